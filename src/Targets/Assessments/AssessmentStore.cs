using Zhiheng.Platform.Databases;

namespace Zhiheng.Targets.Assessments;

internal static class AssessmentStore
{
    private const string Columns =
        """
        a.id, a.scheme, a.policy, p.title as policy_title, a.year, a.as_of, a.results, a.organ_region, a.organ_name, a.state, a.author, a.author_name, a.computed_on,
        a.opened_on, a.objections_by, a.publisher, a.publisher_name, a.published_on, a.frozen, a.sha256, a.discarded_for, a.version
        """;

    /// <summary>The office's rows; and for a unit those it is asked about or that are published, where it answers for a measure.</summary>
    private const string Visible =
        """
        ((@office = @yes and {mine targets_assessment a}) or (a.state in ('open', 'published') and exists (
          select 1 from targets_duty d join targets_measure m on m.id = d.measure join targets_unit u on u.id = d.unit
          where m.policy = a.policy and u.organ_region = @organ and u.organ_name = @name)))
        """;

    public static Task<IReadOnlyList<AssessmentRow>> List(Session session, bool office, string? organ, string? name, CancellationToken ct)
        => session.Query<AssessmentRow>(
            $$"""select {{Columns}} from targets_assessment a join targets_policy p on p.id = a.policy where {{Visible}} order by a.year desc, a.id desc limit 200""",
            new { office, organ, name, yes = true },
            ct);

    public static Task<AssessmentRow?> Find(Session session, Guid id, bool office, string? organ, string? name, CancellationToken ct)
        => session.First<AssessmentRow>(
            $$"""select {{Columns}} from targets_assessment a join targets_policy p on p.id = a.policy where a.id = @id and {{Visible}}""", new { id, office, organ, name, yes = true }, ct);

    /// <summary>For everybody.</summary>
    public static Task<AssessmentRow?> Published(Session session, Guid id, CancellationToken ct)
        => session.First<AssessmentRow>(
            $"select {Columns} from targets_assessment a join targets_policy p on p.id = a.policy where a.id = @id and a.state = 'published'", new { id }, ct);

    public static Task Lock(Work work, Guid id, CancellationToken ct) => work.Execute("update targets_assessment set version = version where id = @id", new { id }, ct);

    public static Task<bool> IsComputed(Session session, Guid policy, int year, CancellationToken ct)
        => session.First<bool>("select exists (select 1 from targets_assessment a where a.policy = @policy and a.year = @year and a.state <> 'discarded')", new { policy, year }, ct);

    public static Task Add(Work work, AssessmentRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_assessment (id, scheme, policy, year, as_of, results, organ_region, organ_name, state, author, author_name, computed_on, version)
            values (@Id, @Scheme, @Policy, @Year, @AsOf, @Results, @OrganRegion, @OrganName, 'computed', @Author, @AuthorName, @ComputedOn, 1)
            """,
            row,
            ct);

    public static Task<int> Save(Work work, AssessmentRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_assessment
            set state = @State, opened_on = @OpenedOn, objections_by = @ObjectionsBy, publisher = @Publisher, publisher_name = @PublisherName, published_on = @PublishedOn,
                frozen = @Frozen, sha256 = @Sha256, discarded_for = @DiscardedFor, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task<IReadOnlyList<RemarkRow>> Remarks(Session session, Guid assessment, CancellationToken ct)
        => session.Query<RemarkRow>(
            """
            select r.id, r.assessment, r.unit, r.line, r.points, r.reason, r.evidence, r.objection, r.author, r.author_name, r.made_on
            from targets_remark r where r.assessment = @assessment order by r.made_on, r.id
            """,
            new { assessment },
            ct);

    public static Task Add(Work work, RemarkRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_remark (id, assessment, unit, line, points, reason, evidence, objection, author, author_name, made_on)
            values (@Id, @Assessment, @Unit, @Line, @Points, @Reason, @Evidence, @Objection, @Author, @AuthorName, @MadeOn)
            """,
            row,
            ct);

    public static Task<IReadOnlyList<ContestRow>> Contests(Session session, Guid assessment, CancellationToken ct)
        => session.Query<ContestRow>(
            """
            select c.id, c.assessment, c.unit, c.line, c.words, c.evidence, c.objector, c.objector_name, c.filed_on, c.due_on, c.state, c.decider, c.decider_name, c.decided_on,
                   c.decision, c.version
            from targets_contest c where c.assessment = @assessment order by c.filed_on, c.id
            """,
            new { assessment },
            ct);

    public static Task Add(Work work, ContestRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_contest (id, assessment, unit, line, words, evidence, objector, objector_name, filed_on, due_on, state, version)
            values (@Id, @Assessment, @Unit, @Line, @Words, @Evidence, @Objector, @ObjectorName, @FiledOn, @DueOn, 'filed', 1)
            """,
            row,
            ct);

    public static Task<int> Decide(Work work, ContestRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_contest
            set state = @State, decider = @Decider, decider_name = @DeciderName, decided_on = @DecidedOn, decision = @Decision, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);
}
