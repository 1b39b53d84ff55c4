using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Rank correlations and the counts behind them, in O(n log n).</summary>
/// <remarks>Kendall's statistic by merging (Knight, JASA 61 (1966) 436).</remarks>
internal static class RankCorrelation
{
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Moments.Correlation(Moments.Ranks(x).Ranks, Moments.Ranks(y).Ranks);

    /// <summary>τ_b = S/√((n₀ − n₁)(n₀ − n₂)), n₁, n₂ the tied pairs of x and of y.</summary>
    public static double KendallTauB(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (s, tiedX, tiedY) = Kendall(x, y);
        var pairs = x.Length * (x.Length - 1.0) / 2;
        return s / Math.Sqrt((pairs - tiedX) * (pairs - tiedY));
    }

    /// <summary>Concordant minus discordant pairs, and the pairs tied in x and in y.</summary>
    public static (double S, double TiedX, double TiedY) Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b) = (x.ToArray(), y.ToArray());
        var order = new int[a.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (i, j) => a[i] != a[j] ? a[i].CompareTo(a[j]) : b[i].CompareTo(b[j]));
        var inOrder = Array.ConvertAll(order, i => b[i]);
        double tiedX = 0, tiedBoth = 0;
        for (int i = 1, runX = 1, runBoth = 1; i < order.Length; i++)
        {
            var sameX = a[order[i]] == a[order[i - 1]];
            runBoth = sameX && inOrder[i] == inOrder[i - 1] ? runBoth + 1 : 1;
            runX = sameX ? runX + 1 : 1;
            tiedX += runX - 1;
            tiedBoth += runBoth - 1;
        }

        var exchanges = Exchanges(inOrder, new double[inOrder.Length], 0, inOrder.Length);
        double tiedY = 0;
        for (int i = 1, run = 1; i < inOrder.Length; i++)
        {
            run = inOrder[i] == inOrder[i - 1] ? run + 1 : 1;
            tiedY += run - 1;
        }

        var pairs = a.Length * (a.Length - 1.0) / 2;
        return (pairs - tiedX - tiedY + tiedBoth - (2 * exchanges), tiedX, tiedY);
    }

    /// <summary>Sorts by merging and counts the pairs that stood in the wrong order.</summary>
    private static double Exchanges(double[] values, double[] spare, int from, int to)
    {
        if (to - from < 2)
        {
            return 0;
        }

        var middle = (from + to) / 2;
        var count = Exchanges(values, spare, from, middle) + Exchanges(values, spare, middle, to);
        for (int i = from, j = middle, k = from; k < to; k++)
        {
            if (j >= to || (i < middle && values[i] <= values[j]))
            {
                spare[k] = values[i++];
            }
            else
            {
                count += middle - i;
                spare[k] = values[j++];
            }
        }

        Array.Copy(spare, from, values, from, to - from);
        return count;
    }
}
