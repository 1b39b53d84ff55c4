using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Rules;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Tests;

public class RunRuleTests
{
    [Fact]
    public void A_point_on_a_limit_does_not_signal_and_one_beyond_does()
    {
        var found = RunRuleEngine.Judge([3, -3, 3.0000001, -3.0000001], 0, 1);

        Assert.Equal([3, 4], RunRuleEngine.Positions(found, RunRules.Beyond));
    }

    [Fact]
    public void A_decimal_value_on_a_limit_is_not_pushed_beyond_it_by_rounding()
    {
        // 74.03 - 3·0.01 is 74.00000000000001 in binary.
        var found = RunRuleEngine.Judge([74.06, 74.00], 74.03, 0.01);

        Assert.Empty(RunRuleEngine.Positions(found, RunRules.Beyond));
    }

    [Fact]
    public void Data_far_from_zero_with_little_spread_still_signal()
        => Assert.Equal([2], RunRuleEngine.Positions(RunRuleEngine.Judge([1e9, 1e9 + 0.01, 1e9], 1e9, 0.001), RunRules.Beyond));

    [Fact]
    public void A_point_on_the_centre_line_ends_a_run()
    {
        double[] x = [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1];

        var found = RunRuleEngine.Judge(x, 0, 2);

        Assert.Empty(RunRuleEngine.Positions(found, RunRules.Side));
        Assert.Equal([8, 17], RunRuleEngine.Positions(found, RunRules.SideOfEight));
    }

    [Fact]
    public void Equal_neighbours_end_a_trend_and_an_alternation()
    {
        var rising = RunRuleEngine.Judge([1, 2, 3, 3, 4, 5, 6, 7, 8], 5, 10);
        var turning = RunRuleEngine.Judge([1, 2, 1, 2, 1, 2, 1, 1, 2, 1, 2, 1, 2, 1, 2], 1.5, 10);

        Assert.Equal([9], RunRuleEngine.Positions(rising, RunRules.Trend));
        Assert.Empty(RunRuleEngine.Positions(turning, RunRules.Alternating));
    }

    [Fact]
    public void Point_by_point_judges_as_the_whole_series()
    {
        var x = Enumerable.Range(0, 500).Select(i => 3.5 * Math.Sin(i * i)).ToArray();
        var engine = new RunRuleEngine();

        Assert.Equal(RunRuleEngine.Judge(x, 0, 1), x.Select(value => engine.Next(value, value)));
    }

    [Fact]
    public void The_numbers_of_the_rules_can_be_changed()
    {
        var numbers = RuleNumbers.Standard with { Side = 7, Beyond = 2 };

        var found = RunRuleEngine.Judge([2.5, 1, 1, 1, 1, 1, 1], 0, 1, numbers);

        Assert.Equal([1], RunRuleEngine.Positions(found, RunRules.Beyond));
        Assert.Equal([7], RunRuleEngine.Positions(found, RunRules.Side));
    }

    [Fact]
    public void Each_point_is_judged_with_its_own_limits()
    {
        var found = RunRuleEngine.Judge([3.5, 3.5], [0, 0], [1, 2]);

        Assert.Equal([1], RunRuleEngine.Positions(found, RunRules.Beyond));
    }

    [Theory]
    [InlineData(true, false, false, 0, 370.398)]
    [InlineData(true, true, false, 9, 158.74)]
    [InlineData(true, true, true, 8, 91.75)]
    public void The_false_alarm_rate_of_a_rule_set_is_the_published_one(bool beyond, bool two, bool four, int run, double length)
        => Assert.Equal(length, RunRuleLength.Of(new(beyond, two, four, run)).Average(0), 0.005);

    [Fact]
    public void A_long_series_has_the_sigma_of_its_mean_moving_range()
    {
        var x = Enumerable.Range(0, 100_000).Select(i => Math.Sin(i * 0.7) + Math.Cos(i * 1.9)).ToArray();
        var chart = IndividualsChart.Fit(x);

        Assert.Equal(x.Zip(x.Skip(1), (a, b) => Math.Abs(b - a)).Average() / ChartConstants.Of(2).D2, chart.Sigma, 1e-12);
    }
}
