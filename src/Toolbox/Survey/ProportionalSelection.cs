using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Survey;

/// <summary>
/// Selection with probability proportional to size: π_k = n·size/Σsize; units that reach 1 are certain and the rest is shared out again;
/// systematic selection from a recorded start u in list order: unit k is drawn when an integer + u lies in (V_{k−1}, V_k], V the running
/// sum of the π below 1.
/// </summary>
/// <remarks>Positions count from 1. Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 3.6.</remarks>
public static class ProportionalSelection
{
    // A running sum that rounding has put a hair below the integer still reaches it.
    private const double Rounding = 1e-9;

    /// <summary>Inclusion probabilities; sizes ≥ 0, at least n of them positive.</summary>
    public static double[] Probabilities(ReadOnlySpan<double> sizes, int n)
    {
        Demand.Sample(sizes, 1, new("规模", "Size"));
        Demand.AtLeast(n, 1, new("样本量 n", "Sample size n"));
        var size = sizes.ToArray();
        var negative = Array.FindIndex(size, value => value < 0);
        Demand.That(negative < 0, new(
            $"规模[{negative + 1}]",
            $"Size [{negative + 1}]"), new("规模不能为负。请更正。", "a size cannot be negative. Correct it."));
        Demand.That(size.Count(value => value > 0) >= n, new("样本量 n", "Sample size n"), new(
            "规模大于 0 的单位比样本量少。请改小 n。",
            "fewer units have a size above 0 than are to be drawn. Make n smaller."));
        var probability = new double[size.Length];
        var certain = new bool[size.Length];
        while (true)
        {
            double rest = 0;
            var left = n;
            for (var i = 0; i < size.Length; i++)
            {
                rest += certain[i] ? 0 : size[i];
                left -= certain[i] ? 1 : 0;
            }

            var again = false;
            for (var i = 0; i < size.Length; i++)
            {
                probability[i] = certain[i] ? 1 : left * size[i] / rest;
                again |= probability[i] >= 1 && !certain[i];
                certain[i] |= probability[i] >= 1;
            }

            if (!again)
            {
                return probability;
            }
        }
    }

    /// <summary>Positions of the drawn units, ascending.</summary>
    /// <param name="start">The recorded random start u in [0, 1).</param>
    public static int[] Systematic(ReadOnlySpan<double> probabilities, double start)
    {
        Demand.Sample(probabilities, 1, new("入样概率", "Probability of inclusion"));
        Demand.That(start is >= 0 and < 1, new("随机起点 u", "Random start u"), new("应不小于 0 且小于 1。请更正。", "it must be at least 0 and less than 1. Correct it."));
        var drawn = new List<int>();
        double running = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            Demand.Fraction(probabilities[i], new($"入样概率[{i + 1}]", $"Probability of inclusion [{i + 1}]"));
            if (probabilities[i] >= 1)
            {
                drawn.Add(i + 1);
                continue;
            }

            var next = running + probabilities[i];
            if (Math.Floor(next - start + Rounding) > Math.Floor(running - start + Rounding))
            {
                drawn.Add(i + 1);
            }

            running = next;
        }

        return [.. drawn];
    }
}
