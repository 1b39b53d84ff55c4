using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Survey;

/// <summary>A stratum: population <paramref name="Size"/>, <paramref name="Sampled"/> drawn at random without replacement, <paramref name="Passed"/> of them conforming.</summary>
public sealed record Stratum(double Size, double Sampled, double Passed);

/// <summary>
/// The pass rate of a stratified sample with finite population correction: p = ΣW_h p_h, var = ΣW_h²(1 − f_h)p_h(1 − p_h)/(n_h − 1). The
/// recommended interval is Wilson's on the effective size p(1 − p)/var.
/// </summary>
/// <param name="DegreesOfFreedom">Σ(n_h − 1), for the t interval.</param>
/// <param name="Satterthwaite">(Σv_h)²/Σ(v_h²/(n_h − 1)).</param>
/// <param name="DesignEffect">var over the variance of a simple random sample of the same size and correction.</param>
/// <param name="Neyman">Allocation of the same total sample proportional to W_h√(p_h(1 − p_h)).</param>
/// <remarks>With var = 0 (every stratum passes wholly or is fully inspected) effective size and its intervals are null. Source: Cochran, Sampling Techniques, ch. 5.</remarks>
public sealed record StratifiedRate(
    IReadOnlyList<double> Rates, IReadOnlyList<double> Weights, double Rate, double Error, double DegreesOfFreedom, double? Satterthwaite,
    (double Low, double High) Interval, double? EffectiveSize, double? DesignEffect, (double Low, double High)? Wilson,
    (double Low, double High)? ClopperPearson, IReadOnlyList<double>? Neyman, IReadOnlyList<double> Proportional)
{
    public static StratifiedRate Of(IReadOnlyList<Stratum> strata, double level = 0.95)
    {
        Demand.That(strata.Count >= 1, new("层", "Strata"), new("没有分层数据。请至少提供一层。", "there are no strata. Give at least one."));
        Demand.Probability(level, new("置信水平", "Confidence level"));
        for (var h = 0; h < strata.Count; h++)
        {
            var s = strata[h];
            Demand.That(s.Sampled >= 2 && s.Sampled <= s.Size, new($"第 {h + 1} 层", $"Stratum {h + 1}"), new(
                $"抽样数（{s.Sampled}）应不小于 2 且不大于总体数（{s.Size}）。请与相近的层合并或核对。",
                $"the inspected ({s.Sampled}) must be at least 2 and at most the population ({s.Size}). Combine it with a similar stratum, or check the numbers."));
            Demand.That(s.Passed >= 0 && s.Passed <= s.Sampled, new($"第 {h + 1} 层", $"Stratum {h + 1}"), new(
                $"合格数（{s.Passed}）应在 0 与抽样数（{s.Sampled}）之间。请核对。",
                $"the conforming ({s.Passed}) must be between 0 and the inspected ({s.Sampled}). Check them."));
        }

        var (population, sampled) = (strata.Sum(s => s.Size), strata.Sum(s => s.Sampled));
        double[] weights = [.. strata.Select(s => s.Size / population)];
        double[] rates = [.. strata.Select(s => s.Passed / s.Sampled)];
        double[] parts = [.. strata.Select((s, h) => weights[h] * weights[h] * (1 - (s.Sampled / s.Size)) * rates[h] * (1 - rates[h]) / (s.Sampled - 1))];
        var (rate, variance) = (weights.Zip(rates, (w, p) => w * p).Sum(), parts.Sum());
        var df = strata.Sum(s => s.Sampled - 1);
        var half = StudentT.Quantile(0.5 + (level / 2), df) * Math.Sqrt(variance);
        double? effective = variance > 0 ? rate * (1 - rate) / variance : null;
        var simple = rate * (1 - rate) / (sampled - 1) * (1 - (sampled / population));
        var spread = strata.Select((s, h) => s.Size * Math.Sqrt(rates[h] * (1 - rates[h]))).ToArray();
        return new(
            rates, weights, rate, Math.Sqrt(variance), df, variance > 0 ? variance * variance / parts.Select((v, h) => v * v / (strata[h].Sampled - 1)).Sum() : null,
            (rate - half, rate + half), effective, simple > 0 ? variance / simple : null,
            effective is { } n ? ProportionInterval.Wilson(rate * n, n, level) : null,
            effective is { } m ? ProportionInterval.ClopperPearson(rate * m, m, level) : null,
            spread.Sum() > 0 ? Array.ConvertAll(spread, value => sampled * value / spread.Sum()) : null, Array.ConvertAll(weights, w => w * sampled));
    }
}
