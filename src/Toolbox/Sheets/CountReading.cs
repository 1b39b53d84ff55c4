using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Counts and the sizes they were counted on, each refused with its cell.</summary>
internal static class CountReading
{
    /// <summary>More than anybody counts; beyond some thousand times this whole numbers are no longer exact.</summary>
    private const double MostCount = 1e12;

    /// <summary>Whole numbers from 0, each not above the size beside it.</summary>
    public static double[] Counts(Given given, string column, double[]? most = null)
    {
        var counts = given.Numbers(column);
        if (counts.Length < 2)
        {
            throw Problems.TooFew("样本", counts.Length, 2);
        }

        for (var i = 0; i < counts.Length; i++)
        {
            var place = $"单元格 {given.Place(column, i)}";
            if (counts[i] < 0)
            {
                throw Problems.OutOfRange(place, counts[i], "不小于 0");
            }

            if (counts[i] > MostCount)
            {
                throw Problems.OutOfRange(place, counts[i], "不大于一万亿（计数）");
            }

            if (counts[i] != Math.Floor(counts[i]))
            {
                throw Problems.NotWhole(place, counts[i]);
            }

            if (most is not null && counts[i] > most[i])
            {
                throw Problems.OutOfRange(place, counts[i], $"不大于样本量 {most[i]}");
            }
        }

        return counts;
    }

    /// <summary>Numbers above 0.</summary>
    public static double[] Sizes(Given given, string column, string title) => Positive(given, column, $"{title}应当大于 0");

    /// <summary>Numbers above 0, such as times.</summary>
    public static double[] Positive(Given given, string column, string why)
    {
        var sizes = given.Numbers(column);
        return Array.FindIndex(sizes, size => size <= 0) is >= 0 and var bad
            ? throw SheetProblems.Unusable($"单元格 {given.Place(column, bad)} 是 {sizes[bad]}，{why}。请更正，或删除这一行。")
            : sizes;
    }

    /// <param name="centre">The mean share or rate.</param>
    public static void MustVary(double centre, string title)
    {
        if (centre == 0)
        {
            throw SheetProblems.Unusable($"“{title}”全部为 0，没有变差可以计算。请合并批次或时段后再作图，或改用 g 图、t 图。");
        }

        if (title == "不合格品数" && centre == 1)
        {
            throw SheetProblems.Unusable("全部检验品都不合格，没有变差可以计算。请核对“不合格品数”和“样本量”是否选反了列。");
        }
    }
}
