using Zhiheng.Platform.Databases;

namespace Zhiheng.Studies.Benchmarks;

/// <summary>A contribution of the reader's own firm.</summary>
public sealed record ContributionRow
{
    public Guid Id { get; init; }

    public Guid? Body { get; init; }

    public Guid? Organization { get; init; }

    public string Figure { get; init; } = string.Empty;

    public int Definition { get; init; }

    public int Period { get; init; }

    /// <summary>A decimal as text; null once it is withdrawn.</summary>
    public string? Value { get; init; }

    public string Division { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public DateTimeOffset GivenAt { get; init; }

    public Guid GivenBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>A row of studies_group: everything that is ever shown of a group.</summary>
public sealed record GroupRow
{
    public Guid Id { get; init; }

    public string Figure { get; init; } = string.Empty;

    public int Definition { get; init; }

    public int Period { get; init; }

    public string Industry { get; init; } = string.Empty;

    public string Place { get; init; } = string.Empty;

    public int Firms { get; init; }

    public string Quartile1 { get; init; } = string.Empty;

    public string Median { get; init; } = string.Empty;

    public string Quartile3 { get; init; } = string.Empty;

    public DateTimeOffset PublishedAt { get; init; }
}

internal sealed record MemberRow
{
    public Guid Published { get; init; }

    public Guid Contribution { get; init; }

    public Guid Owner { get; init; }
}

internal static class BenchmarkStore
{
    private const string Columns = "c.id, c.body, c.organization, c.figure, c.definition, c.period, c.value, c.division, c.region, c.given_at, c.given_by, c.withdrawn_at";

    /// <summary>The reader's own in force, newest year first.</summary>
    public static Task<IReadOnlyList<ContributionRow>> Own(Session session, CancellationToken ct)
        => session.Query<ContributionRow>(
            $$"""select {{Columns}} from studies_contribution c where c.withdrawn_at is null and {mine studies_contribution c} order by c.period desc, c.figure""", null, ct);

    public static Task<ContributionRow?> Own(Session session, Guid id, CancellationToken ct)
        => session.First<ContributionRow>($$"""select {{Columns}} from studies_contribution c where c.id = @id and c.withdrawn_at is null and {mine studies_contribution c}""", new { id }, ct);

    public static Task<ContributionRow?> Own(Session session, string figure, int definition, int period, CancellationToken ct)
        => session.First<ContributionRow>(
            $$"""
            select {{Columns}} from studies_contribution c
            where c.figure = @figure and c.definition = @definition and c.period = @period and c.withdrawn_at is null and {mine studies_contribution c}
            """,
            new { figure, definition, period },
            ct);

    /// <summary>Everybody's, for computing groups: never shown.</summary>
    public static Task<IReadOnlyList<ContributionRow>> InForce(Session session, string figure, int definition, int period, CancellationToken ct)
        => session.Query<ContributionRow>(
            $"select {Columns} from studies_contribution c where c.figure = @figure and c.definition = @definition and c.period = @period and c.withdrawn_at is null",
            new { figure, definition, period },
            ct);

    /// <summary>Holds a figure of a year until the transaction ends: groups are published one after another.</summary>
    public static Task Hold(Work work, string figure, int definition, int period, CancellationToken ct)
        => work.Execute(
            """
            insert into studies_benchmark (figure, definition, period, changes) values (@figure, @definition, @period, 1)
            on conflict (figure, definition, period) do update set changes = studies_benchmark.changes + 1
            """,
            new { figure, definition, period },
            ct);

    public static Task Add(Work work, ContributionRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into studies_contribution (id, body, organization, figure, definition, period, value, division, region, given_at, given_by)
            values (@Id, @Body, @Organization, @Figure, @Definition, @Period, @Value, @Division, @Region, @GivenAt, @GivenBy)
            """,
            row,
            ct);

    /// <summary>Ends a contribution and erases its value.</summary>
    public static Task<int> Withdraw(Work work, Guid id, DateTimeOffset at, CancellationToken ct)
        => work.Execute("update studies_contribution set value = null, withdrawn_at = @at where id = @id and withdrawn_at is null", new { id, at }, ct);

    public static Task<IReadOnlyList<GroupRow>> Groups(Session session, string figure, int definition, int period, CancellationToken ct)
        => session.Query<GroupRow>(
            """
            select g.id, g.figure, g.definition, g.period, g.industry, g.place, g.firms, g.quartile1, g.median, g.quartile3, g.published_at
            from studies_group g where g.figure = @figure and g.definition = @definition and g.period = @period order by g.industry, g.place
            """,
            new { figure, definition, period },
            ct);

    public static Task<IReadOnlyList<MemberRow>> Members(Session session, string figure, int definition, int period, CancellationToken ct)
        => session.Query<MemberRow>(
            """
            select m.published, m.contribution, m.owner from studies_member m join studies_group g on g.id = m.published
            where g.figure = @figure and g.definition = @definition and g.period = @period
            """,
            new { figure, definition, period },
            ct);

    public static async Task Publish(Work work, GroupRow row, IEnumerable<Contributed> members, CancellationToken ct)
    {
        await work.Execute("delete from studies_member where published = @Id", new { row.Id }, ct);
        await work.Execute(
            """
            insert into studies_group (id, figure, definition, period, industry, place, firms, quartile1, median, quartile3, published_at)
            values (@Id, @Figure, @Definition, @Period, @Industry, @Place, @Firms, @Quartile1, @Median, @Quartile3, @PublishedAt)
            on conflict (id) do update set
              firms = excluded.firms, quartile1 = excluded.quartile1, median = excluded.median, quartile3 = excluded.quartile3, published_at = excluded.published_at
            """,
            row,
            ct);
        foreach (var member in members)
        {
            await work.Execute("insert into studies_member (published, contribution, owner) values (@published, @Id, @Owner)", new { published = row.Id, member.Id, member.Owner }, ct);
        }
    }
}
