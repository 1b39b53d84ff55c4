using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Excellence;

/// <summary>A stretch of percent values and what it is called; both ends belong to it.</summary>
/// <param name="No">0 (lowest) to 5.</param>
public sealed record Level(int No, int From, int To, Words Name);

/// <summary>One of the four sides from which an item is judged, described at each of the six levels in words of our own.</summary>
/// <param name="Key">As a page names it.</param>
public sealed record Dimension(string Key, Words Name, IReadOnlyList<Words> AtLevel);

/// <summary>Levels, dimensions and the rule that turns ratings into a suggested percent.</summary>
public static class Levels
{
    /// <summary>How fine a percent may be.</summary>
    public const int Step = 5;

    public static IReadOnlyList<Level> All { get; } =
    [
        new(0, 0, 5, new("未起步", "Not begun")),
        new(1, 10, 25, new("起步", "Beginning")),
        new(2, 30, 45, new("成形", "Taking shape")),
        new(3, 50, 65, new("有效", "Effective")),
        new(4, 70, 85, new("成熟", "Mature")),
        new(5, 90, 100, new("领先", "Leading")),
    ];

    /// <summary>方法、展开、学习、整合 for processes; 水平、趋势、对比、整合 for results.</summary>
    public static IReadOnlyList<Dimension> Of(ItemKind kind) => kind == ItemKind.Process ? LevelWords.Process : LevelWords.Result;

    /// <summary>The level in which a percent lies. A share that falls between two levels (7.5 %) still belongs to the lower one.</summary>
    public static Level At(decimal percent) => All.Last(level => percent >= level.From || level.No == 0);

    /// <summary>
    /// The weakest dimension decides: the suggestion lies in its level, starts at the lower end, and rises one step of 5 for each dimension
    /// rated higher, never above the end of that level. Raising any dimension never lowers it. Null until all four are rated.
    /// </summary>
    public static int? Suggest(IReadOnlyList<int?> ratings)
    {
        if (ratings.Any(rating => rating is null))
        {
            return null;
        }

        var weakest = All[ratings.Min()!.Value];
        return Math.Min(weakest.To, weakest.From + (Step * ratings.Count(rating => rating > weakest.No)));
    }
}
