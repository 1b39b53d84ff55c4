using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Charts;

/// <summary>Whose moving ranges estimate σ, when one chart carries several parts.</summary>
public enum ShortRunSigma
{
    /// <summary>Each part has a σ of its own, from all its runs together.</summary>
    Part,

    /// <summary>Each run has a σ of its own: nothing is shared between the runs of a part.</summary>
    Run,

    /// <summary>σ grows with the size of the part: one σ of ln x for all parts.</summary>
    Relative,

    /// <summary>One σ for all parts; with nominal values the chart is the standardised DNOM chart.</summary>
    Constant,
}

/// <summary>Values that share a centre and a σ: a part, or one run of it where <see cref="ShortRunSigma.Run"/> is asked for.</summary>
/// <param name="First">Place of its first value, from 0.</param>
/// <param name="Centre">In the unit of the data; for <see cref="ShortRunSigma.Relative"/> of ln x, as <paramref name="Sigma"/> is.</param>
public sealed record ShortRunGroup(string Part, int First, int Count, double Centre, double Sigma);

/// <summary>
/// Z-MR chart: parts that are each made for a short while share one chart of z = (x − centre of the part)/σ, limits ±3, and of the moving ranges
/// of z, limits (d2 ± 3·d3) with span 2.
/// </summary>
/// <remarks>
/// The centre is the nominal value, or the mean of the part over all its runs. σ = mean(MR)/d2(2), where moving ranges are taken between successive
/// values of the same part (for <see cref="ShortRunSigma.Run"/>: of the same unbroken run). The plotted moving ranges go over a change of part too: z of
/// different parts compare. Sources: D. J. Wheeler, Short Run SPC (1991); N. R. Farnum, Journal of Quality Technology 24 (1992); the four ways
/// to pool are those of Minitab's Z-MR chart.
/// </remarks>
/// <param name="Ranges">The first belongs to the second point.</param>
public sealed record ShortRunChart(double[] Z, double[] Ranges, IReadOnlyList<ShortRunGroup> Groups, Limits Standard, Limits MovingRanges)
{
    private static readonly Words Data = new("测量值", "Values");
    private static readonly Words Nominal = new("名义值", "Nominal value");
    private static readonly Words Parts = new("零件", "Part");

    /// <param name="x">At least three, in the order of time.</param>
    /// <param name="parts">One for each value.</param>
    /// <param name="nominals">One for each value, the same for all of a part; null: means of the parts.</param>
    /// <exception cref="Catalogue.ToolboxException">A part with two nominal values; values that are not positive where the logarithm is taken; a σ that nothing estimates or that is 0.</exception>
    public static ShortRunChart Of(double[] x, IReadOnlyList<string> parts, double[]? nominals, ShortRunSigma pooling, double multiplier = 3)
    {
        Demand.Sample(x, 3, Data);
        Demand.SameLength(parts.Count, Parts, x.Length, Data);
        if (nominals is not null)
        {
            Demand.SameLength(nominals.Length, Nominal, x.Length, Data);
        }

        var y = pooling == ShortRunSigma.Relative ? Logarithms(x, Data) : x;
        var centres = nominals is null ? null : pooling == ShortRunSigma.Relative ? Logarithms(nominals, Nominal) : nominals;
        var groups = Grouped(parts, pooling == ShortRunSigma.Run);
        var means = Centres(y, parts, centres);
        var sigmas = Sigmas(y, groups, pooling);
        var (z, found) = (new double[x.Length], new ShortRunGroup[groups.Count]);
        for (var g = 0; g < groups.Count; g++)
        {
            var (part, places) = groups[g];
            found[g] = new(part, places[0], places.Count, means[part], sigmas[g]);
            foreach (var place in places)
            {
                z[place] = (y[place] - means[part]) / sigmas[g];
            }
        }

        return new(z, Differences(z), found, new(0, -multiplier, multiplier), SubgroupChart.OfRanges(1, 2, multiplier));
    }

