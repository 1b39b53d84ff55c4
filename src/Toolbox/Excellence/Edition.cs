using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>How sure a point value is. Only what a public breakdown shows is <see cref="Confirmed"/>; the rest awaits a copy of the standard and pages mark it 待核对.</summary>
public enum Sureness
{
    Confirmed,
    Unconfirmed,
}

public enum ItemKind
{
    /// <summary>Judged by method, spread, learning and integration.</summary>
    Process,

    /// <summary>Judged by level, trend, comparison and integration.</summary>
    Result,
}

/// <summary>One item that is rated in percent. <paramref name="Focus"/> says in words of our own what to look at; the text of the standard is not reproduced.</summary>
/// <param name="Points">What 100 % are worth.</param>
public sealed record Item(string No, Words Name, int Points, Sureness Sureness, ItemKind Kind, Words Focus);

/// <param name="Points">The sum of the points of its items.</param>
/// <param name="Brief">The name where there is little room.</param>
public sealed record Category(string No, Words Name, int Points, Sureness Sureness, IReadOnlyList<Item> Items, Words? Brief = null);

/// <summary>One edition of the criteria: categories, items and points, nothing else. A later edition is one more of these in <see cref="Editions.All"/>.</summary>
/// <param name="Id">As a saved document names it in <c>assessment</c>.</param>
public sealed record Edition(string Id, Words Title, IReadOnlyList<Category> Categories)
{
    public int Points { get; } = Categories.Sum(category => category.Points);

    public IReadOnlyList<Item> Items { get; } = [.. Categories.SelectMany(category => category.Items)];

    public Item? Find(string no) => Items.FirstOrDefault(item => item.No == no);
}

public static class Editions
{
    public static IReadOnlyList<Edition> All { get; } = [Gbt19580Of2012.Edition];

    /// <summary>What a new assessment follows.</summary>
    public static Edition Current => All[^1];

    public static Edition? Find(string id) => All.FirstOrDefault(edition => edition.Id == id);
}
