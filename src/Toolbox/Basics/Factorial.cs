using System.Numerics;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Lenth's pseudo standard error of unreplicated effects with its margins of error at 95 % (single and simultaneous), df = m/3.</summary>
public sealed record LenthMargins(double StandardError, double Df, double Margin, double SimultaneousMargin);

/// <summary>An effect: letters joined by a colon, mean(+) − mean(−), its sum of squares, and with replicates F and p.</summary>
public sealed record Effect(string Term, double Value, double Squares, double? F, double? P);

/// <summary>
/// A two-level full factorial in standard order (A changes fastest): effects by Yates' contrasts, half-normal quantiles
/// Φ⁻¹(½ + (i − ½)/(2m)) of the m sorted effects, Lenth's margins, and tests against pure error when runs are replicated.
/// </summary>
/// <remarks>Sources: Montgomery, Design and Analysis of Experiments, ch. 6; Lenth, Technometrics 31 (1989) 469.</remarks>
public sealed record Factorial(double Mean, IReadOnlyList<Effect> Effects, LenthMargins Lenth, IReadOnlyList<double> HalfNormalQuantiles, (int Df, double MeanSquare)? Error)
{
    public const int MostFactors = 12;

    /// <param name="factors">k from 2 to 12.</param>
    /// <param name="runs">2ᵏ rows, each with the same number of observations.</param>
    public static Factorial Of(int factors, double[][] runs)
    {
        Demand.That(factors is >= 2 and <= MostFactors, new("因子数 k", "Number of factors k"), new(
            $"应在 2 与 {MostFactors} 之间。请更正。",
            $"it must be between 2 and {MostFactors}. Correct it."));
        var count = 1 << factors;
        Demand.SameLength(runs.Length, new("试验次数", "Runs"), count, Words.Both("2^k"));
        var replicates = runs[0].Length;
        Demand.That(replicates >= 1 && Array.TrueForAll(runs, run => run.Length == replicates), new("响应值", "Response"), new("每个组合的重复次数应相同。请补齐。", "every combination must have the same number of replicates. Complete them."));
        Demand.Varying(runs.SelectMany(run => run).ToArray(), count, new("响应值", "Response"));
        var contrasts = Array.ConvertAll(runs, run => Sample.Mean(run));
        for (var step = 1; step < count; step *= 2)
        {
            for (var i = 0; i < count; i++)
            {
                if ((i & step) == 0)
                {
                    (contrasts[i], contrasts[i | step]) = (contrasts[i] + contrasts[i | step], contrasts[i | step] - contrasts[i]);
                }
            }
        }

        (int Df, double MeanSquare)? error = replicates > 1 ? (count * (replicates - 1), runs.Sum(run => Moments.SumOfSquares(run)) / (count * (replicates - 1))) : null;
        var effects = Enumerable.Range(1, count - 1).OrderBy(mask => BitOperations.PopCount((uint)mask)).ThenBy(mask => mask)
            .Select(mask => OneEffect(mask, contrasts[mask] / (count / 2), count * replicates, error)).ToArray();
        var m = effects.Length;
        double[] quantiles = [.. Enumerable.Range(0, m).Select(i => Normal.Quantile(0.5 + ((i + 0.5) / (2 * m))))];
        return new(contrasts[0] / count, effects, LenthOf(effects), quantiles, error);
    }

    private static Effect OneEffect(int mask, double value, int observations, (int Df, double MeanSquare)? error)
    {
        var squares = observations * value * value / 4;
        double? f = error is { MeanSquare: > 0 } e ? squares / e.MeanSquare : null;
        return new(Term(mask), value, squares, f, f is { } ratio ? FisherF.Above(ratio, 1, error!.Value.Df) : null);
    }

    private static string Term(int mask)
        => string.Join(':', Enumerable.Range(0, MostFactors).Where(i => (mask >> i & 1) == 1).Select(i => (char)('A' + i)));

    private static LenthMargins LenthOf(Effect[] effects)
    {
        var sizes = Array.ConvertAll(effects, effect => Math.Abs(effect.Value));
        var first = 1.5 * Sample.Median(sizes);
        var pse = 1.5 * Sample.Median(Array.FindAll(sizes, size => size < 2.5 * first || first == 0));
        var df = sizes.Length / 3.0;
        var simultaneous = (1 + Math.Pow(0.95, 1.0 / sizes.Length)) / 2;
        return new(pse, df, StudentT.Quantile(0.975, df) * pse, StudentT.Quantile(simultaneous, df) * pse);
    }
}
