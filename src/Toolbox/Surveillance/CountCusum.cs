using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Surveillance;

/// <summary>How a count becomes a standardised value.</summary>
public enum CountScale
{
    /// <summary>(y − m)/√m.</summary>
    Standard,

    /// <summary>3/2 (y^⅔ − m^⅔)/m^⅙.</summary>
    Anscombe,

    /// <summary>(y − 3m + 2√(ym))/(2√m).</summary>
    Rossi,
}

/// <summary>Cumulative sums of counts.</summary>
/// <remarks>Sources: Lucas, Technometrics 27 (1985) 129; Rossi, Lampugnani and Marchi, Statistics in Medicine 18 (1999) 2111.</remarks>
public static class CountCusum
{
    /// <summary>Reference value k = (μ₁ − μ₀)/ln(μ₁/μ₀), Sₜ = max(0, Sₜ₋₁ + y − k); alarm above h. Positions count from 1.</summary>
    public static (double K, double[] Sums, int[] Alarms) Lucas(ReadOnlySpan<double> counts, double inControl, double outOfControl, double h)
    {
        Demand.Sample(counts, 1, new("计数", "Count"));
        Demand.Positive(inControl, Words.Both("μ0"));
        Demand.Positive(h, Words.Both("h"));
        Demand.That(double.IsFinite(outOfControl) && outOfControl > inControl, Words.Both("μ1"), new(
            "失控水平应大于受控水平 μ0。请更正。",
            "the level out of control must be greater than the one in control, μ0. Correct it."));
        var k = (outOfControl - inControl) / Math.Log(outOfControl / inControl);
        var (sums, alarms, sum) = (new double[counts.Length], new List<int>(), 0.0);
        for (var i = 0; i < sums.Length; i++)
        {
            sum = Math.Max(0, sum + counts[i] - k);
            sums[i] = sum;
            if (sum > h)
            {
                alarms.Add(i + 1);
            }
        }

        return (k, sums, [.. alarms]);
    }

    /// <summary>
    /// One-sided CUSUM of standardised counts from <paramref name="first"/> (from 1), m the mean of what lies before; for each position the
    /// smallest count that would alarm (C + z − k ≥ h), and the alarms.
    /// </summary>
    public static (double[] Upper, int[] Alarms) Monitor(ReadOnlySpan<double> counts, int first, double k, double h, CountScale scale)
    {
        Demand.That(first >= 2 && first <= counts.Length, new("起始位置", "First period"), new(
            "之前至少要有一个数，且不超过序列长度。请更正。",
            "at least one count must come before it, and it must not be beyond the end of the series. Correct it."));
        Demand.Sample(counts, 2, new("计数", "Count"));
        Demand.Positive(h, Words.Both("h"));
        Demand.Finite(k, Words.Both("k"));
        var m = Sample.Mean(counts[..(first - 1)]);
        Demand.That(m > 0, new("计数", "Count"), new(
            "基准期的平均计数为 0。请选用更长的基准期。",
            "the mean count of the base period is 0. Choose a longer one."));
        var (upper, alarms, sum) = (new double[counts.Length - first + 1], new List<int>(), 0.0);
        for (var i = 0; i < upper.Length; i++)
        {
            var y = counts[first - 1 + i];
            if (!(y >= 0))
            {
                throw Demand.Refuse(new($"计数[{first + i}]", $"Count [{first + i}]"), new("计数不能为负。请更正。", "a count cannot be negative. Correct it."));
            }

            upper[i] = Math.Max(0, Needed(h + k - sum, m, scale));
            sum = Math.Max(0, sum + Standardised(y, m, scale) - k);
            if (sum >= h)
            {
                alarms.Add(first + i);
            }
        }

        return (upper, [.. alarms]);
    }

    private static double Standardised(double y, double m, CountScale scale) => scale switch
    {
        CountScale.Standard => (y - m) / Math.Sqrt(m),
        CountScale.Anscombe => 1.5 * (Math.Cbrt(y * y) - Math.Cbrt(m * m)) / Math.Pow(m, 1.0 / 6),
        _ => (y - (3 * m) + (2 * Math.Sqrt(y * m))) / (2 * Math.Sqrt(m)),
    };

    private static double Needed(double z, double m, CountScale scale)
    {
        switch (scale)
        {
            case CountScale.Standard:
                return Math.Ceiling((Math.Sqrt(m) * z) + m);
            case CountScale.Anscombe:
                return Math.Pow(Math.Max(0, (2.0 / 3 * Math.Pow(m, 1.0 / 6) * z) + Math.Cbrt(m * m)), 1.5);
            default:
                // y + 2√(ym) = 2√m z + 3m is quadratic in √y.
                var root = Math.Sqrt(Math.Max(0, (4 * m) + (2 * Math.Sqrt(m) * z))) - Math.Sqrt(m);
                return root > 0 ? root * root : 0;
        }
    }
}
