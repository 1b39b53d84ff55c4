using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>What a response should be.</summary>
public enum Ideal
{
    /// <summary>S/N = −10·lg(Σy²/n).</summary>
    Smaller,

    /// <summary>S/N = −10·lg(Σ(1/y²)/n); positive responses only.</summary>
    Larger,

    /// <summary>S/N = 10·lg(ȳ²/s²), s with divisor n − 1; at least two responses a run.</summary>
    Nominal,
}

/// <summary>A level of a factor with the mean S/N and the mean response of its runs.</summary>
public sealed record FactorLevel(double Level, int Runs, double Ratio, double Response);

/// <summary>A factor: its levels in ascending order, its row of the analysis of variance. F and p are null when it was pooled or nothing is left for error.</summary>
/// <param name="Range">The greatest less the least mean S/N, in dB.</param>
public sealed record FactorEffect(string Name, IReadOnlyList<FactorLevel> Levels, double Range, int Df, double Squares, bool IsPooled, double? F, double? P)
{
    /// <summary>The level with the greatest S/N; of equals the lowest.</summary>
    public FactorLevel Best => Levels.MaxBy(level => level.Ratio)!;
}

/// <summary>
/// Analysis of a Taguchi experiment: S/N ratio (dB) of each run, means by level, analysis of variance of the S/N ratios, best levels and the S/N they
/// predict by the additive model: mean + Σ(best − mean) over the factors that were not pooled.
/// </summary>
/// <remarks>
/// The columns must be orthogonal (n_ij·N = n_i·n_j), so that sums of squares add up. Error: the degrees of freedom no factor took, and pooled factors.
/// Source: M. S. Phadke, Quality Engineering Using Robust Design (1989), ch. 3. An F after pooling by size is a rough guide: it chose its own error.
/// </remarks>
public sealed record TaguchiStudy(double[] Ratios, double Mean, IReadOnlyList<FactorEffect> Factors, int TotalDf, double TotalSquares, int ErrorDf, double ErrorSquares, double Predicted)
{
    private static readonly Words Response = new("结果", "Result");
    private static readonly Words Level = new("因子水平", "Factor levels");

    /// <param name="names">The factors, one for each column of <paramref name="levels"/>.</param>
    /// <param name="levels">Rows of levels, any numbers.</param>
    /// <param name="y">One row of responses for each run; a run may have more responses than another.</param>
    /// <param name="pooled">Factors put to error; null: none where degrees of freedom are left, otherwise the smallest by mean square until error has half of all.</param>
    /// <exception cref="Catalogue.ToolboxException">Columns that are not orthogonal, a factor with one level, an S/N ratio that is not defined, S/N ratios all the same.</exception>
    public static TaguchiStudy Of(IReadOnlyList<string> names, double[][] levels, double[][] y, Ideal ideal, IReadOnlyCollection<string>? pooled = null)
    {
        Demand.That(levels.Length >= 4, Level, new(
            $"只有 {levels.Length} 次试验，至少需要 4 次（L4）。请补充。",
            $"there are only {levels.Length} runs, at least 4 (L4) are needed. Add runs."));
        Demand.SameLength(y.Length, Response, levels.Length, Level);
        Demand.SameLength(levels[0].Length, Level, names.Count, new("因子名称", "Names of the factors"));
        CheckOrthogonal(names, levels);
        var ratios = y.Select((row, run) => Ratio(row, ideal, run)).ToArray();
        Demand.Varying(ratios, 4, new("信噪比", "Signal-to-noise ratio"));
        var mean = Sample.Mean(ratios);
        var means = Array.ConvertAll(y, row => Sample.Mean(row));
        var effects = names.Select((name, column) => Effect(name, [.. levels.Select(row => row[column])], ratios, means, mean)).ToArray();
        var (totalDf, total) = (ratios.Length - 1, Sums.OfSquares(ratios, mean));
        var freeDf = totalDf - effects.Sum(effect => effect.Df);
        var free = freeDf == 0 ? 0 : Math.Max(0, total - effects.Sum(effect => effect.Squares));
        var pool = pooled is null ? Smallest(effects, freeDf, totalDf) : Chosen(names, pooled);
        var errorDf = freeDf + effects.Where(effect => pool.Contains(effect.Name)).Sum(effect => effect.Df);
        var error = free + effects.Where(effect => pool.Contains(effect.Name)).Sum(effect => effect.Squares);
        // What rounding leaves of a sum that should be zero is no error to test against.
        error = error <= total * 1e-13 ? 0 : error;
        effects = Array.ConvertAll(effects, effect => pool.Contains(effect.Name) ? effect with { IsPooled = true } : errorDf == 0 || error == 0 ? effect : Tested(effect, error / errorDf, errorDf));
        var predicted = mean + effects.Where(effect => !effect.IsPooled).Sum(effect => effect.Best.Ratio - mean);
        return new(ratios, mean, effects, totalDf, total, errorDf, error, predicted);
    }

    private static FactorEffect Tested(FactorEffect effect, double error, int df)
    {
        var f = effect.Squares / effect.Df / error;
        return effect with { F = f, P = FisherF.Above(f, effect.Df, df) };
    }

