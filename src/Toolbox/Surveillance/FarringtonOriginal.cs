using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Surveillance;

/// <summary>
/// The first detection algorithm: the same weeks of b earlier years ± w, quasi-Poisson with a linear trend that stays when p &lt; .05, past
/// residuals above 1 weighted down, limit on the 2/3-power scale at 1 − α/2. Kept for comparison; see <see cref="Farrington"/>.
/// </summary>
/// <remarks>Farrington et al., J. R. Stat. Soc. A 159 (1996) 547. With fewer than 5 cases in 4 weeks the limit is 0 and no alarm is given.</remarks>
public static class FarringtonOriginal
{
    private const double TrendP = 0.05;

    /// <summary>Limit and alarm at a position (from 1); null when the model does not converge.</summary>
    public static (double Upper, bool Alarm)? Judge(ReadOnlySpan<double> counts, int position, int frequency = 52, int years = 4, int halfWindow = 3, double alpha = 0.01)
    {
        Demand.Sample(counts, 1, new("计数", "Count"));
        Demand.AtLeast(years, 1, new("年数 b", "Years b"));
        Demand.AtLeast(halfWindow, 0, new("半窗 w", "Half-window w"));
        Demand.AtLeast(frequency, (2 * halfWindow) + 2, new("周期 f", "Period f"));
        Demand.Probability(alpha, Words.Both("α"));
        Demand.That(position <= counts.Length && position - (frequency * years) - halfWindow >= 1, new("位置", "Position"), new(
            $"之前至少要有 {(frequency * years) + halfWindow} 周历史。请减少年数 b，或从更晚的周开始。",
            $"at least {(frequency * years) + halfWindow} weeks must come before it. Use fewer years b, or start at a later week."));
        List<double> past = [], weeks = [];
        for (var year = years; year >= 1; year--)
        {
            for (var i = position - (frequency * year) - halfWindow; i <= position - (frequency * year) + halfWindow; i++)
            {
                if (!(counts[i - 1] >= 0))
                {
                    throw Demand.Refuse(new($"计数[{i}]", $"Count [{i}]"), new("计数不能为负。请更正。", "a count cannot be negative. Correct it."));
                }

                past.Add(counts[i - 1]);
                weeks.Add(i);
            }
        }

        double[] y = [.. past], time = [.. weeks];
        var model = Farrington.Weighted.Fit(y, time, new int[y.Length], 1, trend: true, 1);
        if (model is null || years < 3 || !Keeps(model.Model, position, y))
        {
            model = Farrington.Weighted.Fit(y, time, new int[y.Length], 1, trend: false, 1);
        }

        if (model is null)
        {
            return null;
        }

        var forecast = model.Model.At(position, 0);
        var mu = Math.Exp(forecast.Eta);
        var tau = model.Phi * (1 + (forecast.Leverage * mu));
        var upper = Math.Pow(Math.Cbrt(mu * mu) + (Normal.UpperQuantile(alpha / 2) * Math.Sqrt(4.0 / 9 * Math.Cbrt(mu) * tau)), 1.5);
        return Farrington.Enough(counts, position) ? (upper, (counts[position - 1] - mu) / (upper - mu) > 1) : (0, false);
    }

    private static bool Keeps(PoissonTrend model, int position, double[] y)
    {
        var t = model.Slope / Math.Sqrt(model.SlopeVariance * model.Dispersion());
        return 2 * StudentT.Above(Math.Abs(t), model.Df) < TrendP && Math.Exp(model.At(position, 0).Eta) <= y.Max();
    }
}
