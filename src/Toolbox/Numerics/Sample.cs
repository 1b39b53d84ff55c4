namespace Zhiheng.Toolbox.Numerics;

/// <summary>Descriptive statistics of a column of finite numbers.</summary>
public static class Sample
{
    /// <summary>The mean; the sum of the remainders corrects what rounding took.</summary>
    public static double Mean(ReadOnlySpan<double> x)
    {
        var mean = Sums.Of(x) / x.Length;
        var left = 0.0;
        foreach (var value in x)
        {
            left += value - mean;
        }

        return mean + (left / x.Length);
    }

    /// <summary>The standard deviation with divisor n-1; NaN below two values.</summary>
    public static double Deviation(ReadOnlySpan<double> x) => Deviation(x, Mean(x));

    public static double Deviation(ReadOnlySpan<double> x, double mean) => Math.Sqrt(Variance(x, mean));

    /// <summary>The variance with divisor n-1, two passes.</summary>
    public static double Variance(ReadOnlySpan<double> x, double mean) => x.Length < 2 ? double.NaN : Sums.OfSquares(x, mean) / (x.Length - 1);

    public static double Variance(ReadOnlySpan<double> x) => Variance(x, Mean(x));

    /// <summary>A sorted copy.</summary>
    public static double[] Sorted(ReadOnlySpan<double> x)
    {
        var sorted = x.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    public static double Median(ReadOnlySpan<double> x) => Quantile(Sorted(x), 0.5);

    /// <summary>Hyndman and Fan's type 7 (R, Excel QUARTILE.INC): position 1+(n-1)p.</summary>
    public static double Quantile(double[] sorted, double p)
    {
        var (below, share) = Place(sorted.Length, p);
        return Between(sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], share);
    }

    /// <summary>The same of unsorted values, several at once; long columns are not sorted for it.</summary>
    public static double[] Quantiles(ReadOnlySpan<double> x, params ReadOnlySpan<double> shares)
    {
        var (ranks, quantiles) = (new int[2 * shares.Length], new double[shares.Length]);
        for (var i = 0; i < shares.Length; i++)
        {
            ranks[2 * i] = Place(x.Length, shares[i]).Below;
            ranks[(2 * i) + 1] = Math.Min(ranks[2 * i] + 1, x.Length - 1);
        }

        var found = Selection.At(x, ranks);
        for (var i = 0; i < shares.Length; i++)
        {
            quantiles[i] = Between(found[2 * i], found[(2 * i) + 1], Place(x.Length, shares[i]).Share);
        }

        return quantiles;
    }

    /// <summary>Hyndman and Fan's type 6 (Minitab, Excel QUARTILE.EXC): position (n+1)p, held inside the data.</summary>
    public static double QuantileType6(double[] sorted, double p)
    {
        var (below, share) = Whole(Math.Clamp((sorted.Length + 1) * p, 1, sorted.Length));
        return Between(sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], share);
    }

    /// <summary>The rank (from 0) at or below the position 1+(n-1)p, and how far it is from there to the next.</summary>
    internal static (int Below, double Share) Place(int count, double p) => Whole(1 + ((count - 1) * p));

    /// <summary>The rank (from 0) at or below a position counted from 1, and how far it is to the next.</summary>
    private static (int Below, double Share) Whole(double position)
    {
        // A position that is whole but for rounding means that value.
        var near = Math.Round(position);
        position = Math.Abs(position - near) < 1e-12 * Math.Max(1, position) ? near : position;
        var below = (int)Math.Floor(position);
        return (below - 1, position - below);
    }

    private static double Between(double below, double above, double share) => share == 0 ? below : below + (share * (above - below));
}
