using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Checks;

/// <summary>
/// Tasks and teams. Whose a task is: the authority's whose act it is, and the team's, which may come from another authority (a check
/// across counties); the enterprise sees its own.
/// </summary>
internal static class CheckStore
{
    private const string Columns =
        """
        t.id, t.campaign, t.place, t.subject, t.subject_name, t.region, t.organ_region, t.organ_name, t.state, t.approval_number, t.notice_number, t.visit_code,
        t.due_on, t.version, m.code as campaign_code, m.name as campaign_name, m.tier, m.sealed, m.items, m.list, m.starts_on, m.ends_on
        """;

    private const string Tasks = "inspection_task t join inspection_campaign m on m.id = t.campaign";

    private const string Member =
        """
        exists (select 1 from inspection_team y join inspection_inspector z on z.id = y.inspector where y.task = t.id and y.left_why is null and z.account = @account)
        """;

    private const string Known = "(t.state in ('visiting', 'recorded', 'reviewing', 'returned', 'published', 'closed') or (t.state = 'approved' and m.sealed = @no))";

    /// <summary>A task within reach, or one on whose team the account is.</summary>
    public static Task<CheckTask?> Find(Session session, Guid id, Guid account, CancellationToken ct)
        => session.First<CheckTask>($$"""select {{Columns}} from {{Tasks}} where t.id = @id and ({mine inspection_task t} or {{Member}})""", new { id, account }, ct);

    /// <param name="mine">Only where the account is on the team.</param>
    public static Task<IReadOnlyList<CheckTask>> List(Session session, Guid account, bool mine, string? state, Guid? after, int most, CancellationToken ct)
        => session.Query<CheckTask>(
            $$"""
            select {{Columns}} from {{Tasks}}
            where (({mine inspection_task t} and @all = @yes) or {{Member}}) and t.state = coalesce(@state, t.state) and t.state not in ('unfilled', 'replaced')
              and (@first = @yes or t.id < @after)
            order by t.id desc limit @most
            """,
            new { account, all = !mine, state, first = after is null, after = after ?? Guid.Empty, most, yes = true },
            ct);

    /// <summary>The enterprise's own, from when it may know of them: notified, or begun.</summary>
    public static Task<IReadOnlyList<CheckTask>> OfFirm(Session session, Guid? after, int most, CancellationToken ct)
        => session.Query<CheckTask>(
            $$"""
            select {{Columns}} from {{Tasks}}
            where {mine inspection_task t} and {{Known}} and (@first = @yes or t.id < @after) order by t.id desc limit @most
            """,
            new { first = after is null, after = after ?? Guid.Empty, most, yes = true, no = false },
            ct);

    public static Task<CheckTask?> FindOfFirm(Session session, Guid id, CancellationToken ct)
        => session.First<CheckTask>($$"""select {{Columns}} from {{Tasks}} where t.id = @id and {mine inspection_task t} and {{Known}}""", new { id, no = false }, ct);

    /// <summary>For whoever holds the code that the inspectors show.</summary>
    public static Task<CheckTask?> OfCode(Session session, string code, CancellationToken ct)
        => session.First<CheckTask>($"select {Columns} from {Tasks} where t.visit_code = @code", new { code }, ct);

    /// <summary>Within a transaction, of a task that was found before.</summary>
    public static Task<CheckTask?> Again(Work work, Guid id, CancellationToken ct)
        => work.First<CheckTask>($"select {Columns} from {Tasks} where t.id = @id", new { id }, ct);

    /// <summary>Who comes second waits, and then reads what the first one left.</summary>
    public static Task Lock(Work work, Guid id, CancellationToken ct)
        => work.Execute("update inspection_task set version = version where id = @id", new { id }, ct);

    /// <summary>The answer: how many rows; none when another was faster.</summary>
    public static Task<int> Move(Work work, CheckTask task, CancellationToken ct)
        => work.Execute(
            """
            update inspection_task
            set state = @State, approval_number = @ApprovalNumber, notice_number = @NoticeNumber, visit_code = @VisitCode, due_on = @DueOn, version = version + 1
            where id = @Id and version = @Version
            """,
            task,
            ct);

    /// <summary>The whole team in its order, those who left included.</summary>
    public static Task<IReadOnlyList<TeamMember>> Team(Session session, Guid task, CancellationToken ct)
        => session.Query<TeamMember>(
            """
            select x.inspector, i.account, i.name, i.organ_name, i.warrant_no, i.warrant_until, i.second_warrant_no, i.second_warrant_until, i.state, x.ordinal, x.leads, x.left_why
            from inspection_team x join inspection_inspector i on i.id = x.inspector
            where x.task = @task order by x.ordinal
            """,
            new { task },
            ct);

    public static Task Leave(Work work, Guid task, Guid inspector, string why, CancellationToken ct)
        => work.Execute(
            "update inspection_team set left_why = @why, leads = @no where task = @task and inspector = @inspector", new { task, inspector, why, no = false }, ct);

    public static Task Join(Work work, Guid task, Guid inspector, int ordinal, bool leads, CancellationToken ct)
        => work.Execute(
            "insert into inspection_team (task, inspector, ordinal, leads) values (@task, @inspector, @ordinal, @leads)", new { task, inspector, ordinal, leads }, ct);
}
