using System.Globalization;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets;

public sealed class CapabilitySheetTests
{
    [Fact]
    public void The_lower_bound_comes_first_and_agrees_with_the_reference()
    {
        var golden = SheetRun.Case("capability", "cap.pistonrings");

        var finding = SheetRun.Of("capability", SheetRun.Rows(golden.Inside("input.groups")), ("lsl", "73.95"), ("usl", "74.05"), ("target", "74"));

        Assert.Equal("Cpk 的 95 % 置信下限", finding.Figures[0].Name);
        Assert.Equal(golden.Inside("expected.within_pooled.cpk_lower_one_sided").GetDouble(), finding.Figures[0].Value!.Value, 1e-9);
        Assert.Equal(golden.Inside("expected.within_pooled.cp").GetDouble(), finding.Shown("Cp"), 1e-9);
        Assert.Equal(golden.Inside("expected.overall.cpk").GetDouble(), finding.Shown("Ppk"), 1e-9);
        Assert.Equal(golden.Inside("expected.cpm_taguchi").GetDouble(), finding.Shown("Cpm"), 1e-9);
        Assert.Equal(golden.Inside("expected.overall.z_bench").GetDouble(), finding.Shown("Z.bench（总体）"), 1e-7);
        Assert.Equal(golden.Inside("expected.within_pooled.ppm_total").GetDouble(), finding.Tables[0].Rows[2][2].Value!.Value, 1e-6);
        Assert.Equal(golden.Inside("expected.within_rbar.sigma").GetDouble(), SheetRun.Of("capability", SheetRun.Rows(golden.Inside("input.groups")), ("lsl", "73.95"), ("usl", "74.05"), ("within", "range")).Shown("组内 σ"), 1e-10);
        // 1.452: the verdict is the grade of the bound, not of Cpk itself (1.650).
        Assert.StartsWith("过程能力一级", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(finding.Readings, reading => reading.Text.Contains("不到 100 个", StringComparison.Ordinal));
    }

    [Fact]
    public void One_limit_is_enough_and_has_an_exact_interval()
    {
        var golden = SheetRun.Case("capability", "cap.bottles");

        var finding = SheetRun.Of("capability", SheetRun.Rows(golden.Inside("input.groups")), ("lsl", "200"), ("usl", ""));

        Assert.Equal(golden.Inside("expected.within_pooled.cpk").GetDouble(), finding.Shown("Cpk"), 1e-9);
        Assert.Contains(finding.Figures, figure => figure.Text is not null && figure.Name.Contains("非中心 t", StringComparison.Ordinal));
        Assert.DoesNotContain(finding.Figures, figure => figure.Name == "Cp");
        Assert.StartsWith("过程能力四级", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_grade_while_the_chart_signals()
    {
        var golden = SheetRun.Case("capability", "cap.pistonrings.off");

        var finding = SheetRun.Of("capability", SheetRun.Rows(golden.Inside("input.groups")), ("lsl", "73.97"), ("usl", "74.04"), ("level", "0.9"));

        Assert.Equal(golden.Inside("expected.within_pooled.cpk_lower_one_sided").GetDouble(), finding.Figures[0].Value!.Value, 1e-9);
        Assert.StartsWith("不评定 Cpk：控制图在第", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("Ppk 为 0.98", finding.Verdict.Text, StringComparison.Ordinal);
        foreach (var grade in new[] { "特级", "一级", "二级", "三级", "四级" })
        {
            Assert.DoesNotContain(grade, finding.Verdict.Text + string.Concat(finding.Readings.Select(reading => reading.Text)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(29, "至少需要 30 个")]
    [InlineData(30, "过程能力")]
    public void No_grade_below_thirty_values(int count, string said)
    {
        // Turns about a mean: no rule of the usual set holds.
        var text = string.Join('\n', Enumerable.Range(0, count).Select(i => (10 + (0.1 * ((i * 7 % 5) - 2))).ToString("0.0", CultureInfo.InvariantCulture)));

        var finding = SheetRun.Of("capability", text, ("lsl", "9"), ("usl", "11"));

        Assert.Contains(said, finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Equal(count >= 30, finding.Readings.Any(reading => reading.Text.Contains("不到 100 个", StringComparison.Ordinal)));
        Assert.Equal(count < 30, finding.Verdict.Text.Contains("Ppk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signal_of_single_values_withholds_the_grade()
    {
        var text = string.Join('\n', Enumerable.Range(0, 40).Select(i => (i == 20 ? 12 : 10 + (0.1 * ((i * 7 % 5) - 2))).ToString("0.0", CultureInfo.InvariantCulture)));

        Assert.StartsWith("不评定 Cpk：控制图在第 21", SheetRun.Of("capability", text, ("lsl", "9"), ("usl", "13")).Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_lie_within_the_picture()
    {
        var picture = SheetRun.OfSample("capability").Pictures[0];

        Assert.All(picture.Marks, mark => Assert.InRange(mark.Value, picture.Across.From!.Value, picture.Across.To!.Value));
        Assert.Equal(125, picture.Series[0].Values.Sum()!.Value / 5, 1e-9);
        Assert.InRange(picture.Series[1].Values.Sum()!.Value / 5, 124, 125.001);
    }

    [Theory]
    [InlineData("capability")]
    [InlineData("capability-nonnormal")]
    public void Limits_that_make_no_sense_are_refused(string slug)
    {
        Assert.Contains("填反", SheetRun.Refused(slug, SheetList.Find(slug)!.Sample, ("lsl", "5"), ("usl", "3")).Message, StringComparison.Ordinal);
        Assert.Contains("填反", SheetRun.Refused(slug, SheetList.Find(slug)!.Sample, ("lsl", "3"), ("usl", "3")).Message, StringComparison.Ordinal);
        Assert.Contains("没有填写规格限", SheetRun.Refused(slug, SheetList.Find(slug)!.Sample, ("lsl", ""), ("usl", "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Capability_refuses_targets_outside_and_data_without_variation()
    {
        Assert.Contains("规格限之外", SheetRun.Refused("capability", SheetList.Find("capability")!.Sample, ("target", "25")).Message, StringComparison.Ordinal);
        Assert.Contains("全都相同", SheetRun.Refused("capability", "5\n5\n5").Message, StringComparison.Ordinal);
        Assert.Contains("至少需要 3 个", SheetRun.Refused("capability", "5\n6").Message, StringComparison.Ordinal);
        Assert.Contains("全都相同", SheetRun.Refused("capability", "a\tb\n1\t1\n2\t2").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_distributions_agree_with_the_reference()
    {
        var golden = SheetRun.Case("capability", "nonn.weibull");

        var finding = SheetRun.Of("capability-nonnormal", SheetRun.Pasted(golden.Listed("input.x")), ("lsl", "0.3"), ("usl", "40"));

        Assert.Equal(golden.Inside("expected.weibull.Ppk").GetDouble(), finding.Shown("Ppk"), 1e-6);
        Assert.Equal(golden.Inside("expected.weibull.ppm").GetDouble(), finding.Shown("预期超差 ppm"), 0.01);
        Assert.Equal(golden.Inside("expected.boxcox.lambda").GetDouble(), finding.Shown("Box-Cox λ"), 1e-5);
        Assert.Equal(golden.Inside("expected.gamma.Ppk").GetDouble(), SheetRun.Of("capability-nonnormal", SheetRun.Pasted(golden.Listed("input.x")), ("lsl", "0.3"), ("usl", "40"), ("distribution", "gamma")).Shown("Ppk"), 1e-6);
    }

    [Fact]
    public void Other_distributions_refuse_what_they_cannot_fit()
    {
        Assert.Contains("大于 0 的数", SheetRun.Refused("capability-nonnormal", "-1\n2\n3\n4\n5", ("usl", "9"), ("distribution", "weibull")).Message, StringComparison.Ordinal);
        Assert.Contains("至少需要 5 个", SheetRun.Refused("capability-nonnormal", "1\n2\n3\n4").Message, StringComparison.Ordinal);
        Assert.Contains("全都相同", SheetRun.Refused("capability-nonnormal", "2\n2\n2\n2\n2").Message, StringComparison.Ordinal);
        Assert.Contains("不评定", SheetRun.Of("capability-nonnormal", "-1\n2\n3\n4\n5").Verdict.Text, StringComparison.Ordinal);
        Assert.Contains(SheetRun.Of("capability-nonnormal", "1\n2\n3\n4\n5", ("lsl", "-1")).Readings, reading => reading.Text.Contains("不给出 Ppk", StringComparison.Ordinal));
    }

    [Fact]
    public void Tests_of_normality_agree_with_the_reference()
    {
        var golden = SheetRun.Case("capability", "norm.bottles");

        var finding = SheetRun.Of("normality", SheetRun.Pasted(golden.Listed("input.x")));

        Assert.Equal(golden.Inside("expected.AD.p").GetDouble(), finding.Shown("Anderson-Darling p"), 1e-9);
        Assert.Equal(golden.Inside("expected.skew_G1").GetDouble(), finding.Shown("偏度 G1"), 1e-9);
        Assert.Equal(golden.Inside("expected.kurt_G2").GetDouble(), finding.Shown("峰度 G2（正态为 0）"), 1e-9);
        double P(string name) => finding.Tables[0].Rows.First(row => row[0].Text == name)[2].Value!.Value;
        Assert.Equal(golden.Inside("expected.shapiro_wilk.p").GetDouble(), P("Shapiro-Wilk W"), 1e-6);
        Assert.Equal(golden.Inside("expected.lilliefors.p").GetDouble(), P("Lilliefors D"), 1e-9);
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("结论不一", StringComparison.Ordinal));
        Assert.Equal(Tone.Good, SheetRun.Of("normality", SheetRun.Pasted(golden.Listed("input.x")), ("alpha", "0.01")).Verdict.Tone);
    }

    [Theory]
    [InlineData("1\n2\n3\n4\n5\n6\n7", "至少需要 8 个")]
    [InlineData("1\n1\n1\n1\n1\n1\n1\n1", "全都相同")]
    public void Normality_refuses_too_few_and_constant_data(string text, string why) => Assert.Contains(why, SheetRun.Refused("normality", text).Message, StringComparison.Ordinal);

    [Fact]
    public void Tolerance_factors_agree_with_the_reference()
    {
        var golden = SheetRun.Case("capability", "tolerance.k");
        var sizes = golden.Listed("input.n");
        for (var i = 0; i < sizes.Length; i++)
        {
            var finding = SheetRun.Of("tolerance", "", ("n", sizes[i].ToString(CultureInfo.InvariantCulture)));
            Assert.Equal(golden.Listed("expected.one_sided_P99_95")[i], finding.Shown("单侧系数 k（精确）"), 1e-6);
            Assert.Equal(golden.Listed("expected.two_sided_exact_P99_95")[i], finding.Shown("双侧系数 k（精确）"), 1e-6);
        }

        Assert.Equal(299, SheetRun.Of("tolerance", "").Shown("非参数单侧样本量"));
        Assert.Equal(473, SheetRun.Of("tolerance", "").Shown("非参数双侧样本量"));
        var given = SheetRun.Of("tolerance", "", ("mean", "10"), ("sd", "2"));
        Assert.Equal(10 - (2 * given.Shown("双侧系数 k（精确）")), given.Shown("双侧区间下端"), 1e-9);
        Assert.Contains("还缺“样本标准差”", SheetRun.Refused("tolerance", "", ("mean", "10")).Message, StringComparison.Ordinal);
        Assert.Contains("大于 0", SheetRun.Refused("tolerance", "", ("mean", "10"), ("sd", "0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sigma_level_agrees_with_the_reference()
    {
        var golden = SheetRun.Case("capability", "six.1").Inside("expected");

        var finding = SheetRun.Of("sigma-level", "", ("yields", "0.9 0.8"));

        Assert.Equal(golden.Inside("dpmo").GetDouble(), finding.Shown("DPMO"), 1e-8);
        Assert.Equal(golden.Inside("sigma_level").GetDouble(), finding.Shown("西格玛水平"), 1e-10);
        Assert.Equal(golden.Inside("yield_throughput").GetDouble(), finding.Shown("一次通过率 e^-DPU"), 1e-12);
        Assert.Equal(0.72, finding.Shown("流通合格率 RTY"), 1e-12);
    }

    [Fact]
    public void The_sigma_level_has_words_for_none_and_all_and_refuses_more_than_all()
    {
        Assert.Contains("没有缺陷", SheetRun.Of("sigma-level", "", ("defects", "0")).Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("1,000,000", SheetRun.Of("sigma-level", "", ("defects", "12"), ("units", "1")).Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("多于机会总数", SheetRun.Refused("sigma-level", "", ("defects", "13"), ("units", "1")).Message, StringComparison.Ordinal);
        Assert.Contains("第 2 个", SheetRun.Refused("sigma-level", "", ("yields", "0.9 98")).Message, StringComparison.Ordinal);
    }
}
