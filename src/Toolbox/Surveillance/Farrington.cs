using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Surveillance;

/// <summary>From what distribution the upper limit comes.</summary>
public enum FarringtonLimit
{
    /// <summary>Normal on the 2/3-power scale with the error of the expected count.</summary>
    Delta,

    /// <summary>Negative binomial (Poisson for φ = 1) around the expected count.</summary>
    NegativeBinomial,

    /// <summary>Negative binomial around the upper 1 − α limit of the expected count.</summary>
    UpperMean,
}

/// <param name="Years">b, how many years back.</param>
/// <param name="HalfWindow">w, weeks on both sides of the same week.</param>
/// <param name="Periods">Season groups a year; 1 uses the windows alone.</param>
/// <param name="LeaveOut">Newest weeks that may not influence the model.</param>
/// <param name="TrendP">The trend stays when its p is below this; 1 keeps it always.</param>
/// <param name="WeightsAbove">Residuals above this lose weight.</param>
/// <param name="Alpha">One-sided.</param>
public sealed record FarringtonOptions(
    int Frequency = 52, int Years = 4, int HalfWindow = 3, int Periods = 10, int LeaveOut = 26, double TrendP = 1, double WeightsAbove = 2.58,
    FarringtonLimit Limit = FarringtonLimit.NegativeBinomial, double Alpha = 0.01);

/// <summary>One week judged.</summary>
/// <param name="Position">Counted from 1.</param>
/// <param name="Upper">Limit; null with fewer than 5 cases in the last 4 weeks, when no alarm is given.</param>
/// <param name="Score">(y − m)/(upper − m); above 1 is an alarm. m is the expected count for <see cref="FarringtonLimit.Delta"/>, its logarithm otherwise, as published programs print it.</param>
public sealed record FarringtonWeek(int Position, double? Upper, double? Expected, double Dispersion, bool Trend, double? Score, bool Alarm);

/// <summary>
/// The improved detection algorithm for weekly counts with at least three years of history: quasi-Poisson regression on the same weeks of
/// earlier years with season groups and a linear trend, outbreaks of the past weighted down by Anscombe residuals, upper prediction limit.
/// </summary>
/// <remarks>
/// The trend is kept when b ≥ 3, p &lt; <see cref="FarringtonOptions.TrendP"/> and the forecast does not exceed the largest count used. After
/// reweighting, the error of the forecast uses the outbreak weights themselves, as the reference implementation does. Sources: Noufaily et
/// al., Statistics in Medicine 32 (2013) 1206; Farrington et al., J. R. Stat. Soc. A 159 (1996) 547; Salmon et al., J. Stat. Software 70(10).
/// </remarks>
public static class Farrington
{
    private const int RecentWeeks = 4;
    private const int FewestCases = 5;

    /// <summary>Judges the week at a position (from 1); needs b·f + w weeks before it. Null when the model does not converge.</summary>
    public static FarringtonWeek? Judge(ReadOnlySpan<double> counts, int position, FarringtonOptions options)
    {
        Check(counts, position, options);
        var (y, time, group) = Reference(counts, position, options);
        var model = Weighted.Fit(y, time, group, options.Periods, trend: true, options.WeightsAbove);
        var trend = model is not null && Keeps(model, position, y, options);
        model = trend ? model : Weighted.Fit(y, time, group, options.Periods, trend: false, options.WeightsAbove);
        if (model is null)
        {
            return null;
        }

        var forecast = model.Model.At(position, options.Periods - 1);
        var (mu, error) = (Math.Exp(forecast.Eta), Math.Sqrt(forecast.Leverage * model.Model.Dispersion(model.Weights)));
        var upper = Upper(mu, error, forecast.Eta, model.Phi, options);
        var observed = counts[position - 1];
        var middle = options.Limit == FarringtonLimit.Delta ? mu : forecast.Eta;
        double? score = upper is { } limit && limit != middle ? (observed - middle) / (limit - middle) : null;
        var enough = Enough(counts, position);
        return new(position, enough ? upper : null, enough && upper is not null ? mu : null, model.Phi, trend, score, enough && score > 1 && observed > 0);
    }

    internal static bool Enough(ReadOnlySpan<double> counts, int position)
    {
        double recent = 0;
        for (var i = Math.Max(0, position - RecentWeeks); i < position; i++)
        {
            recent += counts[i];
        }

        return recent >= FewestCases;
    }

    private static bool Keeps(Weighted fit, int position, double[] y, FarringtonOptions options)
    {
        var model = fit.Model;
        var t = model.Slope / Math.Sqrt(model.SlopeVariance * model.Dispersion(fit.Weights));
        return options.Years >= 3 && 2 * StudentT.Above(Math.Abs(t), model.Df) < options.TrendP && Math.Exp(model.At(position, options.Periods - 1).Eta) <= y.Max();
    }

