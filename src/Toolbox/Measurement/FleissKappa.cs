using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// Agreement of several raters on categories. Input: for each subject how many raters chose each category. κ over all categories and by
/// category, with standard errors under no agreement; the share of subjects on which all raters agree with its Clopper-Pearson interval.
/// </summary>
/// <remarks>Sources: Fleiss, Psychological Bulletin 76 (1971) 378; standard errors of Fleiss, Nee and Landis, ibid. 86 (1979) 974.</remarks>
public sealed record FleissKappa(
    double Kappa, double Error, IReadOnlyList<double?> CategoryKappas, double CategoryError, int AllAgree, int Subjects, (double Low, double High) AgreeInterval)
{
    public double Z => Kappa / Error;

    /// <summary>Two-sided.</summary>
    public double P => 2 * Normal.Above(Math.Abs(Z));

    /// <summary>At least two subjects and two raters; every subject has the same number of ratings. A category's κ is null when it was never or always used.</summary>
    public static FleissKappa Of(double[][] counts)
    {
        var subjects = counts.Length;
        Demand.AtLeast(subjects, 2, new("样件数", "Number of items"));
        var categories = counts[0].Length;
        Demand.AtLeast(categories, 2, new("类别数", "Number of categories"));
        var raters = counts[0].Sum();
        Demand.That(raters >= 2, new("评价次数", "Ratings of an item"), new("每个样件至少要评价两次。请补充评价。", "every item needs at least two ratings. Add ratings."));
        var wrong = Array.FindIndex(counts, row => row.Length != categories || Math.Abs(row.Sum() - raters) > 0 || Array.Exists(row, count => count < 0 || count != Math.Floor(count)));
        Demand.That(wrong < 0, new($"第 {wrong + 1} 个样件", $"Item {wrong + 1}"), new(
            $"各类别的次数应为整数，合计应等于 {raters}。请核对这一行。",
            $"its ratings by category must be whole numbers that add up to {raters}. Check this row."));
        var share = new double[categories];
        double agreement = 0;
        var allAgree = 0;
        foreach (var row in counts)
        {
            double pairs = 0;
            for (var j = 0; j < categories; j++)
            {
                share[j] += row[j] / (subjects * raters);
                pairs += row[j] * (row[j] - 1);
                allAgree += row[j] == raters ? 1 : 0;
            }

            agreement += pairs / (raters * (raters - 1)) / subjects;
        }

        double expected = 0, spread = 0, skew = 0;
        foreach (var p in share)
        {
            expected += p * p;
            spread += p * (1 - p);
            skew += p * (1 - p) * (1 - (2 * p));
        }

        Demand.That(expected < 1, new("类别", "Categories"), new(
            "所有评价都在同一类别，一致性没有意义。请加入不同类别的样件。",
            "all ratings are in one category, so agreement has no meaning. Add items of other categories."));
        var scale = subjects * raters * (raters - 1);
        return new(
            (agreement - expected) / (1 - expected), Math.Sqrt(2 / scale) * Math.Sqrt((spread * spread) - skew) / spread,
            ByCategory(counts, share, raters), Math.Sqrt(2 / scale), allAgree, subjects, ProportionInterval.ClopperPearson(allAgree, subjects));
    }

    private static double?[] ByCategory(double[][] counts, double[] share, double raters)
    {
        var kappas = new double?[share.Length];
        for (var j = 0; j < share.Length; j++)
        {
            var (p, apart) = (share[j], 0.0);
            foreach (var row in counts)
            {
                apart += row[j] * (raters - row[j]);
            }

            kappas[j] = p is > 0 and < 1 ? 1 - (apart / (counts.Length * raters * (raters - 1) * p * (1 - p))) : null;
        }

        return kappas;
    }
}