    private static FactorEffect Effect(string name, double[] column, double[] ratios, double[] means, double mean)
    {
        var levels = column.Distinct().Order().Select(level =>
        {
            int[] runs = [.. Enumerable.Range(0, column.Length).Where(run => column[run] == level)];
            return new FactorLevel(level, runs.Length, Sample.Mean(Array.ConvertAll(runs, run => ratios[run])), Sample.Mean(Array.ConvertAll(runs, run => means[run])));
        }).ToArray();
        Demand.That(levels.Length > 1, Level, new(
            $"因子“{name}”只有一个水平。请检查列的选择。",
            $"factor “{name}” has only one level. Check the choice of columns."));
        return new(name, levels, levels.Max(level => level.Ratio) - levels.Min(level => level.Ratio), levels.Length - 1, levels.Sum(level => level.Runs * (level.Ratio - mean) * (level.Ratio - mean)), false, null, null);
    }

    private static HashSet<string> Smallest(FactorEffect[] effects, int freeDf, int totalDf)
    {
        var pool = new HashSet<string>(StringComparer.Ordinal);
        if (freeDf > 0)
        {
            return pool;
        }

        // The largest factor always stays.
        var df = 0;
        foreach (var effect in effects.OrderBy(effect => effect.Squares / effect.Df).SkipLast(1))
        {
            if (2 * df >= totalDf)
            {
                break;
            }

            pool.Add(effect.Name);
            df += effect.Df;
        }

        return pool;
    }

    private static HashSet<string> Chosen(IReadOnlyList<string> names, IReadOnlyCollection<string> pooled)
    {
        foreach (var name in pooled)
        {
            Demand.That(names.Contains(name, StringComparer.Ordinal), new("合并的因子", "Pooled factors"), new(
                $"没有名为“{name}”的因子。请从因子名称中选择。",
                $"there is no factor called “{name}”. Choose from the names of the factors."));
        }

        Demand.That(names.Any(name => !pooled.Contains(name)), new("合并的因子", "Pooled factors"), new(
            "所有因子都并入了误差，没有可分析的因子。请至少留下一个。",
            "all factors are pooled into error, so none is left to analyse. Leave at least one."));
        return [.. pooled];
    }

    private static double Ratio(double[] y, Ideal ideal, int run)
    {
        var place = new Words($"{Response.Chinese}（第 {run + 1} 次试验）", $"{Response.English} (run {run + 1})");
        Demand.Sample(y, ideal == Ideal.Nominal ? 2 : 1, place);
        switch (ideal)
        {
            case Ideal.Smaller:
                Demand.That(Array.Exists(y, value => value != 0), place, new(
                    "全部为 0，望小信噪比没有定义。请检查测量分辨力。",
                    "all are 0, so the smaller-the-better ratio is not defined. Check the resolution of the measurement."));
                return -10 * Math.Log10(y.Sum(value => value * value) / y.Length);
            case Ideal.Larger:
                Demand.That(Array.TrueForAll(y, value => value > 0), place, new(
                    "有不大于 0 的值，望大信噪比没有定义。请更正。",
                    "a value is not above 0, so the larger-the-better ratio is not defined. Correct it."));
                return -10 * Math.Log10(y.Sum(value => 1 / (value * value)) / y.Length);
            default:
                var mean = Sample.Mean(y);
                var variance = Sample.Variance(y, mean);
                Demand.That(mean != 0 && variance > 0, place, new(
                    "均值为 0 或各值全部相同，望目信噪比没有定义。请补充重复或检查测量分辨力。",
                    "the mean is 0 or all values are equal, so the nominal-the-best ratio is not defined. Add replicates, or check the resolution of the measurement."));
                return 10 * Math.Log10(mean * mean / variance);
        }
    }

    private static void CheckOrthogonal(IReadOnlyList<string> names, double[][] levels)
    {
        Demand.That(names.Distinct(StringComparer.Ordinal).Count() == names.Count, new("因子名称", "Names of the factors"), new("有两个因子同名。请改名。", "two factors have the same name. Rename one."));
        Demand.That(names.Count < levels.Length, Level, new(
            $"{names.Count} 个因子只做了 {levels.Length} 次试验，不是正交试验。请检查列的选择。",
            $"{names.Count} factors with only {levels.Length} runs are no orthogonal design. Check the choice of columns."));
        Effort.Spend((double)levels.Length * names.Count * names.Count);
        var counts = Enumerable.Range(0, names.Count).Select(column => levels.CountBy(row => row[column]).ToDictionary()).ToArray();
        for (var a = 0; a < names.Count; a++)
        {
            for (var b = a + 1; b < names.Count; b++)
            {
                var pairs = levels.CountBy(row => (row[a], row[b])).ToDictionary();
                var isOrthogonal = counts[a].All(one => counts[b].All(other => (long)pairs.GetValueOrDefault((one.Key, other.Key)) * levels.Length == (long)one.Value * other.Value));
                Demand.That(isOrthogonal, Level, new(
                    $"因子“{names[a]}”与“{names[b]}”不正交：各水平组合的次数不成比例，效应分不开。请按正交表补齐试验，或检查列的选择。",
                    $"factors “{names[a]}” and “{names[b]}” are not orthogonal: their combinations of levels are not run in proportion, so effects cannot be told apart. Complete the runs of an orthogonal array, or check the choice of columns."));
            }
        }
    }
}
