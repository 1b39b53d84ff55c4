using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Survey;

/// <summary>One answer or item of a sample with its design weight (inverse inclusion probability).</summary>
/// <param name="Stratum">Index of the stratum of the first stage.</param>
/// <param name="Cluster">Index of the primary unit, unique over all strata.</param>
/// <param name="Primaries">Primary units in the stratum's population; infinity without finite correction.</param>
/// <param name="Secondaries">Secondary units in the cluster's population; null when clusters are taken whole (one stage).</param>
public sealed record SurveyUnit(double Value, double Weight, int Stratum, int Cluster, double Primaries, double? Secondaries = null);

/// <summary>
/// A mean from a sample of one or two stages: Hájek's mean Σwy/Σw, variance by linearisation with finite correction in each stage
/// (second-stage variances enter multiplied by the first stage's sampling fraction); the total Σwy in the same way.
/// </summary>
/// <param name="DesignEffect">Variance over that of a simple random sample without replacement of the same size.</param>
/// <param name="DegreesOfFreedom">Primary units − strata.</param>
/// <param name="EffectiveSize">Σ units, for the interval of Korn and Graubard.</param>
/// <remarks>Sources: Särndal, Swensson and Wretman, ch. 4–5; Lumley, Complex Surveys. A stratum with one primary unit is refused.</remarks>
public sealed record SurveyMean(double Mean, double Error, double? DesignEffect, double Total, double TotalError, int DegreesOfFreedom, int Count)
{
    public (double Low, double High) Interval(double level = 0.95)
    {
        var half = StudentT.Quantile(0.5 + (level / 2), DegreesOfFreedom) * Error;
        return (Mean - half, Mean + half);
    }
}

/// <summary>Intervals of a proportion estimated from a complex sample, by the transformation on which it is symmetric.</summary>
public sealed record SurveyProportion(
    (double Low, double High) Logit, (double Low, double High) ArcSine, (double Low, double High) Beta, (double Low, double High) Plain);

/// <summary>Estimates from a stratified, clustered or two-stage sample.</summary>
public static class SurveySample
{
    public static SurveyMean Estimate(IReadOnlyList<SurveyUnit> units)
    {
        SurveyUnit[] all = [.. units];
        var design = Checked(all);
        var n = all.Length;
        double weight = 0, total = 0;
        foreach (var unit in all)
        {
            weight += unit.Weight;
            total += unit.Weight * unit.Value;
        }

        var (mean, spread) = (total / weight, 0.0);
        var (residual, product) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var (w, away) = (all[i].Weight, all[i].Value - mean);
            (residual[i], product[i]) = (w * away / weight, w * all[i].Value);
            spread += w * away * away;
        }

        var variance = design.Variance(residual);
        var simple = spread / weight * n / (n - 1.0) * (weight - n) / (weight * n);
        return new(
            mean, Math.Sqrt(variance), simple > 0 ? variance / simple : null, total, Math.Sqrt(design.Variance(product)),
            design.ClusterCount - design.StratumCount, n);
    }

    /// <summary>Null unless 0 &lt; p &lt; 1 with a positive error: without failures no interval of this kind exists.</summary>
    public static SurveyProportion? Proportion(SurveyMean estimate, double level = 0.95)
    {
        var (p, error, df) = (estimate.Mean, estimate.Error, estimate.DegreesOfFreedom);
        if (p is not (> 0 and < 1) || !(error > 0))
        {
            return null;
        }

        var tail = (1 - level) / 2;
        var t = StudentT.Quantile(1 - tail, df);
        var (odds, angle) = (Math.Log(p / (1 - p)), Math.Asin(Math.Sqrt(p)));
        var (onLogit, onAngle) = (t * error / (p * (1 - p)), t * error / (2 * Math.Sqrt(p * (1 - p))));
        var ratio = StudentT.Quantile(1 - tail, estimate.Count - 1) / t;
        var effective = p * (1 - p) / (error * error) * ratio * ratio;
        return new(
            (1 / (1 + Math.Exp(onLogit - odds)), 1 / (1 + Math.Exp(-onLogit - odds))),
            (Square(Math.Sin(Math.Max(0, angle - onAngle))), Square(Math.Sin(Math.Min(Math.PI / 2, angle + onAngle)))),
            (IncompleteBeta.Quantile(tail, effective * p, (effective * (1 - p)) + 1), IncompleteBeta.Quantile(1 - tail, (effective * p) + 1, effective * (1 - p))),
            estimate.Interval(level));
    }

    /// <summary>The variance of Σz over the design: first stage between cluster totals, second stage within clusters.</summary>
    internal static double Variance(IReadOnlyList<SurveyUnit> units, double[] z) => new SurveyDesign([.. units]).Variance(z);

    private static double Square(double value) => value * value;

    private static SurveyDesign Checked(SurveyUnit[] units)
    {
        Demand.That(units.Length >= 2, new("样本", "Sample"), new("样本不足两个单位。请补充数据。", "the sample has fewer than two units. Add data."));
        for (var i = 0; i < units.Length; i++)
        {
            if (!double.IsFinite(units[i].Value) || !double.IsFinite(units[i].Weight) || units[i].Weight <= 0)
            {
                Demand.Finite(units[i].Value, new($"第 {i + 1} 行的值", $"The value of row {i + 1}"));
                Demand.Positive(units[i].Weight, new($"第 {i + 1} 行的权数", $"The weight of row {i + 1}"));
            }
        }

        var design = new SurveyDesign(units);
        for (var h = 0; h < design.StratumCount; h++)
        {
            var (clusters, primaries) = design.Stratum(h);
            Demand.That(clusters <= primaries, new("总体单位数", "Population units"), new(
                "有的层抽中的初级单位比总体多。请核对总体单位数。",
                "a stratum has more primary units in the sample than in the population. Check the population units."));
            Demand.That(clusters >= 2 || primaries <= 1, new("层", "Strata"), new(
                "有的层只抽中一个初级单位，无法估计抽样误差。请与相近的层合并。",
                "a stratum has only one primary unit in the sample, so the sampling error cannot be estimated. Combine it with a similar one."));
        }

        Demand.That(design.ClusterCount > design.StratumCount, new("样本", "Sample"), new(
            "初级单位数应多于层数。请补充样本或合并层。",
            "there must be more primary units than strata. Add to the sample, or combine strata."));
        return design;
    }
}
