using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Grubbs' test for one outlier: G = max|x − x̄|/s against the two-sided critical value.</summary>
public sealed record GrubbsTest(double G, double Critical, bool Outlier, int Position);

/// <summary>Robust mean and standard deviation by algorithm A.</summary>
public sealed record RobustMoments(double Mean, double Deviation);

/// <summary>
/// Results of several laboratories on one item: median, scaled median absolute deviation (× 1.4826), robust z scores
/// (x − median)/MAD, normalised interquartile range (× 0.7413), Grubbs' test and algorithm A.
/// </summary>
/// <remarks>Robust scores are null when more than half of the results agree (MAD 0). Sources: ISO 13528 = GB/T 28043; Grubbs, Technometrics 11 (1969) 1.</remarks>
public sealed record Laboratories(double Median, double ScaledMad, double? NormalisedIqr, IReadOnlyList<double>? RobustZ, GrubbsTest Grubbs, RobustMoments AlgorithmA)
{
    private const int MostIterations = 10_000;

    /// <summary>At least three results that are not all equal.</summary>
    public static Laboratories Of(ReadOnlySpan<double> results, double alpha = 0.05)
    {
        Demand.Varying(results, 3, new("结果", "Result"));
        Demand.Probability(alpha, Words.Both("α"));
        var sorted = Sample.Sorted(results);
        var median = Sample.Quantile(sorted, 0.5);
        var mad = 1.4826 * Sample.Median(Array.ConvertAll(sorted, x => Math.Abs(x - median)));
        var values = results.ToArray();
        return new(
            median, mad, 0.7413 * (Sample.Quantile(sorted, 0.75) - Sample.Quantile(sorted, 0.25)),
            mad > 0 ? Array.ConvertAll(values, x => (x - median) / mad) : null, Grubbs_(values, alpha), Iterate(sorted, median, mad));
    }

    private static GrubbsTest Grubbs_(double[] values, double alpha)
    {
        double n = values.Length;
        var (mean, deviation) = (Sample.Mean(values), Sample.Deviation(values));
        var at = 0;
        for (var i = 1; i < values.Length; i++)
        {
            at = Math.Abs(values[i] - mean) > Math.Abs(values[at] - mean) ? i : at;
        }

        var g = Math.Abs(values[at] - mean) / deviation;
        var t = StudentT.Quantile(1 - (alpha / (2 * n)), n - 2);
        var critical = (n - 1) / Math.Sqrt(n) * Math.Sqrt(t * t / (n - 2 + (t * t)));
        return new(g, critical, g > critical, at + 1);
    }

    /// <summary>Values are drawn in to x* ± 1.5 s*; x* their mean, s* = 1.134 times their standard deviation, until neither moves.</summary>
    private static RobustMoments Iterate(double[] sorted, double median, double mad)
    {
        var (mean, deviation) = (median, mad);
        var drawn = new double[sorted.Length];
        for (var i = 0; i < MostIterations; i++)
        {
            var (low, high) = (mean - (1.5 * deviation), mean + (1.5 * deviation));
            for (var j = 0; j < drawn.Length; j++)
            {
                drawn[j] = Math.Clamp(sorted[j], low, high);
            }

            var (newMean, newDeviation) = (Sample.Mean(drawn), 1.134 * Sample.Deviation(drawn));
            var still = Math.Abs(newMean - mean) <= 1e-14 * Math.Abs(newMean) && Math.Abs(newDeviation - deviation) <= 1e-14 * newDeviation;
            (mean, deviation) = (newMean, newDeviation);
            if (still)
            {
                break;
            }
        }

        return new(mean, deviation);
    }
}
