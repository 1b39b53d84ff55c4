using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>
/// I-MR-R/S chart: the means of subgroups as single values with moving ranges of their own, beside the spread within. For processes such as batches,
/// castings or coils, whose subgroups differ by more than chance even when nothing is wrong: an x̄ chart would signal all the time.
/// </summary>
/// <remarks>
/// Means: x̿ ± 3·σ(x̄), σ(x̄) = mean(MR of the means)/d2(2), x̿ the plain mean of the means. Between: σ_b² = max(0, σ(x̄)² − σ_w²·mean(1/n)).
/// Total: √(σ_b² + σ_w²). For unequal sizes mean(1/n) is exact in expectation; other programs take the commonest size.
/// Source: S. J. Janis, 44th ASQC Annual Quality Congress Transactions (1990) 1006.
/// </remarks>
/// <param name="Means">The chart of the means; its σ is that of a mean.</param>
/// <param name="Within">σ within subgroups.</param>
/// <param name="Between">σ of what subgroups differ by beyond chance; 0 where they do not.</param>
/// <param name="ExpectedOfMeans">σ_w·√mean(1/n): what the means would vary by if only the variation within existed.</param>
public sealed record BetweenWithinChart(IndividualsChart Means, double Within, double Between, double ExpectedOfMeans)
{
    /// <summary>√(σ_b² + σ_w²): of one value among all.</summary>
    public double Total => Math.Sqrt((Between * Between) + (Within * Within));

    /// <summary>The part of the variance of a single value that lies between subgroups, 0 to 1.</summary>
    public double ShareBetween => Between * Between / ((Between * Between) + (Within * Within));

    /// <param name="groups">At least three, with some spread within.</param>
    /// <exception cref="Catalogue.ToolboxException">Fewer than three subgroups, or means that are all the same.</exception>
    public static BetweenWithinChart Of(Subgroups groups, SigmaEstimator within, double multiplier = 3)
    {
        if (groups.Count < 3)
        {
            throw Catalogue.Problems.TooFew(new("子组", "Subgroup"), groups.Count, 3);
        }

        var means = IndividualsChart.Fit(groups.Means, 2, multiplier);
        Demand.That(means.Sigma > 0, new("子组", "Subgroup"), new(
            "各子组的均值全都相同，均值的移动极差为 0。请检查量具分辨力和列的选择。",
            "the means of all subgroups are equal, so the moving range of the means is 0. Check the resolution of the gauge and the choice of columns."));
        var sigma = groups.Sigma(within);
        var inverse = 0.0;
        for (var i = 0; i < groups.Count; i++)
        {
            inverse += 1.0 / groups.SizeOf(i);
        }

        var expected = sigma * Math.Sqrt(inverse / groups.Count);
        return new(means, sigma, Math.Sqrt(Math.Max(0, (means.Sigma * means.Sigma) - (expected * expected))), expected);
    }
}
