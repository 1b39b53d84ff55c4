using Zhiheng.Platform.Databases;

namespace Zhiheng.Targets.Progress;

/// <summary>Reports and questions of measures that were found with a mark.</summary>
internal static class ReportStore
{
    private const string Columns =
        """
        r.id, r.measure, r.unit, r.period, r.revision, r.plan, r.words, r.steps, r.percent, r.claimed, r.evidence, r.due_on, r.state, r.reporter, r.reporter_name,
        r.sent_on, r.reviewer, r.reviewer_name, r.reviewed_on, r.decision, r.again_by, r.version
        """;

    private const string QuestionColumns =
        """
        q.id, q.measure, q.unit, q.asker_region, q.asker_organ, q.asker, q.asker_name, q.words, q.asked_on, q.due_on, q.state, q.answer, q.evidence, q.answerer,
        q.answerer_name, q.answered_on, q.version
        """;

    public static Task<IReadOnlyList<ProgressRow>> Reports(Session session, IEnumerable<Guid> measures, CancellationToken ct)
        => session.Query<ProgressRow>($$"""select {{Columns}} from targets_progress r where r.measure in ({ids}) order by r.sent_on, r.period, r.unit, r.revision""", new { ids = Session.Ids(measures) }, ct);

    public static Task<ProgressRow?> Report(Session session, Guid id, CancellationToken ct)
        => session.First<ProgressRow>($"select {Columns} from targets_progress r where r.id = @id", new { id }, ct);

    public static Task Add(Work work, ProgressRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_progress (id, measure, unit, period, revision, plan, words, steps, percent, claimed, evidence, due_on, state, reporter, reporter_name, sent_on, version)
            values (@Id, @Measure, @Unit, @Period, @Revision, @Plan, @Words, @Steps, @Percent, @Claimed, @Evidence, @DueOn, @State, @Reporter, @ReporterName, @SentOn, 1)
            """,
            row,
            ct);

    public static Task<int> Review(Work work, ProgressRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_progress
            set state = @State, reviewer = @Reviewer, reviewer_name = @ReviewerName, reviewed_on = @ReviewedOn, decision = @Decision, again_by = @AgainBy, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task<IReadOnlyList<QuestionRow>> Questions(Session session, IEnumerable<Guid> measures, CancellationToken ct)
        => session.Query<QuestionRow>($$"""select {{QuestionColumns}} from targets_question q where q.measure in ({ids}) order by q.asked_on, q.id""", new { ids = Session.Ids(measures) }, ct);

    public static Task<QuestionRow?> Question(Session session, Guid id, CancellationToken ct)
        => session.First<QuestionRow>($"select {QuestionColumns} from targets_question q where q.id = @id", new { id }, ct);

    public static Task Ask(Work work, QuestionRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_question (id, measure, unit, asker_region, asker_organ, asker, asker_name, words, asked_on, due_on, state, version)
            values (@Id, @Measure, @Unit, @AskerRegion, @AskerOrgan, @Asker, @AskerName, @Words, @AskedOn, @DueOn, 'open', 1)
            """,
            row,
            ct);

    public static Task<int> Answer(Work work, QuestionRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_question
            set state = 'answered', answer = @Answer, evidence = @Evidence, answerer = @Answerer, answerer_name = @AnswererName, answered_on = @AnsweredOn, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);
}
