using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Orders;

/// <summary>An order with the names that a page shows beside it.</summary>
internal sealed record ShownOrderRow : OrderRow
{
    public string Code { get; init; } = string.Empty;

    public string CertificateNumber { get; init; } = string.Empty;

    public string HolderName { get; init; } = string.Empty;

    public string BodyName { get; init; } = string.Empty;
}

internal static class OrderViewStore
{
    private const string Shown =
        $$"""
        select {{OrderStore.Columns}}, c.code, c.number as certificate_number, c.holder_name, b.name as body_name
        from registry_order o join registry_certificate c on c.id = o.certificate join registry_body b on b.id = c.body
        where {mine registry_order o}
        """;

    public static Task<ShownOrderRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<ShownOrderRow>($"{Shown} and o.id = @id", new { id }, ct);

    public static Task<IReadOnlyList<ShownOrderRow>> List(Session session, bool onlyOpen, Guid? after, int most, CancellationToken ct)
        => session.Query<ShownOrderRow>(
            $"""
            {Shown} and (@onlyOpen = @no or o.state in ('drafted', 'issued', 'answered', 'insisted')) and (@first = @yes or o.id < @after)
            order by o.id desc limit @most
            """,
            new { onlyOpen, first = after is null, after = after ?? Guid.Empty, most, yes = true, no = false },
            ct);

    /// <summary>Orders about the certificates of the holders in <c>@ids</c>.</summary>
    public static Task<IReadOnlyList<ShownOrderRow>> OfHolders(Session session, IEnumerable<Guid> holders, int most, CancellationToken ct)
        => session.Query<ShownOrderRow>(
            $$"""{{Shown}} and c.holder in ({ids}) order by o.id desc limit @most""", new { ids = Session.Ids(holders), most }, ct);

    public static Task<IReadOnlyList<ShownOrderRow>> Among(Session session, IEnumerable<Guid> ids, CancellationToken ct)
        => session.Query<ShownOrderRow>($$"""{{Shown}} and o.id in ({ids}) order by o.id desc""", new { ids = Session.Ids(ids) }, ct);

    public static Task<IReadOnlyList<ShownOrderRow>> Numbered(Session session, string number, CancellationToken ct)
        => session.Query<ShownOrderRow>($"{Shown} and o.order_number = @number order by o.id limit 20", new { number }, ct);
}
