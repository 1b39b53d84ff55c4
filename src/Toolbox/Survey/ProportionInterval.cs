using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Survey;

/// <summary>
/// Confidence intervals of one proportion from x of n. Wilson is the default for estimates, Clopper-Pearson where the interval decides
/// (it never covers less than its level). Wald and Agresti-Coull are for comparison: they may leave [0, 1].
/// </summary>
/// <remarks>
/// x and n may be fractional (effective sample sizes). Errors: n ≤ 0, x outside [0, n], level outside (0, 1). Sources: Wilson, JASA 22
/// (1927) 209; Clopper and Pearson, Biometrika 26 (1934) 404; Brown, Cai and DasGupta, Statistical Science 16 (2001) 101.
/// </remarks>
public static class ProportionInterval
{
    public static (double Low, double High) Wald(double x, double n, double level = 0.95)
    {
        var (p, half) = (x / n, Z(x, n, level) * Math.Sqrt(x / n * (1 - (x / n)) / n));
        return (p - half, p + half);
    }

    /// <summary>(p + z²/2n ± z√(p(1−p)/n + z²/4n²))/(1 + z²/n).</summary>
    public static (double Low, double High) Wilson(double x, double n, double level = 0.95)
    {
        var z = Z(x, n, level);
        var (p, square) = (x / n, z * z);
        var half = z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n)));
        var (middle, scale) = (p + (square / (2 * n)), 1 + (square / n));
        return (x == 0 ? 0 : (middle - half) / scale, x == n ? 1 : (middle + half) / scale);
    }

    /// <summary>Wald's form at (x + z²/2)/(n + z²).</summary>
    public static (double Low, double High) AgrestiCoull(double x, double n, double level = 0.95)
    {
        var z = Z(x, n, level);
        var size = n + (z * z);
        var p = (x + (z * z / 2)) / size;
        var half = z * Math.Sqrt(p * (1 - p) / size);
        return (p - half, p + half);
    }

    /// <summary>Quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x): exact.</summary>
    public static (double Low, double High) ClopperPearson(double x, double n, double level = 0.95)
    {
        Z(x, n, level);
        var tail = (1 - level) / 2;
        return (x <= 0 ? 0 : IncompleteBeta.Quantile(tail, x, n - x + 1), x >= n ? 1 : IncompleteBeta.Quantile(1 - tail, x + 1, n - x));
    }

    /// <summary>Quantiles of Beta(x + ½, n − x + ½), the ends 0 and 1 where x is 0 or n.</summary>
    public static (double Low, double High) Jeffreys(double x, double n, double level = 0.95)
    {
        Z(x, n, level);
        var tail = (1 - level) / 2;
        return (x <= 0 ? 0 : IncompleteBeta.Quantile(tail, x + 0.5, n - x + 0.5), x >= n ? 1 : IncompleteBeta.Quantile(1 - tail, x + 0.5, n - x + 0.5));
    }

    private static double Z(double x, double n, double level)
    {
        Demand.Positive(n, Words.Both("n"));
        Demand.That(x >= 0 && x <= n, Words.Both("x"), new(
            $"合格数应在 0 与样本量 {n} 之间。请核对。",
            $"the conforming must be between 0 and the sample size {n}. Check it."));
        return Normal.Quantile(0.5 + (Demand.Probability(level, new("置信水平", "Confidence level")) / 2));
    }
}
