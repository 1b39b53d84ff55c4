using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Organizations;

/// <summary>An organisation with what it was merged into.</summary>
internal sealed record MergeableOrganization
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public Guid? MergedInto { get; init; }

    /// <summary>How many were merged into it.</summary>
    public long Merged { get; init; }
}

/// <summary>A row of registry_merge.</summary>
internal sealed record MergeRow
{
    public Guid Proposal { get; init; }

    public Guid Merged { get; init; }

    public Guid Survivor { get; init; }
}

internal static class MergeStore
{
    public static Task<MergeableOrganization?> Organization(Session session, Guid id, CancellationToken ct)
        => session.First<MergeableOrganization>(
            """
            select o.id, o.code, o.name, o.merged_into, (select count(*) from registry_organization m where m.merged_into = o.id) as merged
            from registry_organization o where o.id = @id and {mine registry_organization o}
            """,
            new { id },
            ct);

    /// <summary>Lets one transaction at a time merge either of the two; in the order of their ids, so that two never wait for each other.</summary>
    public static async Task Lock(Work work, Guid one, Guid other, CancellationToken ct)
    {
        foreach (var id in new[] { one, other }.Order())
        {
            await work.Execute("update registry_organization set version = version where id = @id", new { id }, ct);
        }
    }

    public static async Task<bool> IsProposed(Session session, Guid merged, CancellationToken ct)
        => await session.First<long>(
            """
            select count(*) from registry_merge m join registry_proposal p on p.id = m.proposal
            where m.merged = @merged and p.state = 'proposed'
            """,
            new { merged },
            ct) > 0;

    public static async Task<MergeRow> Of(Session session, Guid proposal, CancellationToken ct)
        => (await session.First<MergeRow>("select proposal, merged, survivor from registry_merge where proposal = @proposal", new { proposal }, ct))!;

    public static Task Add(Work work, MergeRow row, CancellationToken ct)
        => work.Execute("insert into registry_merge (proposal, merged, survivor) values (@Proposal, @Merged, @Survivor)", row, ct);

    /// <summary>The one column that merging writes; the version stays, so that undoing leaves the row as it was.</summary>
    public static Task Point(Work work, Guid merged, Guid? survivor, CancellationToken ct)
        => work.Execute("update registry_organization set merged_into = @survivor where id = @merged", new { merged, survivor }, ct);
}
