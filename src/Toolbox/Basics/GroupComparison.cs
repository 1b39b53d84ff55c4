using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>A statistic and its tail probability.</summary>
public sealed record Test(double Statistic, double P);

/// <summary>The difference of two groups (second minus first) with Tukey's simultaneous 95 % interval and p.</summary>
public sealed record PairDifference(string Pair, double Difference, double Low, double High, double P);

/// <summary>A group in the order of its label.</summary>
public sealed record Group(string Label, int Count, double Mean, double Deviation);

/// <summary>
/// Comparison of groups: one-way analysis of variance with Tukey-Kramer intervals, Welch's analysis for unequal variances,
/// Kruskal-Wallis on ranks, and the variances by Bartlett, Levene (about means) and Brown-Forsythe (about medians).
/// </summary>
/// <remarks>Bartlett, Welch and Levene are null when a group has no spread. Sources: Montgomery; Brown and Forsythe, JASA 69 (1974) 364; Welch, Biometrika 38 (1951) 330.</remarks>
public sealed record GroupComparison(
    IReadOnlyList<Group> Groups, double BetweenSquares, double WithinSquares, double F, double P, IReadOnlyList<PairDifference> Pairs,
    Test KruskalWallis, Test? Bartlett, Test? BrownForsythe, Test? Levene, (double F, double Df2, double P)? Welch)
{
    public int BetweenDf => Groups.Count - 1;

    public int WithinDf { get; private init; }

    public static GroupComparison Of(IReadOnlyList<string> labels, ReadOnlySpan<double> values)
    {
        Demand.Varying(values, 3, new("数据", "Data"));
        Demand.SameLength(labels.Count, new("分组", "Groups"), values.Length, new("数据", "Data"));
        var sets = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            (sets.TryGetValue(labels[i], out var list) ? list : sets[labels[i]] = []).Add(values[i]);
        }

        Demand.That(sets.Count >= 2, new("分组", "Groups"), new(
            "只有一组，无法比较。请至少提供两组数据。",
            "there is only one group, so nothing can be compared. Give data of at least two."));
        var data = sets.Values.Select(list => list.ToArray()).ToArray();
        Demand.That(values.Length > data.Length, new("分组", "Groups"), new(
            "每组只有一个数，无法估计组内变差。请补充重复测量。",
            "every group has only one value, so the variation within groups cannot be estimated. Add repeated measurements."));
        var groups = sets.Keys.Zip(data, (label, set) => new Group(label, set.Length, Sample.Mean(set), set.Length > 1 ? Sample.Deviation(set) : 0)).ToArray();
        var (between, within) = Split(data, Sample.Mean(values));
        Demand.That(within > 0, new("数据", "Data"), new(
            "各组内的值全部相同，没有组内变差可以比较。请检查数据。",
            "the values within each group are all equal, so there is no variation within groups to compare with. Check the data."));
        var (df1, df2) = (data.Length - 1, values.Length - data.Length);
        var f = between / df1 / (within / df2);
        var spread = Array.TrueForAll(data, set => set.Length > 1 && Moments.SumOfSquares(set) > 0);
        return new(
            groups, between, within, f, FisherF.Above(f, df1, df2), Tukey(groups, within / df2, df2), KruskalTest(data, values),
            spread ? BartlettTest(data, within, df2) : null, About(data, Sample.Median), About(data, Sample.Mean), spread ? WelchTest(data) : null)
        {
            WithinDf = df2,
        };
    }

    private static (double Between, double Within) Split(double[][] data, double grand)
    {
        double between = 0, within = 0;
        foreach (var set in data)
        {
            var mean = Sample.Mean(set);
            between += set.Length * (mean - grand) * (mean - grand);
            within += Moments.SumOfSquares(set);
        }

        return (between, within);
    }

    private static List<PairDifference> Tukey(Group[] groups, double variance, int df)
    {
        var pairs = new List<PairDifference>();
        var quantile = StudentizedRange.Quantile(0.95, groups.Length, df);
        for (var i = 0; i < groups.Length; i++)
        {
            for (var j = i + 1; j < groups.Length; j++)
            {
                var error = Math.Sqrt(variance / 2 * ((1.0 / groups[i].Count) + (1.0 / groups[j].Count)));
                var difference = groups[j].Mean - groups[i].Mean;
                pairs.Add(new(
                    $"{groups[j].Label}-{groups[i].Label}", difference, difference - (quantile * error), difference + (quantile * error),
                    StudentizedRange.Above(Math.Abs(difference) / error, groups.Length, df)));
            }
        }

        return pairs;
    }

    private static Test KruskalTest(double[][] data, ReadOnlySpan<double> values)
    {
        double n = values.Length;
        var (ranks, ties) = Moments.Ranks(data.SelectMany(set => set).ToArray());
        double sum = 0;
        var at = 0;
        foreach (var set in data)
        {
            var total = Moments.Sum(ranks.AsSpan(at, set.Length));
            sum += total * total / set.Length;
            at += set.Length;
        }

        var h = ((12 / (n * (n + 1)) * sum) - (3 * (n + 1))) / (1 - (ties / ((n * n * n) - n)));
        return new(h, ChiSquare.Above(h, data.Length - 1));
    }

    private static Test BartlettTest(double[][] data, double within, int df)
    {
        var k = data.Length;
        double logs = 0, inverse = 0;
        foreach (var set in data)
        {
            logs += (set.Length - 1) * Math.Log(Sample.Variance(set));
            inverse += 1.0 / (set.Length - 1);
        }

        var statistic = ((df * Math.Log(within / df)) - logs) / (1 + ((inverse - (1.0 / df)) / (3.0 * (k - 1))));
        return new(statistic, ChiSquare.Above(statistic, k - 1));
    }

    /// <summary>Analysis of variance of the distances from each group's centre; null when the distances do not vary within the groups.</summary>
    private static Test? About(double[][] data, Func<ReadOnlySpan<double>, double> centre)
    {
        var distances = Array.ConvertAll(data, set =>
        {
            var middle = centre(set);
            return Array.ConvertAll(set, value => Math.Abs(value - middle));
        });
        var all = distances.SelectMany(set => set).ToArray();
        var (between, within) = Split(distances, Sample.Mean(all));
        var (df1, df2) = (data.Length - 1, all.Length - data.Length);
        var f = between / df1 / (within / df2);
        return within > 0 ? new(f, FisherF.Above(f, df1, df2)) : null;
    }

    private static (double F, double Df2, double P) WelchTest(double[][] data)
    {
        var k = data.Length;
        var weights = Array.ConvertAll(data, set => set.Length / Sample.Variance(set));
        var means = Array.ConvertAll(data, set => Sample.Mean(set));
        var all = weights.Sum();
        double centre = 0, rest = 0, between = 0;
        for (var i = 0; i < k; i++)
        {
            centre += weights[i] * means[i] / all;
            rest += (1 - (weights[i] / all)) * (1 - (weights[i] / all)) / (data[i].Length - 1);
        }

        for (var i = 0; i < k; i++)
        {
            between += weights[i] * (means[i] - centre) * (means[i] - centre);
        }

        var lambda = rest / ((k * (double)k) - 1);
        var f = between / (k - 1) / (1 + (2 * (k - 2) * lambda));
        return (f, 1 / (3 * lambda), FisherF.Above(f, k - 1, 1 / (3 * lambda)));
    }
}
