using System.Globalization;
using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.RunLength;
using Zhiheng.Toolbox.Rules;
using Zhiheng.Toolbox.Signals;
using Zhiheng.Toolbox.Surveillance;
using Zhiheng.Toolbox.Survey;

namespace Zhiheng.Bench.Toolbox;

/// <summary>One row of the comparison.</summary>
/// <param name="Key">The task's name in compare.R.</param>
/// <param name="Times">How many times faster than R the issue (or, in brackets there, plain R) asks for; null: shown only.</param>
/// <param name="Tolerance">Relative (absolute below 1): further apart is a different answer and no comparison.</param>
/// <param name="Run">Our calculation; the values that are compared with R's.</param>
internal sealed record BenchTask(string Key, string Name, string Size, double? Times, double Tolerance, Func<double[]> Run);

internal static class Tasks
{
    private const double Rounding = 1e-9;

    public static IReadOnlyList<BenchTask> All(MadeData data) => [.. Plain(data), .. Charts(data), .. Others(data)];

    /// <summary>Limits alone, and what base R does in compiled code.</summary>
    private static BenchTask[] Plain(MadeData d) =>
    [
        new("limits", "limits of an individuals chart", "1,000,000", 1, Rounding, () => Of(IndividualsChart.Fit(d.Normals).Individuals)),
        new("limits.xbar", "limits of an x̄ chart", "200,000×5", 1, Rounding, () =>
        {
            var groups = Subgroups.Consecutive(d.Normals, 5);
            return Of(SubgroupChart.OfMeans(groups.Centre, groups.Sigma(SigmaEstimator.MeanRange), 5));
        }),
        new("limits.R", "limits of an R chart", "200,000×5", 1, Rounding, () => Of(SubgroupChart.OfRanges(Subgroups.Consecutive(d.Normals, 5).Sigma(SigmaEstimator.MeanRange), 5))),
        new("limits.S", "limits of an S chart", "200,000×5", 1, Rounding, () => Of(SubgroupChart.OfDeviations(Subgroups.Consecutive(d.Normals, 5).Sigma(SigmaEstimator.MeanDeviation), 5))),
        new("ewma.plain", "EWMA chart", "1,000,000", 1, Rounding, () =>
        {
            var (chart, half) = Ewma(d.Normals, printed: false);
            return [chart.Points[^1], half, chart.Signals.Count];
        }),
        new("describe", "mean, s, quartiles, histogram", "1,000,000", 1, Rounding, () =>
        {
            var (mean, histogram) = (Sample.Mean(d.Normals), Histogram.Of(d.Normals));
            var quartiles = Sample.Quantiles(d.Normals, 0.25, 0.5, 0.75);
            return [mean, Sample.Deviation(d.Normals, mean), .. quartiles, histogram.Counts.Count, histogram.Counts.Max()];
        }),
        new("t2", "T² of individual rows, p = 5", "200,000×5", 1, Rounding, () =>
        {
            var rows = d.Normals.Chunk(5).ToArray();
            var means = MultivariateChart.Means(rows);
            var distances = MultivariateChart.Distances(rows, means, MultivariateChart.Covariance(rows, means))!;
            return [distances.Sum(), distances.Max()];
        }),
        new("stl", "STL, robust", "12,000", 1, 1e-8, () =>
        {
            var parts = SeasonalLoess.Of(d.Series, 12, new(Robust: true));
            return [.. new[] { 0, 5999, 11999 }.SelectMany(i => new[] { parts.Seasonal[i], parts.Trend[i], parts.Remainder[i] })];
        }),
    ];

