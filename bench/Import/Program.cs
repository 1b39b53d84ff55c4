// How fast a reporting file enters the register, against the fastest way to load the same file into one bare table:
// the sqlite3 shell's .import, and psql's \copy. Same file, same machine, one after the other, several rounds.
//
//   dotnet run -c Release --project bench/Import -- [rows] [rounds]
//
// ZHIHENG_DB (a PostgreSQL connection string whose user may create databases) adds the PostgreSQL half.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Demo;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Web;

var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var server = Environment.GetEnvironmentVariable("ZHIHENG_DB");
var folder = Directory.CreateTempSubdirectory("zhiheng-bench-").FullName;
var province = new DemoProvince(20260101, DemoSize.City, new DateOnly(2026, 6, 1));
var demo = province.ScaleRows(rows);
var csv = Path.Combine(folder, "report.csv");
await using (var target = File.Create(csv))
{
    DemoCsv.Write(target, demo);
}

Console.WriteLine($"{rows:N0} rows of template {demo.TemplateNo}, {demo.Header.Count} columns, {new FileInfo(csv).Length / 1e6:N0} MB, {rounds} rounds");
try
{
    await Compare("SQLite", () => SqliteImport(), ".import", () => Shell("sqlite3", $"{folder}/bare.db", $".mode csv\n.import {csv} bare\n"));
    if (server is not null)
    {
        await Compare("PostgreSQL", () => PostgresImport(), "\\copy", () => PsqlCopy());
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task Compare(string name, Func<Task<long>> ours, string peerName, Func<Task> peer)
{
    var oursRates = new List<double>();
    var peerRates = new List<double>();
    var peak = 0L;
    for (var round = 0; round < rounds; round++)
    {
        File.Delete($"{folder}/bare.db");
        peerRates.Add(rows / await Seconds(peer));
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        peak = Math.Max(peak, await ours());
        oursRates.Add(rows / watch.Elapsed.TotalSeconds);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Console.WriteLine($"  round {round + 1}: {cpu.TotalMicroseconds / rows:N0} µs of processor a row; report {oursRates[^1]:N0} rows/s, {peerName} {peerRates[^1]:N0} rows/s, ratio {oursRates[^1] / peerRates[^1]:P0}");
    }

    var ratio = Median([.. oursRates.Zip(peerRates, (a, b) => a / b)]);
    Console.WriteLine($"{name}: report {Median(oursRates):N0} rows/s (target 10,000 on SQLite), {peerName} {Median(peerRates):N0} rows/s, ratio {ratio:P0} (target 25 %), managed memory at most {peak / 1e6:N0} MB");
}

async Task<long> SqliteImport()
{
    var data = Path.Combine(folder, "data");
    if (Directory.Exists(data))
    {
        Directory.Delete(data, recursive: true);
    }

    return await Report(data, null);
}

async Task<long> PostgresImport()
{
    var name = "zhiheng_bench";
    await OnServer($"drop database if exists {name} with (force)", $"create database {name}");
    return await Report(Path.Combine(folder, "data-pg"), new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
}

async Task<long> Report(string data, string? connection)
{
    var services = new ServiceCollection();
    ZhihengApp.AddRegister(services, new AppSettings(data, connection, []));
    await using var provider = services.BuildServiceProvider();
    var database = provider.GetRequiredService<Database>();
    await new Migrator(database, TimeProvider.System).Migrate(Modules.All, CancellationToken.None);
    var body = province.Bodies.Single(b => b.ApprovalNo == demo.BodyApprovalNo);
    var act = new Act("bench", Capacity.Operator, TimeProvider.System.GetUtcNow(), "measure");
    await provider.GetRequiredService<RegisterBodyHandler>().Handle(
        new RegisterBody(body.ApprovalNo, body.Name, body.CreditCode.Value, null, body.SchemeCodes, new DateOnly(2010, 1, 1), null, IsDemo: true), act, CancellationToken.None);
    using var file = ReportFile.Open(csv, FileLimits.Default).Value;
    var watch = new Memory();
    var outcome = await provider.GetRequiredService<ImportReport>().Handle(
        demo.BodyApprovalNo, file.ToSource("report.csv", null), act, demo.ReportedOn, watch, CancellationToken.None);
    if (outcome.IsRefused || outcome.Value.Rejected > 0 || outcome.Value.RowsDone != rows)
    {
        throw new InvalidOperationException(outcome.IsRefused ? outcome.Refusal.Message : $"{outcome.Value}");
    }

    return watch.Peak;
}

async Task PsqlCopy()
{
    var target = new NpgsqlConnectionStringBuilder(server);
    var columns = string.Join(", ", demo.Header.Select(h => $"\"{h}\" text"));
    await OnServer("drop table if exists bench_bare", $"create table bench_bare ({columns})");
    await Shell(
        "psql",
        $"host={target.Host} port={target.Port} user={target.Username} password={target.Password} dbname={target.Database}",
        $"\\copy bench_bare from '{csv}' with (format csv, header true)\n");
    await OnServer("drop table bench_bare");
}

async Task OnServer(params string[] statements)
{
    await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
    foreach (var sql in statements)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

static async Task Shell(string program, string argument, string input)
{
    var start = new ProcessStartInfo(program, [argument]) { RedirectStandardInput = true, RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    await process.StandardInput.WriteAsync(input);
    process.StandardInput.Close();
    await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{program} failed");
    }
}

static async Task<double> Seconds(Func<Task> work)
{
    var watch = Stopwatch.StartNew();
    await work();
    return watch.Elapsed.TotalSeconds;
}

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}

/// <summary>The largest managed heap seen while rows were going in.</summary>
internal sealed class Memory : IProgress<ImportProgress>
{
    public long Peak { get; private set; }

    public void Report(ImportProgress value) => Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: false));
}
