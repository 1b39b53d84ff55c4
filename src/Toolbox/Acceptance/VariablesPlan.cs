using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Acceptance;

/// <summary>What a lot's measurements say under form 2 (M method).</summary>
/// <param name="Lower">Quality index (x̄ − L)/s; null without a lower limit.</param>
/// <param name="Upper">Quality index (U − x̄)/s; null without an upper limit.</param>
public sealed record FractionEstimate(double? Lower, double? Upper, double Below, double Above)
{
    public double Total => Below + Above;
}

/// <summary>
/// Acceptance by variables for one normally distributed characteristic: form 1 (k method) with its operating characteristic, form 2
/// (M method) with the estimated fraction outside the limits.
/// </summary>
/// <remarks>Source: ISO 3951-1 / GB/T 6378.1 in form, MIL-STD-414 for the M method; Lieberman and Resnikoff, JASA 50 (1955) 457.</remarks>
public static class VariablesPlan
{
    /// <summary>Known σ: Pr(accept | p) = Φ(√n (z_p − k)).</summary>
    public static double AcceptsKnownSigma(int n, double k, double quality)
    {
        Demand.AtLeast(n, 1, new("样本量 n", "Sample size n"));
        return Normal.Below(Math.Sqrt(n) * (Normal.UpperQuantile(Demand.Probability(quality, new("质量水平 p", "Quality level p"))) - Demand.Finite(k, new("接收常数 k", "Acceptance constant k"))));
    }

    /// <summary>Unknown σ: Pr(T ≥ k√n), T noncentral t with n − 1 degrees of freedom and noncentrality z_p√n.</summary>
    public static double AcceptsUnknownSigma(int n, double k, double quality)
    {
        Demand.AtLeast(n, 2, new("样本量 n", "Sample size n"));
        var root = Math.Sqrt(n);
        var shift = Normal.UpperQuantile(Demand.Probability(quality, new("质量水平 p", "Quality level p")));
        return NoncentralT.Above(Demand.Finite(k, new("接收常数 k", "Acceptance constant k")) * root, n - 1, shift * root);
    }

    /// <summary>
    /// The minimum-variance unbiased estimate of the fraction outside each limit: I_x(n/2 − 1, n/2 − 1) at
    /// x = max(0, ½(1 − Q√n/(n − 1))). At least three measurements that are not all equal, at least one limit.
    /// </summary>
    public static FractionEstimate Estimate(ReadOnlySpan<double> measurements, double? lower, double? upper)
    {
        Demand.Sample(measurements, 3, new("测量值", "Value"));
        Demand.That(lower is not null || upper is not null, new("规格限", "Specification limits"), new("没有规格限。请至少填写一个规格限。", "there is no specification limit. Enter at least one."));
        Demand.That(!(lower >= upper), new("规格限", "Specification limits"), new(
            $"下规格限（{lower}）应小于上规格限（{upper}）。请检查规格限。",
            $"the lower limit ({lower}) must be less than the upper limit ({upper}). Check the limits."));
        var (mean, deviation) = (Sample.Mean(measurements), Sample.Deviation(measurements));
        Demand.That(deviation > 0, new("测量值", "Value"), new(
            "全部相同，标准差为 0。请检查量具分辨力或数据。",
            "all are equal, so the standard deviation is 0. Check the resolution of the gauge, or the data."));
        double? low = lower is { } l ? (mean - l) / deviation : null;
        double? high = upper is { } u ? (u - mean) / deviation : null;
        return new(low, high, Outside(low, measurements.Length), Outside(high, measurements.Length));
    }

    /// <summary>The largest accepted fraction M that belongs to the acceptance constant k.</summary>
    public static double Largest(int n, double k)
    {
        Demand.AtLeast(n, 3, new("样本量 n", "Sample size n"));
        return Outside(Demand.Finite(k, new("接收常数 k", "Acceptance constant k")), n);
    }

    private static double Outside(double? index, int n)
    {
        if (index is not { } q)
        {
            return 0;
        }

        var x = 0.5 * (1 - (q * Math.Sqrt(n) / (n - 1)));
        return x <= 0 ? 0 : x >= 1 ? 1 : IncompleteBeta.Lower(x, (n / 2.0) - 1, (n / 2.0) - 1);
    }
}
