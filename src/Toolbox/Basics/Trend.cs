using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Mann-Kendall: S, its variance with ties, z with continuity correction (0 for S = 0), two-sided p.</summary>
public sealed record MannKendall(double S, double Variance, double Z, double P);

/// <summary>Trend and serial correlation of a series without a model: Mann-Kendall, Theil-Sen slope, autocorrelations, Ljung-Box.</summary>
/// <remarks>Sources: Mann, Econometrica 13 (1945) 245; Sen, JASA 63 (1968) 1379; Ljung and Box, Biometrika 65 (1978) 297.</remarks>
public static class Trend
{
    /// <summary>Theil-Sen looks at every pair of points; more points than this are refused.</summary>
    public const int MostForSlope = 5_000;

    public static MannKendall Test(ReadOnlySpan<double> values)
    {
        Demand.Varying(values, 3, new("序列", "Series"));
        double n = values.Length;
        var time = new double[values.Length];
        for (var i = 0; i < time.Length; i++)
        {
            time[i] = i;
        }

        var s = RankCorrelation.Kendall(time, values).S;
        double ties = 0;
        var sorted = Sample.Sorted(values);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
            }

            double t = end - start;
            ties += t * (t - 1) * ((2 * t) + 5);
        }

        var variance = ((n * (n - 1) * ((2 * n) + 5)) - ties) / 18;
        var z = s == 0 ? 0 : (s - Math.Sign(s)) / Math.Sqrt(variance);
        return new(s, variance, z, 2 * Normal.Above(Math.Abs(z)));
    }

    /// <summary>The median of the slopes of all pairs, units of the series a step.</summary>
    public static double TheilSen(ReadOnlySpan<double> values)
    {
        Demand.Sample(values, 2, new("序列", "Series"));
        if (values.Length > MostForSlope)
        {
            throw Catalogue.Problems.TooMany(new("序列", "Series"), values.Length, MostForSlope);
        }

        Effort.Spend((double)values.Length * values.Length);
        var slopes = new double[values.Length * (values.Length - 1) / 2];
        var k = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                slopes[k++] = (values[j] - values[i]) / (j - i);
            }
        }

        return Sample.Quantiles(slopes, 0.5)[0];
    }

    /// <summary>r₀ = 1 to r_lag: Σ(xₜ − x̄)(xₜ₊ₖ − x̄)/Σ(xₜ − x̄)².</summary>
    public static double[] Autocorrelations(ReadOnlySpan<double> values, int lags)
    {
        Demand.Varying(values, 3, new("序列", "Series"));
        Demand.That(lags >= 1 && lags < values.Length, new("滞后", "Lags"), new("滞后数应小于序列长度。请改小。", "there must be fewer lags than values in the series. Make the number smaller."));
        var (mean, all) = (Sample.Mean(values), Moments.SumOfSquares(values));
        var correlations = new double[lags + 1];
        for (var k = 0; k <= lags; k++)
        {
            Effort.Spend(values.Length);
            double sum = 0;
            for (var t = 0; t + k < values.Length; t++)
            {
                sum += (values[t] - mean) * (values[t + k] - mean);
            }

            correlations[k] = sum / all;
        }

        return correlations;
    }

    /// <summary>Q = n(n + 2) Σ rₖ²/(n − k), χ² with as many degrees of freedom as lags.</summary>
    public static Test LjungBox(ReadOnlySpan<double> values, int lags)
    {
        var r = Autocorrelations(values, lags);
        double n = values.Length, sum = 0;
        for (var k = 1; k <= lags; k++)
        {
            sum += r[k] * r[k] / (n - k);
        }

        var q = n * (n + 2) * sum;
        return new(q, ChiSquare.Above(q, lags));
    }
}
