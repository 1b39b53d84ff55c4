using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Numerics;

/// <summary>What a typed calculation asks of its arguments; each failure is a <see cref="ToolboxException"/> that names the argument.</summary>
internal static class Demand
{
    /// <summary>Refuses unless the condition holds; <paramref name="why"/> says what is wrong and what to do.</summary>
    public static void That(bool holds, Words place, Words why)
    {
        if (!holds)
        {
            throw Refuse(place, why);
        }
    }

    public static ToolboxException Refuse(Words place, Words why) => Problems.Degenerate(place, why);

    public static double Finite(double value, Words place) => double.IsFinite(value) ? value : throw Problems.NotFinite(place);

    public static double Positive(double value, Words place) => Finite(value, place) > 0 ? value : throw Problems.NotPositive(place, value);

    /// <summary>In (0, 1), both ends excluded.</summary>
    public static double Probability(double value, Words place)
        => Finite(value, place) is > 0 and < 1 ? value : throw Problems.OutOfRange(place, value, new("大于 0 且小于 1", "greater than 0 and less than 1"));

    /// <summary>In [0, 1], both ends included.</summary>
    public static double Fraction(double value, Words place)
        => Finite(value, place) is >= 0 and <= 1 ? value : throw Problems.OutOfRange(place, value, new("在 0 与 1 之间", "between 0 and 1"));

    public static int AtLeast(int value, int least, Words place)
        => value >= least ? value : throw Problems.OutOfRange(place, value, new($"不小于 {least}", $"at least {least}"));

    /// <summary>At least <paramref name="least"/> values, every one finite.</summary>
    public static void Sample(ReadOnlySpan<double> values, int least, Words place)
    {
        if (values.Length < least)
        {
            throw Problems.TooFew(place, values.Length, least);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw Problems.NotFinite(new($"{place.Chinese}[{i + 1}]", $"{place.English}[{i + 1}]"));
            }
        }
    }

    /// <summary>As <see cref="Sample"/>, and not all values equal.</summary>
    public static void Varying(ReadOnlySpan<double> values, int least, Words place)
    {
        Sample(values, least, place);
        foreach (var value in values)
        {
            if (value != values[0])
            {
                return;
            }
        }

        throw Problems.Constant(place);
    }

    public static void SameLength(int count, Words place, int expected, Words other)
    {
        if (count != expected)
        {
            throw Problems.DifferentLengths(place, count, other, expected);
        }
    }
}
