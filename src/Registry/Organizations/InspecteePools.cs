using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Organizations;

/// <summary>Answers who can be drawn, from certificates in force and approved bodies. Merged organisations are left to their survivors.</summary>
public sealed class InspecteePools(Database database) : IInspecteePools
{
    private const string Voluntary = "voluntary-holders";
    private const string Compulsory = "ccc-holders";
    private const string Bodies = "certification-bodies";

    public IReadOnlyList<string> Names { get; } = [Voluntary, Compulsory, Bodies];

    public async Task<IReadOnlyList<PoolMember>> Members(string pool, RegionCode region, DateOnly on, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var found = pool switch
        {
            Voluntary => await InspecteeStore.Holders(session, isCompulsory: false, region, on, ct),
            Compulsory => await InspecteeStore.Holders(session, isCompulsory: true, region, on, ct),
            Bodies => await InspecteeStore.Bodies(session, region, on, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(pool), pool, "There is no such pool."),
        };
        return [.. found.Select(row => new PoolMember(row.Code, row.Name, row.Region, row.Organization))];
    }
}

internal sealed record InspecteeRow
{
    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public Guid? Organization { get; init; }
}

internal static class InspecteeStore
{
    public static Task<IReadOnlyList<InspecteeRow>> Holders(Session session, bool isCompulsory, RegionCode region, DateOnly on, CancellationToken ct)
        => session.Query<InspecteeRow>(
            $$"""
            select o.code, o.name, o.region, o.id as organization from registry_organization o
            where substr(o.region, 1, {{region.Prefix.Length}}) = @prefix and o.merged_into is null
              and exists (
                select 1 from registry_certificate c
                where c.holder = o.id and c.status in ('valid', 'suspended') and (c.expires_on is null or c.expires_on >= @on)
                  and (c.category = 'CCC') = @isCompulsory)
            order by o.code
            """,
            new { prefix = region.Prefix, on, isCompulsory },
            ct);

    public static Task<IReadOnlyList<InspecteeRow>> Bodies(Session session, RegionCode region, DateOnly on, CancellationToken ct)
        => session.Query<InspecteeRow>(
            $$"""
            select b.approval_no as code, b.name, b.region from registry_body b
            where substr(b.region, 1, {{region.Prefix.Length}}) = @prefix and (b.withdrawn_on is null or b.withdrawn_on > @on)
              and (b.approval_ends_on is null or b.approval_ends_on >= @on)
            order by b.approval_no
            """,
            new { prefix = region.Prefix, on },
            ct);
}
