using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Survey;

/// <summary>
/// Totals and means from a sample with unequal inclusion probabilities: Horvitz-Thompson Σy/π with Deville's variance
/// Σc_k(y_k/π_k − A)², c_k = (1 − π_k)n/(n − 1), A = Σc(y/π)/Σc; Hansen-Hurwitz with p = π/n; Hájek's mean Σ(y/π)/Σ(1/π) with the same variance
/// of its residuals.
/// </summary>
/// <remarks>Sources: Hansen and Hurwitz (1943); Hájek (1964); Deville, Techniques d'enquête 25 (1999) 219.</remarks>
public sealed record UnequalProbability(
    double Total, double TotalVariance, double HansenHurwitz, double HansenHurwitzVariance, double Units, double Mean, double MeanVariance)
{
    /// <summary>At least two units, 0 &lt; π ≤ 1, not all of them certain.</summary>
    public static UnequalProbability Of(ReadOnlySpan<double> values, ReadOnlySpan<double> probabilities)
    {
        Demand.Sample(values, 2, Words.Both("y"));
        Demand.SameLength(probabilities.Length, Words.Both("π"), values.Length, Words.Both("y"));
        var n = values.Length;
        var (expanded, inverse, weight) = (new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var pi = probabilities[i];
            if (pi is not (> 0 and <= 1))
            {
                throw Demand.Refuse(Words.Both($"π[{i + 1}]"), new("入样概率应大于 0 且不大于 1。请更正。", "a probability of inclusion must be greater than 0 and at most 1. Correct it."));
            }

            (expanded[i], inverse[i], weight[i]) = (values[i] / pi, 1 / pi, (1 - pi) * n / (n - 1.0));
        }

        Demand.That(Array.Exists(weight, w => w > 0), Words.Both("π"), new(
            "所有单位都是必抽的，总量没有抽样误差。请直接求和。",
            "every unit is certain to be drawn, so the total has no sampling error. Simply add up."));
        var (total, units) = (Moments.Sum(expanded), Moments.Sum(inverse));
        var residuals = new double[n];
        for (var i = 0; i < n; i++)
        {
            residuals[i] = (expanded[i] - (total / units * inverse[i])) / units;
        }

        return new(total, Deville(expanded, weight), total, n * Moments.SumOfSquares(expanded) / (n - 1.0), units, total / units, Deville(residuals, weight));
    }

    private static double Deville(double[] expanded, double[] weight)
    {
        double all = 0, mean = 0, variance = 0;
        for (var i = 0; i < expanded.Length; i++)
        {
            all += weight[i];
            mean += weight[i] * expanded[i];
        }

        for (var i = 0; i < expanded.Length; i++)
        {
            variance += weight[i] * (expanded[i] - (mean / all)) * (expanded[i] - (mean / all));
        }

        return variance;
    }
}
