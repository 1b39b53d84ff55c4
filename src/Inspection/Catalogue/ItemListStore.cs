using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Catalogue;

/// <summary>A row of inspection_list, all columns.</summary>
internal sealed record ItemListRow
{
    public int Version { get; init; }

    public string State { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public string Note { get; init; } = string.Empty;

    public Guid Author { get; init; }

    public string AuthorName { get; init; } = string.Empty;

    public Guid? Publisher { get; init; }

    public string? PublisherName { get; init; }

    public DateOnly? PublishedOn { get; init; }
}

/// <summary>A row of inspection_item; code words as they are stored.</summary>
internal sealed record ItemRow
{
    public string Code { get; init; } = string.Empty;

    public string Field { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? SubItem { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string Method { get; init; } = string.Empty;

    public string Pool { get; init; } = string.Empty;

    public string Ratio { get; init; } = string.Empty;

    public string Frequency { get; init; } = string.Empty;

    public int AnnualCap { get; init; }

    public string? Qualification { get; init; }

    public bool IsPublic { get; init; }

    public string Basis { get; init; } = string.Empty;

    public string Points { get; init; } = "[]";
}

internal static class ItemListStore
{
    private const string Lists = "version, state, organ_region, organ_name, note, author, author_name, publisher, publisher_name, published_on";

    /// <summary>The version in force on a day: the newest that had been published by then.</summary>
    public static Task<ItemListRow?> InForce(Session session, DateOnly on, CancellationToken ct)
        => session.First<ItemListRow>(
            $"select {Lists} from inspection_list where state = 'published' and published_on <= @on order by version desc limit 1", new { on }, ct);

    public static Task<ItemListRow?> Find(Session session, int version, CancellationToken ct)
        => session.First<ItemListRow>($"select {Lists} from inspection_list where version = @version", new { version }, ct);

    public static Task<IReadOnlyList<ItemListRow>> All(Session session, CancellationToken ct)
        => session.Query<ItemListRow>($"select {Lists} from inspection_list order by version desc", null, ct);

    public static Task<IReadOnlyList<ItemRow>> Items(Session session, int version, CancellationToken ct)
        => session.Query<ItemRow>(
            """
            select code, field, name, sub_item, kind, method, pool, ratio, frequency, annual_cap, qualification, is_public, basis, points
            from inspection_item where list = @version order by code
            """,
            new { version },
            ct);

    public static Task Add(Work work, ItemListRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_list (version, state, organ_region, organ_name, note, author, author_name)
            values (@Version, 'draft', @OrganRegion, @OrganName, @Note, @Author, @AuthorName)
            """,
            row,
            ct);

    public static async Task DropDraft(Work work, CancellationToken ct)
    {
        await work.Execute("delete from inspection_item where list in (select version from inspection_list where state = 'draft')", null, ct);
        await work.Execute("delete from inspection_list where state = 'draft'", null, ct);
    }

    public static Task AddItem(Work work, int list, ItemRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into inspection_item (list, code, field, name, sub_item, kind, method, pool, ratio, frequency, annual_cap, qualification, is_public, basis, points)
            values (@list, @Code, @Field, @Name, @SubItem, @Kind, @Method, @Pool, @Ratio, @Frequency, @AnnualCap, @Qualification, @IsPublic, @Basis, @Points)
            """,
            new { list, row.Code, row.Field, row.Name, row.SubItem, row.Kind, row.Method, row.Pool, row.Ratio, row.Frequency, row.AnnualCap, row.Qualification, row.IsPublic, row.Basis, row.Points },
            ct);

    public static Task<int> Publish(Work work, int version, DateOnly on, Guid by, CancellationToken ct)
        => work.Execute(
            "update inspection_list set state = 'published', published_on = @on, publisher = @by, publisher_name = @who where version = @version and state = 'draft'",
            new { version, on, by, who = work.Act.Who },
            ct);
}
