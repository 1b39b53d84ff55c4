using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Json;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>When the plan was fixed for all to see.</summary>
/// <param name="Leaf">Its leaf in the ledger, if the bundle shows one.</param>
/// <param name="Since">The latest time in the cosignatures of the quorum; null where there is no evidence.</param>
internal sealed record FrozenCheck(DrawFinding Finding, TreeHash? Leaf, DateTimeOffset? Since)
{
    public static Proof<FrozenCheck> Of(DrawBundle bundle, TreeHash planHash, IReadOnlyCollection<string>? trusted)
    {
        if (bundle.Plan.Ledger is not { } ledger)
        {
            return bundle.Frozen is null
                ? new FrozenCheck(new(DrawStep.Frozen, false, "方案没有写明账本，无从核对它何时定稿。"), null, null)
                : ProofRefusals.DrawMissing("bundle.plan.ledger");
        }

        if (trusted is not null && new[] { ledger.Log }.Concat(ledger.Witnesses).FirstOrDefault(key => !trusted.Contains(key)) is { } stranger)
        {
            return ProofRefusals.DrawKey(stranger);
        }

        if (bundle.Frozen is not { } frozen)
        {
            return ProofRefusals.DrawMissing("bundle.frozen");
        }

        var leaf = LedgerLeaf.Parse(Encoding.UTF8.GetBytes(frozen.Entry));
        if (leaf.IsRefused)
        {
            return leaf.Refusal;
        }

        var payload = Encoding.UTF8.GetBytes(frozen.Payload);
        if (leaf.Value.Check(Convert.FromHexString(frozen.Salt), payload) is { } other)
        {
            return other;
        }

        return PlanHashIn(payload) == planHash.ToString() ? Witnessed(frozen, ledger) : ProofRefusals.DrawFrozenOther();
    }

    /// <summary>The checkpoint of a .tlog-proof of this leaf, by the log and the quorum that the plan names.</summary>
    public static Proof<OpenedCheckpoint> Open(string proof, TreeHash leaf, PlanLedger ledger)
    {
        var parsed = TlogProof.Parse(Encoding.UTF8.GetBytes(proof));
        return parsed.IsRefused ? parsed.Refusal
            : parsed.Value.Verify(leaf, LogIdentity.Of(NoteKey.Parse(ledger.Log).Value), [.. ledger.Witnesses.Select(key => NoteKey.Parse(key).Value)], ledger.Quorum);
    }

    private static Proof<FrozenCheck> Witnessed(FrozenEvidence frozen, PlanLedger ledger)
    {
        var leaf = Merkle.Leaf(Encoding.UTF8.GetBytes(frozen.Entry));
        var opened = Open(frozen.Proof, leaf, ledger);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        // As soon as a quorum has signed, the plan stands; who signs later adds nothing.
        var since = opened.Value.Cosignatures.Select(one => one.UnixSeconds!.Value).Order().ElementAt(ledger.Quorum - 1);
        return DrawInstants.Of(since) is not { } instant ? ProofRefusals.DrawBeacon("witness time")
            : new FrozenCheck(
                new(DrawStep.Frozen, true, $"方案在账本（{opened.Value.Checkpoint.Origin}）中，{ledger.Quorum} 个见证人于 {DrawText.Write(instant)} 前签名确认。"), leaf, instant);
    }

    private static string? PlanHashIn(byte[] payload)
    {
        var json = CanonicalJson.Parse(payload);
        return !json.IsRefused && json.Value.ValueKind == JsonValueKind.Object && json.Value.TryGetProperty("fact", out var fact) && fact.ValueKind == JsonValueKind.Object
            && fact.TryGetProperty("planHash", out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString() : null;
    }
}

internal static class DrawInstants
{
    private const long Last = 253402300799;

    /// <summary>Null for seconds beyond the year 9999.</summary>
    public static DateTimeOffset? Of(long unixSeconds) => unixSeconds is >= 0 and <= Last ? DateTimeOffset.FromUnixTimeSeconds(unixSeconds) : null;
}
