// What a draw costs, against the bare hashes of which it consists, in the same process:
//   dotnet run -c Release --project bench/Draw -- [subjects] [rounds] [folder]
// The folder gets the bundle and one firm's leaf, for own-check.sh.
// 1 % of 5,000,000 subjects in 100 strata, with Merkle root and bundle; peer: as many HMAC-SHA256 and SHA-256 of the framework over messages of
// the same length, on as many threads. Then the verification of the bundle, and 50,000 tasks for 5,000 inspectors. Salts are derived.
// The second peer is as many compressions by the function that the draw itself uses: what is left is everything but hashing. 0 rounds: only tasks, one for each 100 subjects.
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tree;

var subjects = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5_000_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var threads = Environment.ProcessorCount;
var regions = Enumerable.Range(1, 25).Select(number => $"37{number:D2}00").ToArray();
string[] grades = ["A", "B", "C", "D"];
Stratum[] strata = [.. regions.SelectMany((region, r) => grades.Select((grade, g) => new Stratum($"{region}-{grade}", Members(r, g), null, "0.01", DrawMethod.Equal) { Grades = [grade], Regions = [region], Reserves = 20 }))];
byte[][] nonces = [SHA256.HashData("one"u8), SHA256.HashData("two"u8)];

var (ratios, verifications) = (new List<double>(), new List<double>());
DrawBundle bundle = null!;
SubjectPool pool = null!;
for (var round = 1; round <= rounds; round++)
{
    (pool, bundle) = (null!, null!);
    pool = Pool();
    GC.Collect();
    var bare = Time(Bare);
    var least = Time(Least);
    byte[] bytes = [];
    var draw = Time(() => (bundle, bytes) = Draw(pool));

    // A list that has not computed its root.
    pool = Pool();
    var verify = Time(() => Must(DrawVerifier.Check(bytes, pool).Wrong is null));
    ratios.Add(draw / bare);
    verifications.Add(verify / draw);
    Console.WriteLine($"  round {round}: bare {bare.TotalSeconds:N2} s, draw {draw.TotalSeconds:N2} s = {draw / bare:N2} ({draw / least:N2} of the same compressions), verification {verify.TotalSeconds:N2} s = {verify / draw:N2} of the draw, bundle {bytes.Length / 1e6:N2} MB");
}

if (rounds == 0)
{
    Assign(subjects / 100);
    return;
}

Console.WriteLine($"drawing {bundle.Strata.Sum(result => result.Selected.Count):N0} of {subjects:N0} in {strata.Length} strata: {Median(ratios):N2} of bare (limit 1.5) on {threads} threads; verification {Median(verifications):N2} of the draw (limit 1)");
Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:N0} MB (limit 1,024 MB)");
if (args.Length > 2)
{
    var folder = Directory.CreateDirectory(args[2]).FullName;
    File.WriteAllBytes(Path.Combine(folder, "bundle.json"), bundle.ToBytes().Value);
    var (index, id) = (subjects / 2, pool[subjects / 2].Id);
    File.WriteAllBytes(Path.Combine(folder, "own.json"), new DisclosedLeaf(index, pool[index], pool.PathOf(DrawSuite.Qd1, index)).ToBytes());
    Console.WriteLine($"{folder}: bundle of {subjects:N0} subjects and the leaf of {id}");
}

FromFile();
Assign();
return;

int Members(int region, int grade) => Enumerable.Range(0, subjects % 100).Count(index => index % 25 == region && index / 25 % 4 == grade) + (subjects / 100);

SubjectPool Pool()
{
    var builder = new SubjectPoolBuilder(subjects);
    Span<byte> salt = stackalloc byte[16];
    for (var index = 0; index < subjects; index++)
    {
        BinaryPrimitives.WriteUInt64BigEndian(salt, (ulong)index * 0x9E3779B97F4A7C15);
        BinaryPrimitives.WriteUInt64BigEndian(salt[8..], (ulong)index * 0xC2B2AE3D27D4EB4F);
        Must(builder.Add(new Subject($"91370{index:D13}", regions[index % 25], grades[index / 25 % 4], 1, Convert.ToHexStringLower(salt))) is null);
    }

    return builder.Build().Value;
}

