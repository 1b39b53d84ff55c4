using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Catalogue;

/// <summary>Reads data that must vary, and parameters with a default and a range.</summary>
internal static class Varying
{
    /// <summary>At least <paramref name="least"/> finite numbers that are not all the same.</summary>
    public static double[] Numbers(ToolInput input, string name, int least)
    {
        var numbers = input.Numbers(name, least);
        return Array.TrueForAll(numbers, number => number == numbers[0]) ? throw Problems.Constant(Words.Both(name)) : numbers;
    }

    /// <summary>At least two subgroups, no empty one, some variation within, at least one with two values.</summary>
    public static Subgroups Subgroups(ToolInput input, int largest = int.MaxValue)
    {
        var groups = input.Groups("groups");
        if (groups.Length < 2)
        {
            throw Problems.TooFew(Words.Both("groups"), groups.Length, 2);
        }

        for (var i = 0; i < groups.Length; i++)
        {
            var place = ToolInput.Place("groups", i);
            if (groups[i].Length == 0)
            {
                throw Problems.Empty(Words.Both(place));
            }

            if (groups[i].Length > largest)
            {
                throw Problems.TooMany(Words.Both(place), groups[i].Length, largest);
            }
        }

        if (Array.TrueForAll(groups, group => group.Length == 1))
        {
            throw Problems.Degenerate(Words.Both("groups"), new(
                "每组只有一个值，组内没有变差。请改用单值-移动极差图。",
                "every group has only one value, so there is no variation within groups. Use a chart of individuals and moving range."));
        }

        var read = Charts.Subgroups.Of(groups);
        return Array.TrueForAll(read.Ranges, range => range == 0) ? throw Problems.Constant(Words.Both("groups")) : read;
    }

    /// <summary>Data with centre and σ as given, otherwise the mean and mean(MR)/d2.</summary>
    public static (double[] X, double Centre, double Sigma) Standard(ToolInput input, ToolInput parameters)
    {
        if (parameters.Has("sigma") && parameters.Has("center"))
        {
            return (input.Numbers("x"), parameters.Number("center"), Positive(parameters, "sigma", 1));
        }

        var x = Numbers(input, "x", 3);
        var chart = IndividualsChart.Fit(x);
        return (x, parameters.Number("center", chart.Individuals.Centre), Positive(parameters, "sigma", chart.Sigma));
    }

    public static double Positive(ToolInput parameters, string name, double otherwise)
        => parameters.Number(name, otherwise) is > 0 and var value ? value : throw Problems.OutOfRange(Words.Both(name), parameters.Number(name, otherwise), new("大于 0", "greater than 0"));

    /// <summary>A number above <paramref name="least"/> and not above <paramref name="most"/>.</summary>
    public static double Within(ToolInput parameters, string name, double otherwise, double least, double most)
    {
        var value = parameters.Number(name, otherwise);
        return value > least && value <= most ? value : throw Problems.OutOfRange(Words.Both(name), value, new($"大于 {least}，不大于 {most}", $"greater than {least} and at most {most}"));
    }

    /// <summary>Counts that are not negative, each not above what stands beside it when <paramref name="most"/> is given.</summary>
    public static double[] Counts(ToolInput input, string name, double[]? most = null)
    {
        var counts = input.Numbers(name, 2);
        for (var i = 0; i < counts.Length; i++)
        {
            var place = ToolInput.Place(name, i);
            if (counts[i] != Math.Floor(counts[i]))
            {
                throw Problems.NotWhole(Words.Both(place), counts[i]);
            }

            if (counts[i] < 0)
            {
                throw Problems.OutOfRange(Words.Both(place), counts[i], new("不小于 0", "at least 0"));
            }

            if (most is not null && i < most.Length && counts[i] > most[i])
            {
                throw Problems.OutOfRange(Words.Both(place), counts[i], new($"不大于样本量 {most[i]}", $"at most the sample size {most[i]}"));
            }
        }

        return counts;
    }

    /// <summary>Sizes greater than zero, as many as <paramref name="count"/>, or one for all.</summary>
    public static double[] Sizes(ToolInput input, string name, int count, string beside)
    {
        var sizes = input.Numbers(name);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] <= 0)
            {
                throw Problems.OutOfRange(Words.Both(ToolInput.Place(name, i)), sizes[i], new("大于 0", "greater than 0"));
            }
        }

        if (sizes.Length == 1 && count > 1)
        {
            var same = new double[count];
            Array.Fill(same, sizes[0]);
            return same;
        }

        return sizes.Length == count ? sizes : throw Problems.DifferentLengths(Words.Both(name), sizes.Length, Words.Both(beside), count);
    }
}
