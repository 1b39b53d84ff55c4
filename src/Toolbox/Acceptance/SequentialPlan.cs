using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Acceptance;

/// <summary>
/// Item-by-item sequential sampling (Wald): after n items with d nonconforming accept when d ≤ s n − h_A, reject when d ≥ s n + h_R.
/// </summary>
/// <param name="Slope">s, nonconforming items an item.</param>
/// <param name="Acceptance">Intercept h_A of the acceptance line.</param>
/// <param name="Rejection">Intercept h_R of the rejection line.</param>
/// <param name="SampleNumberGood">Average sample number at p₁ (Wald's approximation, overshoot neglected).</param>
/// <param name="SampleNumberBad">Average sample number at p₂.</param>
/// <remarks>Source: Wald, Sequential Analysis (1947); ISO 28591 (ISO 8422) in form, without its tables of corrected intercepts.</remarks>
public sealed record SequentialPlan(double Slope, double Acceptance, double Rejection, double SampleNumberGood, double SampleNumberBad)
{
    /// <param name="good">p₁, accepted with probability 1 − <paramref name="alpha"/>.</param>
    /// <param name="bad">p₂ &gt; p₁, accepted with probability <paramref name="beta"/>.</param>
    public static SequentialPlan For(double good, double bad, double alpha, double beta)
    {
        Demand.Probability(good, "p1");
        Demand.Probability(bad, "p2");
        Demand.Probability(alpha, "生产方风险 α");
        Demand.Probability(beta, "使用方风险 β");
        Demand.That(good < bad, "质量点", $"p1（{good}）应小于 p2（{bad}）。请交换两个质量点。");
        Demand.That(alpha + beta < 1, "风险", $"两个风险之和应小于 1，现在是 {alpha + beta}。请改小 α 或 β。");
        var passes = double.LogP1(-good) - double.LogP1(-bad);
        var unit = Math.Log(bad / good) + passes;
        var (slope, accept, reject) = (passes / unit, Math.Log((1 - alpha) / beta) / unit, Math.Log((1 - beta) / alpha) / unit);
        return new(
            slope, accept, reject,
            (((1 - alpha) * accept) - (alpha * reject)) / (slope - good),
            (((1 - beta) * reject) - (beta * accept)) / (bad - slope));
    }

    /// <summary>The decision after <paramref name="items"/> items: true accepts, false rejects, null goes on.</summary>
    public bool? After(int items, int nonconforming)
    {
        Demand.AtLeast(items, 1, "已检数 n");
        Demand.That(nonconforming >= 0 && nonconforming <= items, "不合格数", $"不合格数（{nonconforming}）应在 0 与已检数（{items}）之间。请检查记录。");
        return nonconforming <= (Slope * items) - Acceptance ? true : nonconforming >= (Slope * items) + Rejection ? false : null;
    }
}
