using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Desks;

/// <summary>Whose to-do list: what I may do myself, what my authority has to do, or what all authorities within my scope have to do.</summary>
public enum Whose
{
    Mine,
    Organ,
    Region,
}

/// <summary>A row of a to-do list, before it is put into words.</summary>
internal sealed record DeskRow
{
    public string Kind { get; init; } = string.Empty;

    public Guid Id { get; init; }

    public DateOnly DueOn { get; init; }

    public string Title { get; init; } = string.Empty;

    public string? OrganName { get; init; }
}

internal static class DeskStore
{
    // One list of all that waits for an authority. An officer's own drafts and proposals are not his to approve.
    private const string Sql =
        """
        select items.kind, items.id, items.due_on, items.title, items.organ_name
        from (
          select 'order-approve' as kind, o.id, o.due_on, c.number as title, o.organ_name, o.organ_region, o.author as excluded, o.author as excluded_too
          from registry_order o join registry_certificate c on c.id = o.certificate
          where o.state = 'drafted' and {mine registry_order o}
          union all
          select 'order-judge', o.id, o.due_on, c.number, o.organ_name, o.organ_region, o.author, o.author
          from registry_order o join registry_certificate c on c.id = o.certificate
          where o.state = 'answered' and {mine registry_order o}
          union all
          select 'order-overdue', o.id, o.due_on, c.number, o.organ_name, o.organ_region, null, null
          from registry_order o join registry_certificate c on c.id = o.certificate
          where o.state in ('issued', 'insisted') and o.due_on < @today and {mine registry_order o}
          union all
          select 'order-supervised', o.id, o.supervise_by, c.number, o.organ_name, o.organ_region, null, null
          from registry_order o join registry_certificate c on c.id = o.certificate
          where o.state in ('drafted', 'issued', 'answered', 'insisted') and o.supervise_by is not null and {mine registry_order o}
          union all
          select p.kind, p.id, p.due_on, p.reason, p.organ_name, p.organ_region, p.author, p.author
          from registry_proposal p
          where p.state = 'proposed' and {mine registry_proposal p}
          union all
          select case when x.state = 'filed' then 'objection-receive' else 'objection-decide' end, x.id, x.due_on, x.title,
                 x.organ_name, x.organ_region, x.entry_author, x.handler
          from registry_objection x
          where x.state in ('filed', 'accepted') and {mine registry_objection x}
        ) items
        where (@whose = 'region' or items.organ_region is null or items.organ_region = @organ)
          and (@whose <> 'mine' or (items.excluded is null or items.excluded <> @account) and (items.excluded_too is null or items.excluded_too <> @account))
        """;

    private const string After = " and (items.due_on, items.id) > (@due, @after) order by items.due_on, items.id, items.kind limit @most";

    public static Task<IReadOnlyList<DeskRow>> Items(
        Session session, Whose whose, string organ, Guid account, DateOnly today, DateOnly due, Guid after, int most, CancellationToken ct)
        => session.Query<DeskRow>(
            Sql + After,
            new { whose = whose.ToString().ToLowerInvariant(), organ, account, today, due, after, most },
            ct);

    public static async Task<IReadOnlyDictionary<string, long>> Counts(Session session, Whose whose, string organ, Guid account, DateOnly today, CancellationToken ct)
        => (await session.Query<(string Kind, long Count)>(
            $"select found.kind, count(*) from ({Sql}) found group by found.kind",
            new { whose = whose.ToString().ToLowerInvariant(), organ, account, today },
            ct)).ToDictionary(c => c.Kind, c => c.Count);
}
