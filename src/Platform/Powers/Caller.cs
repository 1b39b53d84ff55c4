using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Powers;

/// <summary>Grants that somebody has through a proxy, and whose they are.</summary>
public sealed record LentGrants(string AbsentName, IReadOnlyList<Grant> Grants);

/// <summary>
/// Who signed in, with everything that decides what is theirs: an account, the grants in force today, those lent by a proxy, and
/// regions opened for reading in an emergency. Made anew for each request, so a revoked grant is gone with the next.
/// </summary>
public sealed record Caller(
    Account Account, SignedInSession? Session, IReadOnlyList<Grant> Grants, IReadOnlyList<LentGrants> Lent, IReadOnlyList<RegionCode> BreakGlass, IReadOnlyList<ScopedTable> Tables)
{
    /// <summary>The key that a machine presented for the account; it narrows everything to its scopes. Null for a person.</summary>
    public ApiClient? Key { get; init; }

    public IEnumerable<Role> Roles => Grants.Select(grant => grant.Role).Distinct();

    /// <summary>Whether own or lent grants give the power, and a key names it; an unfinished sign-in gives none.</summary>
    public bool May(Power power)
        => Session is null or { Stage: Stage.Full } && (Key is null || Key.May(power)) && (With(power).Any() || LentFor(power) is not null);

    /// <summary>The person in whose place this power is used; null where the own grants suffice.</summary>
    public LentGrants? LentFor(Power power)
        => With(power).Any() ? null : Lent.FirstOrDefault(lent => lent.Grants.Any(grant => PowerTable.Has(grant.Role, power)));

    /// <summary>Whether this power reads more than the own grants open, by break-glass: then each reading is logged.</summary>
    public bool ReadsByBreakGlass(Power power) => BreakGlass.Count > 0 && IsOpenedByBreakGlass(power);

    /// <summary>The rows and the authority for one power. Without the power: no rows.</summary>
    public Mandate MandateFor(Power power) => new(Account.Id, ScopeFor(power), Account.Organ);

    private Scope ScopeFor(Power power)
    {
        if (!May(power))
        {
            return new Scope(Tables, []);
        }

        var grants = With(power).Any() ? With(power) : LentFor(power)!.Grants.Where(grant => PowerTable.Has(grant.Role, power));
        var regions = grants.Where(grant => grant.Region is not null).Select(grant => new ScopedRegion(grant.Region!.Value, grant.Line)).ToList();
        if (IsOpenedByBreakGlass(power))
        {
            regions.AddRange(BreakGlass.Select(region => new ScopedRegion(region, null)));
        }

        return Account.Kind switch
        {
            AccountKind.Authority => new Scope(Tables, Widest(regions)),
            AccountKind.Body => new Scope(Tables, [], body: Account.Owner),
            _ => new Scope(Tables, [], organization: Account.Owner),
        };
    }

    private static bool IsOpenedByBreakGlass(Power power) => power is Power.ReadRegister or Power.ReadEvidence;

    // A county inside a city that is open as well adds nothing but work.
    private static List<ScopedRegion> Widest(List<ScopedRegion> regions)
        => [.. regions.Distinct().Where(one => !regions.Any(other => other != one
            && (other.Line is null || other.Line == one.Line)
            && one.Region.Value.StartsWith(other.Region.Prefix, StringComparison.Ordinal)
            && (other.Region != one.Region || other.Line != one.Line)))];

    private IEnumerable<Grant> With(Power power) => Grants.Where(grant => PowerTable.Has(grant.Role, power));
}
