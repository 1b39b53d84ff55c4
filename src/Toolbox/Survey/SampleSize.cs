using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Survey;

/// <summary>Sample sizes. Those for tests are not rounded: round up.</summary>
/// <remarks>Tests are two-sided. Sources: Cochran, Sampling Techniques, ch. 4; Cohen, Statistical Power Analysis, 2nd ed.</remarks>
public static class SampleSize
{
    private const double Largest = 1e9;

    /// <summary>n₀ = z² p q/e² · deff; n = n₀/(1 + (n₀ − 1)/N) for a finite population.</summary>
    /// <param name="error">Half width e of the interval.</param>
    public static (double Infinite, double Finite) Proportion(double p, double error, double level = 0.95, double designEffect = 1, double? population = null)
    {
        Demand.Probability(p, Words.Both("p"));
        Demand.Probability(error, new("允许误差 e", "Margin e"));
        Demand.Positive(designEffect, new("设计效应", "Design effect"));
        var z = Normal.Quantile(0.5 + (Demand.Probability(level, new("置信水平", "Confidence level")) / 2));
        var n = z * z * p * (1 - p) / (error * error) * designEffect;
        return (n, population is { } size ? n / (1 + ((n - 1) / Demand.Positive(size, new("总体 N", "Population N")))) : n);
    }

    /// <summary>Each group, two proportions, normal approximation with pooled variance under equality.</summary>
    public static double TwoProportions(double p1, double p2, double power, double alpha = 0.05)
    {
        Demand.Probability(p1, Words.Both("p1"));
        Demand.Probability(p2, Words.Both("p2"));
        Demand.That(p1 != p2, new("p1、p2", "p1, p2"), new(
            "两个比例相同，没有差异可检验。请更正。",
            "the two shares are equal, so there is no difference to test. Correct one."));
        var (z, q) = Quantiles(power, alpha);
        var pooled = z * Math.Sqrt((p1 + p2) * (1 - ((p1 + p2) / 2)));
        var root = (pooled + (q * Math.Sqrt((p1 * (1 - p1)) + (p2 * (1 - p2))))) / Math.Abs(p1 - p2);
        return root * root;
    }

    /// <summary>Each group, two proportions by the arc sine difference h = 2 asin√p₁ − 2 asin√p₂.</summary>
    public static double TwoProportionsByArcSine(double p1, double p2, double power, double alpha = 0.05)
    {
        Demand.Probability(p1, Words.Both("p1"));
        Demand.Probability(p2, Words.Both("p2"));
        var h = 2 * (Math.Asin(Math.Sqrt(p1)) - Math.Asin(Math.Sqrt(p2)));
        Demand.That(h != 0, new("p1、p2", "p1, p2"), new(
            "两个比例相同，没有差异可检验。请更正。",
            "the two shares are equal, so there is no difference to test. Correct one."));
        var (z, q) = Quantiles(power, alpha);
        return 2 * (z + q) * (z + q) / (h * h);
    }

    /// <summary>Each group (or pairs) for a t test of the standardised difference d: noncentral t.</summary>
    public static double TTest(double d, double power, bool paired, double alpha = 0.05)
    {
        Demand.Positive(d, Words.Both("d"));
        Quantiles(power, alpha);
        var groups = paired ? 1 : 2;
        return Smallest(power, 2, n =>
        {
            var df = (n - 1) * groups;
            return NoncentralT.Above(StudentT.Quantile(1 - (alpha / 2), df), df, Math.Sqrt(n / groups) * d);
        });
    }

    /// <summary>Each of k groups for one-way analysis of variance with effect size f = σ_means/σ: noncentral F, λ = k n f².</summary>
    public static double Anova(int k, double f, double power, double alpha = 0.05)
    {
        Demand.AtLeast(k, 2, new("组数 k", "Number of groups k"));
        Demand.Positive(f, Words.Both("f"));
        Quantiles(power, alpha);
        return Smallest(power, 2, n =>
        {
            var df = (n - 1) * k;
            return 1 - Noncentral.FBelow(FisherF.Quantile(1 - alpha, k - 1, df), k - 1, df, k * n * f * f);
        });
    }

    /// <summary>In all, for a χ² test with effect size w: λ = n w².</summary>
    public static double ChiSquared(double w, int df, double power, double alpha = 0.05)
    {
        Demand.Positive(w, Words.Both("w"));
        Demand.AtLeast(df, 1, new("自由度", "Degrees of freedom"));
        Quantiles(power, alpha);
        var limit = ChiSquare.Quantile(1 - alpha, df);
        return Smallest(power, 1, n => 1 - Noncentral.ChiSquareBelow(limit, df, n * w * w));
    }

    /// <summary>In all, for a test of the correlation r by Fisher's z with its bias r/(2(n − 1)).</summary>
    public static double Correlation(double r, double power, double alpha = 0.05)
    {
        Demand.Probability(r, Words.Both("r"));
        Quantiles(power, alpha);
        return Smallest(power, 4, n =>
        {
            var t = StudentT.Quantile(1 - (alpha / 2), n - 2);
            var limit = Math.Atanh(Math.Sqrt(t * t / ((t * t) + n - 2)));
            var z = Math.Atanh(r) + (r / (2 * (n - 1)));
            return Normal.Below((z - limit) * Math.Sqrt(n - 3)) + Normal.Below((-z - limit) * Math.Sqrt(n - 3));
        });
    }

    private static (double Z, double Q) Quantiles(double power, double alpha)
    {
        Demand.Probability(alpha, Words.Both("α"));
        Demand.That(Demand.Probability(power, new("检验功效", "Power")) > alpha, new("检验功效", "Power"), new("功效应大于显著性水平 α。请更正。", "the power must be greater than the significance level α. Correct it."));
        return (Normal.UpperQuantile(alpha / 2), Normal.Quantile(power));
    }

    private static double Smallest(double power, double least, Func<double, double> at)
    {
        var high = least * 2;
        while (at(high) < power)
        {
            high *= 2;
            Demand.That(high < Largest, new("样本量", "Sample size"), new(
                "效应太小，所需样本量超过十亿。请加大可检出的效应。",
                "the effect is so small that more than a thousand million would be needed. Ask for a larger effect."));
        }

        var low = Math.Max(least * 1.000001, high / 2);
        return at(low) >= power ? low : Roots.Find(n => at(n) - power, low, high, 1e-9);
    }
}
