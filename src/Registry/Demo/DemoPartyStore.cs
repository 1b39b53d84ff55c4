using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Demo;

/// <summary>A made-up body or organisation whose accounts the demo opens. <c>Code</c> is its approval number or credit code.</summary>
public sealed record DemoParty
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Region { get; init; }
}

/// <summary>Those of the demo that are worth looking at.</summary>
public static class DemoPartyStore
{
    /// <summary>The organisation with most certificates; null when none has a region.</summary>
    public static Task<DemoParty?> BusiestHolder(Session session, CancellationToken ct)
        => session.First<DemoParty>(
            """
            select o.id, o.code, o.name, o.region
            from registry_organization o
            join (select holder, count(*) as held from registry_certificate group by holder order by count(*) desc, holder limit 50) h on h.holder = o.id
            where o.region is not null
            order by h.held desc, o.code
            limit 1
            """,
            null,
            ct);

    /// <summary>Other organisations of the demo in the same city, by code.</summary>
    public static Task<IReadOnlyList<DemoParty>> Neighbours(Session session, Guid organization, int most, CancellationToken ct)
        => session.Query<DemoParty>(
            """
            select o.id, o.code, o.name, o.region
            from registry_organization o join registry_organization mine on substr(mine.region, 1, 4) = substr(o.region, 1, 4)
            where mine.id = @organization and o.id <> mine.id and o.merged_into is null and o.is_demo = @yes
            order by o.code
            limit @most
            """,
            new { organization, most, yes = true },
            ct);

    /// <summary>The body that certified the most of this holder.</summary>
    public static Task<DemoParty?> BodyOf(Session session, Guid holder, CancellationToken ct)
        => session.First<DemoParty>(
            """
            select b.id, b.approval_no as code, b.name, b.region
            from registry_body b
            join (select body, count(*) as held from registry_certificate where holder = @holder group by body) h on h.body = b.id
            order by h.held desc, b.approval_no
            limit 1
            """,
            new { holder },
            ct);
}
