using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>One bar of a Pareto chart; shares in percent.</summary>
public sealed record ParetoBar(string Label, double Count, double Share, double Cumulative);

/// <summary>
/// Pareto analysis: bars in descending order (ties keep the order of the input), the vital few = the smallest leading set that reaches
/// 80 %, and Gini's coefficient of concentration G = Σ(2i − n − 1)x₍ᵢ₎/(n Σx), x ascending.
/// </summary>
public sealed record Pareto(IReadOnlyList<ParetoBar> Bars, int VitalFew, double Gini)
{
    /// <param name="threshold">Percent that the vital few must reach, 80 by default.</param>
    public static Pareto Of(IReadOnlyList<string> labels, ReadOnlySpan<double> counts, double threshold = 80)
    {
        Demand.Sample(counts, 1, new("次数", "Count"));
        Demand.SameLength(labels.Count, new("项目", "Items"), counts.Length, new("次数", "Count"));
        var values = counts.ToArray();
        var negative = Array.FindIndex(values, value => value < 0);
        Demand.That(negative < 0, new(
            $"次数[{negative + 1}]",
            $"Count [{negative + 1}]"), new("次数不能为负。请更正。", "a count cannot be negative. Correct it."));
        var total = Moments.Sum(values);
        Demand.That(total > 0, new("次数", "Count"), new("合计为 0，无法排序。请填写次数。", "the sum is 0, so nothing can be ranked. Enter counts."));
        Demand.That(threshold is > 0 and <= 100, new("阈值", "Threshold"), new(
            "关键少数的阈值应大于 0 且不超过 100。请更正。",
            "the threshold of the vital few must be greater than 0 and at most 100. Correct it."));
        var order = Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).ToArray();
        var bars = new ParetoBar[values.Length];
        double running = 0;
        var few = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            // The set is complete when the bars before this one have not yet reached the threshold.
            few += running / total * 100 < threshold ? 1 : 0;
            running += values[order[i]];
            bars[i] = new(labels[order[i]], values[order[i]], values[order[i]] / total * 100, running / total * 100);
        }

        double weighted = 0;
        for (var i = 0; i < bars.Length; i++)
        {
            weighted += (bars.Length - 1 - (2 * i)) * bars[i].Count;
        }

        return new(bars, few, weighted / (bars.Length * total));
    }
}
