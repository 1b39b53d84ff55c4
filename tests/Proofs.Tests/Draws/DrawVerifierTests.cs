using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Json;
using Zhiheng.Proofs.Tests.Notes;

namespace Zhiheng.Proofs.Tests.Draws;

public class DrawVerifierTests
{
    private static readonly DrawBundle Full = GivenDraw.FullBundle();

    [Fact]
    public void A_draw_with_everything_is_checked_in_every_step()
    {
        var report = DrawVerifier.Check(Full.ToBytes().Value);

        Assert.Null(report.Wrong);
        Assert.All(report.Findings, finding => Assert.True(finding.IsChecked, finding.Words));
        Assert.Equal([DrawStep.Plan, DrawStep.Frozen, DrawStep.Reveals, DrawStep.Beacon, DrawStep.Seed, DrawStep.Selection, DrawStep.Teams, DrawStep.Whole], report.Findings.Select(finding => finding.Step));
        Assert.Null(Full.Plan.Incompleteness());
    }

    /// <summary>Whatever is altered, bit by bit.</summary>
    [Fact]
    public void One_altered_byte_anywhere_is_noticed()
    {
        var bytes = GivenDraw.WorkedBundle().ToBytes().Value;
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= (byte)(1 << (at % 7));
            Assert.NotNull(DrawVerifier.Check(bytes).Wrong);
            bytes[at] ^= (byte)(1 << (at % 7));
        }

