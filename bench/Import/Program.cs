// How fast a reporting file enters the register, against the fastest way to load the same file into one bare table:
// the sqlite3 shell's .import, and psql's \copy. Same file, same machine, one after the other, several rounds.
//
//   dotnet run -c Release --project bench/Import -- [rows] [rounds] [ledger]
//
// With "ledger" the peer is the same import without a ledger: no queue, no sequencer beside it. Limit: at most 15 % slower.
// ZHIHENG_DB (a PostgreSQL connection string whose user may create databases) adds the PostgreSQL half.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Ledger.Logs;
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
    if (args.Contains("ledger"))
    {
        await CompareLedger("SQLite", ledger => SqliteImport(ledger));
        if (server is not null)
        {
            await CompareLedger("PostgreSQL", ledger => PostgresImport(ledger));
        }

        return;
    }

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

async Task CompareLedger(string name, Func<bool, Task<long>> import)
{
    await import(true);
    var ratios = new List<double>();
    for (var round = 0; round < rounds; round++)
    {
        // In turn first and second, because the second of two is warmer.
        var first = await Seconds(() => import(round % 2 == 0));
        var second = await Seconds(() => import(round % 2 != 0));
        var (with, without) = round % 2 == 0 ? (first, second) : (second, first);
        ratios.Add(without / with);
        Console.WriteLine($"  round {round + 1}: {rows / with:N0} rows/s with the ledger, {rows / without:N0} without, {without / with:P0}");
    }

    Console.WriteLine($"{name}: with the ledger {Median(ratios):P0} of the rate without (limit 85 %)");
}

async Task<long> SqliteImport(bool? ledger = null)
{
    var data = Path.Combine(folder, "data");
    if (Directory.Exists(data))
    {
        Directory.Delete(data, recursive: true);
    }

    return await Report(data, null, ledger);
}

async Task<long> PostgresImport(bool? ledger = null)
{
    var name = "zhiheng_bench";
    await OnServer($"drop database if exists {name} with (force)", $"create database {name}");
    return await Report(Path.Combine(folder, "data-pg"), new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString, ledger);
}

async Task<long> Report(string data, string? connection, bool? ledger)
{
    var services = new ServiceCollection();
    ZhihengApp.AddRegister(services, new AppSettings(data, connection, []));
    await using var provider = services.BuildServiceProvider();
    var database = provider.GetRequiredService<Database>();
    await new Migrator(database, TimeProvider.System).Migrate(Scripts.All, CancellationToken.None);
    using var stop = new CancellationTokenSource();
    var growing = await Ledger(provider, ledger, stop.Token);
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

    await stop.CancelAsync();
    await growing;
    return watch.Peak;
}

// null: facts wait for a sequencer that does not run, as while no server runs. True: one runs beside. False: there is no ledger at all.
static async Task<Task> Ledger(ServiceProvider provider, bool? ledger, CancellationToken stop)
{
    var database = provider.GetRequiredService<Database>();
    if (ledger == false)
    {
        await using var work = await database.Begin(new Act("bench", Capacity.Operator, TimeProvider.System.GetUtcNow(), "measure"), CancellationToken.None);
        await work.Execute($"drop trigger platform_journal_unsequenced{(database.Dialect == Dialect.Postgres ? " on platform_journal" : "")}", null, CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }

    return ledger != true ? Task.CompletedTask : Task.Run(async () =>
    {
        var sequencer = provider.GetRequiredService<Sequencer>();
        while (!stop.IsCancellationRequested)
        {
            if (await sequencer.Integrate(CancellationToken.None) < Sequencer.MostLeaves)
            {
                await Task.Delay(500, CancellationToken.None);
            }
        }
    }, CancellationToken.None);
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
