using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// Agreement of two raters (or one rater and the standard) in a square table of counts: κ = (p_o − p_e)/(1 − p_e). Its z test uses the
/// standard error under κ = 0, the 95 % interval the asymptotic error of Fleiss, Cohen and Everitt. Weighted κ takes the distance
/// of the categories, linear or quadratic, for ordered categories.
/// </summary>
/// <remarks>Sources: Cohen (1960, 1968); Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969) 323; AIAG MSA, 4th ed., ch. III C.</remarks>
public sealed record CohenKappa(
    double Observed, double Expected, double Kappa, double NullError, double Error, double WeightedLinear, double WeightedQuadratic)
{
    public double Z => Kappa / NullError;

    /// <summary>Two-sided.</summary>
    public double P => 2 * Normal.Above(Math.Abs(Z));

    public (double Low, double High) Interval => (Kappa - (Normal.Quantile(0.975) * Error), Kappa + (Normal.Quantile(0.975) * Error));

    /// <summary>Rows rater 1, columns rater 2. Square, counts not negative; refused when both raters used one category only.</summary>
    public static CohenKappa Of(double[][] counts)
    {
        var k = counts.Length;
        Demand.That(k >= 2 && Array.TrueForAll(counts, row => row.Length == k), new("交叉表", "Cross table"), new(
            "一致性表应为方阵且至少两类。请使行与列的类别相同。",
            "the table of agreement must be square with at least two categories. Give rows and columns the same categories."));
        Demand.That(Array.TrueForAll(counts, row => Array.TrueForAll(row, count => count >= 0 && double.IsFinite(count))), new("交叉表", "Cross table"), new("计数应为不小于 0 的数。请更正。", "counts must be numbers of at least 0. Correct them."));
        var n = counts.Sum(row => row.Sum());
        Demand.That(n > 0, new("交叉表", "Cross table"), new("计数全为 0。请填写数据。", "all counts are 0. Enter data."));
        var (row, column) = (new double[k], new double[k]);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                row[i] += counts[i][j] / n;
                column[j] += counts[i][j] / n;
            }
        }

        double po = 0, pe = 0, cubes = 0;
        for (var i = 0; i < k; i++)
        {
            po += counts[i][i] / n;
            pe += row[i] * column[i];
            cubes += row[i] * column[i] * (row[i] + column[i]);
        }

        Demand.That(pe < 1, new("交叉表", "Cross table"), new(
            "两人都只用了同一类别，一致性没有意义。请加入不同类别的样件。",
            "both raters used only one and the same category, so agreement has no meaning. Add items of other categories."));
        var kappa = (po - pe) / (1 - pe);
        var nullError = Math.Sqrt(Math.Max(0, pe + (pe * pe) - cubes) / n) / (1 - pe);
        Demand.That(nullError > 0, new("交叉表", "Cross table"), new(
            "有一人只用了一个类别，无法检验。请加入不同类别的样件。",
            "one rater used only one category, so nothing can be tested. Add items of other categories."));
        return new(po, pe, kappa, nullError, AsymptoticError(counts, n, row, column, po, pe), Weighted(counts, n, row, column, 1), Weighted(counts, n, row, column, 2));
    }

    private static double AsymptoticError(double[][] counts, double n, double[] row, double[] column, double po, double pe)
    {
        double diagonal = 0, off = 0;
        for (var i = 0; i < row.Length; i++)
        {
            for (var j = 0; j < row.Length; j++)
            {
                var p = counts[i][j] / n;
                var part = i == j
                    ? 1 - pe - ((row[i] + column[i]) * (1 - po))
                    : (1 - po) * (column[i] + row[j]);
                diagonal += i == j ? p * part * part : 0;
                off += i == j ? 0 : p * part * part;
            }
        }

        var last = (po * pe) - (2 * pe) + po;
        return Math.Sqrt(Math.Max(0, (diagonal + off - (last * last)) / n)) / ((1 - pe) * (1 - pe));
    }

    private static double Weighted(double[][] counts, double n, double[] row, double[] column, int power)
    {
        double observed = 0, expected = 0;
        for (var i = 0; i < row.Length; i++)
        {
            for (var j = 0; j < row.Length; j++)
            {
                var distance = Math.Pow(Math.Abs(i - j), power);
                observed += distance * counts[i][j] / n;
                expected += distance * row[i] * column[j];
            }
        }

        return 1 - (observed / expected);
    }
}
