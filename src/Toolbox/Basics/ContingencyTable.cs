using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>What holds for a table of two rows and two columns only.</summary>
/// <param name="Yates">χ² with Yates' correction.</param>
/// <param name="FisherP">Fisher's exact test, two-sided: the tables no more probable than this one.</param>
/// <param name="McNemar">Change between paired answers, with continuity correction; null when no answer changed.</param>
/// <param name="Difference">95 % interval of the difference of the first column's shares, row 1 − row 2 (Wald).</param>
public sealed record FourFold(double Yates, double FisherP, Test? McNemar, (double Low, double High) Difference);

/// <summary>
/// A table of counts: χ² and likelihood ratio G of independence, expected counts, Cramér's V = √(χ²/(n(min(r,c) − 1))) and standardised
/// residuals (O − E)/√(E(1 − row share)(1 − column share)).
/// </summary>
/// <remarks>Expected counts below 5 make χ² doubtful. Source: Agresti, Categorical Data Analysis.</remarks>
public sealed record ContingencyTable(double ChiSquared, int Df, double P, double[][] Expected, double CramersV, double G, double[][] Residuals, FourFold? FourFold)
{
    /// <summary>At least two rows and columns, whole counts, no empty row or column.</summary>
    public static ContingencyTable Of(double[][] counts)
    {
        Demand.That(counts.Length >= 2 && counts[0].Length >= 2 && Array.TrueForAll(counts, line => line.Length == counts[0].Length), new("列联表", "Contingency table"), new(
            "至少需要两行两列，各行列数相同。请检查表格。",
            "at least two rows and two columns are needed, with equally many columns in each row. Check the table."));
        var whole = Array.TrueForAll(counts, line => Array.TrueForAll(line, count => count >= 0 && count == Math.Floor(count) && count <= 1e9));
        Demand.That(whole, new("列联表", "Contingency table"), new(
            "每格应为不小于 0 的整数计数。请更正。",
            "every cell must be a whole count of at least 0. Correct it."));
        var row = Array.ConvertAll(counts, line => Moments.Sum(line));
        double[] column = [.. Enumerable.Range(0, counts[0].Length).Select(j => counts.Sum(line => line[j]))];
        Demand.That(Array.TrueForAll(row, sum => sum > 0) && Array.TrueForAll(column, sum => sum > 0), new("列联表", "Contingency table"), new(
            "有一整行或一整列为 0。请删去这一行或列。",
            "a whole row or column is 0. Delete it."));
        var n = row.Sum();
        double chi = 0, g = 0;
        var (expected, residuals) = (new double[row.Length][], new double[row.Length][]);
        for (var i = 0; i < row.Length; i++)
        {
            (expected[i], residuals[i]) = (new double[column.Length], new double[column.Length]);
            for (var j = 0; j < column.Length; j++)
            {
                var e = row[i] * column[j] / n;
                var away = counts[i][j] - e;
                chi += away * away / e;
                g += counts[i][j] > 0 ? 2 * counts[i][j] * Math.Log(counts[i][j] / e) : 0;
                expected[i][j] = e;
                residuals[i][j] = away / Math.Sqrt(e * (1 - (row[i] / n)) * (1 - (column[j] / n)));
            }
        }

        var df = (row.Length - 1) * (column.Length - 1);
        return new(
            chi, df, ChiSquare.Above(chi, df), expected, Math.Sqrt(chi / (n * (Math.Min(row.Length, column.Length) - 1))), g, residuals,
            row.Length == 2 && column.Length == 2 ? Two(counts, row, column, n) : null);
    }

    private static FourFold Two(double[][] t, double[] row, double[] column, double n)
    {
        var (a, b, c, d) = (t[0][0], t[0][1], t[1][0], t[1][1]);
        var away = Math.Abs((a * d) - (b * c));
        var corrected = Math.Max(0, away - (n / 2));
        var changed = Math.Max(0, Math.Abs(b - c) - 1);
        var (p1, p2) = (a / row[0], c / row[1]);
        var half = Normal.Quantile(0.975) * Math.Sqrt((p1 * (1 - p1) / row[0]) + (p2 * (1 - p2) / row[1]));
        var mcNemar = changed * changed / (b + c);
        return new(
            n * corrected * corrected / (row[0] * row[1] * column[0] * column[1]), FisherExact((int)a, (int)row[0], (int)row[1], (int)column[0]),
            b + c > 0 ? new(mcNemar, ChiSquare.Above(mcNemar, 1)) : null, (p1 - p2 - half, p1 - p2 + half));
    }

    private static double FisherExact(int a, int row1, int row2, int column1)
    {
        double Mass(int k) => Hypergeometric.Density(k, row1, row2, column1);
        var limit = Mass(a) * (1 + 1e-7);
        double sum = 0;
        for (var k = Math.Max(0, column1 - row2); k <= Math.Min(column1, row1); k++)
        {
            Effort.Spend(20);
            var mass = Mass(k);
            sum += mass <= limit ? mass : 0;
        }

        return Math.Min(1, sum);
    }
}
