using Zhiheng.Inspection.Pools;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Draws;

/// <summary>A visit to an enterprise, planned or made: which campaign, so which items of which list.</summary>
internal sealed record VisitRow
{
    public string Subject { get; init; } = string.Empty;

    public int List { get; init; }

    public string Items { get; init; } = "[]";
}

internal sealed record TagRow
{
    public string Subject { get; init; } = string.Empty;

    public string Tag { get; init; } = string.Empty;

    public string Region { get; init; } = string.Empty;
}

internal sealed record ClassRow
{
    public string Subject { get; init; } = string.Empty;

    public string Class { get; init; } = string.Empty;
}

/// <summary>Who must not meet whom.</summary>
internal sealed record EdgeRow
{
    public Guid Inspector { get; init; }

    public string Subject { get; init; } = string.Empty;
}

internal sealed record CandidateRow
{
    public Guid Inspector { get; init; }

    public string Leaf { get; init; } = string.Empty;
}

/// <summary>What a freezing reads of the pools, and the lists as they were frozen.</summary>
internal static class ListStore
{
    private static readonly BulkTable Subjects = new("inspection_subject", "draw", "code", "name", "region", "grade", "weight", "salt", "excluded", "organization");
    private static readonly BulkTable Candidates = new("inspection_candidate", "draw", "inspector", "leaf");

    public static Task<IReadOnlyList<TagRow>> Tags(Session session, DateOnly on, CancellationToken ct)
        => session.Query<TagRow>("select subject, tag, region from inspection_tag where until >= @on", new { on }, ct);

    public static Task<IReadOnlyList<ClassRow>> Classes(Session session, CancellationToken ct)
        => session.Query<ClassRow>("select subject, class from inspection_class", null, ct);

    /// <summary>Visits of a year by whatever authority: campaigns that begin in it, without those that were replaced or found nobody.</summary>
    public static Task<IReadOnlyList<VisitRow>> Visits(Session session, int year, CancellationToken ct)
        => session.Query<VisitRow>(
            """
            select t.subject, m.list, m.items from inspection_task t join inspection_campaign m on m.id = t.campaign
            where m.starts_on >= @from and m.starts_on <= @to and t.state not in ('replaced', 'unfilled')
            """,
            new { from = new DateOnly(year, 1, 1), to = new DateOnly(year, 12, 31) },
            ct);

    /// <summary>Active inspectors of an authority and below it whose warrant holds on a day.</summary>
    public static Task<IReadOnlyList<InspectorRow>> Inspectors(Session session, string prefix, DateOnly on, CancellationToken ct)
        => session.Query<InspectorRow>(
            """
            select id, employee_no, name, organ_region, organ_name, unit_level, post, warrant_no, warrant_until, second_warrant_no, second_warrant_until,
              qualifications, items, can_lead, capacity, state, version
            from inspection_inspector
            where substr(organ_region, 1, length(@prefix)) = @prefix and state = 'active' and (warrant_until >= @on or second_warrant_until >= @on)
            """,
            new { prefix, on },
            ct);

    public static Task<IReadOnlyList<EdgeRow>> Recusals(Session session, DateOnly on, CancellationToken ct)
        => session.Query<EdgeRow>("select distinct inspector, subject from inspection_recusal where until is null or until >= @on", new { on }, ct);

    /// <summary>Who was in the newest team that was sent to each enterprise.</summary>
    public static Task<IReadOnlyList<EdgeRow>> LastTeams(Session session, CancellationToken ct)
        => session.Query<EdgeRow>(
            """
            select distinct m.inspector, t.subject from inspection_task t join inspection_team m on m.task = t.id
            where m.left_why is null and t.state <> 'replaced' and not exists (
              select 1 from inspection_task n
              where n.subject = t.subject and n.id > t.id and n.state <> 'replaced' and exists (select 1 from inspection_team k where k.task = n.id and k.left_why is null))
            """,
            null,
            ct);

    public static async Task Keep(Work work, Guid draw, IReadOnlyList<SubjectRow> subjects, IReadOnlyList<CandidateRow> candidates, CancellationToken ct)
    {
        await work.Insert(Subjects, [.. subjects.Select(one => new object?[] { draw, one.Code, one.Name, one.Region, one.Grade, one.Weight, one.Salt, one.Excluded, one.Organization })], ct);
        await work.Insert(Candidates, [.. candidates.Select(one => new object?[] { draw, one.Inspector, one.Leaf })], ct);
    }

    /// <summary>In the order of codes, byte by byte, whatever the database thinks of order.</summary>
    public static async Task<IReadOnlyList<SubjectRow>> SubjectsOf(Session session, Guid draw, CancellationToken ct)
        => [.. (await session.Query<SubjectRow>(
            "select draw, code, name, region, grade, weight, salt, excluded, organization from inspection_subject where draw = @draw", new { draw }, ct))
            .OrderBy(row => row.Code, StringComparer.Ordinal)];

    /// <summary>How many were left out, by reason.</summary>
    public static Task<IReadOnlyList<(string Reason, long Count)>> ExcludedOf(Session session, Guid draw, CancellationToken ct)
        => session.Query<(string Reason, long Count)>(
            "select excluded, count(*) from inspection_subject where draw = @draw and excluded is not null group by excluded order by excluded", new { draw }, ct);

    public static Task<IReadOnlyList<CandidateRow>> CandidatesOf(Session session, Guid draw, CancellationToken ct)
        => session.Query<CandidateRow>("select inspector, leaf from inspection_candidate where draw = @draw", new { draw }, ct);
}
