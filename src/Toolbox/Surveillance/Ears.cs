using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Surveillance;

/// <summary>Upper limits of one EARS method from position <paramref name="First"/> (counted from 1), and the positions above their limit.</summary>
public sealed record EarsLimits(int First, IReadOnlyList<double> Upper, IReadOnlyList<int> Alarms);

/// <summary>
/// Early aberration reporting for series with less than a year of history. C1: mean and standard deviation (n − 1) of the days t−7…t−1, C2
/// of t−9…t−3; limit = mean + z₁₋α max(s, floor). C3ₜ = Σ max(0, C2 − 1) over t, t−1, t−2, alarm above 2.
/// </summary>
/// <param name="Statistics1">(y − mean)/max(s, floor); null before the first position, and the whole list null when the floor is 0.</param>
/// <remarks>
/// The floor (0.3 is usual) keeps a constant baseline from making every case an alarm or a division by 0. Source: Hutwagner et al., J. Urban
/// Health 80 (2003) i89. C3 counts the current day, as published.
/// </remarks>
public sealed record Ears(
    EarsLimits C1, EarsLimits C2, IReadOnlyList<double?>? Statistics1, IReadOnlyList<double?>? Statistics2, IReadOnlyList<double?>? Statistics3)
{
    public const double AlarmC3 = 2;

    /// <param name="counts">Counts a day or week, not negative; at least baseline + 4 of them.</param>
    /// <param name="baseline">Length of the baseline, 7 by default, at least 3.</param>
    public static Ears Of(ReadOnlySpan<double> counts, double alpha = 0.001, int baseline = 7, double minSigma = 0.3)
    {
        Demand.AtLeast(baseline, 3, new("基线长度", "Length of the baseline"));
        Demand.Sample(counts, baseline + 4, new("计数", "Count"));
        Demand.Probability(alpha, Words.Both("α"));
        Demand.That(minSigma >= 0 && double.IsFinite(minSigma), new("标准差下限", "Floor of the spread"), new("不能为负。请更正。", "it cannot be negative. Correct it."));
        var y = counts.ToArray();
        var negative = Array.FindIndex(y, value => value < 0);
        Demand.That(negative < 0, new(
            $"计数[{negative + 1}]",
            $"Count [{negative + 1}]"), new("计数不能为负。请更正。", "a count cannot be negative. Correct it."));
        var z = Normal.UpperQuantile(alpha);
        var (one, first) = Limits(y, baseline, 0, z, minSigma);
        var (two, second) = Limits(y, baseline, 2, z, minSigma);
        return minSigma > 0 ? new(one, two, first, second, Third(second)) : new(one, two, null, null, null);
    }

    private static (EarsLimits Limits, double?[] Statistics) Limits(double[] y, int baseline, int lag, double z, double floor)
    {
        var start = baseline + lag;
        var (upper, alarms, statistics) = (new double[y.Length - start], new List<int>(), new double?[y.Length]);
        for (var t = start; t < y.Length; t++)
        {
            var past = y.AsSpan(t - start, baseline);
            var (mean, spread) = (Sample.Mean(past), Math.Max(Sample.Deviation(past), floor));
            upper[t - start] = mean + (z * spread);
            statistics[t] = spread > 0 ? (y[t] - mean) / spread : null;
            if (y[t] > upper[t - start])
            {
                alarms.Add(t + 1);
            }
        }

        return (new(start + 1, upper, alarms), statistics);
    }

    private static double?[] Third(double?[] second)
    {
        var third = new double?[second.Length];
        for (var t = 2; t < third.Length; t++)
        {
            third[t] = second[t - 2] is { } a && second[t - 1] is { } b && second[t] is { } c
                ? Math.Max(0, a - 1) + Math.Max(0, b - 1) + Math.Max(0, c - 1) : null;
        }

        return third;
    }
}
