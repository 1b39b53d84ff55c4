using System.Text.Json;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Inspection.Draws;

/// <summary>
/// A beacon as it is chosen before anybody can know it: <c>witness</c>; <c>drand</c> with its round; <c>lottery</c> with game, issue and the time
/// at which the number comes out.
/// </summary>
public sealed record BeaconChoice(string Type, long? Round = null, string? Game = null, string? Issue = null, DateTimeOffset? At = null)
{
    public static BeaconChoice OfWitnesses { get; } = new(BeaconPlan.Witness);

    internal BeaconPlan Plan => Type switch
    {
        BeaconPlan.Drand => BeaconPlan.OfRound(Round!.Value),
        BeaconPlan.Lottery => new(BeaconPlan.Lottery) { Game = Game, Issue = Issue, At = At },
        _ => new(BeaconPlan.Witness),
    };

    internal static BeaconChoice Read(string json) => JsonSerializer.Deserialize<BeaconChoice>(json, JsonSerializerOptions.Web)!;
}

/// <summary>What one of the two persons read of a beacon that is announced elsewhere. <c>Why</c>: the fallback is used, and why.</summary>
public sealed record SaidBeacon(Guid Account, string Name, string Value, string? Notice, string? Why);

/// <summary>A row of inspection_draw, all columns.</summary>
public sealed record DrawRow
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public Guid Campaign { get; init; }

    public int Number { get; init; }

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    /// <summary>committing, frozen, held, void.</summary>
    public string State { get; init; } = string.Empty;

    public Guid Drawer { get; init; }

    public string DrawerName { get; init; } = string.Empty;

    public Guid? Witness { get; init; }

    public string? WitnessName { get; init; }

    public DateTimeOffset NotBefore { get; init; }

    public DateTimeOffset RevealBy { get; init; }

    public string Beacon { get; init; } = string.Empty;

    public string Fallback { get; init; } = string.Empty;

    public string? Replaces { get; init; }

    public string? ReplacesWhy { get; init; }

    public string? Plan { get; init; }

    public string? PlanHash { get; init; }

    public DateTimeOffset? FrozenAt { get; init; }

    public string? BeaconEvidence { get; init; }

    public string? Seed { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>The whole bundle, canonical JSON; of a sealed draw it is shown only once <see cref="OpenedAt"/> is set.</summary>
    public string? Result { get; init; }

    public string? SealSalt { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public string? VoidWhy { get; init; }

    public long Version { get; init; }

    public BeaconChoice BeaconChosen => BeaconChoice.Read(Beacon);

    public BeaconChoice FallbackChosen => BeaconChoice.Read(Fallback);

    public IReadOnlyList<SaidBeacon> Said => BeaconEvidence is null ? [] : JsonSerializer.Deserialize<List<SaidBeacon>>(BeaconEvidence, JsonSerializerOptions.Web)!;

    /// <summary>Whether the result may be shown: held, and not sealed or opened since.</summary>
    public bool IsShown => HeldAt is not null && (SealSalt is null || OpenedAt is not null);

    internal static string Write<T>(T value) => CampaignRow.Write(value);
}

/// <summary>A row of inspection_party, all columns.</summary>
public sealed record PartyRow
{
    public Guid Draw { get; init; }

    public int Ordinal { get; init; }

    public string Name { get; init; } = string.Empty;

    /// <summary>drawer, witness, notary, enterprise, deputy.</summary>
    public string Role { get; init; } = string.Empty;

    public Guid? Account { get; init; }

    public string? SecretHash { get; init; }

    public string? Commitment { get; init; }

    public DateTimeOffset? CommittedAt { get; init; }

    public string? Reveal { get; init; }

    public DateTimeOffset? RevealedAt { get; init; }

    public string? Withheld { get; init; }
}

/// <summary>A row of inspection_subject, all columns.</summary>
public sealed record SubjectRow
{
    public Guid Draw { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public string Grade { get; init; } = string.Empty;

    public int Weight { get; init; } = 1;

    public string Salt { get; init; } = string.Empty;

    /// <summary>cap, closed, moved, case-open; null where it takes part.</summary>
    public string? Excluded { get; init; }

    public Guid? Organization { get; init; }

    internal Subject Leaf => new(Code, Region, Grade, Weight, Salt);
}

/// <summary>A row of inspection_task, the columns that a draw writes.</summary>
public sealed record TaskRow
{
    public Guid Id { get; init; }

    public Guid Draw { get; init; }

    public Guid Campaign { get; init; }

    public int Place { get; init; }

    public string Subject { get; init; } = string.Empty;

    public string SubjectName { get; init; } = string.Empty;

    public Guid? Organization { get; init; }

    public string Region { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public Guid? ReplacedBy { get; init; }

    public string? ReplacedWhy { get; init; }

    public Guid? ReplacedApprover { get; init; }

    public Guid? ReplacedProposer { get; init; }

    public long Version { get; init; }
}

/// <summary>One of a team, with the name.</summary>
public sealed record MemberRow
{
    public Guid Task { get; init; }

    public Guid Inspector { get; init; }

    public int Ordinal { get; init; }

    public bool Leads { get; init; }

    public string Name { get; init; } = string.Empty;
}
