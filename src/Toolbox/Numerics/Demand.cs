using System.Globalization;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Numerics;

/// <summary>What a typed calculation asks of its arguments; each failure is a <see cref="ToolboxException"/> that names the argument.</summary>
internal static class Demand
{
    /// <summary>Refuses unless the condition holds; <paramref name="why"/> says what is wrong and what to do.</summary>
    public static void That(bool holds, string place, string why)
    {
        if (!holds)
        {
            throw Refuse(place, why);
        }
    }

    public static ToolboxException Refuse(string place, string why) => Problems.Degenerate(place, why);

    public static double Finite(double value, string place) => double.IsFinite(value) ? value : throw Problems.NotFinite(place);

    public static double Positive(double value, string place) => Finite(value, place) > 0 ? value : throw Problems.NotPositive(place, value);

    /// <summary>In (0, 1), both ends excluded.</summary>
    public static double Probability(double value, string place)
        => Finite(value, place) is > 0 and < 1 ? value : throw Problems.OutOfRange(place, value, "大于 0 且小于 1");

    /// <summary>In [0, 1], both ends included.</summary>
    public static double Fraction(double value, string place)
        => Finite(value, place) is >= 0 and <= 1 ? value : throw Problems.OutOfRange(place, value, "在 0 与 1 之间");

    public static int AtLeast(int value, int least, string place)
        => value >= least ? value : throw Problems.OutOfRange(place, value, string.Create(CultureInfo.InvariantCulture, $"不小于 {least}"));

    /// <summary>At least <paramref name="least"/> values, every one finite.</summary>
    public static void Sample(ReadOnlySpan<double> values, int least, string place)
    {
        if (values.Length < least)
        {
            throw Problems.TooFew(place, values.Length, least);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw Problems.NotFinite(string.Create(CultureInfo.InvariantCulture, $"{place}[{i + 1}]"));
            }
        }
    }

    /// <summary>As <see cref="Sample"/>, and not all values equal.</summary>
    public static void Varying(ReadOnlySpan<double> values, int least, string place)
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

    public static void SameLength(int count, string place, int expected, string other)
    {
        if (count != expected)
        {
            throw Problems.DifferentLengths(place, count, other, expected);
        }
    }
}
