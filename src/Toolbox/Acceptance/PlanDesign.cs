using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Acceptance;

/// <summary>What the plan must do: accept quality <paramref name="Good"/> with at least, <paramref name="Bad"/> with at most the given probability.</summary>
/// <param name="Good">Producer's point, fraction nonconforming.</param>
/// <param name="Accepted">Smallest probability of acceptance there, e.g. .95.</param>
/// <param name="Bad">Consumer's point, fraction nonconforming, worse than <paramref name="Good"/>.</param>
/// <param name="Risk">Largest probability of acceptance there, e.g. .10.</param>
public sealed record TwoPoints(double Good, double Accepted, double Bad, double Risk);

/// <summary>A variables plan: accept when (U − x̄)/σ ≥ k (or with s for unknown σ).</summary>
public sealed record VariablesDesign(int SampleSize, double K);

/// <summary>
/// The smallest plan that meets two points of the operating characteristic. For each c from 0 upwards the smallest n that protects the
/// consumer is taken; the first c whose n also protects the producer is the answer, because that n grows with c.
/// </summary>
/// <remarks>Source: Guenther, J. Quality Technology 1 (1969) 166; Schilling and Neubauer, Acceptance Sampling in Quality Control.</remarks>
public static class PlanDesign
{
    private const int LargestSample = 1_000_000;

    public static AttributePlan ByBinomial(TwoPoints points) => Smallest(Checked(points), LargestSample, (c, n, p) => Binomial.Below(c, n, p));

    public static AttributePlan ByPoisson(TwoPoints points) => Smallest(Checked(points), LargestSample, (c, n, p) => Poisson.Below(c, n * p));

    /// <summary>For one lot of the given size: D = p N rounded.</summary>
    public static AttributePlan ByLot(TwoPoints points, int lotSize)
    {
        Demand.AtLeast(lotSize, 2, new("批量 N", "Lot size N"));
        return Smallest(Checked(points), lotSize, (c, n, p) =>
        {
            var defective = (int)Math.Round(p * lotSize, MidpointRounding.AwayFromZero);
            return Hypergeometric.Below(c, defective, lotSize - defective, n);
        });
    }

    /// <summary>Known σ: n = ⌈((z_α + z_β)/(z₁ − z₂))²⌉ and k = z₁ − z_α/√n, so that the producer's point is met exactly.</summary>
    public static VariablesDesign KnownSigma(TwoPoints points)
    {
        Checked(points);
        var (z1, z2) = (Normal.UpperQuantile(points.Good), Normal.UpperQuantile(points.Bad));
        var producer = Normal.Quantile(points.Accepted);
        var n = (int)Math.Ceiling(Math.Pow((producer - Normal.Quantile(points.Risk)) / (z1 - z2), 2));
        return new(n, z1 - (producer / Math.Sqrt(n)));
    }

    /// <summary>Unknown σ: smallest n with k√n the (1 − Pa₁) quantile of noncentral t (n−1, z₁√n) and Pr(T ≥ k√n | z₂√n) ≤ risk.</summary>
    public static VariablesDesign UnknownSigma(TwoPoints points)
    {
        Checked(points);
        var (z1, z2) = (Normal.UpperQuantile(points.Good), Normal.UpperQuantile(points.Bad));
        for (var n = Math.Max(2, KnownSigma(points).SampleSize); n <= LargestSample; n++)
        {
            var root = Math.Sqrt(n);
            var limit = NoncentralT.Quantile(1 - points.Accepted, n - 1, z1 * root);
            if (NoncentralT.Above(limit, n - 1, z2 * root) <= points.Risk)
            {
                return new(n, limit / root);
            }
        }

        throw Demand.Refuse(new("抽样方案", "Sampling plan"), new(
            "两个质量点太接近，没有可行的方案。请拉开 p1 与 p2。",
            "the two quality points are too close for any plan. Move p1 and p2 apart."));
    }

    private static AttributePlan Smallest(TwoPoints points, int largest, Func<int, int, double, double> accepts)
    {
        var n = 1;
        for (var c = 0; c < largest; c++)
        {
            Effort.Spend(20);
            n = FirstAtMost(Math.Max(n, c + 1), largest, points.Risk, size => accepts(c, size, points.Bad));
            if (n > largest)
            {
                break;
            }

            if (accepts(c, n, points.Good) >= points.Accepted)
            {
                return new(n, c);
            }
        }

        throw Demand.Refuse(new("抽样方案", "Sampling plan"), new(
            "在允许的样本量内没有可行的方案。请拉开 p1 与 p2，或加大批量。",
            "no plan exists within the sample sizes allowed. Move p1 and p2 apart, or use a larger lot."));
    }

    /// <summary>The first n for which the falling probability is at most the risk, by doubling and bisection.</summary>
    private static int FirstAtMost(int from, int largest, double risk, Func<int, double> accepts)
    {
        if (accepts(from) <= risk)
        {
            return from;
        }

        var (low, step) = (from, 1);
        while (low + step <= largest && accepts(low + step) > risk)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, largest);
        if (accepts(high) > risk)
        {
            return largest + 1;
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = accepts(middle) > risk ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static TwoPoints Checked(TwoPoints points)
    {
        Demand.Probability(points.Good, Words.Both("p1"));
        Demand.Probability(points.Bad, Words.Both("p2"));
        Demand.Probability(points.Accepted, new("p1 处的接收概率", "Probability of acceptance at p1"));
        Demand.Probability(points.Risk, new("p2 处的接收概率", "Probability of acceptance at p2"));
        Demand.That(points.Good < points.Bad, new("质量点", "Quality points"), new(
            $"p1（{points.Good}）应小于 p2（{points.Bad}）。请交换两个质量点。",
            $"p1 ({points.Good}) must be less than p2 ({points.Bad}). Swap the two quality points."));
        Demand.That(points.Risk < points.Accepted, new("质量点", "Quality points"), new(
            "p1 处的接收概率应大于 p2 处的接收概率。请检查两个概率。",
            "the probability of acceptance at p1 must be greater than the one at p2. Check both probabilities."));
        return points;
    }
}
