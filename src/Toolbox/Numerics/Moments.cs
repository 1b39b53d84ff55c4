namespace Zhiheng.Toolbox.Numerics;

/// <summary>Sums of squares, products and ranks of columns of finite numbers. Callers make sure that there are enough of them.</summary>
internal static class Moments
{
    public static double Sum(ReadOnlySpan<double> values) => Sums.Of(values);

    /// <summary>Σ(x − x̄)².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values) => Sums.OfSquares(values, Sample.Mean(values));

    /// <summary>Σ(x − x̄)(y − ȳ).</summary>
    public static double CrossProduct(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY) = (Sample.Mean(x), Sample.Mean(y));
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }

        return sum;
    }

    public static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        => CrossProduct(x, y) / Math.Sqrt(SumOfSquares(x) * SumOfSquares(y));

    /// <summary>Ranks from 1, ties share the mean of their ranks; also Σ(t³ − t) over the ties.</summary>
    public static (double[] Ranks, double Ties) Ranks(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        double ties = 0;
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start]; end++)
            {
            }

            double count = end - start;
            ties += (count * count * count) - count;
            for (var i = start; i < end; i++)
            {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
        }

        return (ranks, ties);
    }
}