(DrawBundle Bundle, byte[] Bytes) Draw(SubjectPool pool)
{
    var plan = new DrawPlan(
        DrawSuite.Qd1, "BENCH", new(pool.Root(DrawSuite.Qd1), pool.Count), strata,
        new([.. nonces.Select(nonce => DrawSeed.Commit(DrawSuite.Qd1, nonce))], BeaconPlan.OfRound(38, chain: null)));
    var beacon = new BeaconEvidence(BeaconPlan.Drand) { Round = 38, Signature = new byte[48] };
    var seed = DrawSeed.Of(DrawSuite.Qd1, plan.Hash(), nonces.Select(nonce => (ReadOnlyMemory<byte>)nonce), beacon.Value);
    var drawn = new DrawBundle(plan)
    {
        Reveals = [.. nonces.Select(nonce => new Reveal(nonce, null, null))], Beacon = beacon, Seed = seed, Strata = Selecting.Of(plan, pool, [], seed).Value,
    };
    return (drawn, drawn.ToBytes().Value);
}

void Bare()
{
    var seed = SHA256.HashData("seed"u8);
    var per = subjects / threads;
    Parallel.For(0, threads, thread =>
    {
        var message = Encoding.ASCII.GetBytes("subject\0370100-A\0913700000000000000\0\0\0\0\0");
        byte[] leaf = [0, .. new Subject("913700000000000000", "370100", "A", 1, new string('0', 32)).ToBytes()];
        Span<byte> hash = stackalloc byte[32];
        for (var index = thread * per; index < (thread + 1) * per; index++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(20), index);
            BinaryPrimitives.WriteInt32BigEndian(leaf.AsSpan(20), index);
            HMACSHA256.HashData(seed, message, hash);
            SHA256.HashData(leaf, hash);
        }
    });
}

void Least()
{
    var per = subjects / threads;
    Parallel.For(0, threads, thread =>
    {
        byte[] message = new byte[42], leaf = new byte[105];
        for (var index = thread * per; index < (thread + 1) * per; index++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message, index);
            BinaryPrimitives.WriteInt32BigEndian(leaf, index);
            DrawSuite.Qd1.Hash(message);
            DrawSuite.Qd1.Hash(message);
            DrawSuite.Qd1.Hash(leaf);
        }
    });
}

void FromFile()
{
    var file = Path.GetTempFileName();
    using (var output = File.Create(file, 1 << 20))
    {
        SubjectLines.Write(pool, output);
    }

    (pool, var bytes) = (null!, bundle.ToBytes().Value);
    var time = Time(() =>
    {
        using var input = File.OpenRead(file);
        Must(DrawVerifier.Check(bytes, SubjectLines.Read(input, subjects).Value).Wrong is null);
    });
    Console.WriteLine($"verification with the list read from a file of {new FileInfo(file).Length / 1e6:N0} MB: {time.TotalSeconds:N2} s");
    File.Delete(file);
}

void Assign(int count = 50_000)
{
    var cities = Enumerable.Range(1, 16).Select(number => $"37{number:D2}").ToArray();
    Inspector[] inspectors = [.. Enumerable.Range(0, 5000).Select(number => new Inspector(
        $"I{number:D5}", $"{cities[number % 16]}{1 + (number / 16 % 8):D2}", [cities[number % 16], cities[(number + 5) % 16], cities[(number * 7) % 16]],
        number / 16 % 4 == 0 ? ["*"] : number / 16 % 4 == 1 ? ["other"] : ["item", "other"], new DateOnly(2026, 12, 31), number % 3 != 0, Math.Max(1, count * 34 / 50_000),
        [.. Enumerable.Range(0, 5).Select(edge => $"S{(number * 131 + edge * 7919) % 50_000:D5}")], new string('0', 32)))];
    DrawTask[] tasks = [.. Enumerable.Range(0, count).Select(number => new DrawTask("all", $"S{number:D5}", $"{cities[number % 16]}{1 + (number / 16 % 8):D2}"))];
    var plan = new DrawPlan(DrawSuite.Qd1, "BENCH", new(default, 50_000), [new("all", 50_000, 50_000, null, DrawMethod.Equal)], new([default, Merkle.Empty], BeaconPlan.OfRound(38)))
    {
        Matters = [new("item", "basis")],
        Inspectors = new(Assigning.Root(DrawSuite.Qd1, inspectors), inspectors.Length),
        Team = new(2, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30), Away: true),
    };
    Assignment assignment = null!;
    var time = Time(() => assignment = Assigning.Of(plan, inspectors, tasks, Merkle.Empty).Value);
    Console.WriteLine($"assigning {tasks.Length:N0} tasks to {inspectors.Length:N0} inspectors with recusal, scope and region: {time.TotalSeconds:N1} s, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:N1} s of processor so far (limit 30 s), {assignment.Unfilled.Count:N0} unfilled");
}

static TimeSpan Time(Action action)
{
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed;
}

static void Must(bool holds)
{
    if (!holds)
    {
        throw new InvalidOperationException("A draw that does not verify is no measurement.");
    }
}

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}
