using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Charts;

namespace Zhiheng.Toolbox.Tests;

public class CapabilityTests
{
    private const string Tool = "process capability (normal)";

    [Fact]
    public void The_verdict_rests_on_the_lower_bound_and_not_on_the_index()
    {
        var groups = Stable(20);
        var within = Within(groups, 100, 5.35);

        var verdict = Verdict.Of(groups, within);

        Assert.Equal("一级", Verdict.GradeOf(within.Cpk));
        Assert.Equal("二级", verdict.Grade);
    }

    [Fact]
    public void The_verdict_is_withheld_while_the_chart_signals()
    {
        double[][] groups = [.. Enumerable.Range(0, 20).Select(Group), [9, 8, 10, 9, 8]];

        var verdict = Verdict.Of(Subgroups.Of(groups), Within(Subgroups.Of(groups), 105, 20));

        Assert.Null(verdict.Grade);
        Assert.Contains(21, verdict.Signals);
    }

    [Fact]
    public void The_verdict_is_withheld_below_thirty_values()
    {
        var groups = Stable(5);

        var verdict = Verdict.Of(groups, Within(groups, 25, 20));

        Assert.True(verdict.TooFew);
        Assert.Null(verdict.Grade);
    }

    [Fact]
    public void With_one_limit_Cp_is_not_defined_and_Cpk_is_that_side()
    {
        var overall = Given.Run(Tool, """{"groups":[[1,2,3],[2,3,4],[1,3,2]]}""", """{"usl":6}""")["overall"]!;

        Assert.Null(overall["cp"]);
        Assert.Null(overall["cpl"]);
        Assert.Equal(overall["cpu"]!.GetValue<double>(), overall["cpk"]!.GetValue<double>());
        Assert.NotNull(overall["cpu_exact_ci"]);
    }

    [Fact]
    public void Where_nothing_lies_outside_Z_is_not_defined_instead_of_infinite()
    {
        var overall = Given.Run(Tool, """{"groups":[[1,2],[2,1],[1,2]]}""", """{"lsl":-1000,"usl":1000}""")["overall"]!.AsObject();

        Assert.True(overall.ContainsKey("z_bench"));
        Assert.Null(overall["z_bench"]);
    }

    [Fact]
    public void Data_that_are_not_positive_get_no_fits_that_need_it()
    {
        var answer = Given.Run(
            "non-normal capability (ISO 22514-2 percentile method) and Box-Cox", """{"x":[-1,0,1,2,3,2.5,0.5,1.5]}""", """{"lsl":-5,"usl":8}""");

        Assert.Null(answer["weibull"]);
        Assert.Null(answer["boxcox"]);
        Assert.NotNull(answer["normal"]);
    }

    [Fact]
    public void No_answer_holds_a_number_that_is_none()
        => Assert.DoesNotContain("NaN", Given.Run(Tool, """{"groups":[[1,2],[2,1.5],[1]]}""", """{"lsl":0}""").ToJsonString(), StringComparison.Ordinal);

    private static double[] Group(int number)
        => [.. Enumerable.Range(0, 5).Select(i => ((((number * 5) + i) * 7919) % 101 / 101.0 * 2) - 1 + (i % 2 == 0 ? 0.4 : -0.6))];

    private static Subgroups Stable(int count) => Subgroups.Of([.. Enumerable.Range(0, count).Select(Group)]);

    private static Indices Within(Subgroups groups, int count, double half)
    {
        var sigma = groups.Sigma(SigmaEstimator.Pooled);
        return new(count, groups.Centre, sigma, groups.PooledFreedom, new(groups.Centre - (half * sigma * 0.8), groups.Centre + (half * sigma * 0.8)), 0.95);
    }
}
