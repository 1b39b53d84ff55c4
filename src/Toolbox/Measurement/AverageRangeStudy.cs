using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// The average-range method on the readings of a crossed study: EV = R̄/d₂(r), AV = √((x̄_diff/d₂*(o,1))² − EV²/(p r)),
/// GRR = √(EV² + AV²), PV = R_p/d₂*(p,1), TV = √(GRR² + PV²), all in units of the measurement and as one standard deviation.
/// </summary>
/// <param name="K1">1/d₂(r); the worksheet's factors, exact instead of rounded. K2 = 1/d₂*(o,1), K3 = 1/d₂*(p,1).</param>
/// <param name="RangeLimit">D₄ R̄: a range above it asks for the reading to be repeated.</param>
/// <param name="MeanLimits">x̄ ± A₂ R̄; with a capable gauge at least half of the part means lie outside.</param>
/// <remarks>d₂*² = d₂² + d₃²/g with g = 1. Source: AIAG, Measurement Systems Analysis, 4th ed., ch. III B.</remarks>
public sealed record AverageRangeStudy(
    double MeanRange, IReadOnlyList<double> OperatorMeans, IReadOnlyList<double> OperatorRanges, double OperatorSpread, double PartSpread,
    double EquipmentVariation, double AppraiserVariation, double GaugeRr, double PartVariation, double TotalVariation,
    double RangeLimit, double K1, double K2, double K3, (double Low, double High) MeanLimits)
{
    /// <summary>1.41 PV/GRR before rounding down.</summary>
    public double DistinctCategories => 1.41 * PartVariation / GaugeRr;

    public static AverageRangeStudy Of(GaugeReadings g)
    {
        var (p, o, r) = (g.Parts, g.Operators, g.Replicates);
        Demand.That(r <= ChartConstants.LargestSize && p <= ChartConstants.LargestSize && o <= ChartConstants.LargestSize, new("极差法", "Range method"), new(
            $"极差法最多用于 {ChartConstants.LargestSize} 个零件、人或重复。请改用方差分析法。",
            $"the range method takes at most {ChartConstants.LargestSize} parts, persons or trials. Use the analysis of variance."));
        var (means, ranges, parts) = (new double[o], new double[o], new double[p]);
        for (var cell = 0; cell < p * o; cell++)
        {
            var values = g.Values.AsSpan(cell * r, r);
            var (mean, range) = (Sample.Mean(values), Spread(values));
            means[cell % o] += mean / p;
            ranges[cell % o] += range / p;
            parts[cell / o] += mean / o;
        }

        var (meanRange, constants) = (Sample.Mean(ranges), ChartConstants.Of(r));
        var (k2, k3) = (1 / ChartConstants.Of(o).StarredD2(1), 1 / ChartConstants.Of(p).StarredD2(1));
        var (ev, appraiser, pv) = (meanRange / constants.D2, Spread(means) * k2, Spread(parts) * k3);
        var av = Math.Sqrt(Math.Max(0, (appraiser * appraiser) - (ev * ev / (p * r))));
        var grr = Math.Sqrt((ev * ev) + (av * av));
        Demand.That(grr > 0, new("测量值", "Value"), new(
            "重复测量与各操作者之间没有差异，无法评价量具。请检查量具分辨力。",
            "there is no difference between trials or operators, so the gauge cannot be judged. Check its resolution."));
        var (grand, half) = (Sample.Mean(g.Values), constants.A2 * meanRange);
        return new(
            meanRange, means, ranges, Spread(means), Spread(parts), ev, av, grr, pv, Math.Sqrt((grr * grr) + (pv * pv)),
            meanRange * constants.UpperD4, 1 / constants.D2, k2, k3, (grand - half, grand + half));
    }

    private static double Spread(ReadOnlySpan<double> values)
    {
        var (low, high) = (values[0], values[0]);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return high - low;
    }
}
