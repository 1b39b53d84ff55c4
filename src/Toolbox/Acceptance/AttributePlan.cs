using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Acceptance;

/// <summary>
/// A single sampling plan by attributes: draw <paramref name="SampleSize"/> items, accept the lot when at most
/// <paramref name="AcceptanceNumber"/> of them do not conform.
/// </summary>
/// <remarks>
/// Qualities are fractions nonconforming in [0, 1]. Source: Montgomery, Introduction to Statistical Quality Control, ch. 15; GB/T 2828.1
/// uses the binomial for percent nonconforming and the Poisson for nonconformities per hundred items.
/// Errors: <see cref="ToolboxException"/> for n &lt; 1, c &lt; 0, c ≥ n, a lot smaller than the sample, or a quality outside [0, 1].
/// </remarks>
public sealed record AttributePlan
{
    public AttributePlan(int sampleSize, int acceptanceNumber)
    {
        Demand.AtLeast(sampleSize, 1, new("样本量 n", "Sample size n"));
        Demand.AtLeast(acceptanceNumber, 0, new("接收数 c", "Acceptance number c"));
        Demand.That(acceptanceNumber < sampleSize, new("接收数 c", "Acceptance number c"), new(
            $"接收数 c（{acceptanceNumber}）应小于样本量 n（{sampleSize}），否则每批都会接收。请改小 c。",
            $"the acceptance number c ({acceptanceNumber}) must be less than the sample size n ({sampleSize}), or every lot is accepted. Make c smaller."));
        SampleSize = sampleSize;
        AcceptanceNumber = acceptanceNumber;
    }

    public int SampleSize { get; }

    public int AcceptanceNumber { get; }

    /// <summary>Probability of acceptance when items are drawn from a long series (type B): Pr(d ≤ c), d binomial (n, p).</summary>
    public double Accepts(double quality) => Binomial.Below(AcceptanceNumber, SampleSize, Demand.Fraction(quality, new("质量水平 p", "Quality level p")));

    /// <summary>The same with nonconformities counted: d Poisson with mean n p.</summary>
    public double AcceptsPoisson(double quality) => Poisson.Below(AcceptanceNumber, SampleSize * Demand.Fraction(quality, new("质量水平 p", "Quality level p")));

    /// <summary>Probability of acceptance of one lot (type A): d hypergeometric with D = p N rounded to the nearest whole number.</summary>
    public double AcceptsLot(double quality, int lotSize)
    {
        var defective = (int)Math.Round(Demand.Fraction(quality, new("质量水平 p", "Quality level p")) * Lot(lotSize), MidpointRounding.AwayFromZero);
        return Hypergeometric.Below(AcceptanceNumber, defective, lotSize - defective, SampleSize);
    }

    /// <summary>Average outgoing quality p·Pa·(N − n)/N: rejected lots are screened, nonconforming items are replaced.</summary>
    public double OutgoingQuality(double quality, int lotSize) => quality * Accepts(quality) * (Lot(lotSize) - SampleSize) / lotSize;

    /// <summary>Average total inspection n + (1 − Pa)(N − n), items a lot.</summary>
    public double TotalInspection(double quality, int lotSize)
        => SampleSize + (Binomial.Above(AcceptanceNumber, SampleSize, Demand.Fraction(quality, new("质量水平 p", "Quality level p"))) * (Lot(lotSize) - SampleSize));

    /// <summary>The worst average outgoing quality (AOQL) and the incoming quality where it occurs, found on the derivative of p·Pa.</summary>
    public (double Limit, double At) OutgoingLimit(int lotSize)
    {
        Lot(lotSize);

        // d(p Pa)/dp = Pa − p n C(n−1, c) pᶜ (1−p)ⁿ⁻ᶜ⁻¹ has one root: p Pa rises, then falls.
        var at = Roots.Find(p => Accepts(p) - (p * SampleSize * Binomial.Density(AcceptanceNumber, SampleSize - 1, p)), 1e-12, QualityAccepted(0.001));
        return (OutgoingQuality(at, lotSize), at);
    }

    /// <summary>The quality accepted with the given probability; .95 is the producer's, .5 the indifference, .10 the consumer's point.</summary>
    /// <remarks>Pr(d ≤ c) = 1 − I_p(c+1, n−c), so p is the (1 − Pa) quantile of Beta(c+1, n−c).</remarks>
    public double QualityAccepted(double probability)
        => IncompleteBeta.Quantile(1 - Demand.Probability(probability, new("接收概率", "Probability of acceptance")), AcceptanceNumber + 1, SampleSize - AcceptanceNumber);

    private int Lot(int lotSize)
    {
        Demand.That(lotSize >= SampleSize, new("批量 N", "Lot size N"), new(
            $"批量 N（{lotSize}）小于样本量 n（{SampleSize}）。请按全数检验处理，或改小 n。",
            $"the lot size N ({lotSize}) is less than the sample size n ({SampleSize}). Inspect every item, or make n smaller."));
        return lotSize;
    }
}
