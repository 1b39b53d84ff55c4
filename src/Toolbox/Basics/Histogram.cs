using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Suggested numbers of classes: Sturges ⌈log₂n + 1⌉, Freedman-Diaconis (width 2 IQR n^−1/3), Scott (width 3.5 s n^−1/3), ⌈√n⌉.</summary>
public sealed record ClassNumbers(int Sturges, int FreedmanDiaconis, int Scott, int SquareRoot);

/// <summary>Tukey's five numbers (hinges), the ends of the whiskers at 1.5 hinge spreads, and what lies beyond, in the order of the data.</summary>
public sealed record BoxPlot(IReadOnlyList<double> FiveNumbers, IReadOnlyList<double> Whiskers, IReadOnlyList<double> Outliers);

/// <summary>
/// A histogram with round class limits (multiples of 1, 2 or 5 times a power of ten near Sturges' number of classes). Classes are closed on
/// the right, the lowest limit belongs to the first class. Density = count/(n · width).
/// </summary>
public sealed record Histogram(ClassNumbers Numbers, IReadOnlyList<double> Breaks, IReadOnlyList<int> Counts, IReadOnlyList<double> Density, BoxPlot Box)
{
    /// <summary>At least two values that are not all equal.</summary>
    public static Histogram Of(ReadOnlySpan<double> values)
    {
        Demand.Varying(values, 2, "数据");
        var sorted = Sample.Sorted(values);
        var numbers = Suggest(sorted);
        var breaks = RoundScale.Over(sorted[0], sorted[^1], numbers.Sturges);
        var counts = new int[breaks.Length - 1];
        var k = 0;
        foreach (var value in sorted)
        {
            // A limit that rounding has moved by a few units in the last place still counts as that limit.
            while (k < counts.Length - 1 && value > breaks[k + 1] + (1e-7 * (breaks[1] - breaks[0])))
            {
                k++;
            }

            counts[k]++;
        }

        var density = new double[counts.Length];
        for (var i = 0; i < density.Length; i++)
        {
            density[i] = counts[i] / (values.Length * (breaks[i + 1] - breaks[i]));
        }

        return new(numbers, breaks, counts, density, Box_(values, sorted));
    }

    private static ClassNumbers Suggest(double[] sorted)
    {
        var n = sorted.Length;
        var (range, root) = (sorted[^1] - sorted[0], Math.Cbrt(n));
        var deviation = Sample.Deviation(sorted);
        var spread = Sample.Quantile(sorted, 0.75) - Sample.Quantile(sorted, 0.25);
        var width = spread > 0 ? 2 * spread : 3.5 * deviation;
        return new(
            (int)Math.Ceiling(Math.Log2(n) + 1), Math.Max(1, Classes(range * root / width)),
            Math.Max(1, Classes(range * root / (3.5 * deviation))), (int)Math.Ceiling(Math.Sqrt(n)));
    }

    private static int Classes(double number) => (int)Math.Ceiling(Math.Min(number, 1_000_000));

    private static BoxPlot Box_(ReadOnlySpan<double> values, double[] sorted)
    {
        var n = sorted.Length;
        var depth = Math.Floor((n + 3) / 2.0) / 2;
        double[] five = [sorted[0], At(sorted, depth), At(sorted, (n + 1) / 2.0), At(sorted, n + 1 - depth), sorted[^1]];
        var reach = 1.5 * (five[3] - five[1]);
        var (low, high) = (five[1] - reach, five[3] + reach);
        var outliers = new List<double>();
        foreach (var value in values)
        {
            if (value < low || value > high)
            {
                outliers.Add(value);
            }
        }

        return new(five, [Array.Find(sorted, value => value >= low), five[1], five[2], five[3], Array.FindLast(sorted, value => value <= high)], outliers);
    }

    /// <summary>The mean of the neighbours of a depth counted from 1.</summary>
    private static double At(double[] sorted, double depth) => (sorted[(int)Math.Floor(depth) - 1] + sorted[(int)Math.Ceiling(depth) - 1]) / 2;
}
