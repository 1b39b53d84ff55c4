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
        Demand.Varying(values, 2, new("数据", "Data"));
        var n = values.Length;
        var depth = Math.Floor((n + 3) / 2.0) / 2;
        var ((first, into), (third, beyond)) = (Sample.Place(n, 0.25), Sample.Place(n, 0.75));
        var found = Selection.At(
            values, [0, n - 1, .. Around(depth), .. Around((n + 1) / 2.0), .. Around(n + 1 - depth), first, Math.Min(first + 1, n - 1), third, Math.Min(third + 1, n - 1)]);
        double[] five = [found[0], (found[2] + found[3]) / 2, (found[4] + found[5]) / 2, (found[6] + found[7]) / 2, found[1]];
        var spread = found[10] + (beyond * (found[11] - found[10])) - found[8] - (into * (found[9] - found[8]));
        var numbers = Suggest(values, five[4] - five[0], spread);
        var breaks = RoundScale.Over(five[0], five[4], numbers.Sturges);
        var counts = Count(values, breaks);
        var density = new double[counts.Length];
        for (var i = 0; i < density.Length; i++)
        {
            density[i] = counts[i] / (values.Length * (breaks[i + 1] - breaks[i]));
        }

        return new(numbers, breaks, counts, density, BoxOf(values, five));
    }

    private static int[] Count(ReadOnlySpan<double> values, double[] breaks)
    {
        // A limit that rounding has moved by a few units in the last place still counts as that limit.
        var width = breaks[1] - breaks[0];
        var unit = 1 / width;
        var ends = Array.ConvertAll(breaks, end => end + (1e-7 * width));
        var counts = new int[breaks.Length - 1];
        foreach (var value in values)
        {
            var k = Math.Clamp((int)((value - breaks[0]) * unit), 0, counts.Length - 1);
            while (k > 0 && value <= ends[k])
            {
                k--;
            }

            while (k < counts.Length - 1 && value > ends[k + 1])
            {
                k++;
            }

            counts[k]++;
        }

        return counts;
    }

    private static ClassNumbers Suggest(ReadOnlySpan<double> values, double range, double spread)
    {
        var (n, root) = (values.Length, Math.Cbrt(values.Length));
        var deviation = Sample.Deviation(values);
        var width = spread > 0 ? 2 * spread : 3.5 * deviation;
        return new(
            (int)Math.Ceiling(Math.Log2(n) + 1), Math.Max(1, Classes(range * root / width)),
            Math.Max(1, Classes(range * root / (3.5 * deviation))), (int)Math.Ceiling(Math.Sqrt(n)));
    }

    private static int Classes(double number) => (int)Math.Ceiling(Math.Min(number, 1_000_000));

    private static BoxPlot BoxOf(ReadOnlySpan<double> values, double[] five)
    {
        var reach = 1.5 * (five[3] - five[1]);
        var (low, high) = (five[1] - reach, five[3] + reach);
        var (least, most) = (five[4], five[0]);
        var outliers = new List<double>();
        foreach (var value in values)
        {
            if (value < low || value > high)
            {
                outliers.Add(value);
                continue;
            }

            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return new(five, [least, five[1], five[2], five[3], most], outliers);
    }

    /// <summary>The ranks (from 0) of the neighbours of a depth counted from 1.</summary>
    private static int[] Around(double depth) => [(int)Math.Floor(depth) - 1, (int)Math.Ceiling(depth) - 1];
}
