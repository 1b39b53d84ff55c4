using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Draws;

/// <summary>Tasks and teams as draws and replacements make them.</summary>
internal static class TaskStore
{
    private const string Columns =
        """
        t.id, t.draw, t.campaign, t.place, t.subject, t.subject_name, t.organization, t.region, t.organ_region, t.organ_name, t.state, t.replaced_by,
        t.replaced_why, t.replaced_approver, t.replaced_proposer, t.version
        """;

    private static readonly BulkTable Teams = new("inspection_team", "task", "inspector", "ordinal", "leads");

    public static Task<TaskRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<TaskRow>($$"""select {{Columns}} from inspection_task t where t.id = @id and {mine inspection_task t}""", new { id }, ct);

    public static Task<IReadOnlyList<TaskRow>> OfDraw(Session session, Guid draw, CancellationToken ct)
        => session.Query<TaskRow>($"select {Columns} from inspection_task t where t.draw = @draw order by t.place", new { draw }, ct);

    public static Task<IReadOnlyList<MemberRow>> TeamsOf(Session session, Guid draw, CancellationToken ct)
        => session.Query<MemberRow>(
            """
            select m.task, m.inspector, m.ordinal, m.leads, i.name from inspection_team m
            join inspection_task t on t.id = m.task join inspection_inspector i on i.id = m.inspector
            where t.draw = @draw and m.left_why is null order by t.place, m.ordinal
            """,
            new { draw },
            ct);

    public static async Task Add(Work work, TaskRow row, IReadOnlyList<MemberRow> team, CancellationToken ct)
    {
        await work.Execute(
            """
            insert into inspection_task (id, draw, campaign, place, subject, subject_name, organization, region, organ_region, organ_name, state, version)
            values (@Id, @Draw, @Campaign, @Place, @Subject, @SubjectName, @Organization, @Region, @OrganRegion, @OrganName, @State, 1)
            """,
            row,
            ct);
        await work.Insert(Teams, [.. team.Select(one => new object?[] { row.Id, one.Inspector, one.Ordinal, one.Leads })], ct);
    }

    public static Task<int> Save(Work work, TaskRow row, CancellationToken ct)
        => work.Execute(
            """
            update inspection_task
            set state = @State, replaced_by = @ReplacedBy, replaced_why = @ReplacedWhy, replaced_approver = @ReplacedApprover, replaced_proposer = @ReplacedProposer, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    /// <summary>The tasks of a draw that is void: nobody visits.</summary>
    public static Task<int> Drop(Work work, Guid draw, CancellationToken ct)
        => work.Execute("update inspection_task set state = 'replaced', version = version + 1 where draw = @draw and state in ('assigned', 'unfilled')", new { draw }, ct);
}
