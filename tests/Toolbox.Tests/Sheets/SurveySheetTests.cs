using Xunit;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets.Surveyed;

public sealed class SurveySheetTests
{
    [Fact]
    public void A_pass_rate_has_the_intervals_of_the_golden_case()
    {
        var row = SurveyRun.Case("survey", "prop.ci").GetProperty("expected").GetProperty("rows")[5];

        var finding = SurveyRun.Of("pass-rate");

        SurveyRun.Near(100 * row.At("p"), finding.Number("合格率 (%)"));
        SurveyRun.Near(100 * row.GetProperty("wilson")[0].GetDouble(), finding.Number("Wilson 下限 (%)"));
        SurveyRun.Near(100 * row.GetProperty("clopper_pearson")[1].GetDouble(), finding.Number("Clopper-Pearson 上限 (%)"));
        SurveyRun.Near(100 * row.GetProperty("jeffreys")[0].GetDouble(), finding.Cell(0, 2, 1));
    }

    [Theory]
    [InlineData("90", Tone.Good)]
    [InlineData("93.4", Tone.Caution)]
    [InlineData("96", Tone.Bad)]
    public void A_demand_is_judged_on_the_limits_not_on_the_rate(string claim, Tone tone)
        => Assert.Equal(tone, SurveyRun.Of("pass-rate", null, ("claim", claim)).Verdict.Tone);

    [Theory]
    [InlineData("1868", "持平")]
    [InlineData("1868", "持平", "1840")]
    [InlineData("1868", "上升", "1800")]
    [InlineData("1868", "下降", "1930")]
    public void A_change_is_called_only_beyond_its_error(string x, string word, string prior = "1866")
        => Assert.Contains(SurveyRun.Of("pass-rate", null, ("x", x), ("prior-n", "2000"), ("prior-x", prior)).Readings, reading => reading.Text.Contains($"：{word}（", StringComparison.Ordinal));

