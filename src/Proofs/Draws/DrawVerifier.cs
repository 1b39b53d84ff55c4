using System.Text;
using Zhiheng.Proofs.Json;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>What a verifier looks at, in this order.</summary>
public enum DrawStep
{
    Plan,
    Frozen,
    Reveals,
    Beacon,
    Seed,
    Selection,
    Teams,
    Seal,
    Whole,
}

/// <summary>One step. Where <paramref name="IsChecked"/> is false it could not be looked at, and the words say what is missing.</summary>
public sealed record DrawFinding(DrawStep Step, bool IsChecked, string Words);

/// <summary>The first thing that is wrong, or null; what was looked at before; the bundle if it could be read.</summary>
public sealed record DrawReport(ProofRefusal? Wrong, IReadOnlyList<DrawFinding> Findings, DrawBundle? Bundle);

/// <summary>Computes a published draw again, from nothing but what was published.</summary>
public static class DrawVerifier
{
    /// <param name="utf8">The bundle.</param>
    /// <param name="list">The list of subjects where it lies in a file of its own.</param>
    /// <param name="ledgerKeys">Verifier keys of the log and of witnesses that the reader trusts; null: those that the plan names are believed.</param>
    public static DrawReport Check(ReadOnlySpan<byte> utf8, SubjectPool? list = null, IReadOnlyCollection<string>? ledgerKeys = null)
    {
        var bundle = DrawBundle.Parse(utf8);
        if (bundle.IsRefused)
        {
            return new(bundle.Refusal, [], null);
        }

        var findings = new List<DrawFinding>();
        var wrong = Steps(bundle.Value, list, ledgerKeys, findings) ?? Whole(bundle.Value, utf8, findings);
        return new(wrong, findings, bundle.Value);
    }

    private static ProofRefusal? Steps(DrawBundle bundle, SubjectPool? list, IReadOnlyCollection<string>? keys, List<DrawFinding> findings)
    {
        var plan = bundle.Plan;
        var hash = plan.Hash();
        findings.Add(new(DrawStep.Plan, true, $"方案“{plan.PlanId}”（{plan.Suite.Name}）的散列值为 {hash}。"));
        var frozen = FrozenCheck.Of(bundle, hash, keys);
        if (frozen.IsRefused)
        {
            return frozen.Refusal;
        }

        findings.Add(frozen.Value.Finding);
        if (bundle.IsSealed)
        {
            findings.Add(new(DrawStep.Seal, false, $"结果已封存，散列值 {bundle.Seal!.Hash}；公布后方可核对。"));
            return null;
        }

        var beacon = BeaconCheck.Of(bundle, frozen.Value);
        return RevealCheck.Of(bundle, frozen.Value, findings)
            ?? (beacon.IsRefused ? beacon.Refusal : Seed(bundle, hash, beacon.Value, findings))
            ?? SelectionCheck.Of(bundle, list, findings)
            ?? TeamCheck.Of(bundle, list, findings)
            ?? Seal(bundle, findings);
    }

    private static ProofRefusal? Seed(DrawBundle bundle, TreeHash hash, BeaconCheck beacon, List<DrawFinding> findings)
    {
        findings.Add(beacon.Finding);
        var seed = DrawSeed.Of(bundle.Plan.Suite, hash, bundle.Reveals.Select(reveal => reveal.Value), beacon.Value);
        findings.Add(new(DrawStep.Seed, true, $"由方案、揭示值和信标重新算得种子 {seed}。"));
        return seed == bundle.Seed ? null : ProofRefusals.DrawSeedWrong(seed.ToString());
    }

    private static ProofRefusal? Seal(DrawBundle bundle, List<DrawFinding> findings)
    {
        if (bundle.Seal is not { Salt: { } salt } seal)
        {
            return null;
        }

        findings.Add(new(DrawStep.Seal, true, $"结果与封存的散列值 {seal.Hash} 相符；请与检查前公布的比较。"));
        return bundle.SealOf(salt) == seal.Hash ? null : ProofRefusals.DrawSealWrong();
    }

    private static ProofRefusal? Whole(DrawBundle bundle, ReadOnlySpan<byte> utf8, List<DrawFinding> findings)
    {
        var json = CanonicalJson.Parse(utf8).Value;
        if (DrawBundle.DigestOf(bundle.Plan.Suite, json).ToString() != json.GetProperty("digest").GetString())
        {
            return ProofRefusals.DrawDigest();
        }

        findings.Add(new(DrawStep.Whole, true, "整份文件与其自身的散列值相符。"));
        return null;
    }
}
