using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

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
            throw Problems.TooFew(new("样本", "Sample"), counts.Length, 2);
        }

        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0)
            {
                throw Problems.OutOfRange(Cell(given, column, i), counts[i], new("不小于 0", "at least 0"));
            }

            if (counts[i] > MostCount)
            {
                throw Problems.OutOfRange(Cell(given, column, i), counts[i], new("不大于一万亿（计数）", "at most a million million (a count)"));
            }

            if (counts[i] != Math.Floor(counts[i]))
            {
                throw Problems.NotWhole(Cell(given, column, i), counts[i]);
            }

            if (most is not null && counts[i] > most[i])
            {
                throw Problems.OutOfRange(Cell(given, column, i), counts[i], new($"不大于样本量 {most[i]}", $"at most the sample size {most[i]}"));
            }
        }

        return counts;
    }

    /// <summary>Numbers above 0.</summary>
    public static double[] Sizes(Given given, string column, Words title) => Positive(given, column, new($"{title.Chinese}应当大于 0", $"{title.English} must be greater than 0"));

    /// <summary>Numbers above 0, such as times.</summary>
    public static double[] Positive(Given given, string column, Words why)
    {
        var sizes = given.Numbers(column);
        return Array.FindIndex(sizes, size => size <= 0) is >= 0 and var bad
            ? throw SheetProblems.Unusable(
                $"单元格 {given.Place(column, bad)} 是 {sizes[bad]}，{why.Chinese}。请更正，或删除这一行。",
                $"Cell {given.Place(column, bad)} is {sizes[bad]}; {why.English}. Correct it, or delete the row.")
            : sizes;
    }

    /// <param name="centre">The mean share or rate.</param>
    public static void MustVary(double centre, Words title)
    {
        if (centre == 0)
        {
            throw SheetProblems.Unusable(
                $"“{title.Chinese}”全部为 0，没有变差可以计算。请合并批次或时段后再作图，或改用 g 图、t 图。",
                $"All values of “{title.English}” are 0, so there is no variation to calculate with. Combine lots or periods before charting, or use a g or t chart.");
        }

        if (title.Chinese == "不合格品数" && centre == 1)
        {
            throw SheetProblems.Unusable(
                "全部检验品都不合格，没有变差可以计算。请核对“不合格品数”和“样本量”是否选反了列。",
                "Every inspected item is nonconforming, so there is no variation to calculate with. Check whether the columns of “Nonconforming” and “Sample size” are swapped.");
        }
    }

    private static Words Cell(Given given, string column, int at) => new($"单元格 {given.Place(column, at)}", $"Cell {given.Place(column, at)}");
}