    private static double? Upper(double mu, double error, double eta, double phi, FarringtonOptions options)
    {
        if (options.Limit == FarringtonLimit.Delta)
        {
            var tau = phi + (error * mu * error * mu / mu);
            var deviation = Math.Sqrt(4.0 / 9 * Math.Cbrt(mu) * tau);
            return Math.Pow(Math.Cbrt(mu * mu) + (Normal.UpperQuantile(options.Alpha) * deviation), 1.5);
        }

        var mean = options.Limit == FarringtonLimit.NegativeBinomial ? mu : Math.Exp(eta + (Normal.UpperQuantile(options.Alpha) * error));
        return !double.IsFinite(mean) ? null
            : phi > 1 ? NegativeBinomial.Quantile(1 - options.Alpha, mean / (phi - 1), 1 / phi) : Poisson.Quantile(1 - options.Alpha, mean);
    }

    /// <summary>The weeks of the past that the model sees, with their season group; group Periods − 1 holds the windows around the same week.</summary>
    private static (double[] Y, double[] Time, int[] Group) Reference(ReadOnlySpan<double> counts, int position, FarringtonOptions o)
    {
        Effort.Spend(3.0 * position);
        var group = new int[position + 1];
        Array.Fill(group, -1);
        for (var year = 1; year <= o.Years; year++)
        {
            var week = position - (o.Frequency * year);
            Array.Fill(group, o.Periods - 1, week - o.HalfWindow, (2 * o.HalfWindow) + 1);
            if (o.Periods > 1)
            {
                Share(group, week + o.HalfWindow + 1, o.Frequency - (2 * o.HalfWindow) - 1, o.Periods - 1);
            }
        }

        List<double> y = [], time = [];
        List<int> of = [];
        for (var i = 1; i < Math.Max(1, position - o.LeaveOut); i++)
        {
            if (group[i] >= 0)
            {
                y.Add(counts[i - 1]);
                time.Add(i);
                of.Add(group[i]);
            }
        }

        return ([.. y], [.. time], [.. of]);
    }

    /// <summary>Splits the weeks between two windows into blocks; the first blocks take one more where the division leaves a rest.</summary>
    private static void Share(int[] group, int from, int weeks, int blocks)
    {
        for (var block = 0; block < blocks; block++)
        {
            var length = (weeks / blocks) + (block < weeks % blocks ? 1 : 0);
            Array.Fill(group, block, from, Math.Max(0, Math.Min(length, group.Length - from)));
            from += length;
        }
    }

    private static void Check(ReadOnlySpan<double> counts, int position, FarringtonOptions o)
    {
        Demand.Sample(counts, 1, new("计数", "Count"));
        Demand.AtLeast(o.Frequency, 4, new("周期 f", "Period f"));
        Demand.AtLeast(o.Years, 1, new("年数 b", "Years b"));
        Demand.AtLeast(o.HalfWindow, 0, new("半窗 w", "Half-window w"));
        Demand.AtLeast(o.LeaveOut, 0, new("排除的近期周数", "Newest weeks left out"));
        Demand.Probability(o.Alpha, Words.Both("α"));
        Demand.That(o.Periods == 1 || (o.Periods > 1 && o.Periods - 1 <= o.Frequency - (2 * o.HalfWindow) - 1), new("季节段数", "Season groups"), new(
            "段数太多，窗口之间的周数不够分。请改小。",
            "there are too many groups for the weeks between the windows. Make the number smaller."));
        Demand.That(position >= 1 && position <= counts.Length, new("位置", "Position"), new("要判断的周不在序列内。请更正。", "the week to judge is not in the series. Correct it."));
        Demand.That(position - (o.Frequency * o.Years) - o.HalfWindow >= 1, new("位置", "Position"), new(
            $"之前至少要有 {(o.Frequency * o.Years) + o.HalfWindow} 周历史。请减少年数 b，或从更晚的周开始。",
            $"at least {(o.Frequency * o.Years) + o.HalfWindow} weeks must come before it. Use fewer years b, or start at a later week."));
        for (var i = 0; i < position; i++)
        {
            if (!(counts[i] >= 0))
            {
                throw Demand.Refuse(new($"计数[{i + 1}]", $"Count [{i + 1}]"), new("计数不能为负。请更正。", "a count cannot be negative. Correct it."));
            }
        }
    }

    /// <summary>A model fitted twice: the second time with less weight on what looks like a past outbreak.</summary>
    internal sealed record Weighted(PoissonTrend Model, double[] Weights, double Phi)
    {
        public static Weighted? Fit(double[] y, double[] time, int[] group, int groups, bool trend, double threshold)
        {
            if (PoissonTrend.Fit(y, time, group, groups, [.. Enumerable.Repeat(1.0, y.Length)], trend) is not { } first)
            {
                return null;
            }

            var residuals = first.Anscombe(Math.Max(1, first.Dispersion()));
            var weights = Array.ConvertAll(residuals, s => s > threshold ? 1 / (s * s) : 1);
            var scale = weights.Length / weights.Sum();
            weights = Array.ConvertAll(weights, w => scale * w);
            return PoissonTrend.Fit(y, time, group, groups, weights, trend) is { } second ? new(second, weights, Math.Max(1, second.Dispersion())) : null;
        }
    }
}
