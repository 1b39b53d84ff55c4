using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Accounts;

/// <summary>A person in an organisation. <c>Owner</c> is the register's id of the body or enterprise; <c>Region</c> that of an authority.</summary>
public sealed record Account
{
    public required Guid Id { get; init; }

    public required string SignInName { get; init; }

    public required string PersonName { get; init; }

    public required AccountKind Kind { get; init; }

    public required string OrganizationName { get; init; }

    /// <summary>Unified social credit code, approval number of a body, or null.</summary>
    public string? OrganizationCode { get; init; }

    public Guid? Owner { get; init; }

    public RegionCode? Region { get; init; }

    public string? Email { get; init; }

    public bool IsClosed { get; init; }

    public bool MustChange { get; init; }

    public bool HasSecondFactor { get; init; }

    /// <summary>Whether somebody's identity at the external provider is tied to the account.</summary>
    public bool HasExternalIdentity { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsDemo { get; init; }

    public int Version { get; init; }

    /// <summary>Officers and administrators act for the state: a password alone does not suffice.</summary>
    public bool NeedsSecondFactor => Kind == AccountKind.Authority;

    /// <summary>The authority in whose name this person acts.</summary>
    public Organ? Organ => Kind == AccountKind.Authority && Region is { } region ? new Organ(region, OrganizationName) : null;
}

/// <summary>How far a sign-in has come. Nothing but the page of the next step is open before <see cref="Full"/>.</summary>
public enum Stage
{
    SecondFactor,
    Enrol,
    NewPassword,
    Full,
}

/// <summary>One place where somebody is signed in.</summary>
public sealed record SignedInSession(
    Guid Id, Guid Account, Stage Stage, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string Address, string Agent);

/// <summary>Where a request came from, for the session list and the audit log. The agent is cut to 200 characters.</summary>
public sealed record Origin(string Address, string Agent)
{
    public static Origin Program { get; } = new("本机", "命令行");
}
