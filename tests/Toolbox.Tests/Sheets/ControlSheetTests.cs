using System.Globalization;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

public sealed class ControlSheetTests
{
    [Fact]
    public void Individuals_agree_with_the_reference()
    {
        var golden = SheetRun.Case("charts", "imr.viscosity");
        var text = SheetRun.Pasted(golden.Listed("input.x"));

        var usual = SheetRun.Of("i-mr", text);

        Assert.Equal(golden.Inside("expected.span2.sigma").GetDouble(), usual.Shown("σ̂"), 1e-12);
        Assert.Equal(golden.Inside("expected.span2.I.ucl").GetDouble(), usual.Shown("控制上限 UCL"), 1e-11);
        Assert.Equal(golden.Inside("expected.span2.sigma_median_mr").GetDouble(), SheetRun.Of("i-mr", text, ("estimator", "median")).Shown("σ̂"), 1e-11);
        Assert.Equal(golden.Inside("expected.sigma_mssd").GetDouble(), SheetRun.Of("i-mr", text, ("estimator", "mssd")).Shown("σ̂"), 1e-12);
        Assert.Equal(golden.Inside("expected.sigma_sd_c4").GetDouble(), SheetRun.Of("i-mr", text, ("estimator", "sd")).Shown("σ̂"), 1e-12);
        Assert.Equal(golden.Inside("expected.qcc27.sigma_MR").GetDouble(), SheetRun.Of("i-mr", text, ("constants", "table")).Shown("σ̂"), 1e-12);
        Assert.Equal(golden.Inside("expected.span3.sigma").GetDouble(), SheetRun.Of("i-mr", text, ("span", "3")).Shown("σ̂"), 1e-12);
    }

    [Fact]
    public void Stages_have_limits_of_their_own_and_no_range_across()
    {
        var finding = SheetRun.Of("i-mr", "值\t阶段\n10\t前\n11\t前\n10\t前\n12\t前\n20\t后\n21\t后\n20\t后\n22\t后", ("col-stage", "2"));

        Assert.Empty(finding.Pictures[0].Series[0].Flags);
        Assert.Null(finding.Pictures[1].Series[0].Values[4]);
        Assert.Equal(10.75, finding.Tables[0].Rows[0][3].Value!.Value, 1e-12);
        Assert.Equal(20.75, finding.Tables[0].Rows[1][3].Value!.Value, 1e-12);
        Assert.Equal(2, finding.Pictures[0].Bands.Count);
    }

    [Fact]
    public void Points_may_have_names()
        => Assert.Equal(["一月", "二月", "三月"], SheetRun.Of("i-mr", "值\t月\n10\t一月\n11\t二月\n10\t三月", ("col-name", "2")).Pictures[0].Labels);

    [Theory]
    [InlineData("1\n2", "至少需要 3 个")]
    [InlineData("5\n5\n5\n5", "全都相同")]
    public void Individuals_that_cannot_be_judged_are_refused(string text, string why) => Assert.Contains(why, SheetRun.Refused("i-mr", text).Message, StringComparison.Ordinal);

