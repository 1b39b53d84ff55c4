using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Capability;

/// <summary>The Shapiro-Wilk test for 3 to 5000 values (P. Royston, Algorithm AS R94, Applied Statistics 44 (1995) 547-551).</summary>
public static class ShapiroWilk
{
    public const int Most = 5000;

    private static readonly double[] First = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
    private static readonly double[] Second = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
    private static readonly double[] SmallDeviation = [1.3822, -0.77857, 0.062767, -0.0020322];
    private static readonly double[] LargeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
    private static readonly double[] LargeDeviation = [-0.4803, -0.082676, 0.0030302];

    /// <param name="sorted">Ascending, not all the same.</param>
    public static TestResult Of(double[] sorted)
    {
        var w = Normality.SquaredCorrelation(sorted, Weights(sorted.Length));
        return new(w, PValue(w, sorted.Length));
    }

    private static double[] Weights(int n)
    {
        var weights = new double[n];
        if (n == 3)
        {
            return [-Math.Sqrt(0.5), 0, Math.Sqrt(0.5)];
        }

        var half = n / 2;
        var scores = new double[half];
        var squares = 0.0;
        for (var i = 0; i < half; i++)
        {
            scores[i] = Normal.Quantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * scores[i] * scores[i];
        }

        var root = 1 / Math.Sqrt(n);
        var outer = Polynomial.At(root, First) - (scores[0] / Math.Sqrt(squares));
        var next = n > 5 ? Polynomial.At(root, Second) - (scores[1] / Math.Sqrt(squares)) : 0;
        var rest = n > 5
            ? (squares - (2 * scores[0] * scores[0]) - (2 * scores[1] * scores[1])) / (1 - (2 * outer * outer) - (2 * next * next))
            : (squares - (2 * scores[0] * scores[0])) / (1 - (2 * outer * outer));
        for (var i = 0; i < half; i++)
        {
            var weight = i == 0 ? outer : i == 1 && n > 5 ? next : -scores[i] / Math.Sqrt(rest);
            (weights[i], weights[n - 1 - i]) = (-weight, weight);
        }

        return weights;
    }

    private static double PValue(double w, int n)
    {
        if (n == 3)
        {
            return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))));
        }

        var y = Math.Log(1 - w);
        if (n > 11)
        {
            var log = Math.Log(n);
            return Normal.Above((y - Polynomial.At(log, LargeMean)) / Math.Exp(Polynomial.At(log, LargeDeviation)));
        }

        var limit = -2.273 + (0.459 * n);
        return y >= limit ? 1e-99 : Normal.Above((-Math.Log(limit - y) - Polynomial.At(n, SmallMean)) / Math.Exp(Polynomial.At(n, SmallDeviation)));
    }
}
