using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>What the outline of a histogram looks like; each points to another cause.</summary>
public enum HistogramShape
{
    /// <summary>Fewer than thirty values: any outline may be chance.</summary>
    TooFew,

    /// <summary>One hill, about symmetric.</summary>
    Normal,

    /// <summary>The long tail is on the right (values held from below), or on the left.</summary>
    SkewedRight,
    SkewedLeft,

    /// <summary>Two hills: two materials, machines or persons mixed.</summary>
    TwoPeaks,

    /// <summary>A flat top: several centres mixed, or a drift.</summary>
    Plateau,

    /// <summary>A small group apart: a mistake or a stranger.</summary>
    Island,

    /// <summary>High and low classes by turns: classes too narrow or readings rounded.</summary>
    Comb,

    /// <summary>Cut off on one side: sorted before.</summary>
    Cliff,
}

/// <summary>Names the outline of a histogram by simple signs on the class counts and the moments.</summary>
/// <remarks>
/// Signs, the first that holds: island — an empty stretch with at most a tenth of the values beyond it; comb — the direction turns
/// at three quarters of the inner classes by more than chance (√count twice); cliff — an end class is the highest or three quarters of it; two
/// peaks — after smoothing over three classes a valley below 70 % of the lower of two hills; skewed — |g₁| above 2.5 times √(6/n) and .5; plateau
/// — kurtosis g₂ below −.9. The names are those of the usual Chinese textbooks on the seven tools; the signs are conventions of this toolbox.
/// </remarks>
public static class HistogramShapes
{
    private const int Least = 30;

    public static HistogramShape Of(IReadOnlyList<int> counts, ReadOnlySpan<double> values)
    {
        if (values.Length < Least || counts.Count < 4)
        {
            return HistogramShape.TooFew;
        }

        var (skew, kurtosis) = Shape(values);
        return IsIsland(counts, values.Length) ? HistogramShape.Island
            : IsComb(counts) ? HistogramShape.Comb
            : IsCliff(counts) ? HistogramShape.Cliff
            : HasTwoPeaks(counts) ? HistogramShape.TwoPeaks
            : Math.Abs(skew) > Math.Max(0.5, 2.5 * Math.Sqrt(6.0 / values.Length)) ? skew > 0 ? HistogramShape.SkewedRight : HistogramShape.SkewedLeft
            : kurtosis < -0.9 ? HistogramShape.Plateau
            : HistogramShape.Normal;
    }

    private static (double Skew, double Kurtosis) Shape(ReadOnlySpan<double> values)
    {
        var mean = Sample.Mean(values);
        double second = 0, third = 0, fourth = 0;
        foreach (var value in values)
        {
            var d = value - mean;
            (second, third, fourth) = (second + (d * d), third + (d * d * d), fourth + (d * d * d * d));
        }

        var n = (double)values.Length;
        var variance = second / n;
        return (third / n / Math.Pow(variance, 1.5), (fourth / n / (variance * variance)) - 3);
    }

    private static bool IsIsland(IReadOnlyList<int> counts, int n)
    {
        var below = 0;
        for (var i = 0; i + 1 < counts.Count; i++)
        {
            below += counts[i];
            var (left, right) = (below, n - below);
            if (counts[i] == 0 && left > 0 && right > 0 && Math.Min(left, right) <= 0.1 * n && (counts[i + 1] == 0 || Math.Min(left, right) >= 3))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsComb(IReadOnlyList<int> counts)
    {
        var turns = 0;
        for (var i = 1; i + 1 < counts.Count; i++)
        {
            var (before, after) = (counts[i] - counts[i - 1], counts[i] - counts[i + 1]);
            var clear = Math.Min(Math.Abs(before), Math.Abs(after)) > 2 * Math.Sqrt(Math.Min(counts[i], Math.Min(counts[i - 1], counts[i + 1])) + 1.0);
            turns += before * after > 0 && clear ? 1 : 0;
        }

        return counts.Count >= 6 && turns >= 0.75 * (counts.Count - 2);
    }

    private static bool IsCliff(IReadOnlyList<int> counts)
    {
        var filled = counts.SkipWhile(count => count == 0).Reverse().SkipWhile(count => count == 0).ToList();
        var (top, first, last) = (filled.Max(), filled[^1], filled[0]);

        // Both ends high is a flat outline, not a cut.
        return Math.Max(first, last) >= 0.75 * top && Math.Min(first, last) < 0.4 * top;
    }

    private static bool HasTwoPeaks(IReadOnlyList<int> counts)
    {
        double[] smooth = [.. Enumerable.Range(0, counts.Count).Select(i => Enumerable.Range(i - 1, 3).Where(j => j >= 0 && j < counts.Count).Average(j => counts[j]))];
        for (var valley = 1; valley + 1 < smooth.Length; valley++)
        {
            var (left, right) = (smooth[..valley].Max(), smooth[(valley + 1)..].Max());
            var lower = Math.Min(left, right);
            if (smooth[valley] < 0.7 * lower && lower - smooth[valley] > 1.5 * Math.Sqrt(lower))
            {
                return true;
            }
        }

        return false;
    }
}
