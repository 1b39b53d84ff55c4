using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Catalogue;

/// <summary>One version of the list, without its items. PublishedOn is the first day on which it decides, that day included; null: a draft.</summary>
public sealed record ItemListHead(int Version, string Organ, string Note, Guid Author, string AuthorName, string? PublisherName, DateOnly? PublishedOn)
{
    public bool IsDraft => PublishedOn is null;
}

/// <summary>A version with its items; the digest tells two drafts of one number apart.</summary>
public sealed record ItemListView(ItemListHead Head, IReadOnlyList<Item> Items)
{
    public string Digest => ItemLists.DigestOf(Items);
}

/// <summary>What a newer version does to one item; both null never, one null: added or dropped.</summary>
public sealed record ItemChange(string Code, Item? Before, Item? After, IReadOnlyList<string> Fields);

/// <summary>Reads the list of items: it is public once published, and drafts are the keeper's.</summary>
public sealed class ItemLists(Database database, BusinessCalendar calendar)
{
    /// <summary>All versions, newest first, drafts included.</summary>
    public async Task<IReadOnlyList<ItemListHead>> Versions(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return [.. (await ItemListStore.All(session, ct)).Select(Head)];
    }

    /// <summary>The version in force today, or null before the first one.</summary>
    public async Task<ItemListView?> InForce(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await ItemListStore.InForce(session, calendar.Today, ct) is { } row ? await View(session, row, ct) : null;
    }

    public async Task<ItemListView?> Find(int version, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await ItemListStore.Find(session, version, ct) is { } row ? await View(session, row, ct) : null;
    }

    public async Task<ItemListView?> Draft(CancellationToken ct)
        => (await Versions(ct)).FirstOrDefault(head => head.IsDraft) is { } draft ? await Find(draft.Version, ct) : null;

    /// <summary>What <paramref name="after"/> changes, by code; items that stay as they are have no line.</summary>
    public static IReadOnlyList<ItemChange> Compare(IReadOnlyList<Item> before, IReadOnlyList<Item> after)
    {
        var old = before.ToDictionary(item => item.Code, StringComparer.Ordinal);
        var fresh = after.ToDictionary(item => item.Code, StringComparer.Ordinal);
        return
        [
            .. old.Keys.Union(fresh.Keys).Order(StringComparer.Ordinal)
                .Select(code => (Code: code, Before: old.GetValueOrDefault(code), After: fresh.GetValueOrDefault(code)))
                .Select(pair => new ItemChange(pair.Code, pair.Before, pair.After, Fields(pair.Before, pair.After)))
                .Where(change => change.Before is null || change.After is null || change.Fields.Count > 0),
        ];
    }

    internal static string DigestOf(IReadOnlyList<Item> items) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Item.Write(items).GetRawText())));

    private static IReadOnlyList<string> Fields(Item? before, Item? after)
    {
        if (before is null || after is null)
        {
            return [];
        }

        (string Name, string? Before, string? After)[] pairs =
        [
            ("领域", before.Field, after.Field), ("名称", before.Name, after.Name), ("子项", before.SubItem, after.SubItem),
            ("类别", ItemWords.Write(before.Kind), ItemWords.Write(after.Kind)), ("方式", ItemWords.Write(before.Method), ItemWords.Write(after.Method)),
            ("对象库", before.Pool, after.Pool), ("比例", before.Ratio, after.Ratio), ("频次", before.Frequency, after.Frequency),
            ("年度上限", $"{before.AnnualCap}", $"{after.AnnualCap}"), ("人员要求", before.Qualification, after.Qualification),
            ("是否公示", $"{before.IsPublic}", $"{after.IsPublic}"), ("依据", before.Basis, after.Basis),
            ("要点", ItemFile.WritePoints(before.Points), ItemFile.WritePoints(after.Points)),
        ];
        return [.. pairs.Where(pair => pair.Before != pair.After).Select(pair => pair.Name)];
    }

    private static async Task<ItemListView> View(Session session, ItemListRow row, CancellationToken ct)
        => new(Head(row), [.. (await ItemListStore.Items(session, row.Version, ct)).Select(ItemWords.Read)]);

    private static ItemListHead Head(ItemListRow row) => new(row.Version, row.OrganName, row.Note, row.Author, row.AuthorName, row.PublisherName, row.PublishedOn);
}
