// Certificate look-up by number over HTTP against a bare minimal-API endpoint in the same process that returns the same bytes
// from memory; both are asked the same addresses. Load by wrk (one thread, 32 connections), in turn, several rounds; medians of the ratios are printed.
//
//   dotnet run -c Release --project bench/Verify -- FOLDER [SMALL] [seconds] [rounds]
//
// FOLDER holds a register of 1,000,000 certificates (`./zhiheng seed --size province --data FOLDER`); ZHIHENG_DB names PostgreSQL
// instead of the file in it (copy-to-postgres.sh fills it). SMALL holds a register of 10,000 certificates (`seed --size city`, then
// delete from registry_certificate where id not in (select id from registry_certificate limit 10000)): with it the throughput at
// 1,000,000 (the 20,000 often-asked numbers) is compared with that at 10,000 (all of them), in the same rounds.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web;

var folder = Path.GetFullPath(args[0]);
var small = args.Length > 1 && args[1].Length > 0 ? Path.GetFullPath(args[1]) : null;
var seconds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 6;
var rounds = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 3;

await using var app = await Serve(folder, Environment.GetEnvironmentVariable("ZHIHENG_DB"), 5085);
var numbers = await Numbers(app.Services.GetRequiredService<Database>());
Console.WriteLine($"{numbers.Count:N0} certificates on {app.Services.GetRequiredService<Database>().Dialect}");
var answer = await app.Services.GetRequiredService<NumberLookup>().Verify(numbers[0]);
await using var bare = await Bare(answer.Json.ToArray());

var temporary = Directory.CreateTempSubdirectory("zhiheng-wrk-").FullName;
var often = Script(Path.Combine(temporary, "often"), [.. Spread(numbers, 20_000)]);
var uniform = Script(Path.Combine(temporary, "uniform"), numbers);
await Wrk("http://127.0.0.1:5086", often, 2);
await Wrk("http://127.0.0.1:5085", uniform, 2 * seconds);
await Wrk("http://127.0.0.1:5085", often, 3 * seconds);

var oftenRatios = new List<double>();
var uniformRatios = new List<double>();
for (var round = 1; round <= rounds; round++)
{
    var bareOften = await Wrk("http://127.0.0.1:5086", often, seconds);
    var hot = await Wrk("http://127.0.0.1:5085", often, seconds);
    var bareUniform = await Wrk("http://127.0.0.1:5086", uniform, seconds);
    var cold = await Wrk("http://127.0.0.1:5085", uniform, seconds);
    oftenRatios.Add(hot / bareOften);
    uniformRatios.Add(cold / bareUniform);
    Console.WriteLine($"  round {round}: 20,000 often asked {hot:N0}/s of {bareOften:N0}/s bare = {hot / bareOften:P0}, uniform {cold:N0}/s of {bareUniform:N0}/s = {cold / bareUniform:P0}");
}

Console.WriteLine($"often asked: {Median(oftenRatios):P0} of bare (target 70 %)");
Console.WriteLine($"uniform: {Median(uniformRatios):P0} of bare (target 50 % on SQLite, 25 % on PostgreSQL)");
if (small is not null)
{
    await using var other = await Serve(small, null, 5087);
    var few = await Numbers(other.Services.GetRequiredService<Database>());
    var all = Script(Path.Combine(temporary, "few"), few);
    await Wrk("http://127.0.0.1:5087", all, seconds);
    var sizes = new List<double>();
    for (var round = 1; round <= rounds; round++)
    {
        var atFew = await Wrk("http://127.0.0.1:5087", all, seconds);
        var atMany = await Wrk("http://127.0.0.1:5085", often, seconds);
        sizes.Add(atMany / atFew);
        Console.WriteLine($"  round {round}: {atMany:N0}/s at {numbers.Count:N0} certificates, {atFew:N0}/s at {few.Count:N0} = {atMany / atFew:P0}");
    }

    Console.WriteLine($"throughput at {numbers.Count:N0} is {Median(sizes):P0} of that at {few.Count:N0} (target 80 %)");
}

Directory.Delete(temporary, recursive: true);

static async Task<WebApplication> Serve(string folder, string? connection, int port)
{
    var app = ZhihengApp.Build(new AppSettings(folder, connection, [$"http://127.0.0.1:{port}"])
    {
        RequestsPerMinute = int.MaxValue,
        RunsJobs = false,
    });
    await app.StartAsync();
    return app;
}

async Task<List<string>> Numbers(Database database)
{
    await using var session = await database.Read(CancellationToken.None);
    return [.. await session.Query<string>("select number from registry_certificate", null, CancellationToken.None)];
}

static IEnumerable<string> Spread(List<string> all, int count)
{
    var step = Math.Max(1, all.Count / count);
    for (var i = 0; i < all.Count && count-- > 0; i += step)
    {
        yield return all[i];
    }
}

async Task<WebApplication> Bare(byte[] bytes)
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls("http://127.0.0.1:5086");
    var simple = builder.Build();
    simple.MapGet("/api/v1/verify/{**number}", () => Results.Bytes(bytes, "application/json; charset=utf-8"));
    await simple.StartAsync();
    return simple;
}

// wrk reads the numbers once and then picks at random; its own cost is the same for both scripts.
static string Script(string path, List<string> all)
{
    File.WriteAllLines(path + ".txt", all.Select(Uri.EscapeDataString));
    File.WriteAllText(
        path + ".lua",
        $$"""
        local numbers = {}
        for line in io.lines("{{path}}.txt") do numbers[#numbers + 1] = line end
        math.randomseed(20260101)
        request = function()
          return wrk.format("GET", "/api/v1/verify/" .. numbers[math.random(#numbers)])
        end
        """);
    return path + ".lua";
}

static async Task<double> Wrk(string url, string script, int seconds)
{
    string[] arguments = ["-s", script, "-t1", "-c32", $"-d{seconds}s", url];
    using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
    var said = await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    if (said.Contains("Non-2xx", StringComparison.Ordinal))
    {
        throw new InvalidOperationException(said);
    }

    return double.Parse(Regex.Match(said, @"Requests/sec:\s+([\d.]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);
}

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}
