namespace Zhiheng.Toolbox.Numerics;

/// <summary>Single values of a sorted column without sorting it: values are counted in equal classes, and only the classes asked for are looked into.</summary>
internal static class Selection
{
    private const int Classes = 4096;

    /// <summary>Below this, sorting is as fast.</summary>
    private const int Small = 8 * Classes;

    /// <summary>The values at <paramref name="ranks"/> (from 0) of the sorted finite <paramref name="values"/>.</summary>
    public static double[] At(ReadOnlySpan<double> values, ReadOnlySpan<int> ranks)
    {
        var (low, high) = Ends(values);
        var unit = Classes / (high - low);
        return values.Length <= Small || !double.IsNormal(unit) ? Take(Sample.Sorted(values), ranks) : Counted(values, ranks, low, unit);
    }

    /// <summary>The smallest and the largest value.</summary>
    public static (double Low, double High) Ends(ReadOnlySpan<double> values)
    {
        var (low, high) = (values[0], values[0]);
        foreach (var value in values)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }

        return (low, high);
    }

    private static double[] Counted(ReadOnlySpan<double> values, ReadOnlySpan<int> ranks, double low, double unit)
    {
        // The class never falls as the value rises, also after rounding, so classes are consecutive parts of the sorted column.
        var before = new int[Classes + 2];
        foreach (var value in values)
        {
            before[(int)((value - low) * unit) + 1]++;
        }

        for (var k = 1; k < before.Length; k++)
        {
            before[k] += before[k - 1];
        }

        var wanted = new double[]?[Classes + 1];
        var filled = new int[Classes + 1];
        foreach (var rank in ranks)
        {
            var k = ClassOf(before, rank);
            wanted[k] ??= new double[before[k + 1] - before[k]];
        }

        foreach (var value in values)
        {
            var k = (int)((value - low) * unit);
            if (wanted[k] is { } part)
            {
                part[filled[k]++] = value;
            }
        }

        var found = new double[ranks.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var k = ClassOf(before, ranks[i]);
            found[i] = Inside(wanted[k]!, ranks[i] - before[k], values.Length);
        }

        return found;
    }

    /// <summary>The value at a rank of one class; a class with most of all values (a few far away from the rest) is sorted.</summary>
    private static double Inside(double[] part, int rank, int all)
    {
        if (part.Length > Small && part.Length < all / 2)
        {
            return At(part, [rank])[0];
        }

        // Two ranks of one class: the second finds it sorted.
        Array.Sort(part);
        return part[rank];
    }

    /// <summary>The class whose part of the sorted column holds the rank; the first of equal bounds belong to empty classes.</summary>
    private static int ClassOf(int[] before, int rank)
    {
        var (low, high) = (0, before.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = before[middle] <= rank ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double[] Take(double[] sorted, ReadOnlySpan<int> ranks)
    {
        var found = new double[ranks.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = sorted[ranks[i]];
        }

        return found;
    }
}
