using System.Security.Cryptography;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Inspection.Draws;

/// <summary>The beacon of a draw with its evidence, and the 32 bytes that enter the seed.</summary>
internal sealed record ReadBeacon(BeaconEvidence Evidence, TreeHash Value);

internal static class BeaconReading
{
    public static async Task<Outcome<ReadBeacon>> Of(DrawRow draw, IWitnessedFacts ledger, CancellationToken ct)
    {
        var said = draw.Said;
        if (said.Select(one => one.Why is null).Distinct().Count() > 1 || (said.Count == 2 && (said[0].Value != said[1].Value || said[0].Notice != said[1].Notice)))
        {
            return DrawRefusals.BeaconDiffers();
        }

        var isFallback = said.Count == 2 && said[0].Why is not null;
        var planned = isFallback ? draw.FallbackChosen.Plan : draw.BeaconChosen.Plan;
        var why = isFallback ? said[0].Why : null;
        if (planned.Type == BeaconPlan.Witness)
        {
            return await Witnessed(draw, why, ledger, ct);
        }

        if (said.Count < 2)
        {
            return DrawRefusals.BeaconMissing();
        }

        var evidence = planned.Type == BeaconPlan.Drand
            ? new BeaconEvidence(BeaconPlan.Drand) { Round = planned.Round, Signature = Convert.FromHexString(said[0].Value), Why = why }
            : new BeaconEvidence(BeaconPlan.Lottery)
            {
                Game = planned.Game, Issue = planned.Issue, Number = said[0].Value, Notice = TreeHash.Of(Convert.FromHexString(said[0].Notice!)).Value, Why = why,
                TypedBy = [.. said.Select(one => $"{(one.Account == draw.Drawer ? "抽取人" : "见证人")} {one.Name}")],
            };
        return new ReadBeacon(evidence, evidence.Value);
    }

    /// <summary>SHA-256 over the quorum's cosignatures on the first checkpoint after the earliest draw time that holds the plan.</summary>
    private static async Task<Outcome<ReadBeacon>> Witnessed(DrawRow draw, string? why, IWitnessedFacts ledger, CancellationToken ct)
        => await ledger.Find(draw.Id, nameof(DrawFrozen), FrozenDraw.LogOf(draw), draw.NotBefore, ct) is { } seen
            ? new ReadBeacon(new BeaconEvidence(BeaconPlan.Witness) { Proof = seen.Proof, Why = why }, TreeHash.Of(SHA256.HashData(seen.Signatures)).Value)
            : DrawRefusals.BeaconMissing();
}
