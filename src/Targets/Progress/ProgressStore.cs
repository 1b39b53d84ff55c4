using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

internal static class ProgressStore
{
    /// <summary>The office's rows, or a measure that the reader's own unit answers for; the second needs no region: a city answers to a province.</summary>
    private const string Visible =
        """
        ((@office = @yes and {mine targets_measure m}) or exists (
          select 1 from targets_duty x join targets_unit y on y.id = x.unit
          where x.measure = m.id and y.organ_region = @organ and y.organ_name = @name))
        """;

    private const string Columns =
        """
        m.id, m.policy, p.title as policy_title, p.replaced_on, m.ordinal, m.no, m.title, m.body, m.organ_region, m.organ_name
        """;

    public static Task<MeasureRow?> Find(Session session, Guid id, bool office, Mandate mandate, CancellationToken ct)
        => session.First<MeasureRow>(
            $$"""select {{Columns}} from targets_measure m join targets_policy p on p.id = m.policy where m.id = @id and {{Visible}}""",
            new { id, office, yes = true, organ = mandate.Organ?.Region.Value, name = mandate.Organ?.Name },
            ct);

    public static Task<IReadOnlyList<MeasureRow>> Measures(Session session, Guid policy, bool office, Mandate mandate, CancellationToken ct)
        => session.Query<MeasureRow>(
            $$"""select {{Columns}} from targets_measure m join targets_policy p on p.id = m.policy where m.policy = @policy and {{Visible}} order by m.ordinal""",
            new { policy, office, yes = true, organ = mandate.Organ?.Region.Value, name = mandate.Organ?.Name },
            ct);

    /// <summary>Every measure of a policy that was found before, for what is computed over all of them.</summary>
    public static Task<IReadOnlyList<MeasureRow>> All(Session session, Guid policy, CancellationToken ct)
        => session.Query<MeasureRow>(
            $$"""
            select {{Columns}} from targets_measure m join targets_policy p on p.id = m.policy and {mine targets_policy p} where m.policy = @policy order by m.ordinal
            """,
            new { policy },
            ct);

    /// <summary>The policies with a measure the reader may see, newest first.</summary>
    public static Task<IReadOnlyList<SupervisedPolicy>> Policies(Session session, bool office, Mandate mandate, CancellationToken ct)
        => session.Query<SupervisedPolicy>(
            $$"""
            select p.id, p.title, p.adopted_on, p.replaced_on, p.organ_region, p.organ_name from targets_policy p
            where exists (select 1 from targets_measure m where m.policy = p.id and {{Visible}})
            order by p.adopted_on desc, p.id desc limit 200
            """,
            new { office, yes = true, organ = mandate.Organ?.Region.Value, name = mandate.Organ?.Name },
            ct);

    public static Task<SupervisedPolicy?> Policy(Session session, Guid id, CancellationToken ct)
        => session.First<SupervisedPolicy>(
            "select p.id, p.title, p.adopted_on, p.replaced_on, p.organ_region, p.organ_name from targets_policy p where p.id = @id and {mine targets_policy p}", new { id }, ct);

    /// <summary>Who comes second waits, and then reads what the first one left.</summary>
    public static Task LockMeasure(Work work, Guid id, CancellationToken ct)
        => work.Execute("update targets_measure set version = version where id = @id", new { id }, ct);

    /// <inheritdoc cref="LockMeasure"/>
    public static Task LockPolicy(Work work, Guid id, CancellationToken ct)
        => work.Execute("update targets_policy set version = version where id = @id", new { id }, ct);

    public static Task<IReadOnlyList<DutyRow>> Duties(Session session, IEnumerable<Guid> measures, CancellationToken ct)
        => session.Query<DutyRow>(
            """
            select d.measure, d.unit, u.name, d.role, u.organ_region, u.organ_name
            from targets_duty d join targets_unit u on u.id = d.unit
            where d.measure in ({ids})
            order by case d.role when 'lead' then 1 when 'participant' then 2 else 3 end, d.id
            """,
            new { ids = Session.Ids(measures) },
            ct);

    public static Task<IReadOnlyList<PlanRow>> Plans(Session session, IEnumerable<Guid> measures, CancellationToken ct)
        => session.Query<PlanRow>(
            """
            select p.id, p.measure, p.unit, p.revision, p.contact, p.resources, p.author, p.author_name, p.made_on
            from targets_plan p where p.measure in ({ids}) order by p.unit, p.revision
            """,
            new { ids = Session.Ids(measures) },
            ct);

    public static Task<IReadOnlyList<StepRow>> Steps(Session session, IEnumerable<Guid> plans, CancellationToken ct)
        => session.Query<StepRow>(
            "select s.plan, s.ordinal, s.words, s.due_on from targets_step s where s.plan in ({ids}) order by s.plan, s.ordinal", new { ids = Session.Ids(plans) }, ct);

    public static async Task AddPlan(Work work, PlanRow plan, IReadOnlyList<StepRow> steps, CancellationToken ct)
    {
        await work.Execute(
            """
            insert into targets_plan (id, measure, unit, revision, contact, resources, author, author_name, made_on)
            values (@Id, @Measure, @Unit, @Revision, @Contact, @Resources, @Author, @AuthorName, @MadeOn)
            """,
            plan,
            ct);
        foreach (var step in steps)
        {
            await work.Execute("insert into targets_step (plan, ordinal, words, due_on) values (@Plan, @Ordinal, @Words, @DueOn)", step, ct);
        }
    }

    public static Task<IReadOnlyList<PeriodRow>> Periods(Session session, IEnumerable<Guid> policies, CancellationToken ct)
        => session.Query<PeriodRow>(
            """
            select p.id, p.policy, p.starts_on, p.ends_on, p.due_on, p.rule, p.set_by, p.set_by_name, p.set_on
            from targets_period p where p.policy in ({ids}) order by p.policy, p.starts_on
            """,
            new { ids = Session.Ids(policies) },
            ct);

    public static Task AddPeriod(Work work, PeriodRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into targets_period (id, policy, starts_on, ends_on, due_on, rule, set_by, set_by_name, set_on)
            values (@Id, @Policy, @StartsOn, @EndsOn, @DueOn, @Rule, @SetBy, @SetByName, @SetOn)
            """,
            row,
            ct);
}