    /// <summary>With the three-decimal d2 that qcc has; the .2 rows judge as qcc 2.7 does, the .3 rows as 3.0.</summary>
    private static IEnumerable<BenchTask> Charts(MadeData d)
    {
        foreach (var (kind, flagged) in new (string, Func<RunRules[], double[]>)[] { (".2", Seven), (".3", Western) })
        {
            yield return new("individuals" + kind, "individuals chart", "1,000,000", 100, Rounding, () =>
            {
                var chart = IndividualsChart.Fit(d.Normals, printed: true);
                return [.. Of(chart.Individuals), .. flagged(RunRuleEngine.Judge(d.Normals, chart.Individuals.Centre, chart.Sigma))];
            });
            yield return new("xbar" + kind, "x̄ chart", "200,000×5", 100, Rounding, () =>
            {
                var groups = Subgroups.Consecutive(d.Normals, 5);
                var (centre, sigma) = (groups.Centre, groups.Sigma(SigmaEstimator.MeanRange, printed: true));
                return [.. Of(SubgroupChart.OfMeans(centre, sigma, 5)), .. flagged(RunRuleEngine.Judge(groups.Means, centre, sigma / Math.Sqrt(5)))];
            });
            yield return new("p" + kind, "p chart", "1,000,000", null, Rounding, () =>
            {
                var chart = AttributeChart.OfShares(d.Defectives, d.Sizes);
                return [.. Of(chart.Limits[0]), .. flagged(RunRuleEngine.Judge(chart.Scores, 0, 1))];
            });
            yield return new("c" + kind, "c chart", "1,000,000", null, Rounding, () =>
            {
                var limits = AttributeChart.OfCounts(Sample.Mean(d.Defects));
                return [.. Of(limits), .. flagged(RunRuleEngine.Judge(d.Defects, limits.Centre, Math.Sqrt(limits.Centre)))];
            });
        }

        yield return new("ewma", "EWMA chart", "1,000,000", 100, Rounding, () =>
        {
            var (chart, _) = Ewma(d.Normals, printed: true);
            return [chart.Lower[^1], chart.Upper[^1], chart.Signals.Count];
        });
        yield return new("cusum", "CUSUM chart", "1,000,000", 100, 1e-8, () =>
        {
            var chart = IndividualsChart.Fit(d.Normals, printed: true);
            var cusum = MemoryChart.Cusum(d.Normals, chart.Individuals.Centre, chart.Sigma, 0.5, 5);
            return [cusum.Up[^1], cusum.Down[^1], cusum.SignalsUp.Count, cusum.SignalsDown.Count];
        });
        yield return new("rules", "individuals chart with rules 1–8", "1,000,000", 100, Rounding, () =>
        {
            var chart = IndividualsChart.Fit(d.Normals, printed: true);
            return [.. Of(chart.Individuals), .. Lowest(RunRuleEngine.Judge(d.Normals, chart.Individuals.Centre, chart.Sigma))];
        });
        foreach (var (kind, count) in new[] { (".small", 1000), ("", 200_000) })
        {
            double? times = count > 1000 ? 100 : null;
            var x = d.Normals.AsMemory(0, count * 5);
            yield return new("R" + kind, "R chart", $"{count:N0}×5", times, Rounding, () =>
                Of(SubgroupChart.OfRanges(Subgroups.Consecutive(x.Span, 5).Sigma(SigmaEstimator.MeanRange, true), 5, printed: true)));
            yield return new("S" + kind, "S chart", $"{count:N0}×5", times, Rounding, () =>
                Of(SubgroupChart.OfDeviations(Subgroups.Consecutive(x.Span, 5).Sigma(SigmaEstimator.MeanDeviation), 5)));
        }
    }

