using Zhiheng.Platform.Databases;

namespace Zhiheng.Targets.Assessments;

/// <summary>An indicator as an assessment asks for it.</summary>
public sealed record AssessedIndicator
{
    public Guid Id { get; init; }

    public Guid? Measure { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? Baseline { get; init; }

    public string Target { get; init; } = string.Empty;

    public string Comparator { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public string? Source { get; init; }

    public string? Ask { get; init; }

    public string? Filter { get; init; }

    public string? Why { get; init; }
}

/// <summary>A figure that was reported and accepted.</summary>
public sealed record AcceptedFigure
{
    public Guid Indicator { get; init; }

    public Guid Unit { get; init; }

    public DateOnly AsOf { get; init; }

    public string Value { get; init; } = string.Empty;

    public string Evidence { get; init; } = "[]";
}

internal static class SchemeStore
{
    private const string Columns =
        """
        s.id, s.policy, p.title as policy_title, s.year, s.no, s.title, s.lines, s.organ_region, s.organ_name, s.state, s.author, s.author_name, s.drafted_on, s.publisher,
        s.publisher_name, s.decided_on, s.decision, s.version
        """;

    /// <summary>The office's schemes; a unit reads those published for a policy it has a measure of.</summary>
    private const string Visible =
        """
        ((@office = @yes and {mine targets_scheme s}) or (s.state in ('published', 'replaced') and exists (
          select 1 from targets_duty d join targets_measure m on m.id = d.measure join targets_unit u on u.id = d.unit
          where m.policy = s.policy and u.organ_region = @organ and u.organ_name = @name)))
        """;

    public static Task<IReadOnlyList<SchemeRow>> List(Session session, bool office, string? organ, string? name, CancellationToken ct)
        => session.Query<SchemeRow>(
            $$"""select {{Columns}} from targets_scheme s join targets_policy p on p.id = s.policy where {{Visible}} order by s.year desc, s.policy, s.no desc limit 200""",
            new { office, organ, name, yes = true },
            ct);

    public static Task<SchemeRow?> Find(Session session, Guid id, bool office, string? organ, string? name, CancellationToken ct)
        => session.First<SchemeRow>(
            $$"""select {{Columns}} from targets_scheme s join targets_policy p on p.id = s.policy where s.id = @id and {{Visible}}""", new { id, office, organ, name, yes = true }, ct);

    public static Task<int> Newest(Session session, Guid policy, int year, CancellationToken ct)
        => session.First<int>("select coalesce(max(s.no), 0) from targets_scheme s where s.policy = @policy and s.year = @year", new { policy, year }, ct);

    public static Task Add(Work work, SchemeRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_scheme (id, policy, year, no, title, lines, organ_region, organ_name, state, author, author_name, drafted_on, version)
            values (@Id, @Policy, @Year, @No, @Title, @Lines, @OrganRegion, @OrganName, 'draft', @Author, @AuthorName, @DraftedOn, 1)
            """,
            row,
            ct);

    public static Task<int> Save(Work work, SchemeRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_scheme
            set state = @State, publisher = @Publisher, publisher_name = @PublisherName, decided_on = @DecidedOn, decision = @Decision, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task Replace(Work work, Guid policy, int year, CancellationToken ct)
        => work.Execute("update targets_scheme set state = 'replaced', version = version + 1 where policy = @policy and year = @year and state = 'published'", new { policy, year }, ct);

    /// <summary>The targets of a policy that hold: none that a later policy took the place of.</summary>
    public static Task<IReadOnlyList<AssessedIndicator>> Indicators(Session session, Guid policy, CancellationToken ct)
        => session.Query<AssessedIndicator>(
            """
            select i.id, i.measure, i.name, i.baseline, i.target, i.comparator, i.kind, i.source, i.ask, i.filter, i.why
            from targets_indicator i where i.policy = @policy and {mine targets_indicator i} order by i.ordinal
            """,
            new { policy },
            ct);

    /// <summary>Accepted figures up to a day, oldest first.</summary>
    public static Task<IReadOnlyList<AcceptedFigure>> Figures(Session session, Guid policy, DateOnly to, CancellationToken ct)
        => session.Query<AcceptedFigure>(
            """
            select r.indicator, r.unit, r.as_of, r.value, r.evidence
            from targets_report r join targets_indicator i on i.id = r.indicator
            where i.policy = @policy and r.state = 'accepted' and r.as_of <= @to and {mine targets_report r}
            order by r.as_of, r.unit
            """,
            new { policy, to },
            ct);
}
