using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Signals;

/// <summary>A ratio with its 95 % limits.</summary>
public sealed record RatioInterval(double Value, double Low, double High);

/// <summary>
/// Does an event occur more often with a product than with others? Counts a product and event, b product without, c others with event, d
/// rest; E = (a + b)(a + c)/n expected without association. PRR, ROR, χ², IC = log₂((a + ½)/(E + ½)) with Norén's limits and the gamma
/// limit, Yule's Q, Fisher's one-sided test, and Evans' rule (PRR ≥ 2, Yates' χ² ≥ 4, a ≥ 3).
/// </summary>
/// <remarks>
/// Ratios that a zero count leaves undefined are null. Sources: Evans, Waller and Davis (2001); Norén, Hopstadius and Bate, Statistical
/// Methods in Medical Research 22 (2013) 57; van Puijenbroek et al. (2002).
/// </remarks>
public sealed record Disproportionality(
    double Expected, double Relative, RatioInterval? Prr, RatioInterval? Ror, double Yates, double ChiSquared, double Ic, double Ic025, double Ic975,
    double? YuleQ, double FisherP, double IcGamma025)
{
    public required double Count { get; init; }

    public bool Evans => Prr is { Value: >= 2 } && Yates >= 4 && Count >= 3;

    /// <summary>Whole counts ≥ 0; product, other products, event and rest must each occur.</summary>
    public static Disproportionality Of(double a, double b, double c, double d)
    {
        foreach (var (count, name) in new[] { (a, "a"), (b, "b"), (c, "c"), (d, "d") })
        {
            Demand.That(count >= 0 && count == Math.Floor(count) && count <= 1e9, Words.Both(name), new("应为不小于 0 的整数计数。请更正。", "it must be a whole count of at least 0. Correct it."));
        }

        Demand.That(a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0, new("四格表", "Fourfold table"), new(
            "有一行或一列全为 0，无法比较。请扩大统计范围。",
            "a row or column is all 0, so nothing can be compared. Widen the period or the scope."));
        double n = a + b + c + d, e = (a + b) * (a + c) / n;
        var (margins, away) = ((a + b) * (c + d) * (a + c) * (b + d), Math.Abs((a * d) - (b * c)));
        var corrected = Math.Max(0, away - (n / 2));
        var ic = Math.Log2((a + 0.5) / (e + 0.5));
        var root = Math.Sqrt(a + 0.5);
        return new(
            e, a / e,
            a > 0 && c > 0 ? Limits(a / (a + b) / (c / (c + d)), (1 / a) - (1 / (a + b)) + (1 / c) - (1 / (c + d))) : null,
            a > 0 && b > 0 && c > 0 && d > 0 ? Limits(a * d / (b * c), (1 / a) + (1 / b) + (1 / c) + (1 / d)) : null,
            n * corrected * corrected / margins, n * away * away / margins,
            ic, ic - (3.3 / root) - (2 / (root * root * root)), ic + (2.4 / root) - (0.5 / (root * root * root)),
            (a * d) + (b * c) > 0 ? ((a * d) - (b * c)) / ((a * d) + (b * c)) : null,
            Hypergeometric.Above(a - 1, a + b, c + d, a + c), Math.Log2(IncompleteGamma.Quantile(a + 0.5, 0.025) / (e + 0.5)))
        {
            Count = a,
        };
    }

    private static RatioInterval Limits(double ratio, double variance)
    {
        var half = Math.Exp(Normal.Quantile(0.975) * Math.Sqrt(variance));
        return new(ratio, ratio / half, ratio * half);
    }
}
