using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>A t test: statistic, degrees of freedom, two-sided p, 95 % interval of the difference of means (first minus second).</summary>
public sealed record TTest(double T, double Df, double P, double Low, double High);

/// <summary>F test of two variances with the 95 % interval of their ratio.</summary>
public sealed record VarianceRatio(double F, double P, double Low, double High);

/// <summary>
/// Two independent samples: Welch's and the pooled t test, F test of the variances, Mann-Whitney (normal approximation with tie
/// and continuity correction), Kolmogorov-Smirnov (asymptotic), and the first sample against the mean of the second as a known value.
/// </summary>
/// <remarks>Sources: Welch, Biometrika 34 (1947) 28; Mann and Whitney (1947); Kolmogorov's limiting distribution.</remarks>
public sealed record TwoSamples(TTest Welch, TTest Pooled, VarianceRatio Variances, Test MannWhitney, TTest AgainstMean, Test KolmogorovSmirnov)
{
    /// <summary>At least two values in each sample, neither constant.</summary>
    public static TwoSamples Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Demand.Varying(a, 2, Words.Both("a"));
        Demand.Varying(b, 2, Words.Both("b"));
        var (na, nb, va, vb) = (a.Length, b.Length, Sample.Variance(a), Sample.Variance(b));
        var difference = Sample.Mean(a) - Sample.Mean(b);
        var (ea, eb) = (va / na, vb / nb);
        var df = (ea + eb) * (ea + eb) / ((ea * ea / (na - 1)) + (eb * eb / (nb - 1)));
        var pooled = ((va * (na - 1)) + (vb * (nb - 1))) / (na + nb - 2);
        var f = va / vb;
        return new(
            Students(difference, Math.Sqrt(ea + eb), df), Students(difference, Math.Sqrt(pooled * ((1.0 / na) + (1.0 / nb))), na + nb - 2),
            new(f, 2 * Math.Min(FisherF.Above(f, na - 1, nb - 1), FisherF.Below(f, na - 1, nb - 1)), f / FisherF.Quantile(0.975, na - 1, nb - 1), f / FisherF.Quantile(0.025, na - 1, nb - 1)),
            RankSum(a, b), Students(difference, Math.Sqrt(ea), na - 1), Distributions(a, b));
    }

    internal static TTest Students(double difference, double error, double df)
    {
        var half = StudentT.Quantile(0.975, df) * error;
        return new(difference / error, df, 2 * StudentT.Above(Math.Abs(difference / error), df), difference - half, difference + half);
    }

    private static Test RankSum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double na = a.Length, nb = b.Length, n = na + nb;
        var (ranks, ties) = Moments.Ranks([.. a, .. b]);
        var w = Moments.Sum(ranks.AsSpan(0, a.Length)) - (na * (na + 1) / 2);
        var deviation = Math.Sqrt(na * nb / 12 * (n + 1 - (ties / (n * (n - 1)))));
        var away = Math.Max(0, Math.Abs(w - (na * nb / 2)) - 0.5);
        return new(w, Math.Min(1, 2 * Normal.Above(away / deviation)));
    }

    private static Test Distributions(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (x, y) = (Sample.Sorted(a), Sample.Sorted(b));
        double largest = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            var at = Math.Min(x[i], y[j]);
            while (i < x.Length && x[i] <= at)
            {
                i++;
            }

            while (j < y.Length && y[j] <= at)
            {
                j++;
            }

            largest = Math.Max(largest, Math.Abs(((double)i / x.Length) - ((double)j / y.Length)));
        }

        var root = Math.Sqrt((double)x.Length * y.Length / (x.Length + y.Length));
        return new(largest, KolmogorovTail(largest * root));
    }

    /// <summary>
    /// 2 Σ (−1)ᵏ⁻¹ exp(−2k²λ²). Below 1 the other form, 1 − √(2π)/λ Σ exp(−(2k−1)²π²/8λ²), of which R keeps the first term; so do we,
    /// because reports are compared with it. The rest is below 4e-5 there and far smaller than the error of the asymptotic form itself.
    /// </summary>
    private static double KolmogorovTail(double lambda)
    {
        if (lambda < 1)
        {
            return lambda > 0 ? 1 - (Math.Sqrt(2 * Math.PI) / lambda * Math.Exp(-Math.PI * Math.PI / (8 * lambda * lambda))) : 1;
        }

        double sum = 0;
        for (var k = 1; k <= 20; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * lambda * lambda);
        }

        return sum;
    }
}

/// <summary>
/// Paired values: t test of the differences (first minus second) and Wilcoxon's signed ranks (differences of 0 left out; normal
/// approximation with tie and continuity correction).
/// </summary>
/// <param name="SignedRanks">V, the sum of the ranks of the positive differences; null when all differences are 0.</param>
public sealed record PairedSamples(TTest T, Test? SignedRanks)
{
    /// <summary>At least two pairs whose differences are not all equal.</summary>
    public static PairedSamples Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Demand.Sample(a, 2, Words.Both("a"));
        Demand.Sample(b, 2, Words.Both("b"));
        Demand.SameLength(b.Length, Words.Both("b"), a.Length, Words.Both("a"));
        var differences = new double[a.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = a[i] - b[i];
        }

        Demand.Varying(differences, 2, new("差值", "Differences"));
        var error = Sample.Deviation(differences) / Math.Sqrt(differences.Length);
        return new(TwoSamples.Students(Sample.Mean(differences), error, differences.Length - 1), Wilcoxon(Array.FindAll(differences, d => d != 0)));
    }

    private static Test? Wilcoxon(double[] differences)
    {
        double n = differences.Length;
        var (ranks, ties) = Moments.Ranks(Array.ConvertAll(differences, Math.Abs));
        double v = 0;
        for (var i = 0; i < differences.Length; i++)
        {
            v += differences[i] > 0 ? ranks[i] : 0;
        }

        var deviation = Math.Sqrt((n * (n + 1) * ((2 * n) + 1) / 24) - (ties / 48));
        var away = Math.Max(0, Math.Abs(v - (n * (n + 1) / 4)) - 0.5);
        return n == 0 ? null : new(v, Math.Min(1, 2 * Normal.Above(away / deviation)));
    }
}
