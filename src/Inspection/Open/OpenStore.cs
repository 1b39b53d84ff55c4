using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Open;

internal sealed record GroupedFinding
{
    public string Items { get; init; } = "[]";

    public string Codes { get; init; } = "[]";

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string Unit { get; init; } = string.Empty;

    public long Visits { get; init; }
}

internal sealed record VisitRow
{
    public string Subject { get; init; } = string.Empty;

    public string SubjectName { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public string Items { get; init; } = "[]";

    public int List { get; init; }
}

/// <summary>Everything that is read of findings and visits for the public, and for the exchange.</summary>
internal static class OpenStore
{
    private const string Columns =
        "f.task, f.campaign, f.subject, f.subject_name, f.organ_region, f.organ_name, f.checked_on, f.published_on, f.public_until, f.codes, f.items, f.unit";

    private const string Found =
        "(f.public_until is null or f.public_until >= @on) and (@text = '' or f.subject = @text or f.subject_name like @like)";

    /// <summary>Those whose publication has not ended on a day, newest first; by name or code.</summary>
    public static Task<IReadOnlyList<PublishedFinding>> Findings(
        Session session, string text, DateOnly on, (DateOnly Day, Guid Task) before, int most, CancellationToken ct)
        => session.Query<PublishedFinding>(
            $"""
            select {Columns} from v_inspection_published_finding f
            where {Found} and (f.published_on < @day or (f.published_on = @day and f.task < @task))
            order by f.published_on desc, f.task desc limit @most
            """,
            new { text, like = Like(text), on, day = before.Day, task = before.Task, most },
            ct);

    public static Task<long> CountFindings(Session session, string text, DateOnly on, CancellationToken ct)
        => session.First<long>($"select count(*) from v_inspection_published_finding f where {Found}", new { text, like = Like(text), on }, ct);

    /// <summary>All published findings within the scope, oldest first.</summary>
    public static Task<IReadOnlyList<PublishedFinding>> FindingsToSend(Session session, int most, CancellationToken ct)
        => session.Query<PublishedFinding>(
            $$"""
            select {{Columns}} from v_inspection_published_finding f join inspection_task t on t.id = f.task
            where {mine inspection_task t} order by f.published_on, f.task limit @most
            """,
            new { most },
            ct);

    /// <summary>Findings of checks between two days, both included, counted where nothing differs that a statistic asks for.</summary>
    public static Task<IReadOnlyList<GroupedFinding>> Grouped(Session session, DateOnly from, DateOnly to, CancellationToken ct)
        => session.Query<GroupedFinding>(
            """
            select f.items, f.codes, f.organ_region, f.organ_name, f.unit, count(*) as visits from v_inspection_published_finding f
            where f.checked_on between @from and @to group by f.items, f.codes, f.organ_region, f.organ_name, f.unit
            """,
            new { from, to },
            ct);

    /// <summary>Enterprises that were visited between two days, in the order of their codes.</summary>
    public static Task<IReadOnlyList<string>> Visited(Session session, string text, DateOnly from, DateOnly to, string after, int most, CancellationToken ct)
        => session.Query<string>(
            """
            select distinct v.subject from v_inspection_visit v
            where v.visited_on between @from and @to and (@text = '' or v.subject = @text or v.subject_name like @like) and v.subject > @after
            order by v.subject limit @most
            """,
            new { text, like = Like(text), from, to, after, most },
            ct);

    public static Task<IReadOnlyList<VisitRow>> Visits(Session session, IReadOnlyList<string> subjects, DateOnly from, DateOnly to, CancellationToken ct)
        => session.Query<VisitRow>(
            """
            select v.subject, v.subject_name, v.region, v.items, v.list from v_inspection_visit v
            where v.visited_on between @from and @to and v.subject in ({keys}) order by v.subject, v.task
            """,
            new { from, to, keys = Session.Keys(subjects) },
            ct);

    /// <summary>Of the last draw of a campaign that was held.</summary>
    public static async Task<DrawnTotals> Totals(Session session, Guid campaign, CancellationToken ct)
        => await session.First<DrawnTotals>(
            """
            select (select count(*) from inspection_subject s where s.draw = d.id) as pool,
                   (select count(*) from inspection_task t where t.draw = d.id and t.state <> 'replaced') as drawn
            from inspection_draw d where d.campaign = @campaign and d.state = 'held' order by d.number desc limit 1
            """,
            new { campaign },
            ct) ?? new DrawnTotals();

    /// <summary>The day of that draw is the day, in Beijing, of the instant it was held.</summary>
    public static Task<DateTimeOffset?> HeldAt(Session session, Guid campaign, CancellationToken ct)
        => session.First<DateTimeOffset?>(
            "select held_at from inspection_draw d where d.campaign = @campaign and d.state = 'held' order by d.number desc limit 1", new { campaign }, ct);

    private static string Like(string text) => $"%{text.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)}%";
}
