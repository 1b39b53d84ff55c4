using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tests.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Draws;

/// <summary>The worked example of the design, and a small draw with everything in it: ledger, witnesses, exclusions, teams.</summary>
internal static class GivenDraw
{
    /// <summary>Round 38 of a test chain of drand (drand-client, Apache-2.0 or MIT).</summary>
    public const string Round38 = "95c93585c513ebbcb4777ff15599b3140e5ec0295faa0e483f3deadd88fa6d43f0d3703e3a4ce106e8fd6c6987f32126";

    public const string Kind = "inspections.draw-plan-frozen";

    public static readonly DateTimeOffset Frozen = TestKeys.Noon;
    public static readonly DateTimeOffset NotBefore = Frozen.AddHours(1);
    public static readonly PlanLedger Ledger = new(TestKeys.Log.Key().ToString(), [.. TestKeys.Witnesses.Select(key => key.ToString())], 2);

    public static readonly byte[][] Nonces = [.. new[] { "market-regulator-nonce-0001", "notary-nonce-0002", "consumer-association-0003" }.Select(Encoding.ASCII.GetBytes)];

    public static Subject[] FiveSubjects { get; } =
    [
        Subject("91370000A1", "A", 1, 0), Subject("91370000B2", "B", 2, 1), Subject("91370000C3", "C", 4, 2), Subject("91370000D4", "D", 8, 3), Subject("91370000E5", "A", 1, 4),
    ];

    public static TreeHash Seed(int number) => TreeHash.Of(SHA256.HashData(Encoding.ASCII.GetBytes($"seed {number}"))).Value;

