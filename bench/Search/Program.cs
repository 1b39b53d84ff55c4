// Name search against LIKE '%…%' on the same table: dotnet run -c Release --project bench/Search -- [names]
// SQLite in a temporary folder, and PostgreSQL too when ZHIHENG_DB names an empty database.
using System.Diagnostics;
using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry;
using Zhiheng.Registry.Lookup;
using Zhiheng.Bench.Search;

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var chance = new MadeUpNames(20260601);
var names = new List<string>(count);
var brands = new List<(int At, int Length)>(count);
for (var i = 0; i < count; i++)
{
    var (text, at, length) = chance.Next();
    names.Add(text);
    brands.Add((at, length));
}

var questions = Question.Ask(names, brands, chance);
Console.WriteLine($"{count:n0} names, {names.Average(n => n.Length):f1} characters on average; e.g. {string.Join(' ', names.Take(4))}");
var folder = Directory.CreateTempSubdirectory("zhiheng-search-").FullName;
foreach (var connection in new[] { null, Environment.GetEnvironmentVariable("ZHIHENG_DB") }.Take(Environment.GetEnvironmentVariable("ZHIHENG_DB") is null ? 1 : 2))
{
    await using var database = Database.Open(connection, folder, TimeProvider.System);
    await new Migrator(database, TimeProvider.System).Migrate(Modules.All, CancellationToken.None);
    await new Trial(database, names, questions).Run();
    await new Lists(database, names, chance).Run();
}

Directory.Delete(folder, recursive: true);
