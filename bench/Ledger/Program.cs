// What the ledger costs, each figure against a peer or a limit in the same run:
//   dotnet run -c Release --project bench/Ledger -- [leaves]
// Leaf hashing against bare SHA-256 over the same bytes; sequencing against 5,000 leaves a second, durable, on SQLite and, when
// ZHIHENG_DB names an empty database, on PostgreSQL; inclusion proofs out of a log of 10 million leaves against 1 ms.
using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Keys;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;
using Zhiheng.Registry.Lookup;

var leaves = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
Hashing();
await Sequencing(null);
if (Environment.GetEnvironmentVariable("ZHIHENG_DB") is { Length: > 0 } server)
{
    await Sequencing(server);
}

Proving(10_000_000);

static void Hashing()
{
    Span<byte> hash = stackalloc byte[32];
    foreach (var size in new[] { 64, 200, 1000 })
    {
        var entry = new byte[size];
        const int Count = 2_000_000;
        var ratios = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Count / 4; i++)
            {
                entry[0] = (byte)i;
                SHA256.HashData(entry, hash);
            }

            var bare = watch.Elapsed;
            watch.Restart();
            for (var i = 0; i < Count / 4; i++)
            {
                entry[0] = (byte)i;
                Merkle.Leaf(entry);
            }

            ratios.Add(bare / watch.Elapsed);
        }

        ratios.Sort();
        Console.WriteLine($"leaf hash of {size} bytes: {ratios[2]:P0} of bare SHA-256 (limit 70 %)");
    }
}

async Task Sequencing(string? connection)
{
    var folder = Directory.CreateTempSubdirectory("zhiheng-ledger-").FullName;
    await using var database = Database.Open(connection, folder, TimeProvider.System);
    await new Migrator(database, TimeProvider.System).Migrate(
        [typeof(Database).Assembly, typeof(CertificateLookup).Assembly, typeof(Sequencer).Assembly], CancellationToken.None);
    var sequencer = new Sequencer(database, new LogKeys(new KeyFolder(folder)), TimeProvider.System);
    var rates = new List<double>();
    for (var round = 0; round < 3; round++)
    {
        await Write(database, leaves);
        var watch = Stopwatch.StartNew();
        var all = 0;
        while (await sequencer.Integrate(CancellationToken.None) is > 0 and var some)
        {
            all += some;
        }

        rates.Add(all / watch.Elapsed.TotalSeconds);
    }

    rates.Sort();
    Console.WriteLine($"sequencing on {database.Dialect}: {rates[1]:N0} leaves/s durable, {rates[1] / 5000:N1} times the limit of 5,000");
    Directory.Delete(folder, recursive: true);
}

static async Task Write(Database database, int count)
{
    var content = System.Text.Json.JsonDocument.Parse("""{"获证组织":"济南演示机械制造有限公司","认证范围":"数控机床的设计与制造","认证依据":"GB/T 19001-2016/ISO 9001:2015"}""").RootElement;
    var act = new Act("bench", Capacity.System, TimeProvider.System.GetUtcNow(), "bench");
    for (var done = 0; done < count; done += 10_000)
    {
        await using var work = await database.Begin(act, CancellationToken.None);
        await work.Commit(
            [.. Enumerable.Range(done, Math.Min(10_000, count - done)).Select(i => JournalEntry.Public(
                Guid.CreateVersion7(act.At),
                new CertificateReported($"code{i}", "CNCA-R-2999-001", "A01", $"N{i}", "YY", "济南演示机械制造有限公司", new DateOnly(2026, 1, 1), null, content)))],
            CancellationToken.None);
    }
}

static void Proving(long size)
{
    var tiles = new Dictionary<(int, long), ArrayBufferWriter<byte>>();
    var frontier = new Frontier();
    Span<byte> entry = stackalloc byte[8];
    for (var i = 0L; i < size; i++)
    {
        BitConverter.TryWriteBytes(entry, i);
        foreach (var node in frontier.Append(Merkle.Leaf(entry)))
        {
            if (node.Level % 8 == 0)
            {
                ref var tile = ref CollectionsMarshal.GetValueRefOrAddDefault(tiles, (node.Level / 8, node.Index >> 8), out _);
                (tile ??= new ArrayBufferWriter<byte>(8192)).Write(node.Hash.Bytes);
            }
        }
    }

    var checkpoint = new Checkpoint("bench", size, frontier.Root);
    var (read, most, times) = (0, 0, new List<double>());
    for (var i = 0; i < 2000; i++)
    {
        var reader = new LogReader(checkpoint, path => tiles[(path.Level, path.Index)].WrittenMemory[..(path.Width * 32)]);
        var watch = Stopwatch.StartNew();
        var proof = reader.InclusionOf(i * (size / 2000));
        times.Add(watch.Elapsed.TotalMilliseconds);
        read = reader.TilesRead;
        most = Math.Max(most, read);
        if (proof.IsRefused)
        {
            throw new InvalidOperationException(proof.Refusal!.Message);
        }
    }

    times.Sort();
    Console.WriteLine($"inclusion proof at {size:N0} leaves: median {times[1000]:N2} ms, p99 {times[1980]:N2} ms (limit 1 ms), at most {most} tiles (limit {2 * Math.Ceiling(Math.Log(size, 256)):N0})");
}
