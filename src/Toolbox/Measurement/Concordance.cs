using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// Kendall's coefficient of concordance W of m raters over n subjects, corrected for ties, with χ² = m(n − 1)W on n − 1 degrees of
/// freedom; <paramref name="Uncorrected"/> leaves the ties out.
/// </summary>
/// <remarks>Source: Kendall and Babington Smith (1939); Siegel and Castellan, Nonparametric Statistics, 9.3. χ² is good from n &gt; 7.</remarks>
public sealed record Concordance(double W, double Uncorrected, double ChiSquared, double P)
{
    /// <summary>Rows subjects, columns raters; at least three subjects and two raters, no rater who gave one value only to all.</summary>
    public static Concordance Of(double[][] ratings)
    {
        double n = ratings.Length, m = ratings.Length == 0 ? 0 : ratings[0].Length;
        Demand.That(n >= 3 && m >= 2, new("评分表", "Scores"), new(
            "至少需要三个样件和两位评价者。请补充数据。",
            "at least three items and two raters are needed. Add data."));
        Demand.That(Array.TrueForAll(ratings, row => row.Length == (int)m), new("评分表", "Scores"), new("每个样件的评分个数应相同。请补齐。", "every item must have the same number of scores. Complete them."));
        var sums = new double[ratings.Length];
        double ties = 0;
        for (var j = 0; j < m; j++)
        {
            var column = Array.ConvertAll(ratings, row => row[j]);
            Demand.Varying(column, 3, new($"评价者 {j + 1}", $"Rater {j + 1}"));
            var (ranks, tied) = Moments.Ranks(column);
            ties += tied;
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += ranks[i];
            }
        }

        var squares = Moments.SumOfSquares(sums);
        var largest = m * m * ((n * n * n) - n);
        var w = 12 * squares / (largest - (m * ties));
        var chi = m * (n - 1) * w;
        return new(w, 12 * squares / largest, chi, ChiSquare.Above(chi, n - 1));
    }
}
