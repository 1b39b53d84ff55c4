using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>The 32 bytes of the beacon, from the evidence; refused where it is not the beacon of the plan or came before the plan was fixed.</summary>
internal sealed record BeaconCheck(TreeHash Value, DrawFinding Finding)
{
    public static Proof<BeaconCheck> Of(DrawBundle bundle, FrozenCheck frozen)
    {
        var evidence = bundle.Beacon!;
        var planned = evidence.Why is null ? bundle.Plan.Entropy.Beacon : bundle.Plan.Entropy.Fallback;
        if (planned is null || planned.Type != evidence.Type || planned.Round != evidence.Round || planned.Game != evidence.Game || planned.Issue != evidence.Issue)
        {
            return ProofRefusals.DrawBeaconOther();
        }

        return evidence.Type == BeaconPlan.Witness ? Witnessed(bundle, evidence, frozen) : Announced(evidence, planned, bundle.Plan, frozen);
    }

    private static Proof<BeaconCheck> Announced(BeaconEvidence evidence, BeaconPlan planned, DrawPlan plan, FrozenCheck frozen)
    {
        if (planned.Due is { } due && ((frozen.Since is { } since && due <= since) || due < plan.NotBefore))
        {
            return ProofRefusals.DrawBeaconEarly(DrawText.Write(due));
        }

        var what = evidence.Type == BeaconPlan.Drand
            ? $"drand 第 {evidence.Round} 轮（核对了签名的散列值；BLS 签名请用 drand 的程序核对）"
            : $"“{evidence.Game}”第 {evidence.Issue} 期中奖号码 {evidence.Number}（请与公告核对）";
        return new BeaconCheck(evidence.Value, new(DrawStep.Beacon, true, $"信标：{what}{(evidence.Why is { } why ? $"；改用备用信标的理由：{why}" : "")}。"));
    }

    /// <summary>SHA-256 over the cosignatures (time and signature, 72 bytes each) of exactly the quorum, in the order in which the plan names the witnesses.</summary>
    private static Proof<BeaconCheck> Witnessed(DrawBundle bundle, BeaconEvidence evidence, FrozenCheck frozen)
    {
        if (bundle.Plan.Ledger is not { } ledger || frozen.Leaf is not { } leaf)
        {
            return ProofRefusals.DrawMissing("bundle.frozen");
        }

        var opened = FrozenCheck.Open(evidence.Proof!, leaf, ledger);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var lines = ledger.Witnesses.SelectMany(key => opened.Value.Cosignatures.Where(one => one.Key.ToString() == key)).ToList();
        if (lines.Count != ledger.Quorum)
        {
            return ProofRefusals.DrawBeaconQuorum(lines.Count, ledger.Quorum);
        }

        var earliest = DrawInstants.Of(lines.Min(line => line.UnixSeconds!.Value));
        if (earliest is not { } first || first < bundle.Plan.NotBefore || first <= frozen.Since)
        {
            return ProofRefusals.DrawBeaconEarly(earliest is { } at ? DrawText.Write(at) : "");
        }

        var signatures = new byte[lines.Sum(line => line.Line.Signature.Length)];
        var end = 0;
        foreach (var line in lines)
        {
            line.Line.Signature.CopyTo(signatures.AsSpan(end));
            end += line.Line.Signature.Length;
        }

        return new BeaconCheck(
            BeaconEvidence.Sha256(signatures),
            new(DrawStep.Beacon, true, $"信标：{lines.Count} 个见证人在 {DrawText.Write(first)} 起对含有方案的检查点（{opened.Value.Checkpoint.Size} 条）的签名；是否为最早开始时间后的第一个，请对照账本。"));
    }
}
