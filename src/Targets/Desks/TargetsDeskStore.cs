using Zhiheng.Platform.Databases;

namespace Zhiheng.Targets.Desks;

/// <summary>A row of a to-do list, before it is put into words.</summary>
internal sealed record TargetsDeskRow
{
    public string Kind { get; init; } = string.Empty;

    public Guid Id { get; init; }

    /// <summary>Where it is done: the measure, the conference or the assessment.</summary>
    public Guid Place { get; init; }

    public string Title { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public DateOnly? DueOn { get; init; }
}

internal static class TargetsDeskStore
{
    /// <summary>A measure of a policy in force that the reader's own unit answers for.</summary>
    private const string Own =
        """
        targets_duty d join targets_unit u on u.id = d.unit and u.organ_region = @organ and u.organ_name = @name
          join targets_measure m on m.id = d.measure join targets_policy p on p.id = m.policy and p.replaced_on is null
        """;

    /// <summary>Who leads, where nobody leads everybody, and who has made a plan (MeasureStates).</summary>
    private const string Owes =
        """
        (d.role = 'lead' or not exists (select 1 from targets_duty o where o.measure = m.id and o.role = 'lead')
          or exists (select 1 from targets_plan l where l.measure = m.id and l.unit = d.unit))
          and not exists (select 1 from targets_progress g where g.measure = m.id and g.unit = d.unit and g.state = 'accepted' and g.claimed = 'done')
        """;

    private const string Last = "not exists (select 1 from targets_progress z where z.measure = r.measure and z.unit = r.unit and z.period = r.period and z.revision > r.revision)";

    private const string Sql =
        $$"""
        select items.kind, items.id, items.place, items.title, items.organ_name, items.due_on
        from (
          select 'plan' as kind, d.id, m.id as place, m.title, m.organ_name, null as due_on
          from {{Own}}
          where @reports = @yes and {{Owes}} and not exists (select 1 from targets_plan l where l.measure = m.id and l.unit = d.unit)
          union all
          select 'report', d.id, m.id, m.title, m.organ_name, t.due_on
          from {{Own}} join targets_period t on t.policy = p.id and t.starts_on <= @today
          where @reports = @yes and {{Owes}} and not exists (select 1 from targets_progress r where r.measure = m.id and r.unit = d.unit and r.period = t.id)
          union all
          select 'report-again', r.id, m.id, m.title, m.organ_name, r.again_by
          from {{Own}} join targets_progress r on r.measure = m.id and r.unit = d.unit and r.state = 'returned'
          where @reports = @yes and {{Last}}
          union all
          select 'question', q.id, m.id, m.title, q.asker_organ, q.due_on
          from {{Own}} join targets_question q on q.measure = m.id and q.unit = d.unit and q.state = 'open'
          where @reports = @yes
          union all
          select 'task', x.id, c.id, x.words, c.organ_name,
            coalesce((select max(y.again_by) from targets_decision_report y where y.decision = x.id and y.state = 'returned'), x.due_on)
          from targets_decision x join targets_unit u on u.id = x.unit and u.organ_region = @organ and u.organ_name = @name
            join targets_conference c on c.id = x.conference
          where @reports = @yes and x.state = 'open'
          union all
          select 'contest', a.id, a.id, s.title, a.organ_name, a.objections_by
          from targets_assessment a join targets_scheme s on s.id = a.scheme
          where @reports = @yes and a.state = 'open' and a.objections_by >= @today and exists (
            select 1 from targets_duty d join targets_measure m on m.id = d.measure join targets_unit u on u.id = d.unit
            where m.policy = a.policy and u.organ_region = @organ and u.organ_name = @name)
            and not exists (
              select 1 from targets_contest k join targets_unit u on u.id = k.unit where k.assessment = a.id and u.organ_region = @organ and u.organ_name = @name)
          union all
          select 'review', r.id, m.id, m.title, u.name, null
          from targets_progress r join targets_measure m on m.id = r.measure join targets_unit u on u.id = r.unit
          where @supervises = @yes and r.state = 'sent' and r.reporter <> @account and m.organ_region = @organ and {mine targets_measure m}
          union all
          select 'task-review', x.id, c.id, x.words, u.name, null
          from targets_decision x join targets_conference c on c.id = x.conference join targets_unit u on u.id = x.unit
            join targets_decision_report y on y.decision = x.id and y.state = 'sent'
          where @supervises = @yes and x.state = 'reported' and y.reporter <> @account and c.organ_region = @organ and {mine targets_conference c}
          union all
          select 'minutes', c.id, c.id, c.title, c.organ_name, null
          from targets_conference c
          where @decides = @yes and c.state = 'held' and c.keeper <> @account and c.organ_region = @organ and {mine targets_conference c}
          union all
          select 'scheme', s.id, s.id, s.title, s.organ_name, null
          from targets_scheme s
          where @decides = @yes and s.state = 'draft' and s.author <> @account and s.organ_region = @organ and {mine targets_scheme s}
          union all
          select 'open', a.id, a.id, s.title, a.organ_name, null
          from targets_assessment a join targets_scheme s on s.id = a.scheme
          where @decides = @yes and a.state = 'computed' and a.author <> @account and a.organ_region = @organ and {mine targets_assessment a}
          union all
          select 'publish', a.id, a.id, s.title, a.organ_name, null
          from targets_assessment a join targets_scheme s on s.id = a.scheme
          where @decides = @yes and a.state = 'open' and a.objections_by < @today and a.author <> @account and a.organ_region = @organ and {mine targets_assessment a}
            and not exists (select 1 from targets_contest k where k.assessment = a.id and k.state = 'filed')
          union all
          select 'contest-decide', k.id, a.id, s.title, u.name, k.due_on
          from targets_contest k join targets_assessment a on a.id = k.assessment join targets_scheme s on s.id = a.scheme join targets_unit u on u.id = k.unit
          where @decides = @yes and k.state = 'filed' and k.objector <> @account and a.author <> @account and a.organ_region = @organ and {mine targets_assessment a}
        ) items
        order by case when items.due_on is null then 1 else 0 end, items.due_on, items.kind, items.id
        limit @most
        """;

    public static Task<IReadOnlyList<TargetsDeskRow>> Items(
        Session session, string organ, string name, Guid account, TargetsDuties duties, DateOnly today, int most, CancellationToken ct)
        => session.Query<TargetsDeskRow>(Sql, new { organ, name, account, reports = duties.Reports, supervises = duties.Supervises, decides = duties.Decides, today, most, yes = true }, ct);
}
