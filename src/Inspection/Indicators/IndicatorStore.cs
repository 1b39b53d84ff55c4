using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Indicators;

/// <summary>How many there were of one authority's division on one day, and how many of them were good.</summary>
internal sealed record DayCount
{
    public string Region { get; init; } = string.Empty;

    public DateOnly Day { get; init; }

    public long Total { get; init; }

    public long Good { get; init; }
}

internal sealed record ShownFinding
{
    public Guid Task { get; init; }

    public string Subject { get; init; } = string.Empty;

    public string SubjectName { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;

    public DateOnly On { get; init; }
}

/// <summary>
/// Checks and findings counted by day. A finding is published under its last revision; its term is the same in all. The texts after "on" name the day
/// that counts for an indicator.
/// </summary>
internal static class IndicatorStore
{
    private const string Published = "f.state in ('published', 'ended')";

    private static readonly Dictionary<string, string> Counted = new(StringComparer.Ordinal)
    {
        [InspectionMeasures.PublishedOnTime] =
            $"""
            select t.organ_region as region, f.due_on as day, count(distinct t.id) as total,
              count(distinct case when {Published} and f.reviewed_on <= f.due_on then t.id end) as good
            from inspection_finding f join inspection_task t on t.id = f.task
            where f.due_on >= @from and f.due_on <= @to group by t.organ_region, f.due_on
            """,
        [InspectionMeasures.ChecksCompleted] =
            """
            select t.organ_region as region, r.ended_on as day, count(*) as total, count(*) as good
            from inspection_record r join inspection_task t on t.id = r.task
            where r.state = 'closed' and t.state <> 'replaced' and r.ended_on >= @from and r.ended_on <= @to group by t.organ_region, r.ended_on
            """,
        [InspectionMeasures.FindingsPublished] =
            $"""
            select t.organ_region as region, f.reviewed_on as day, count(*) as total, count(*) as good
            from inspection_finding f join inspection_task t on t.id = f.task
            where {Published} and f.reviewed_on >= @from and f.reviewed_on <= @to group by t.organ_region, f.reviewed_on
            """,
    };

    private static readonly Dictionary<string, string> DayOf = new(StringComparer.Ordinal)
    {
        [InspectionMeasures.PublishedOnTime] = "f.due_on",
        [InspectionMeasures.ChecksCompleted] = "(select r.ended_on from inspection_record r where r.task = f.task)",
        [InspectionMeasures.FindingsPublished] = "f.reviewed_on",
    };

    public static Task<IReadOnlyList<DayCount>> Days(Session session, string indicator, DateOnly from, DateOnly to, CancellationToken ct)
        => session.Query<DayCount>(Counted[indicator], new { from, to }, ct);

    /// <summary>What everybody may read today, by task; the division is compared by the caller.</summary>
    public static Task<IReadOnlyList<ShownFinding>> Shown(Session session, string indicator, DateOnly from, DateOnly to, DateOnly today, Guid after, int most, CancellationToken ct)
        => session.Query<ShownFinding>(
            $"""
            select f.task, t.subject, t.subject_name, t.organ_region as region, {DayOf[indicator]} as "on"
            from inspection_finding f join inspection_task t on t.id = f.task
            where f.state = 'published' and (f.public_until is null or f.public_until >= @today) and f.task > @after
              and {DayOf[indicator]} >= @from and {DayOf[indicator]} <= @to
            order by f.task limit @most
            """,
            new { from, to, today, after, most },
            ct);
}
