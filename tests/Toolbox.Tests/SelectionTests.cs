using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Signals;

namespace Zhiheng.Toolbox.Tests;

public class SelectionTests
{
    private static readonly double[] Shares = [0, 0.001, 0.25, 0.5, 0.75, 0.999, 1];

    public static TheoryData<string, Func<int, double>> Columns { get; } = new()
    {
        { "even", i => i * 7919 % 100_003 },
        { "skewed", i => Math.Exp(i * 7919 % 100_003 / 200.0) },
        { "one far away", i => i == 5 ? 1e300 : i * 7919 % 100_003 },
        { "half alike", i => i % 2 == 0 ? 0.3 : i },
        { "all alike", _ => 0.1 },
        { "wider than any number", i => i % 3 == 0 ? -1.7e308 : i % 3 == 1 ? 1.7e308 : i },
        { "around zero", i => (i % 2 == 0 ? -1 : 1) / (1.0 + i) },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Quantiles_of_a_long_column_are_those_of_the_sorted_column(string name, Func<int, double> value)
    {
        double[] column = [.. Enumerable.Range(0, 90_001).Select(value)];
        var sorted = Sample.Sorted(column);

        Assert.Equal(name + string.Join(' ', Shares.Select(share => Sample.Quantile(sorted, share))), name + string.Join(' ', Sample.Quantiles(column, Shares)));
    }

    [Fact]
    public void Every_pair_has_three_scores_in_order_also_where_one_component_has_all_the_weight()
    {
        var prior = new GammaMixture(2.17188, 0.283455, 1.02864, 1.1799, 0.0686809);

        foreach (var count in new[] { 1, 2, 5, 20, 60, 100, 500, 3000 })
        {
            for (var expected = 1e-6; expected < 1e5; expected *= 1.7)
            {
                var score = GammaPoissonShrinker.Score(count, expected, prior);

                Assert.True(score.Low <= score.Ebgm && score.Ebgm <= score.High, $"{count} {expected}: {score}");
            }
        }
    }

    [Fact]
    public void The_counted_steps_are_just_enough()
    {
        var (median, steps) = Effort.Counted(() => NormalRange.Quantile(0.5, 5));

        Assert.Equal(median, Effort.Within(steps, () => NormalRange.Quantile(0.5, 5)));
        Assert.Throws<Catalogue.ToolboxException>(() => Effort.Within(steps - 1, () => NormalRange.Quantile(0.5, 5)));
    }
}
