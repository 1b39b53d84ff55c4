using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Toolbox.Tests.Sheets.Asked;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Charts for short runs and for batches that differ by nature.</summary>
public sealed class ShortRunSheetTests
{
    private const string ShortRun = "Z-MR (short run)";
    private const string BetweenWithin = "I-MR-R/S (between/within)";

    [Theory]
    [InlineData("zmr.part", "part")]
    [InlineData("zmr.run", "run")]
    [InlineData("zmr.relative.mean", "relative")]
    public void A_short_run_chart_shows_the_z_of_the_golden_case(string id, string sigma)
    {
        var (input, expected) = Ask.Golden("methods", id);
        var (parts, x) = (input.Texts("part"), input.Numbers("x"));

        var finding = Ask.Run("z-mr", Ask.Table("零件 测量值", x.Select((value, i) => new object[] { parts[i], value })), ("sigma", sigma));

        Assert.Equal(expected.Numbers("z"), finding.Pictures[0].Series[0].Values.Select(z => z!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(expected.Numbers("mr"), finding.Pictures[1].Series[0].Values.Skip(1).Select(z => z!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Ask.Near(expected.Number("MR", "ucl"), finding.Figure("移动极差图上限"));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("以自己的均值为中心", StringComparison.Ordinal));
    }

    [Fact]
    public void A_point_far_off_its_part_signals_and_bands_show_the_runs()
    {
        var (input, _) = Ask.Golden("methods", "zmr.constant");
        var (parts, x, nominal) = (input.Texts("part"), input.Numbers("x"), input.Numbers("nominal"));

        var finding = Ask.Run("z-mr", Ask.Table("零件 测量值 名义值", x.Select((value, i) => new object[] { parts[i], value, nominal[i] })), ("sigma", "constant"));

        Assert.Contains(19, finding.Pictures[0].Series[0].Flags.Keys);
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Assert.Equal(5, finding.Pictures[0].Bands.Count);
        Assert.Equal((3, 5), ((int)finding.Figure("零件数"), (int)finding.Figure("批数")));
    }

    [Fact]
    public void By_nominal_values_a_part_that_is_off_as_a_whole_is_seen_and_by_its_mean_it_is_not()
    {
        var text = "零件\t测量值\t名义值\n" + string.Join('\n', Enumerable.Range(0, 16).Select(i => i < 8 ? $"A\t{10 + (i % 2)}\t10.5" : $"B\t{30 + (i % 2)}\t20"));

        Assert.Equal(Tone.Bad, Ask.Run("z-mr", text).Verdict.Tone);
        Assert.Equal(Tone.Good, Ask.Run("z-mr", text, ("col-part", "1"), ("col-x", "2"), ("col-nominal", "")).Verdict.Tone);
    }

    [Fact]
    public void Each_chart_refuses_a_sigma_that_nothing_estimates()
    {
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nA\t2\nB\t3", "toolbox.data.degenerate", "“B”");
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nA\t1\nB\t3\nB\t4", "toolbox.data.degenerate", "“A”");
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nB\t3\nA\t2\nB\t4", "toolbox.data.degenerate", "这一批只有一个值", ("sigma", "run"));
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nB\t3\nC\t4", "toolbox.data.degenerate", "每个零件都只有一个值", ("sigma", "constant"));
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nA\t1\nB\t3\nB\t3", "toolbox.data.degenerate", "测量值", ("sigma", "relative"));
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nA\t0\nB\t3\nB\t4", "toolbox.data.not-positive", "测量值[2]", ("sigma", "relative"));
        Ask.Refuses("z-mr", "零件\t测量值\t名义值\nA\t1\t1\nA\t2\t1\nB\t3\t0\nB\t4\t0", "toolbox.data.not-positive", "名义值[3]", ("sigma", "relative"));
        Ask.Refuses("z-mr", "零件\t测量值\t名义值\nA\t1\t1\nA\t2\t1.1\nB\t3\t3\nB\t4\t3", "toolbox.data.degenerate", "“A”有两个不同的名义值");
        Ask.Refuses("z-mr", "零件\t测量值\nA\t1\nA\t2", "toolbox.input.too-few", "测量值");
        Assert.Contains("不可靠", string.Concat(Ask.Run("z-mr", "零件\t测量值\nA\t1\nA\t2\nA\t1").Readings.Select(reading => reading.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ShortRun, """{"x":[1,2,3],"part":["A","A"]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(ShortRun, """{"x":[1,2,3],"part":["A","A","A"],"nominal":[1]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(ShortRun, """{"x":[1,2,3],"part":["A","A","A"]}""", """{"sigma":"best"}""", "toolbox.input.not-a-choice")]
    [InlineData(ShortRun, """{"x":[1,2],"part":["A","A"]}""", "{}", "toolbox.input.too-few")]
    [InlineData(ShortRun, """{"x":[1,2,3]}""", "{}", "toolbox.input.missing")]
    [InlineData(BetweenWithin, """{"groups":[[1,2],[2,3]]}""", "{}", "toolbox.input.too-few")]
    [InlineData(BetweenWithin, """{"groups":[[1,3],[1,3],[0,4]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(BetweenWithin, """{"groups":[[1,1],[2,2],[4,4]]}""", "{}", "toolbox.data.constant")]
    [InlineData(BetweenWithin, """{"groups":[[1],[2],[4]]}""", "{}", "toolbox.data.degenerate")]
    public void The_tools_refuse_what_they_cannot_chart(string tool, string input, string parameters, string code)
        => Assert.Equal(code, Tests.Given.Refusal(tool, input, parameters).Code);

    [Fact]
    public void A_chart_between_and_within_shows_the_sigmas_of_the_golden_case()
    {
        foreach (var id in new[] { "imrrs.heat", "imrrs.none", "imrrs.unequal" })
        {
            var (input, expected) = Ask.Golden("methods", id);
            var rows = input.Matrix("groups");
            var text = "子组\t值\n" + string.Join('\n', rows.SelectMany((row, i) => row.Select(value => FormattableString.Invariant($"第{i}批\t{value}"))));

            foreach (var (spread, side) in new[] { ("range", "within_R"), ("sd", "within_S") })
            {
                var finding = Ask.Run("between-within", text, ("col-group", "1"), ("col-x", "2"), ("spread", spread));
                Ask.Near(expected.Number(side, "within"), finding.Figure("组内 σ"));
                Ask.Near(expected.Number(side, "between"), finding.Figure("组间 σ"));
                Ask.Near(expected.Number(side, "total"), finding.Figure("组间加组内 σ"));
                Ask.Near(expected.Number("I", "ucl"), finding.Figure("均值图上限"));
                Assert.Equal(id != "imrrs.none", finding.Readings.Any(reading => reading.Text.Contains("太窄", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void Nothing_lies_between_subgroups_whose_means_vary_no_more_than_they_must()
    {
        var groups = Subgroups.Of([[1, 9], [2, 8.2], [0.5, 9.4]]);

        var chart = BetweenWithinChart.Of(groups, SigmaEstimator.MeanRange);

        Assert.Equal((0, chart.Within, 0), (chart.Between, chart.Total, chart.ShareBetween));
        Ask.Unusable("between-within", "a\tb\n1\t1\n2\t2\n3\t3", "全都相同");
        Ask.Refuses("between-within", "a\tb\n1\t2\n2\t3", "toolbox.input.too-few", "子组");
        Ask.Refuses("between-within", "a\tb\n1\t3\n0\t4\n-1\t5", "toolbox.data.degenerate", "均值全都相同");
    }
}
