using System.Collections.Concurrent;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>The constants of Shewhart charts for one subgroup size, exact to about 1e-13 unless the rounded table is asked for.</summary>
/// <remarks>GB/T 17989.2 (ISO 7870-2). Printed tables round d2 to three decimals, which moves limits by about 3e-5 of their width.</remarks>
public sealed record ChartConstants(int Size, double D2, double D3, double C4)
{
    /// <summary>Largest subgroup size with constants for the range; beyond it the standard deviation chart is the right one.</summary>
    public const int LargestSize = 100;

    private static readonly ConcurrentDictionary<(int, bool), ChartConstants> Known = new();

    /// <summary>d2 and d3 as they are printed, sizes 2 to 25, for reports that were made with them.</summary>
    private static readonly double[] PrintedD2 =
    [
        1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078, 3.173, 3.258, 3.336,
        3.407, 3.472, 3.532, 3.588, 3.640, 3.689, 3.735, 3.778, 3.819, 3.858, 3.895, 3.931,
    ];

    private static readonly double[] PrintedD3 =
    [
        0.8525033, 0.8883697, 0.8798108, 0.8640855, 0.8480442, 0.8332108, 0.8198378, 0.8078413, 0.7970584, 0.7873230, 0.7784873, 0.7704257,
        0.7630330, 0.7562217, 0.7499188, 0.7440627, 0.7386021, 0.7334929, 0.7286979, 0.7241851, 0.7199267, 0.7158987, 0.7120802, 0.7084528,
    ];

    /// <summary>√(1-c4²): the standard deviation of s in units of σ.</summary>
    public double C5 { get; } = Math.Sqrt(1 - (C4 * C4));

    public double A => 3 / Math.Sqrt(Size);

    public double A2 => 3 / (D2 * Math.Sqrt(Size));

    public double A3 => 3 / (C4 * Math.Sqrt(Size));

    public double B3 => Math.Max(0, 1 - (3 * C5 / C4));

    public double B4 => 1 + (3 * C5 / C4);

    public double B5 => Math.Max(0, C4 - (3 * C5));

    public double B6 => C4 + (3 * C5);

    public double D1 => Math.Max(0, D2 - (3 * D3));

    public double D2Upper => D2 + (3 * D3);

    public double LowerD3 => Math.Max(0, 1 - (3 * D3 / D2));

    public double UpperD4 => 1 + (3 * D3 / D2);

    public double E2 => 3 / D2;

    public double E3 => 3 / C4;

    /// <summary>Degrees of freedom that one range carries: d2²/(2 d3²), by matching the coefficient of variation.</summary>
    public double RangeFreedom => D2 * D2 / (2 * D3 * D3);

    /// <summary>Degrees of freedom that one standard deviation carries in c4-averages: c4²/(2 c5²).</summary>
    public double DeviationFreedom => C4 * C4 / (2 * C5 * C5);

    /// <summary>3σ(median)/d2: limits of the median chart are the mean median ± this times the mean range. Odd sizes only.</summary>
    public double? MedianFactor => Size % 2 == 1 ? 3 * NormalRange.MedianDeviation(Size) / D2 : null;

    /// <summary>How well R̄/d2 uses the data compared with s̄/c4: the ratio of their squared coefficients of variation.</summary>
    /// <remarks>
    /// c4 goes through logarithms here, as in the reference values: at n = 100 these carry 3e-11 of rounding that an exact c4 has not,
    /// which is more than their stated tolerance. Limits never use this number.
    /// </remarks>
    public double RangeEfficiency
    {
        get
        {
            var c4 = Math.Sqrt(2.0 / (Size - 1)) * Math.Exp(Gamma.Log(Size / 2.0) - Gamma.Log((Size - 1) / 2.0));
            return (1 - (c4 * c4)) * D2 * D2 / (c4 * c4 * D3 * D3);
        }
    }

    /// <summary>d2* for the mean of <paramref name="groups"/> ranges: √(d2² + d3²/g).</summary>
    public double StarredD2(int groups) => Math.Sqrt((D2 * D2) + (D3 * D3 / groups));

    /// <summary>For 2 ≤ size ≤ <see cref="LargestSize"/>; with <paramref name="printed"/> for sizes to 25.</summary>
    public static ChartConstants Of(int size, bool printed = false) => Known.GetOrAdd((size, printed), static key => Make(key.Item1, key.Item2));

    /// <summary>c4 = √(2/(n-1)) Γ(n/2)/Γ((n-1)/2), any n ≥ 2.</summary>
    public static double C4Of(double n) => Math.Sqrt(2 / (n - 1)) * Gamma.HalfStep((n - 1) / 2);

    private static ChartConstants Make(int size, bool printed)
    {
        if (printed && size <= 25)
        {
            return new(size, PrintedD2[size - 2], PrintedD3[size - 2], C4Of(size));
        }

        var (mean, deviation) = NormalRange.Moments(size);
        return new(size, mean, deviation, C4Of(size));
    }
}
