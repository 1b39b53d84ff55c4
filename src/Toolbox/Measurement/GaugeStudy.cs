using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>Variance components of a gauge study, in squared units of the measurement. Negative estimates are set to 0.</summary>
public sealed record GaugeComponents(double Repeatability, double Operator, double Interaction, double Part)
{
    public double Reproducibility => Operator + Interaction;

    public double GaugeRr => Repeatability + Reproducibility;

    public double Total => GaugeRr + Part;

    /// <summary>√2 · σ_part / σ_GRR: how many classes of parts the gauge can tell apart; infinite for a gauge without variation.</summary>
    public double DistinctCategories => Math.Sqrt(2) * Math.Sqrt(Part) / Math.Sqrt(GaugeRr);
}

/// <summary>The analysis of variance of a crossed study; index 0 part, 1 operator, 2 interaction, 3 repeatability.</summary>
public sealed record GaugeAnova(IReadOnlyList<int> Df, IReadOnlyList<double> Squares, IReadOnlyList<double> MeanSquares, double TotalSquares, IReadOnlyList<double> F, IReadOnlyList<double> P);

/// <summary>Tests of part and operator after the interaction has been pooled into the error.</summary>
public sealed record PooledAnova(double MeanSquareError, double PartF, double PartP, double OperatorF, double OperatorP);

/// <summary>
/// A crossed gauge R&amp;R study: every operator measures every part equally often. Analysis of variance with random effects; part and
/// operator are tested against the interaction.
/// </summary>
/// <param name="WithInteraction">σ²_op = (MS_op − MS_int)/(p r), σ²_int = (MS_int − MS_e)/r, σ²_part = (MS_part − MS_int)/(o r).</param>
/// <param name="WithoutInteraction">The same with the interaction pooled into the error.</param>
/// <param name="InteractionPooled">True when the interaction's p exceeds alpha (default .05; AIAG suggests .25): report <paramref name="WithoutInteraction"/>.</param>
/// <param name="RepeatabilityInterval">95 % interval of σ²_repeatability: ν MS_e/χ².</param>
/// <remarks>Source: AIAG, Measurement Systems Analysis, 4th ed.; Montgomery, Design and Analysis of Experiments. O(n), closed form.</remarks>
public sealed record GaugeStudy(
    int Parts, int Operators, int Replicates, GaugeAnova Anova, bool InteractionPooled, GaugeComponents WithInteraction,
    GaugeComponents WithoutInteraction, PooledAnova Pooled, (double Low, double High) RepeatabilityInterval)
{
    /// <summary>Refuses fewer than two parts, operators or replicates, an unbalanced study, and readings that are all equal.</summary>
    public static GaugeStudy Of(GaugeReadings readings, double alphaToPool = 0.05)
    {
        Demand.Probability(alphaToPool, Words.Both("alpha_pool"));
        var (p, o, r) = (readings.Parts, readings.Operators, readings.Replicates);
        var squares = Squares(readings);
        int[] df = [p - 1, o - 1, (p - 1) * (o - 1), p * o * (r - 1)];
        double[] ms = [squares[0] / df[0], squares[1] / df[1], squares[2] / df[2], squares[3] / df[3]];
        Demand.That(ms[3] > 0 && ms[2] > 0, new("测量值", "Value"), new(
            "重复测量之间没有差异，无法检验。请检查量具分辨力，或补充未取整的读数。",
            "there is no difference between trials, so nothing can be tested. Check the resolution of the gauge, or enter readings that were not rounded."));
        double[] f = [ms[0] / ms[2], ms[1] / ms[2], ms[2] / ms[3]];
        double[] tails = [FisherF.Above(f[0], df[0], df[2]), FisherF.Above(f[1], df[1], df[2]), FisherF.Above(f[2], df[2], df[3])];
        var error = (squares[2] + squares[3]) / (df[2] + df[3]);
        return new(
            p, o, r, new(df, squares[..4], ms, squares[4], f, tails), tails[2] > alphaToPool,
            Components(ms[3], Math.Max(0, (ms[2] - ms[3]) / r), ms[2], ms, p, o, r),
            Components(error, 0, error, ms, p, o, r),
            new(error, ms[0] / error, FisherF.Above(ms[0] / error, df[0], df[2] + df[3]), ms[1] / error, FisherF.Above(ms[1] / error, df[1], df[2] + df[3])),
            (squares[3] / ChiSquare.Quantile(0.975, df[3]), squares[3] / ChiSquare.Quantile(0.025, df[3])));
    }

    private static GaugeComponents Components(double error, double interaction, double against, double[] ms, int p, int o, int r)
        => new(error, Math.Max(0, (ms[1] - against) / (p * r)), interaction, Math.Max(0, (ms[0] - against) / (o * r)));

    /// <summary>Sums of squares of part, operator, interaction, repeatability and in total, all from deviations.</summary>
    private static double[] Squares(GaugeReadings g)
    {
        var (p, o, r) = (g.Parts, g.Operators, g.Replicates);
        var grand = Sample.Mean(g.Values);
        var (part, op) = (new double[p], new double[o]);
        var cell = new double[p * o];
        for (var i = 0; i < g.Values.Length; i++)
        {
            cell[i / r] += (g.Values[i] - grand) / r;
        }

        for (var i = 0; i < cell.Length; i++)
        {
            part[i / o] += cell[i] / o;
            op[i % o] += cell[i] / p;
        }

        double parts = 0, operators = 0, interaction = 0, within = 0, total = 0;
        for (var i = 0; i < g.Values.Length; i++)
        {
            var (a, b) = (i / r / o, i / r % o);
            var deviation = g.Values[i] - grand;
            var both = cell[i / r] - part[a] - op[b];
            parts += part[a] * part[a];
            operators += op[b] * op[b];
            interaction += both * both;
            within += (deviation - cell[i / r]) * (deviation - cell[i / r]);
            total += deviation * deviation;
        }

        return [parts, operators, interaction, within, total];
    }
}