    public static string Salt(int number) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"salt {number}")))[..32];

    public static SubjectPool Pool(params IEnumerable<Subject> subjects) => SubjectPool.Of(subjects).Value;

    public static IEnumerable<Subject> Many(int count) => Enumerable.Range(0, count).Select(number => new Subject($"9137{number:D14}", $"3701{1 + (number % 5):D2}", "ABCD"[number % 4].ToString(), 1 + (number % 8), Salt(number)));

    public static DrawPlan WorkedPlan(DrawSuite? suite = null)
    {
        suite ??= DrawSuite.Qd1;
        return new(
            suite, "SD-2026-001", new(Pool(FiveSubjects).Root(suite), 5), [new("all", 5, 2, null, DrawMethod.Tickets)],
            new([.. Nonces.Select(nonce => DrawSeed.Commit(suite, nonce))], BeaconPlan.OfRound(38, chain: null)));
    }

    public static DrawBundle WorkedBundle(DrawSuite? suite = null) => Drawn(
        new(WorkedPlan(suite))
        {
            Subjects = FiveSubjects,
            Reveals = [.. Nonces.Select(nonce => new Reveal(nonce, null, null))],
            Beacon = new(BeaconPlan.Drand) { Round = 38, Signature = Convert.FromHexString(Round38) },
        },
        Pool(FiveSubjects));

    public static DrawPlan Plan(SubjectPool pool, int n, params IReadOnlyList<Stratum> strata) => new(
        DrawSuite.Qd1, "P", new(pool.Root(DrawSuite.Qd1), pool.Count), strata.Count > 0 ? strata : [new("all", pool.Count, n, null, DrawMethod.Equal)],
        new([.. Nonces.Select(nonce => DrawSeed.Commit(DrawSuite.Qd1, nonce))], BeaconPlan.OfRound(38, chain: null)));

    public static Inspector Inspector(int number, int capacity = 10, bool leads = true, string regions = "37", string home = "370100", params string[] recused)
        => new($"I{number:D4}", home, regions.Split(','), ["*"], new DateOnly(2026, 12, 31), leads, capacity, recused, Salt(number));

    public static DrawPlan With(DrawPlan plan, IReadOnlyList<Inspector> inspectors, int size = 2, bool away = false) => plan with
    {
        Inspectors = new(Assigning.Root(plan.Suite, inspectors), inspectors.Count),
        Team = new(size, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30), away),
    };

    public static IReadOnlyList<Inspector> EightInspectors { get; } = [.. Enumerable.Range(0, 8).Select(number => Inspector(number, capacity: 3, leads: number % 2 == 0))];

    /// <summary>40 subjects of two grades and an exclusion; by drand, in the ledger, with teams.</summary>
    public static DrawPlan FullPlan(SubjectPool pool, IReadOnlyList<Exclusion> exclusions)
    {
        var round = ((NotBefore.ToUnixTimeSeconds() - 1692803367) / 3) + 100;
        var plan = With(Plan(pool, 0, new Stratum("low", 19, null, "0.12", DrawMethod.Equal) { Grades = ["A", "B"], Rule = "低风险", Reserves = 2 },
            new Stratum("high", 20, 5, null, DrawMethod.Tickets) { Grades = ["C", "D"], Rule = "高风险" }), EightInspectors);
        return plan with
        {
            Authority = "山东省市场监督管理局",
            Matters = [new("370-12", "《检验检测机构监督管理办法》第二十四条")],
            Exclusions = new(Exclusions.Root(plan.Suite, exclusions), exclusions.Count),
            Ledger = Ledger,
            NotBefore = NotBefore,
            Entropy = plan.Entropy with
            {
                Beacon = BeaconPlan.OfRound(round),
                Fallback = new(BeaconPlan.Witness),
                RevealBy = NotBefore.AddHours(2),
                Parties = ["市场监管局", "公证处", "消费者协会"],
            },
        };
    }

    public static IReadOnlyList<Exclusion> OneExclusion { get; } = [new("913700000000000004", "closed", Salt(4))];

    public static DrawBundle FullBundle(Func<DrawPlan, DrawPlan>? change = null, BeaconEvidence? beacon = null)
    {
        var pool = Pool(Many(40));
        var plan = (change ?? (same => same))(FullPlan(pool, OneExclusion));
        return Drawn(
            new(plan)
            {
                Frozen = Evidence(plan, Frozen),
                Subjects = [.. Many(40)],
                Exclusions = OneExclusion,
                Inspectors = EightInspectors,
                Reveals = [.. Nonces.Select(nonce => new Reveal(nonce, NotBefore.AddHours(1), null))],
                Beacon = beacon ?? new(BeaconPlan.Drand) { Round = plan.Entropy.Beacon.Round, Signature = Convert.FromHexString(Round38) },
            },
            pool);
    }

    /// <summary>The plan as the second of three leaves; both witnesses sign at this time.</summary>
    public static FrozenEvidence Evidence(DrawPlan plan, DateTimeOffset at, string? planHash = null)
    {
        var (subject, salt) = (new Guid("01990000-0000-7000-8000-000000000001"), Salt(1));
        var payload = LedgerLeaf.Payload(Kind, subject, new DateOnly(2026, 3, 3), Encoding.UTF8.GetBytes($$"""{"planHash":"{{planHash ?? plan.Hash().ToString()}}"}""")).Value;
        var entry = new LedgerLeaf(Kind, subject, Frozen, LedgerLeaf.Commit(Convert.FromHexString(salt), payload)).ToBytes();
        return new(Encoding.UTF8.GetString(entry), Encoding.UTF8.GetString(payload), salt, Proof(entry, 3, at));
    }

    public static string Proof(byte[] entry, int size, DateTimeOffset at, params Ed25519NoteSigner[] witnesses)
    {
        var nodes = new NodesInMemory([Merkle.Leaf([1]), Merkle.Leaf(entry), .. Enumerable.Range(2, size - 2).Select(number => Merkle.Leaf([(byte)number]))]);
        var note = TestKeys.Checkpoint(size, nodes.Root);
        witnesses = witnesses.Length > 0 ? witnesses : [TestKeys.FirstWitness, TestKeys.SecondWitness];
        var signed = note.With(witnesses.Select((witness, number) => Cosignature.Sign(witness, note, at.AddSeconds(number))));
        return Encoding.UTF8.GetString(new TlogProof(1, Inclusion.Build(nodes, 1, size).Value, signed).ToBytes());
    }

    /// <summary>Fills in what follows from the rest.</summary>
    public static DrawBundle Drawn(DrawBundle bundle, SubjectPool pool, TreeHash? beacon = null)
    {
        var seed = DrawSeed.Of(bundle.Plan.Suite, bundle.Plan.Hash(), bundle.Reveals.Select(reveal => reveal.Value), beacon ?? bundle.Beacon!.Value);
        var strata = Selecting.Of(bundle.Plan, pool, bundle.Exclusions ?? [], seed).Value;
        var teams = bundle.Plan.Team is null ? null : Assigning.Of(bundle.Plan, bundle.Inspectors!, Assigning.TasksOf(strata, pool), seed).Value.Teams;
        return bundle with { Seed = seed, Strata = strata, Teams = teams };
    }

    private static Subject Subject(string id, string grade, int weight, int salt) => new(id, "370100", grade, weight, string.Concat(Enumerable.Repeat($"{salt:x2}", 16)));
}