    [Fact]
    public void Individuals_refuse_what_only_some_settings_cannot_bear()
    {
        Assert.Contains("改为 2", SheetRun.Refused("i-mr", "1\n2\n3\n5\n4", ("span", "3"), ("estimator", "median")).Message, StringComparison.Ordinal);
        Assert.Contains("中位移动极差为 0", SheetRun.Refused("i-mr", "1\n1\n1\n1\n2", ("estimator", "median")).Message, StringComparison.Ordinal);
        Assert.Contains("阶段“后”", SheetRun.Refused("i-mr", "值\t段\n1\t前\n2\t前\n3\t前\n4\t后", ("col-stage", "2")).Message, StringComparison.Ordinal);
        Assert.Contains("移动极差用几个相邻点", SheetRun.Refused("i-mr", "1\n2\n3\n4", ("span", "10")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Means_agree_with_the_reference_for_equal_sizes()
    {
        var golden = SheetRun.Case("charts", "var.pistonrings25");
        var text = SheetRun.Rows(golden.Inside("input.groups"));
        foreach (var (choice, name) in new[] { ("mean-range", "UWAVE_R"), ("weighted-range", "MVLUE_R"), ("mean-sd", "UWAVE_SD"), ("weighted-sd", "MVLUE_SD"), ("pooled", "POOLED"), ("pooled-c4", "POOLED_c4") })
        {
            var finding = SheetRun.Of("xbar", text, ("estimator", choice));
            Assert.Equal(golden.Inside($"expected.sigma.{name}").GetDouble(), finding.Shown("σ̂"), 1e-11);
            Assert.Equal(golden.Listed($"expected.xbar_limits.{name}.ucl")[0], finding.Shown("均值图上限"), 1e-9);
        }

        Assert.Equal(golden.Listed("expected.R_chart.ucl")[0], SheetRun.Of("xbar", text).Shown("极差图上限"), 1e-10);
        Assert.Equal(golden.Listed("expected.S_chart.ucl")[0], SheetRun.Of("xbar", text, ("spread", "sd")).Shown("标准差图上限"), 1e-10);
        Assert.Equal(SheetRun.Case("charts", "var.pistonrings25.qcc27").Inside("expected.UWAVE_R.sigma").GetDouble(), SheetRun.Of("xbar", text, ("constants", "table")).Shown("σ̂"), 1e-11);
    }

    [Fact]
    public void Means_agree_with_the_reference_for_differing_sizes()
    {
        var golden = SheetRun.Case("charts", "var.pistonrings.unequal");
        var finding = SheetRun.Of("xbar", SheetRun.Rows(golden.Inside("input.groups")));

        var (upper, spread) = (golden.Listed("expected.xbar_limits.UWAVE_SD.ucl"), golden.Listed("expected.S_chart.ucl"));
        for (var i = 0; i < upper.Length; i++)
        {
            Assert.Equal(upper[i], finding.Pictures[0].Last(1, i), 1e-9);
            Assert.Equal(spread[i], finding.Pictures[1].Last(1, i), 1e-9);
        }
    }

    [Fact]
    public void Subgroups_may_stand_in_rows_in_a_column_of_labels_or_one_below_the_other()
    {
        const string Rows = "a\tb\n1.5\t2\n3\t4\n2\t5";
        const string Long = "值\t组\n1.5\t甲\n3\t乙\n2\t丙\n2\t甲\n4\t乙\n5\t丙";
        const string One = "1.5\n2\n3\n4\n2\n5\n9";

        var expected = SheetRun.Of("xbar", Rows);
        Assert.Equal(expected.Shown("σ̂"), SheetRun.Of("xbar", Long, ("col-group", "2")).Shown("σ̂"), 1e-14);
        Assert.Equal(["甲", "乙", "丙"], SheetRun.Of("xbar", Long, ("col-group", "2")).Pictures[0].Labels);
        var cut = SheetRun.Of("xbar", One, ("size", "2"));
        Assert.Equal(expected.Shown("σ̂"), cut.Shown("σ̂"), 1e-14);
        Assert.Contains(cut.Readings, reading => reading.Text.Contains("最后 1 个值不满一组", StringComparison.Ordinal));
    }

    [Fact]
    public void A_subgroup_of_one_counts_for_the_mean_only()
    {
        var finding = SheetRun.Of("xbar", "a\tb\n1\t2\n3\t4\n2\t\n5\t5.5");

        Assert.Null(finding.Pictures[1].Series[0].Values[2]);
        Assert.Equal(22.5 / 7, finding.Shown("总均值"), 1e-12);
    }

    [Theory]
    [InlineData("1\n2\n3", "每个子组只有一个值")]
    [InlineData("a\tb\n1\t2", "至少需要 2 个")]
    [InlineData("a\tb\n1\t1\n2\t2", "全都相同")]
    public void Subgroups_that_cannot_be_judged_are_refused(string text, string why) => Assert.Contains(why, SheetRun.Refused("xbar", text).Message, StringComparison.Ordinal);

    [Fact]
    public void Subgroups_refuse_labels_that_contradict_and_sizes_beyond_the_constants()
    {
        Assert.Contains("分属阶段", SheetRun.Refused("xbar", "v\tg\ts\n1\t甲\t前\n2\t甲\t后", ("col-x", "1"), ("col-group", "2"), ("col-stage", "3")).Message, StringComparison.Ordinal);
        Assert.Contains("B3", SheetRun.Refused("xbar", "v\tg\n1\t甲\n2\t\n3\t乙", ("col-group", "2")).Message, StringComparison.Ordinal);
        var wide = string.Join('\n', Enumerable.Range(0, 404).Select(i => (i % 7).ToString(CultureInfo.InvariantCulture)));
        Assert.Contains("标准差图", SheetRun.Refused("xbar", wide, ("size", "101"), ("spread", "range")).Message, StringComparison.Ordinal);
        Assert.Contains("只到 25", SheetRun.Refused("xbar", wide, ("size", "26"), ("spread", "range"), ("constants", "table")).Message, StringComparison.Ordinal);
        Assert.NotEmpty(SheetRun.Of("xbar", wide, ("size", "101")).Pictures);
    }

    [Theory]
    [InlineData("p", "p.purchase.var", "defectives", "lcl", "ucl")]
    [InlineData("laney-p", "p.purchase.var", "defectives", "laney.lcl", "laney.ucl")]
    [InlineData("u", "u.dyedcloth", "defects", "lcl", "ucl")]
    [InlineData("laney-u", "u.dyedcloth", "defects", "laney.lcl", "laney.ucl")]
    public void Shares_and_rates_agree_with_the_reference(string slug, string id, string count, string lower, string upper)
    {
        var golden = SheetRun.Case("charts", id);

        var finding = SheetRun.Of(slug, SheetRun.Pasted(golden.Listed("input." + count), golden.Listed("input.size")));

        var (low, high) = (golden.Listed("expected." + lower), golden.Listed("expected." + upper));
        for (var i = 0; i < low.Length; i++)
        {
            Assert.Equal(high[i], finding.Pictures[0].Last(1, i), 1e-9);
            Assert.Equal(low[i], finding.Pictures[0].Last(3, i), 1e-9);
        }

        Assert.Equal(golden.Inside("expected.laney.sigma_z").GetDouble(), finding.Shown("σz"), 1e-10);
    }

    [Fact]
    public void Numbers_and_counts_agree_with_the_reference()
    {
        var juice = SheetRun.Case("charts", "p.orangejuice.30");
        var numbers = SheetRun.Of("np", SheetRun.Pasted(juice.Listed("input.defectives")), ("n", "50"));
        Assert.Equal(50 * juice.Inside("expected.cl").GetDouble(), numbers.Shown("中心线"), 1e-10);
        Assert.Equal(juice.Inside("expected.overdispersion.p_value").GetDouble(), numbers.Shown("过度离散检验 p 值"), 1e-9);
        Assert.Equal(numbers.Shown("控制上限 UCL"), SheetRun.Of("np", SheetRun.Pasted(juice.Listed("input.defectives"), juice.Listed("input.size")), ("col-size", "2")).Shown("控制上限 UCL"), 1e-12);

        var circuit = SheetRun.Case("charts", "c.circuit");
        var counts = SheetRun.Of("c", SheetRun.Pasted(circuit.Listed("input.defects")));
        Assert.Equal(circuit.Inside("expected.ucl").GetDouble(), counts.Shown("控制上限 UCL"), 1e-10);
        Assert.Equal(8, counts.Shown("概率界限 0.135 %"));
        Assert.Equal(34, counts.Shown("概率界限 99.865 %"));
    }

    [Fact]
    public void Overdispersion_is_hinted_at_where_it_is_and_not_where_it_is_not()
    {
        const string Large = "d\tn\n1210\t40200\n1108\t40150\n1365\t41010\n1092\t40480\n1240\t40900";
        Assert.Contains(SheetRun.Of("p", Large).Readings, reading => reading.Text.Contains("Laney p′", StringComparison.Ordinal));
        Assert.DoesNotContain(SheetRun.OfSample("p").Readings, reading => reading.Text.Contains("Laney", StringComparison.Ordinal));
        Assert.Contains(SheetRun.OfSample("laney-p").Readings, reading => reading.Text.Contains("σz", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("p", "d\tn\n5\t50\n60\t50", "A3")]
    [InlineData("p", "d\tn\n5\t50\n1.5\t50", "A3")]
    [InlineData("p", "d\tn\n5\t50\n-1\t50", "A3")]
    [InlineData("p", "d\tn\n5\t50\n1\t0", "B3")]
    [InlineData("p", "d\tn\n0\t50\n0\t50", "全部为 0")]
    [InlineData("p", "d\tn\n50\t50\n50\t50", "都不合格")]
    [InlineData("p", "d\tn\n5\t50", "至少需要 2 个")]
    [InlineData("c", "d\n0\n0\n0", "全部为 0")]
    [InlineData("c", "d\n2\n2.5\n3", "A3")]
    [InlineData("u", "d\tn\n0\t5\n0\t5", "全部为 0")]
    [InlineData("u", "d\tn\n1\t5\n3\t-5", "B3")]
    [InlineData("laney-p", "d\tn\n5\t50\n5\t50\n5\t50", "全都相同")]
    [InlineData("laney-u", "d\tn\n5\t50\n6\t50", "至少需要 3 个")]
    [InlineData("np", "d\n70\n5", "A2")]
    [InlineData("g", "d\n0\n0", "全部为 0")]
    [InlineData("t", "d\n5\n0\n7", "A3")]
    [InlineData("t", "d\n5\n6", "至少需要 3 个")]
    [InlineData("t", "d\n5\n5\n5", "全都相同")]
    public void Counts_that_cannot_be_judged_are_refused_with_their_cell(string slug, string text, string why)
        => Assert.Contains(why, SheetRun.Refused(slug, text).Message, StringComparison.Ordinal);

    [Fact]
    public void Samples_of_differing_size_have_no_np_chart()
        => Assert.Contains("B3", SheetRun.Refused("np", "d\tn\n5\t50\n6\t60", ("col-size", "2")).Message, StringComparison.Ordinal);

    [Fact]
    public void Rare_events_agree_with_the_reference()
    {
        var gaps = SheetRun.Case("charts", "g.sim");
        var text = SheetRun.Pasted(gaps.Listed("input.gap"));
        Assert.Equal(108, SheetRun.Of("g", text).Shown("控制上限 UCL"));
        Assert.Equal(11, SheetRun.Of("g", text).Shown("中心线（中位数）"));
        Assert.Equal(gaps.Inside("expected.ucl").GetDouble(), SheetRun.Of("g", text, ("limits", "sigma")).Shown("控制上限 UCL"), 1e-10);

        var times = SheetRun.Case("charts", "t.valve");
        var chart = SheetRun.Of("t", SheetRun.Pasted(times.Listed("input.t")));
        Assert.Equal(times.Inside("expected.ucl").GetDouble(), chart.Shown("控制上限 UCL"), 1e-6);
        Assert.Equal(0, chart.Shown("控制下限 LCL"));
    }

    [Fact]
    public void A_made_up_process_signals_in_its_example()
    {
        Assert.Contains("不受控", SheetRun.OfSample("i-mr").Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("受控", SheetRun.OfSample("xbar").Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("不受控", SheetRun.OfSample("np").Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("不受控", SheetRun.OfSample("c").Verdict.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> WithNumbers => [.. SheetList.All.Where(sheet => sheet.Family is Family.Steady or Family.Capable && sheet.Columns.Any(column => column is { IsOptional: false, Kind: ColumnKind.Numbers })).Select(sheet => sheet.Slug)];

    [Theory]
    [MemberData(nameof(WithNumbers))]
    public void Numbers_that_overflow_are_refused_and_never_shown(string slug)
    {
        var lines = SheetList.Find(slug)!.Sample.Split('\n');
        foreach (var extreme in new[] { "1e308", "-1e308", "1e200", "1e-320", "9007199254740993" })
        {
            var cells = lines[3].Split('\t');
            cells[0] = extreme;
            var text = string.Join('\n', [.. lines[..3], string.Join('\t', cells), .. lines[4..]]);
            try
            {
                var finding = SheetRun.Of(slug, text);
                Assert.All(finding.Figures, figure => Assert.True(figure.Value is null || double.IsFinite(figure.Value.Value)));
            }
            catch (ToolboxException no)
            {
                Assert.NotEmpty(no.Message);
            }
        }
    }
}
