using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Desks;

/// <summary>A row of a to-do list, before it is put into words.</summary>
internal sealed record InspectionDeskRow
{
    public string Kind { get; init; } = string.Empty;

    public Guid Id { get; init; }

    public string Title { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public DateOnly? DueOn { get; init; }
}

internal static class InspectionDeskStore
{
    private const string Member =
        "exists (select 1 from inspection_team y join inspection_inspector z on z.id = y.inspector where y.task = t.id and y.left_why is null and z.account = @account)";

    private const string Tasks = "inspection_task t join inspection_campaign m on m.id = t.campaign";

    // What waits for whom: a proposal never for who made it, a visit for its team, a step of a draw for its party.
    private const string Sql =
        $$"""
        select items.kind, items.id, items.title, items.organ_name, items.due_on
        from (
          select 'visit-ask' as kind, t.id, t.subject_name as title, t.organ_name, m.ends_on as due_on
          from {{Tasks}}
          where t.state = 'assigned' and {{Member}} and not exists (select 1 from inspection_approval a where a.task = t.id and a.state in ('draft', 'approved'))
          union all
          select 'visit-approve', t.id, t.subject_name, t.organ_name, a.visit_from
          from {{Tasks}} join inspection_approval a on a.task = t.id and a.state = 'draft'
          where {mine inspection_task t} and t.organ_region = @organ and a.author <> @account and @decides = @yes
          union all
          select 'visit-record', t.id, t.subject_name, t.organ_name, coalesce(t.due_on, m.ends_on)
          from {{Tasks}}
          where t.state in ('approved', 'visiting', 'recorded') and {{Member}}
          union all
          select 'finding-again', t.id, t.subject_name, t.organ_name, coalesce(t.due_on, m.ends_on)
          from {{Tasks}}
          where t.state = 'returned' and {{Member}}
          union all
          select 'finding-review', t.id, t.subject_name, t.organ_name, f.due_on
          from {{Tasks}} join inspection_finding f on f.task = t.id and f.state = 'reviewing'
          where {mine inspection_task t} and t.organ_region = @organ and not {{Member}} and @reviews = @yes
          union all
          select 'follow-up', t.id, t.subject_name, t.organ_name, t.due_on
          from {{Tasks}}
          where t.state = 'published' and {mine inspection_task t} and t.organ_region = @organ and @reviews = @yes
          union all
          select 'recusal', t.id, t.subject_name, t.organ_name, m.ends_on
          from {{Tasks}} join inspection_recusal_request r on r.task = t.id and r.state = 'asked'
          where {mine inspection_task t} and t.organ_region = @organ and @decides = @yes
          union all
          select 'plan', p.id, p.title, p.organ_name, null
          from inspection_plan p
          where p.state in ('draft', 'approved') and {mine inspection_plan p} and p.organ_region = @organ and p.author <> @account and @decides = @yes
          union all
          select 'campaign', m.id, m.name, m.organ_name, m.starts_on
          from inspection_campaign m
          where m.state = 'draft' and {mine inspection_campaign m} and m.organ_region = @organ and m.author <> @account and @decides = @yes
          union all
          select 'draw-open', m.id, m.name, m.organ_name, m.starts_on
          from inspection_campaign m
          where m.state = 'approved' and {mine inspection_campaign m} and m.organ_region = @organ and m.author <> @account and m.approver <> @account and @draws = @yes
          union all
          select 'draw-commit', d.id, m.name, d.organ_name, m.starts_on
          from inspection_draw d join inspection_campaign m on m.id = d.campaign join inspection_party p on p.draw = d.id
          where d.state = 'committing' and {mine inspection_draw d} and p.account = @account and p.commitment is null
          union all
          select 'draw-reveal', d.id, m.name, d.organ_name, m.starts_on
          from inspection_draw d join inspection_campaign m on m.id = d.campaign join inspection_party p on p.draw = d.id
          where d.state = 'frozen' and {mine inspection_draw d} and p.account = @account and p.reveal is null and p.withheld is null
          union all
          select 'draw-hold', d.id, m.name, d.organ_name, m.starts_on
          from inspection_draw d join inspection_campaign m on m.id = d.campaign
          where d.state = 'frozen' and {mine inspection_draw d} and d.drawer = @account
        ) items
        order by case when items.due_on is null then 1 else 0 end, items.due_on, items.id, items.kind
        limit @most
        """;

    public static Task<IReadOnlyList<InspectionDeskRow>> Items(Session session, string organ, Guid account, bool decides, bool reviews, bool draws, int most, CancellationToken ct)
        => session.Query<InspectionDeskRow>(Sql, new { organ, account, decides, reviews, draws, most, yes = true }, ct);
}