    private static double[] Logarithms(double[] values, Words place)
    {
        var wrong = Array.FindIndex(values, value => !(value > 0));
        return wrong < 0 ? Array.ConvertAll(values, Math.Log) : throw Catalogue.Problems.NotPositive(new(Catalogue.ToolInput.Place(place.Chinese, wrong), Catalogue.ToolInput.Place(place.English, wrong)), values[wrong]);
    }

    private static List<(string Part, List<int> Places)> Grouped(IReadOnlyList<string> parts, bool byRun)
    {
        var groups = new List<(string, List<int> Places)>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Count; i++)
        {
            var isNew = byRun ? i == 0 || parts[i] != parts[i - 1] : !known.ContainsKey(parts[i]);
            if (isNew)
            {
                known[parts[i]] = groups.Count;
                groups.Add((parts[i], []));
            }

            groups[known[parts[i]]].Places.Add(i);
        }

        return groups;
    }

    private static Dictionary<string, double> Centres(double[] y, IReadOnlyList<string> parts, double[]? nominals)
    {
        var centres = new Dictionary<string, double>(StringComparer.Ordinal);
        if (nominals is null)
        {
            foreach (var (part, places) in Grouped(parts, byRun: false))
            {
                centres[part] = Sample.Mean(places.Select(place => y[place]).ToArray());
            }

            return centres;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            Demand.That(centres.TryAdd(parts[i], nominals[i]) || centres[parts[i]] == nominals[i], Nominal, new(
                $"零件“{parts[i]}”有两个不同的名义值。同一零件只能有一个，请更正。",
                $"part “{parts[i]}” has two different nominal values. A part has only one; correct it."));
        }

        return centres;
    }

    private static double[] Sigmas(double[] y, List<(string Part, List<int> Places)> groups, ShortRunSigma pooling)
    {
        var ranges = groups.ConvertAll(group => Differences([.. group.Places.Select(place => y[place])]));
        var d2 = ChartConstants.Of(2).D2;
        if (pooling is ShortRunSigma.Constant or ShortRunSigma.Relative)
        {
            double[] all = [.. ranges.SelectMany(one => one)];
            Demand.That(all.Length > 0, Parts, new(
                "每个零件都只有一个值，没有移动极差可以估计 σ。请补充数据。",
                "every part has only one value, so there is no moving range to estimate σ from. Add data."));
            var sigma = Sums.Of(all) / all.Length / d2;
            Demand.That(sigma > 0, Data, new(
                "每个零件的值都全部相同，没有变差可以计算。请检查量具分辨力。",
                "the values of every part are all equal, so there is no variation to calculate with. Check the resolution of the gauge."));
            return [.. groups.Select(_ => sigma)];
        }

        var what = pooling == ShortRunSigma.Run ? new Words("这一批", "this run") : new("这个零件", "this part");
        return [.. groups.Zip(ranges, (group, own) =>
        {
            var name = new Words($"{Parts.Chinese}“{group.Part}”（从第 {group.Places[0] + 1} 点起）", $"{Parts.English} “{group.Part}” (from point {group.Places[0] + 1})");
            Demand.That(own.Length > 0, name, new(
                $"{what.Chinese}只有一个值，估计不出自己的 σ。请补充数据，或改用“统一”或“与尺寸成比例”的 σ。",
                $"{what.English} has only one value, so a σ of its own cannot be estimated. Add data, or use “one σ for all” or σ “in proportion to size”."));
            var sigma = Sums.Of(own) / own.Length / d2;
            Demand.That(sigma > 0, name, new(
                $"{what.Chinese}的值全部相同，没有变差可以计算。请检查量具分辨力，或改用“统一”或“与尺寸成比例”的 σ。",
                $"the values of {what.English} are all equal, so there is no variation to calculate with. Check the resolution of the gauge, or use “one σ for all” or σ “in proportion to size”."));
            return sigma;
        })];
    }

    private static double[] Differences(double[] values)
    {
        var ranges = new double[values.Length - 1];
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = Math.Abs(values[i + 1] - values[i]);
        }

        return ranges;
    }
}
