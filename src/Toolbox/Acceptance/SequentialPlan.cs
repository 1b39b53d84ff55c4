using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

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
        Demand.Probability(good, Words.Both("p1"));
        Demand.Probability(bad, Words.Both("p2"));
        Demand.Probability(alpha, new("生产方风险 α", "Producer's risk α"));
        Demand.Probability(beta, new("使用方风险 β", "Consumer's risk β"));
        Demand.That(good < bad, new("质量点", "Quality points"), new(
            $"p1（{good}）应小于 p2（{bad}）。请交换两个质量点。",
            $"p1 ({good}) must be less than p2 ({bad}). Swap the two quality points."));
        Demand.That(alpha + beta < 1, new("风险", "Risks"), new(
            $"两个风险之和应小于 1，现在是 {alpha + beta}。请改小 α 或 β。",
            $"the two risks must add up to less than 1; they are {alpha + beta} now. Make α or β smaller."));
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
        Demand.AtLeast(items, 1, new("已检数 n", "Items so far n"));
        Demand.That(nonconforming >= 0 && nonconforming <= items, new("不合格数", "Nonconforming items"), new(
            $"不合格数（{nonconforming}）应在 0 与已检数（{items}）之间。请检查记录。",
            $"the nonconforming items ({nonconforming}) must be between 0 and the items so far ({items}). Check the record."));
        return nonconforming <= (Slope * items) - Acceptance ? true : nonconforming >= (Slope * items) + Rejection ? false : null;
    }
}
