using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Acceptance;

/// <summary>
/// Double or multiple sampling by attributes: after stage i the cumulative count d is compared with the cumulative acceptance and
/// rejection numbers; accept when d ≤ cᵢ, reject when d ≥ rᵢ, draw the next sample otherwise. Every sample is inspected completely.
/// </summary>
/// <remarks>Qualities are fractions nonconforming, counts binomial. Source: ISO 2859-1, double and multiple plans.</remarks>
public sealed record MultiplePlan
{
    public MultiplePlan(IReadOnlyList<int> sampleSizes, IReadOnlyList<int> acceptance, IReadOnlyList<int> rejection)
    {
        var stages = sampleSizes.Count;
        Demand.That(stages >= 1 && acceptance.Count == stages && rejection.Count == stages, new("各次抽样", "Samples"), new(
            "各次抽样的样本量、接收数和拒收数个数应相同且不少于一个。请检查这三列。",
            "there must be as many sample sizes as acceptance and rejection numbers, and at least one. Check the three columns."));
        for (var i = 0; i < stages; i++)
        {
            Demand.AtLeast(sampleSizes[i], 1, new($"第 {i + 1} 次样本量", $"Size of sample {i + 1}"));
            Demand.That(acceptance[i] >= -1 && rejection[i] > acceptance[i], new("Ac、Re", "Ac, Re"), new(
                $"第 {i + 1} 次抽样的拒收数应大于接收数。请检查 Ac、Re。",
                $"the rejection number of sample {i + 1} must be greater than its acceptance number. Check Ac and Re."));
        }

        Demand.That(rejection[^1] == acceptance[^1] + 1, new("最后一次抽样", "Last sample"), new(
            "最后一次抽样的拒收数应等于接收数加 1，否则可能没有结论。请检查最后一行的 Ac、Re。",
            "the rejection number of the last sample must be its acceptance number plus 1, or there may be no decision. Check Ac and Re of the last row."));
        (SampleSizes, Acceptance, Rejection) = (sampleSizes, acceptance, rejection);
    }

    public IReadOnlyList<int> SampleSizes { get; }

    public IReadOnlyList<int> Acceptance { get; }

    public IReadOnlyList<int> Rejection { get; }

    /// <summary>Probability of acceptance and average sample number (items a lot) at a quality.</summary>
    public (double Accepts, double SampleNumber) At(double quality)
    {
        Demand.Fraction(quality, new("质量水平 p", "Quality level p"));
        var open = new double[] { 1 };
        double accepted = 0, items = 0;
        for (var stage = 0; stage < SampleSizes.Count; stage++)
        {
            items += SampleSizes[stage] * Sum(open);
            Effort.Spend(Rejection[stage]);
            var next = new double[Rejection[stage]];
            for (var d = 0; d < open.Length; d++)
            {
                Effort.Spend(1);
                for (var more = 0; more <= SampleSizes[stage] && d + more < next.Length && open[d] > 0; more++)
                {
                    Effort.Spend(10);
                    next[d + more] += open[d] * Binomial.Density(more, SampleSizes[stage], quality);
                }
            }

            for (var d = 0; d <= Acceptance[stage]; d++)
            {
                accepted += next[d];
                next[d] = 0;
            }

            open = next;
        }

        return (accepted, items);
    }

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