    private static IEnumerable<BenchTask> Others(MadeData d)
    {
        var rows = Enumerable.Range(0, d.Gauge.Length).ToArray();
        var parts = Array.ConvertAll(rows, i => (i / MadeData.Replicates / MadeData.Operators).ToString(CultureInfo.InvariantCulture));
        var operators = Array.ConvertAll(rows, i => (i / MadeData.Replicates % MadeData.Operators).ToString(CultureInfo.InvariantCulture));
        yield return new("gauge", "gauge R&R", "50×10×20", 50, Rounding, () =>
        {
            var study = GaugeStudy.Of(GaugeReadings.From(parts, operators, d.Gauge));
            var c = study.WithInteraction;
            return [.. study.Anova.MeanSquares, c.Repeatability, c.Interaction, c.Operator, c.Part];
        });
        yield return new("anderson", "Anderson-Darling", "1,000,000", 1, 1e-8, () =>
        {
            var (a, _, p) = Normality.AndersonDarling(Sample.Sorted(d.Normals));
            return [a, p];
        });
        yield return new("arl", "ARL of ten EWMA charts", "10", 1, 1e-6, () => [.. Enumerable.Range(0, 10).Select(i => EwmaLength.Fixed(0.1, 2.814, i / 5.0))]);
        yield return new("farrington", "Farrington flexible, newest week", "520 weeks", 20, 1e-6, () => Farringtons(d.Weekly, 1));
        yield return new("farrington.year", "Farrington flexible, 52 weeks", "520 weeks", 20, 1e-6, () => Farringtons(d.Weekly, 52));
        yield return new("ears.C1", "EARS C1 (ours: C1, C2 and C3)", "10,000", null, Rounding, () => Flagged(Ears.Of(d.Daily).C1));
        yield return new("ears.C2", "EARS C2 (ours: C1, C2 and C3)", "10,000", null, Rounding, () => Flagged(Ears.Of(d.Daily).C2));

        // openEBGM rounds its scores to two decimals.
        yield return new("ebgm", "EBGM, prior and three scores", "17,189 pairs", 3, 1e-3, () =>
        {
            var (prior, likelihood) = GammaPoissonShrinker.Fit(d.PairCounts, d.PairExpected, new(0.2, 0.1, 2, 4, 1.0 / 3));
            double ebgm = 0, low = 0, high = 0;
            for (var i = 0; i < d.PairCounts.Length; i++)
            {
                var score = GammaPoissonShrinker.Score(d.PairCounts[i], d.PairExpected[i], prior);
                (ebgm, low, high) = (ebgm + score.Ebgm, low + score.Low, high + score.High);
            }

            var n = d.PairCounts.Length;
            return [likelihood, ebgm / n, low / n, high / n];
        });
        yield return new("stratified", "stratified mean, 50 strata", "100,000", 10, Rounding, () =>
        {
            var units = new SurveyUnit[d.Values.Length];
            for (var i = 0; i < units.Length; i++)
            {
                units[i] = new(d.Values[i], d.Weights[i], (int)d.Strata[i], i, d.Populations[i]);
            }

            var mean = SurveySample.Estimate(units);
            return [mean.Mean, mean.Error];
        });
    }

    private static double[] Of(Limits limits) => [limits.Centre, limits.Lower, limits.Upper];

    private static (EwmaChart Chart, double Half) Ewma(double[] x, bool printed)
    {
        var fit = IndividualsChart.Fit(x, printed: printed);
        var chart = MemoryChart.Ewma(x, fit.Individuals.Centre, fit.Sigma, 0.2, 3);
        return (chart, (chart.Upper[^1] - chart.Lower[^1]) / 2);
    }

    private static double[] Seven(RunRules[] found)
    {
        var (beyond, side) = (0, 0);
        foreach (var rules in found)
        {
            beyond += (int)(rules & RunRules.Beyond);
            side += (rules & RunRules.SideOfSeven) == 0 ? 0 : 1;
        }

        return [beyond, side];
    }

    private static double[] Western(RunRules[] found)
    {
        var (beyond, side) = (0, 0);
        foreach (var rules in found)
        {
            beyond += (int)(rules & RunRules.Beyond);
            side += (rules & (RunRules.Beyond | RunRules.SideOfEight)) == RunRules.SideOfEight ? 1 : 0;
        }

        return [beyond, side];
    }

    /// <summary>How many points each rule flags as the first of the eight; rule 8 with both sides.</summary>
    private static double[] Lowest(RunRules[] found)
    {
        RunRules[] order =
        [
            RunRules.Beyond, RunRules.Side, RunRules.Trend, RunRules.Alternating, RunRules.TwoOfThree, RunRules.FourOfFive, RunRules.Within, RunRules.OutsideBoth,
        ];
        var counts = new double[8];
        foreach (var rules in found)
        {
            for (var k = 0; k < 8 && rules != 0; k++)
            {
                if ((rules & order[k]) != 0)
                {
                    counts[k]++;
                    break;
                }
            }
        }

        return counts;
    }

    private static double[] Farringtons(double[] weekly, int newest)
    {
        double sum = 0, alarms = 0;
        for (var week = weekly.Length - newest + 1; week <= weekly.Length; week++)
        {
            var judged = Farrington.Judge(weekly, week, new())!;
            (sum, alarms) = (sum + judged.Upper!.Value, alarms + (judged.Alarm ? 1 : 0));
        }

        return [sum, alarms];
    }

    private static double[] Flagged(EarsLimits limits) => [limits.Upper.Sum(), limits.Alarms.Count];
}