    [Fact]
    public void Without_any_failure_the_lower_limit_is_below_100_and_said()
    {
        var finding = SurveyRun.Of("pass-rate", null, ("n", "20"), ("x", "20"));

        Assert.InRange(finding.Number("Clopper-Pearson 下限 (%)"), 83.1, 83.2);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("不等于 100 %", StringComparison.Ordinal));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("不到 30", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_rate_refuses_what_cannot_be()
    {
        Assert.Contains("“合格数”（11）大于“抽样数”（10）", SurveyRun.Refused("pass-rate", null, ("n", "10"), ("x", "11")), StringComparison.Ordinal);
        Assert.Contains("只填了一个", SurveyRun.Refused("pass-rate", null, ("prior-n", "10")), StringComparison.Ordinal);
        Assert.Contains("上期合格数", SurveyRun.Refused("pass-rate", null, ("prior-n", "10"), ("prior-x", "11")), StringComparison.Ordinal);
        Assert.Contains("抽样数", SurveyRun.Refused("pass-rate", null, ("n", "0")), StringComparison.Ordinal);
        Assert.Contains("应当是整数", SurveyRun.Refused("pass-rate", null, ("n", "10.5")), StringComparison.Ordinal);
        Assert.Contains("不是数字", SurveyRun.Refused("pass-rate", null, ("n", "1,000")), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_tested_together_and_sorted_with_the_lowest_first()
    {
        var finding = SurveyRun.Of("pass-rate-groups");

        Assert.Equal("D", finding.Tables[0].Rows[0][0].Text);
        Assert.Contains("D", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("抽样数不到 30 的组：F", StringComparison.Ordinal));
    }

    [Fact]
    public void One_group_has_a_rate_and_no_test()
        => Assert.DoesNotContain(SurveyRun.Of("pass-rate-groups", "组\t抽样数\t合格数\nA\t20\t19").Figures, figure => figure.Name == "p");

    [Fact]
    public void Counts_that_cannot_be_are_refused_with_their_cell()
    {
        Assert.Contains("C3", SurveyRun.Refused("pass-rate-groups", "组\t抽样数\t合格数\nA\t20\t19\nB\t20\t21"), StringComparison.Ordinal);
        Assert.Contains("单元格 B3", SurveyRun.Refused("pass-rate-groups", "组\t抽样数\t合格数\nA\t20\t19\nB\t20.5\t20"), StringComparison.Ordinal);
        Assert.Contains("单元格 B2", SurveyRun.Refused("pass-rate-groups", "组\t抽样数\t合格数\nA\t0\t0\nB\t20\t20"), StringComparison.Ordinal);
        Assert.Contains("千位分隔符", SurveyRun.Refused("pass-rate-groups", "组\t抽样数\t合格数\nA\t1,200.0\t19\nB\t20\t20"), StringComparison.Ordinal);
        Assert.Contains("没有一行", SurveyRun.Refused("pass-rate-groups", "组\t抽样数\t合格数\nA\t20\t\nB\t20\t"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_a_missing_count_are_left_out_and_said()
        => Assert.Contains(SurveyRun.Of("pass-rate-groups", "组\t抽样数\t合格数\nA\t20\t19\nB\t20\t\nC\t50\t40").Readings, reading => reading.Text.Contains("有 1 行缺失", StringComparison.Ordinal));

    [Fact]
    public void The_change_of_two_periods_is_the_root_of_the_chi_square_of_its_table()
    {
        var finding = SurveyRun.Of("pass-rate-change", "组\t上期抽样数\t上期合格数\t本期抽样数\t本期合格数\nA\t260\t247\t255\t222");

        var test = Basics.ContingencyTable.Of([[247, 13], [222, 33]]);
        SurveyRun.Near(-Math.Sqrt(test.ChiSquared), finding.Number("z"));
        Assert.Contains("下降", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_periods_without_failures_are_unchanged()
        => Assert.Contains("持平", SurveyRun.Of("pass-rate-change", "组\t上期抽样数\t上期合格数\t本期抽样数\t本期合格数\nA\t20\t20\t30\t30").Verdict.Text, StringComparison.Ordinal);

    [Fact]
    public void Strata_give_the_golden_rate()
    {
        var expected = SurveyRun.Case("survey", "strat.pass").GetProperty("expected");

        var finding = SurveyRun.Of("pass-rate-stratified");

        SurveyRun.Near(100 * expected.At("p"), finding.Number("总体合格率 (%)"));
        SurveyRun.Near(100 * expected.At("se"), finding.Number("标准误 (%)"));
        SurveyRun.Near(expected.At("n_eff"), finding.Number("有效样本量"));
        SurveyRun.Near(100 * expected.GetProperty("ci_wilson_neff")[0].GetDouble(), finding.Number("Wilson 下限 (%)"), 1e-7);
        SurveyRun.Near(expected.GetProperty("neyman_n")[3].GetDouble(), finding.Cell(0, 3, 5));
    }

    [Fact]
    public void Strata_refuse_one_sample_and_more_samples_than_there_are()
    {
        Assert.Contains("单元格 C2", SurveyRun.Refused("pass-rate-stratified", "层\t总体数\t抽样数\t合格数\nA\t100\t1\t1\nB\t50\t20\t19"), StringComparison.Ordinal);
        Assert.Contains("“总体数”（10）", SurveyRun.Refused("pass-rate-stratified", "层\t总体数\t抽样数\t合格数\nA\t10\t20\t19\nB\t50\t20\t19"), StringComparison.Ordinal);
    }

    [Fact]
    public void Strata_inspected_wholly_have_no_error()
        => Assert.Contains("没有抽样误差", SurveyRun.Of("pass-rate-stratified", "层\t总体数\t抽样数\t合格数\nA\t20\t20\t19\nB\t30\t30\t30").Verdict.Text, StringComparison.Ordinal);

    [Fact]
    public void Output_weights_give_the_golden_rate()
    {
        var golden = SurveyRun.Case("survey", "weighted.pass");
        var (input, expected) = (golden.GetProperty("input"), golden.GetProperty("expected"));
        var cells = (from r in Enumerable.Range(0, 3) from i in Enumerable.Range(0, 4) select (r, i)).ToList();
        string table = SurveyRun.Columns("地区\t行业\t产值\t抽样数\t合格数", cells.Select(cell => (object)$"R{cell.r}"), cells.Select(cell => (object)$"I{cell.i}"), Of("output"), Of("n"), Of("x"));

        var finding = SurveyRun.Of("pass-rate-weighted", table);

        SurveyRun.Near(100 * expected.At("national_rate"), finding.Number("加权合格率 (%)"));
        SurveyRun.Near(100 * expected.At("national_se"), finding.Number("标准误 (%)"));
        SurveyRun.Near(100 * expected.At("unweighted"), finding.Number("不加权合格率 (%)"));
        SurveyRun.Near(100 * expected.GetProperty("region_rate")[1].GetDouble(), finding.Cell(0, 1, 2));
        SurveyRun.Near(100 * expected.GetProperty("industry_rate")[0].GetDouble(), finding.Cell(1, 0, 2));

        IEnumerable<object> Of(string name) => cells.Select(cell => (object)input.GetProperty(name)[cell.r][cell.i].GetDouble());
    }

    [Fact]
    public void A_cell_without_a_row_is_said_and_a_cell_with_two_is_refused()
    {
        Assert.Contains(SurveyRun.Of("pass-rate-weighted").Readings, reading => reading.Text.Contains("有 1 个地区与行业的组合没有数据", StringComparison.Ordinal));
        Assert.Contains("出现了两次", SurveyRun.Refused("pass-rate-weighted", "地区\t行业\t产值\t抽样数\t合格数\nA\tC13\t10\t20\t19\nA\tC13\t12\t20\t19"), StringComparison.Ordinal);
        Assert.Contains("单元格 C2", SurveyRun.Refused("pass-rate-weighted", "地区\t行业\t产值\t抽样数\t合格数\nA\tC13\t0\t20\t19\nA\tC14\t12\t20\t19"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_sizes_are_the_golden_ones()
    {
        Assert.Equal(685, SurveyRun.Of("sample-size").Number("样本量"));
        Assert.Equal(323, SurveyRun.Of("sample-size", null, ("p", "50"), ("e", "5"), ("deff", "1"), ("population", "2000")).Number("样本量"));
        var expected = SurveyRun.Case("survey", "ss.power").GetProperty("expected");
        foreach (var (test, name) in new[] { ("two-rates", "two_prop_90_95"), ("two-rates-arcsine", "two_prop_pwr"), ("two-means", "t_two_d05"), ("groups", "anova_k4_f25"), ("table", "chisq_w3_df2"), ("correlation", "r_03") })
        {
            SurveyRun.Near(expected.At(name), SurveyRun.Of("sample-size-test", null, ("test", test)).Number("取整前"), 1e-5);
        }

        SurveyRun.Near(expected.At("t_paired_d03"), SurveyRun.Of("sample-size-test", null, ("test", "pairs"), ("d", "0.3"), ("power", "90")).Number("取整前"), 1e-5);
        Assert.Contains("相同", SurveyRun.Refused("sample-size-test", null, ("p1", "90"), ("p2", "90")), StringComparison.Ordinal);
        Assert.Contains("允许误差", SurveyRun.Refused("sample-size", null, ("e", "0")), StringComparison.Ordinal);
    }

    [Fact]
    public void Anybody_draws_the_same_units_from_the_public_start()
    {
        var finding = SurveyRun.Of("pps");

        Assert.Equal(["2", "4", "7", "9", "11"], finding.Tables[0].Rows.Select(row => $"{row[0].Value}"));
        SurveyRun.Near(0.192771084337349, finding.Cell(1, 0, 3));
        Assert.Contains("单元格 B2", SurveyRun.Refused("pps", "单位\t规模\nA\t-1\nB\t2\nC\t3", ("n", "1")), StringComparison.Ordinal);
        Assert.Contains("抽取个数", SurveyRun.Refused("pps", "单位\t规模\nA\t1\nB\t2\nC\t0", ("n", "3")), StringComparison.Ordinal);
        Assert.Contains("应小于 1", SurveyRun.Refused("pps", null, ("start", "1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_probabilities_give_the_golden_total()
    {
        var expected = SurveyRun.Case("survey", "ht.1").GetProperty("expected");

        var finding = SurveyRun.Of("pps-estimate");

        SurveyRun.Near(expected.At("ht_total"), finding.Number("总量（Horvitz-Thompson）"));
        SurveyRun.Near(Math.Sqrt(expected.At("ht_var_deville")), finding.Number("总量的标准误"));
        SurveyRun.Near(expected.At("hajek_mean"), finding.Number("平均数（Hájek）"));
        Assert.Contains("单元格 B2", SurveyRun.Refused("pps-estimate", "数值\t入样概率\n3\t0\n4\t0.5"), StringComparison.Ordinal);
        Assert.Contains("全是 1", SurveyRun.Refused("pps-estimate", "数值\t入样概率\n3\t1\n4\t1"), StringComparison.Ordinal);
        Assert.Contains("至少需要 2 个", SurveyRun.Refused("pps-estimate", "数值\t入样概率\n3\t0.5"), StringComparison.Ordinal);
    }
}
