using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>One intraclass correlation with its F ratio and 95 % interval.</summary>
public sealed record IntraclassCorrelation(string Type, double Value, double F, double Low, double High);

/// <summary>
/// The six intraclass correlations of Shrout and Fleiss: ICC1 (raters differ by subject), ICC2 (random raters, absolute agreement), ICC3
/// (these raters, consistency), each for one rating and for the mean of k ratings.
/// </summary>
/// <remarks>Source: Shrout and Fleiss, Psychological Bulletin 86 (1979) 420; limits of ICC2 as there (Satterthwaite degrees of freedom).</remarks>
public static class Intraclass
{
    private const double Upper = 0.975;

    /// <summary>Rows subjects (two at least), columns raters (two at least), no gaps.</summary>
    public static IReadOnlyList<IntraclassCorrelation> Of(double[][] ratings)
    {
        double n = ratings.Length, k = ratings.Length == 0 ? 0 : ratings[0].Length;
        Demand.That(n >= 2 && k >= 2 && Array.TrueForAll(ratings, row => row.Length == (int)k), new("评分表", "Scores"), new(
            "至少需要两个样件、两位评价者，且没有空缺。请补齐。",
            "at least two items and two raters without gaps are needed. Complete them."));
        var all = ratings.SelectMany(row => row).ToArray();
        Demand.Varying(all, 4, new("评分", "Score"));
        var subjects = k * Moments.SumOfSquares(Array.ConvertAll(ratings, row => Sample.Mean(row)));
        var raters = n * Moments.SumOfSquares([.. Enumerable.Range(0, (int)k).Select(j => Sample.Mean(Array.ConvertAll(ratings, row => row[j])))]);
        var within = ratings.Sum(row => Moments.SumOfSquares(row));
        var (b, w, j, e) = (subjects / (n - 1), within / (n * (k - 1)), raters / (k - 1), (within - raters) / ((n - 1) * (k - 1)));
        Demand.That(e > 0 && w > 0, new("评分", "Score"), new(
            "各评价者的评分完全一致或只差一个常数，区间没有意义。请检查数据。",
            "the raters agree exactly or differ by a constant, so the interval has no meaning. Check the data."));
        return Six(n, k, b, w, j, e);
    }

    private static IntraclassCorrelation[] Six(double n, double k, double b, double w, double j, double e)
    {
        var (f1, f3) = (b / w, b / e);
        var (low1, high1) = (f1 / FisherF.Quantile(Upper, n - 1, n * (k - 1)), f1 * FisherF.Quantile(Upper, n * (k - 1), n - 1));
        var (low3, high3) = (f3 / FisherF.Quantile(Upper, n - 1, (n - 1) * (k - 1)), f3 * FisherF.Quantile(Upper, (n - 1) * (k - 1), n - 1));
        var icc2 = (b - e) / (b + ((k - 1) * e) + (k * (j - e) / n));
        var (low2, high2) = Limits2(n, k, b, j, e, icc2);
        return
        [
            new("ICC1", (b - w) / (b + ((k - 1) * w)), f1, Single(low1, k), Single(high1, k)),
            new("ICC2", icc2, f3, low2, high2),
            new("ICC3", (b - e) / (b + ((k - 1) * e)), f3, Single(low3, k), Single(high3, k)),
            new("ICC1k", (b - w) / b, f1, 1 - (1 / low1), 1 - (1 / high1)),
            new("ICC2k", (b - e) / (b + ((j - e) / n)), f3, Average(low2, k), Average(high2, k)),
            new("ICC3k", (b - e) / b, f3, 1 - (1 / low3), 1 - (1 / high3)),
        ];
    }

    private static (double Low, double High) Limits2(double n, double k, double b, double j, double e, double icc)
    {
        var f = j / e;
        var rest = (n * (1 + ((k - 1) * icc))) - (k * icc);
        var v = (k - 1) * (n - 1) * Math.Pow((k * icc * f) + rest, 2) / (((n - 1) * k * k * icc * icc * f * f) + (rest * rest));
        var common = (k * j) + (((k * n) - k - n) * e);
        var (upper, lower) = (FisherF.Quantile(Upper, n - 1, v), FisherF.Quantile(Upper, v, n - 1));
        return (n * (b - (upper * e)) / ((upper * common) + (n * b)), n * ((lower * b) - e) / (common + (n * lower * b)));
    }

    private static double Single(double f, double k) => (f - 1) / (f + k - 1);

    private static double Average(double icc, double k) => icc * k / (1 + (icc * (k - 1)));
}
