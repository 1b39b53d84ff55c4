using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Json;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>A list as the plan names it: the Merkle root over its leaves in the order of ids, and how many.</summary>
public sealed record ListRoot(TreeHash Root, int Count);

/// <summary>What is inspected, and the clause that allows it.</summary>
public sealed record Matter(string Code, string Basis);

/// <summary>The log in which the plan becomes a leaf before the beacon: verifier keys (C2SP vkeys) and how many witnesses must have signed.</summary>
public sealed record PlanLedger(string Log, IReadOnlyList<string> Witnesses, int Quorum);

/// <summary>The team of each task.</summary>
/// <param name="Size">Inspectors, at least two.</param>
/// <param name="From">First day of the visits.</param>
/// <param name="To">Last day, included: a warrant must hold until then.</param>
/// <param name="Away">Inspectors whose home is the region of the subject are left out.</param>
public sealed record TeamRule(int Size, DateOnly From, DateOnly To, bool Away = false);

/// <summary>Where the chance comes from. <paramref name="Commitments"/>: of the parties, at least two.</summary>
public sealed record Entropy(IReadOnlyList<TreeHash> Commitments, BeaconPlan Beacon)
{
    /// <summary>Who committed, in the order of the commitments.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Used if the beacon does not come.</summary>
    public BeaconPlan? Fallback { get; init; }

    /// <summary>A reveal after this instant counts as withheld.</summary>
    public DateTimeOffset? RevealBy { get; init; }
}

/// <summary>A plan as it is frozen: everything that decides who is drawn, but for the chance.</summary>
public sealed record DrawPlan(DrawSuite Suite, string PlanId, ListRoot Subjects, IReadOnlyList<Stratum> Strata, Entropy Entropy)
{
    public string? Authority { get; init; }

    public IReadOnlyList<Matter> Matters { get; init; } = [];

    public ListRoot? Inspectors { get; init; }

    public ListRoot? Exclusions { get; init; }

    public TeamRule? Team { get; init; }

    public PlanLedger? Ledger { get; init; }

    /// <summary>The draw is not made before this instant.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The hash of the plan that this one replaces.</summary>
    public TreeHash? Replaces { get; init; }

    /// <summary>Canonical JSON (RFC 8785).</summary>
    public byte[] ToBytes() => CanonicalJson.Of(ToJson()).Value;

    public TreeHash Hash() => Suite.Hash(ToBytes());

    /// <summary>Reads canonical JSON. Refused: an unknown, missing or malformed member, an inconsistent plan.</summary>
    public static Proof<DrawPlan> Parse(ReadOnlySpan<byte> utf8)
    {
        var json = DrawDocument.Canonical(utf8);
        if (json.IsRefused)
        {
            return json.Refusal;
        }

        var reader = new StrictReader();
        var plan = PlanReader.Read(reader, json.Value, "plan");
        return reader.Trouble is { } trouble ? trouble : plan!.Inconsistency() is { } wrong ? wrong : plan;
    }

    /// <summary>
    /// Why this plan must not be frozen, or null. A plan that can be verified need not be one that an authority may freeze: for that it
    /// also names the authority, matters with their basis, the rule of each stratum, the ledger and the times.
    /// </summary>
    public ProofRefusal? Incompleteness()
        => Inconsistency() ?? (Authority is null ? ProofRefusals.DrawMissing("plan.authority")
            : Matters.Count == 0 ? ProofRefusals.DrawMissing("plan.matters")
            : Strata.FirstOrDefault(stratum => stratum.Rule is null) is { } ruleless ? ProofRefusals.DrawMissing($"plan.strata.{ruleless.Id}.rule")
            : Ledger is null ? ProofRefusals.DrawMissing("plan.ledger")
            : NotBefore is null ? ProofRefusals.DrawMissing("plan.notBefore")
            : Entropy.RevealBy is null ? ProofRefusals.DrawMissing("plan.entropy.revealBy")
            : Entropy.Fallback is null ? ProofRefusals.DrawMissing("plan.entropy.fallback")
            : Entropy.Parties.Count == 0 ? ProofRefusals.DrawMissing("plan.entropy.parties")
            : Entropy.Beacon.Due is null && Entropy.Beacon.Type != BeaconPlan.Witness ? ProofRefusals.DrawMissing("plan.entropy.beacon.at")
            : null);

    internal ProofRefusal? Inconsistency()
        => Strata.Count == 0 ? ProofRefusals.DrawMissing("plan.strata")
            : Strata.Select(stratum => stratum.Id).Distinct(StringComparer.Ordinal).Count() != Strata.Count ? ProofRefusals.DrawMember("plan.strata.id")
            : Strata.FirstOrDefault(stratum => stratum.Draws > stratum.Members) is { } greedy ? ProofRefusals.DrawTooManyDrawn(greedy.Id, greedy.Draws, greedy.Members)
            : Strata.Sum(stratum => (long)stratum.Members) + (Exclusions?.Count ?? 0) != Subjects.Count ? ProofRefusals.DrawCounts(Subjects.Count)
            : EntropyTrouble();

    private ProofRefusal? EntropyTrouble()
        => Entropy.Commitments.Count < 2 ? ProofRefusals.DrawTooFewParties(Entropy.Commitments.Count)
            : Entropy.Commitments.Distinct().Count() != Entropy.Commitments.Count ? ProofRefusals.DrawSameCommitment()
            : Entropy.Commitments.Contains(DrawSeed.Commit(Suite, [])) ? ProofRefusals.DrawEmptyCommitment()
            : Entropy.Parties.Count > 0 && Entropy.Parties.Count != Entropy.Commitments.Count ? ProofRefusals.DrawMember("plan.entropy.parties")
            : Ledger is null && (Entropy.Beacon.Type == BeaconPlan.Witness || Entropy.Fallback?.Type == BeaconPlan.Witness) ? ProofRefusals.DrawMissing("plan.ledger")
            : NotBefore is null && (Entropy.Beacon.Type == BeaconPlan.Witness || Entropy.Fallback?.Type == BeaconPlan.Witness) ? ProofRefusals.DrawMissing("plan.notBefore")
            : null;

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["v"] = Suite.Name,
            ["planId"] = PlanId,
            ["subjects"] = PlanWriter.List(Subjects),
            ["strata"] = new JsonArray([.. Strata.Select(stratum => stratum.ToJson())]),
            ["entropy"] = PlanWriter.Entropy(Entropy),
        };
        PlanWriter.Optional(this, json);
        return json;
    }
}