        Assert.Null(DrawVerifier.Check(bytes).Wrong);
    }

    public static TheoryData<string, string> Forgeries => new()
    {
        { "reveals.0.r", "proofs.draw.reveal" },
        { "reveals.1.at", "proofs.draw.reveal-late" },
        { "reveals.2.at=early", "proofs.draw.reveal-early" },
        { "reveals.0-", "proofs.draw.reveal-count" },
        { "beacon.round", "proofs.draw.beacon-other" },
        { "beacon.why", "proofs.draw.beacon-other" },
        { "beacon.signature", "proofs.draw.seed" },
        { "seed", "proofs.draw.seed" },
        { "plan.planId", "proofs.draw.frozen-other" },
        { "frozen.salt", "proofs.log.leaf-payload" },
        { "subjects.3.w", "proofs.draw.pool-changed" },
        { "subjects.3-", "proofs.draw.pool-changed" },
        { "exclusions.0.reason", "proofs.draw.pool-changed" },
        { "inspectors.0.capacity", "proofs.draw.pool-changed" },
        { "strata.0.selected.1", "proofs.draw.selected" },
        { "strata.0.selected.1-", "proofs.draw.selected" },
        { "strata.0.reserves.0", "proofs.draw.reserve" },
        { "strata.1.cutoff", "proofs.draw.cut-off" },
        { "teams.0.team.0", "proofs.draw.team" },
        { "teams.0-", "proofs.draw.team" },
        { "extra", "proofs.draw.unknown-member" },
        { "plan.entropy.extra", "proofs.draw.unknown-member" },
        { "plan.strata.0.n", "proofs.draw.member" },
        { "plan.v", "proofs.draw.suite" },
    };

    /// <summary>The forger also makes the digest right.</summary>
    [Theory]
    [MemberData(nameof(Forgeries))]
    public void The_first_thing_that_is_wrong_is_named(string change, string code)
        => Assert.Equal(code, DrawVerifier.Check(Forged(change)).Wrong?.Code);

    [Fact]
    public void A_beacon_that_came_before_the_plan_was_witnessed_is_refused()
    {
        var late = Full with { Frozen = GivenDraw.Evidence(Full.Plan, GivenDraw.NotBefore.AddMinutes(20)) };
        var early = GivenDraw.FullBundle(plan => plan with { Entropy = plan.Entropy with { Beacon = BeaconPlan.OfRound(plan.Entropy.Beacon.Round - 200) } });

        Assert.Equal("proofs.draw.beacon-early", Wrong(late));
        Assert.Equal("proofs.draw.beacon-early", Wrong(early));
    }

    [Fact]
    public void A_plan_without_a_quorum_or_with_strange_keys_is_refused()
    {
        var entry = Encoding.UTF8.GetBytes(Full.Frozen!.Entry);
        var alone = Full with { Frozen = Full.Frozen with { Proof = GivenDraw.Proof(entry, 3, GivenDraw.Frozen, TestKeys.FirstWitness) } };

        Assert.Equal("proofs.checkpoint.quorum", Wrong(alone));
        Assert.Equal("proofs.draw.missing", Wrong(Full with { Frozen = null }));
        Assert.Equal("proofs.draw.key", DrawVerifier.Check(Full.ToBytes().Value, ledgerKeys: [GivenDraw.Ledger.Log]).Wrong?.Code);
        Assert.Null(DrawVerifier.Check(Full.ToBytes().Value, ledgerKeys: [GivenDraw.Ledger.Log, .. GivenDraw.Ledger.Witnesses]).Wrong);
    }

    [Fact]
    public void A_withheld_reveal_counts_as_nothing_and_is_told()
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(40));
        var withheld = GivenDraw.Drawn(Full with { Reveals = [Full.Reveals[0], new(default, null, "未到场"), Full.Reveals[2]] }, pool);

        var report = DrawVerifier.Check(withheld.ToBytes().Value);

        Assert.Null(report.Wrong);
        Assert.Contains(report.Findings, finding => finding.Words.Contains("第 2 方未揭示（未到场）", StringComparison.Ordinal));
        Assert.NotEqual(Full.Seed, withheld.Seed);
    }

    [Fact]
    public void The_witnesses_can_be_the_beacon()
    {
        var at = GivenDraw.NotBefore.AddMinutes(5);
        var plan = GivenDraw.FullBundle().Plan;
        var changed = plan with { Entropy = plan.Entropy with { Beacon = new(BeaconPlan.Witness) } };
        var frozen = GivenDraw.Evidence(changed, GivenDraw.Frozen);
        DrawBundle Of(DateTimeOffset time, params Zhiheng.Proofs.Notes.Ed25519NoteSigner[] witnesses) => new(changed)
        {
            Frozen = frozen, Subjects = Full.Subjects, Exclusions = Full.Exclusions, Inspectors = Full.Inspectors, Reveals = Full.Reveals,
            Beacon = new(BeaconPlan.Witness) { Proof = GivenDraw.Proof(Encoding.UTF8.GetBytes(frozen.Entry), 5, time, witnesses) },
        };
        var value = BeaconCheck.Of(Of(at), FrozenCheck.Of(Of(at), changed.Hash(), null).Value).Value.Value;

        var good = GivenDraw.Drawn(Of(at), GivenDraw.Pool(GivenDraw.Many(40)), value);

        Assert.Null(Wrong(good));
        Assert.Equal("proofs.draw.beacon-early", Wrong(good with { Beacon = Of(GivenDraw.NotBefore.AddSeconds(-1)).Beacon }));
        Assert.Equal("proofs.draw.seed", Wrong(good with { Beacon = Of(at.AddSeconds(1)).Beacon }));
    }

    [Fact]
    public void A_lottery_number_typed_by_two_persons_can_be_the_beacon()
    {
        BeaconPlan lottery = new(BeaconPlan.Lottery) { Game = "双色球", Issue = "2026025", At = GivenDraw.NotBefore.AddMinutes(30) };
        BeaconEvidence said = new(BeaconPlan.Lottery) { Game = "双色球", Issue = "2026025", Number = "01 05 12 20 28 33 07", TypedBy = ["甲", "乙"], Notice = GivenDraw.Seed(1) };
        var bundle = GivenDraw.FullBundle(plan => plan with { Entropy = plan.Entropy with { Beacon = lottery } }, said);

        Assert.Null(Wrong(bundle));
        Assert.Equal("proofs.draw.seed", Wrong(bundle with { Beacon = said with { Number = "01 05 12 20 28 33 08" } }));
        Assert.Equal("proofs.draw.beacon-other", Wrong(bundle with { Beacon = said with { Issue = "2026026" } }));
        Assert.Equal("proofs.draw.member", Wrong(bundle with { Beacon = said with { TypedBy = ["甲", "甲"] } }));
        Assert.Equal("proofs.draw.member", Wrong(bundle with { Beacon = said with { Number = "01  05" } }));
    }

    [Fact]
    public void A_sealed_result_is_opened_later_and_must_be_the_same()
    {
        var salt = Convert.FromHexString(GivenDraw.Salt(9));
        var before = Full.Sealed(salt);
        var after = Full with { Seal = before.Seal! with { Salt = GivenDraw.Salt(9) } };

        var first = DrawVerifier.Check(before.ToBytes().Value);

        Assert.Null(first.Wrong);
        Assert.Contains(first.Findings, finding => finding is { Step: DrawStep.Seal, IsChecked: false });
        Assert.DoesNotContain("selected", Encoding.UTF8.GetString(before.ToBytes().Value), StringComparison.Ordinal);
        Assert.Null(Wrong(after));
        Assert.Equal("proofs.draw.seal", Wrong(Full with { Seal = new(GivenDraw.Seed(1), GivenDraw.Salt(9)) }));
    }

    [Fact]
    public void Where_the_list_is_not_public_disclosed_leaves_and_a_file_are_checked()
    {
        var pool = GivenDraw.Pool(GivenDraw.Many(40));
        DisclosedLeaf Leaf(int index) => new(index, pool[index], pool.PathOf(Full.Plan.Suite, index));
        var hidden = Full with { Subjects = null, Disclosed = [.. Enumerable.Range(0, 40).Where(index => index != 4).Select(Leaf)] };

        var report = DrawVerifier.Check(hidden.ToBytes().Value);

        Assert.Null(report.Wrong);
        Assert.Contains(report.Findings, finding => finding is { Step: DrawStep.Selection, IsChecked: false });
        Assert.Null(DrawVerifier.Check(hidden.ToBytes().Value, pool).Wrong);
        Assert.Equal("proofs.draw.pool-changed", DrawVerifier.Check(hidden.ToBytes().Value, GivenDraw.Pool(GivenDraw.Many(41))).Wrong?.Code);
        Assert.Equal("proofs.draw.own-leaf", Wrong(hidden with { Disclosed = [Leaf(3) with { Index = 2 }] }));
        Assert.True(OwnTicket.Of(hidden, Leaf(4)).Value.IsExcluded);
        Assert.Equal(Leaf(3).Path, DisclosedLeaf.Parse(Leaf(3).ToBytes()).Value.Path);
        var swapped = hidden with { Strata = [hidden.Strata[0] with { Selected = [.. hidden.Strata[0].Reserves, .. hidden.Strata[0].Selected.Skip(2)] }, hidden.Strata[1]], Teams = null };
        Assert.Equal("proofs.draw.own-ticket", Wrong(swapped));
    }

    [Theory]
    [InlineData("", "proofs.json.malformed")]
    [InlineData("[]", "proofs.draw.member")]
    [InlineData("{\"v\":1,\"v\":1}", "proofs.json.duplicate-name")]
    [InlineData("{ }", "proofs.draw.not-canonical")]
    [InlineData("{}", "proofs.draw.missing")]
    [InlineData("{\"v\":\"qd2-bundle\"}", "proofs.draw.member")]
    public void What_is_no_bundle_is_refused_by_name(string text, string code) => Assert.Equal(code, DrawVerifier.Check(Encoding.UTF8.GetBytes(text)).Wrong?.Code);

    [Fact]
    public void Deep_and_large_ones_are_refused_unread()
    {
        Assert.Equal("proofs.json.malformed", DrawVerifier.Check(Encoding.UTF8.GetBytes(new string('[', 1000) + new string(']', 1000))).Wrong?.Code);
        Assert.Equal("proofs.json.too-large", DrawVerifier.Check(new byte[CanonicalJson.MostBytes + 1]).Wrong?.Code);
        Assert.All(Mutations.Of(GivenDraw.WorkedBundle().ToBytes().Value), bytes => _ = DrawVerifier.Check(bytes));
    }

    [Fact]
    public void A_plan_that_cannot_be_sound_is_refused()
    {
        var plan = Full.Plan;
        string? Of(DrawPlan changed) => DrawPlan.Parse(changed.ToBytes()).Refusal?.Code;

        Assert.Null(Of(plan));
        Assert.Equal("proofs.draw.too-few-parties", Of(plan with { Entropy = plan.Entropy with { Commitments = [plan.Entropy.Commitments[0]], Parties = [] } }));
        Assert.Equal("proofs.draw.same-commitment", Of(plan with { Entropy = plan.Entropy with { Commitments = [plan.Entropy.Commitments[0], plan.Entropy.Commitments[0]], Parties = [] } }));
        Assert.Equal("proofs.draw.empty-commitment", Of(plan with { Entropy = plan.Entropy with { Commitments = [plan.Entropy.Commitments[0], DrawSeed.Commit(plan.Suite, [])], Parties = [] } }));
        Assert.Equal("proofs.draw.too-many-drawn", Of(plan with { Strata = [plan.Strata[0] with { Ratio = null, Take = 20 }, plan.Strata[1]] }));
        Assert.Equal("proofs.draw.counts", Of(plan with { Strata = [plan.Strata[0]] }));
        Assert.Equal("proofs.draw.missing", Of(plan with { Ledger = null }));
        Assert.Equal("proofs.draw.missing", (plan with { Authority = null }).Incompleteness()?.Code);
        Assert.NotEqual(plan.Hash(), (plan with { Replaces = GivenDraw.Seed(1) }).Hash());
    }

    private static string? Wrong(DrawBundle bundle) => DrawVerifier.Check(bundle.ToBytes().Value).Wrong?.Code;

    /// <summary>Changes the value at the path (or removes it, with a minus), and makes the digest right again.</summary>
    private static byte[] Forged(string change)
    {
        var bundle = JsonNode.Parse(Full.ToBytes().Value)!.AsObject();
        var path = change.TrimEnd('-').Split('=')[0].Split('.');
        JsonNode node = bundle;
        foreach (var name in path[..^1])
        {
            node = int.TryParse(name, out var number) ? node[number]! : node[name]!;
        }

        if (change.EndsWith('-'))
        {
            node.AsArray().RemoveAt(int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (node is JsonArray array)
        {
            array[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = "I0007x";
        }
        else
        {
            node[path[^1]] = Other(change, node[path[^1]]);
        }

        bundle.Remove("digest");
        bundle["digest"] = DrawSuite.Qd1.Hash(CanonicalJson.Of(bundle).Value).ToString();
        return CanonicalJson.Of(bundle).Value;
    }

    private static JsonNode Other(string change, JsonNode? old) => change switch
    {
        "reveals.1.at" => "2099-01-01T00:00:00Z",
        "reveals.2.at=early" => "2026-01-01T00:00:00Z",
        "plan.v" => "qd2",
        "plan.strata.0.n" or "extra" or "plan.entropy.extra" => 1,
        "beacon.why" => "没有等到",
        _ when old is JsonValue value && value.TryGetValue<long>(out var number) => number + 1,
        _ when old!.GetValue<string>() is var text && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower) => (text[0] == 'a' ? "b" : "a") + text[1..],
        _ => old!.GetValue<string>() + "x",
    };
}
