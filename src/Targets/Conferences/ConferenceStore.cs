using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Conferences;

internal static class ConferenceStore
{
    private const string Columns =
        """
        c.id, c.policy, p.title as policy_title, c.title, c.meets_on, c.place, c.agenda, c.organ_region, c.organ_name, c.state, c.minutes, c.absent, c.author, c.author_name,
        c.drafted_on, c.keeper, c.keeper_name, c.held_on, c.approver, c.approver_name, c.approved_on, c.returned_for, c.paper_number, c.version
        """;

    /// <summary>The office's conferences; and those that the reader's own unit is a member of or has a task from.</summary>
    private const string Visible =
        """
        ((@office = @yes and {mine targets_conference c}) or exists (
          select 1 from targets_unit u where u.organ_region = @organ and u.organ_name = @name and (
            exists (select 1 from targets_member x where x.conference = c.id and x.unit = u.id)
            or exists (select 1 from targets_decision d where d.conference = c.id and d.unit = u.id and d.state <> 'planned'))))
        """;

    private const string Decision = "d.id, d.conference, d.ordinal, d.words, d.unit, u.name as unit_name, u.organ_region, u.organ_name, d.due_on, d.state, d.version";

    public static Task<IReadOnlyList<ConferenceRow>> List(Session session, bool office, Mandate mandate, CancellationToken ct)
        => session.Query<ConferenceRow>(
            $$"""select {{Columns}} from targets_conference c join targets_policy p on p.id = c.policy where {{Visible}} order by c.meets_on desc, c.id desc limit 200""",
            new { office, yes = true, organ = mandate.Organ?.Region.Value, name = mandate.Organ?.Name },
            ct);

    public static Task<ConferenceRow?> Find(Session session, Guid id, bool office, Mandate mandate, CancellationToken ct)
        => session.First<ConferenceRow>(
            $$"""select {{Columns}} from targets_conference c join targets_policy p on p.id = c.policy where c.id = @id and {{Visible}}""",
            new { id, office, yes = true, organ = mandate.Organ?.Region.Value, name = mandate.Organ?.Name },
            ct);

    public static Task Lock(Work work, Guid id, CancellationToken ct) => work.Execute("update targets_conference set version = version where id = @id", new { id }, ct);

    public static Task<IReadOnlyList<MemberRow>> Members(Session session, Guid conference, CancellationToken ct)
        => session.Query<MemberRow>(
            "select u.id as unit, u.name, u.organ_region, u.organ_name from targets_member x join targets_unit u on u.id = x.unit where x.conference = @conference order by u.name",
            new { conference },
            ct);

    /// <summary>The units of a policy: who may be a member.</summary>
    public static Task<IReadOnlyList<MemberRow>> Units(Session session, Guid policy, CancellationToken ct)
        => session.Query<MemberRow>(
            """
            select u.id as unit, u.name, u.organ_region, u.organ_name from targets_unit u
            where exists (select 1 from targets_duty d join targets_measure m on m.id = d.measure and m.policy = @policy and {mine targets_measure m} where d.unit = u.id)
            order by u.name
            """,
            new { policy },
            ct);

    public static async Task Add(Work work, ConferenceRow row, IEnumerable<Guid> members, CancellationToken ct)
    {
        await work.Execute(
            """
            insert into targets_conference (id, policy, title, meets_on, place, agenda, organ_region, organ_name, state, author, author_name, drafted_on, version)
            values (@Id, @Policy, @Title, @MeetsOn, @Place, @Agenda, @OrganRegion, @OrganName, 'drafted', @Author, @AuthorName, @DraftedOn, 1)
            """,
            row,
            ct);
        foreach (var unit in members)
        {
            await work.Execute("insert into targets_member (conference, unit) values (@conference, @unit)", new { conference = row.Id, unit }, ct);
        }
    }

    public static Task<int> Save(Work work, ConferenceRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_conference
            set state = @State, minutes = @Minutes, absent = @Absent, keeper = @Keeper, keeper_name = @KeeperName, held_on = @HeldOn, approver = @Approver,
                approver_name = @ApproverName, approved_on = @ApprovedOn, returned_for = @ReturnedFor, paper_number = @PaperNumber, version = version + 1
            where id = @Id and version = @Version
            """,
            row,
            ct);

    public static Task<IReadOnlyList<DecisionRow>> Decisions(Session session, Guid conference, CancellationToken ct)
        => session.Query<DecisionRow>(
            $"select {Decision} from targets_decision d join targets_unit u on u.id = d.unit where d.conference = @conference order by d.ordinal", new { conference }, ct);

    /// <summary>Planned decisions anew; those of approved minutes are not touched.</summary>
    public static async Task SetDecisions(Work work, Guid conference, IReadOnlyList<DecisionRow> decisions, CancellationToken ct)
    {
        await work.Execute("delete from targets_decision where conference = @conference and state = 'planned'", new { conference }, ct);
        foreach (var decision in decisions)
        {
            await work.Execute(
                "insert into targets_decision (id, conference, ordinal, words, unit, due_on, state, version) values (@Id, @Conference, @Ordinal, @Words, @Unit, @DueOn, 'planned', 1)", decision, ct);
        }
    }

    public static Task OpenDecisions(Work work, Guid conference, CancellationToken ct)
        => work.Execute("update targets_decision set state = 'open', version = version + 1 where conference = @conference and state = 'planned'", new { conference }, ct);

    public static Task<int> Move(Work work, DecisionRow row, CancellationToken ct)
        => work.Execute("update targets_decision set state = @State, version = version + 1 where id = @Id and version = @Version", row, ct);

    public static Task<IReadOnlyList<TaskReportRow>> Reports(Session session, Guid conference, CancellationToken ct)
        => session.Query<TaskReportRow>(
            """
            select r.decision, r.revision, r.words, r.evidence, r.due_on, r.state, r.reporter, r.reporter_name, r.sent_on, r.reviewer, r.reviewer_name, r.reviewed_on, r.reason, r.again_by
            from targets_decision_report r join targets_decision d on d.id = r.decision
            where d.conference = @conference order by d.ordinal, r.revision
            """,
            new { conference },
            ct);

    public static Task AddReport(Work work, TaskReportRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_decision_report (decision, revision, words, evidence, due_on, state, reporter, reporter_name, sent_on)
            values (@Decision, @Revision, @Words, @Evidence, @DueOn, 'sent', @Reporter, @ReporterName, @SentOn)
            """,
            row,
            ct);

    public static Task<int> Review(Work work, TaskReportRow row, CancellationToken ct)
        => work.Execute(
            """
            update targets_decision_report
            set state = @State, reviewer = @Reviewer, reviewer_name = @ReviewerName, reviewed_on = @ReviewedOn, reason = @Reason, again_by = @AgainBy
            where decision = @Decision and revision = @Revision and state = 'sent'
            """,
            row,
            ct);
}
