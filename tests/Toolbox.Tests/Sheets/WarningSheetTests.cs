using System.Text.Json;
using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets.Surveyed;

public sealed class WarningSheetTests
{
    [Fact]
    public void Early_warning_has_the_golden_limits_and_alarms()
    {
        var expected = SurveyRun.Case("outbreak", "ears.made.a0.001.m0.3").GetProperty("expected");

        var finding = SurveyRun.Of("ears");

        SurveyRun.Near(expected.GetProperty("C1").GetProperty("upper").Doubles()[^1], finding.Number("最新一期上限 C1"));
        SurveyRun.Near(expected.GetProperty("C2").GetProperty("upper").Doubles()[^1], finding.Number("最新一期上限 C2"));
        Assert.Equal(expected.GetProperty("C1").GetProperty("alarm").GetArrayLength(), finding.Number("C1 报警"));
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Assert.StartsWith("报警：第 32 期报告 5 件", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_newest_period_is_no_alarm_though_an_old_one_was()
    {
        var finding = SurveyRun.Of("ears", "件数\n2\n3\n2\n1\n2\n3\n2\n15\n2\n3\n2\n2\n1");

        Assert.Equal(Tone.Good, finding.Verdict.Tone);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("第 8 期：15 件", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_are_named_and_dates_are_no_counts()
    {
        var table = SurveyRun.Columns("日期\t件数", Enumerable.Range(1, 12).Select(day => (object)$"2026-03-{day:00}"), Enumerable.Repeat((object)2, 11).Append(20));

        Assert.Contains("第 12 期报告 20 件", SurveyRun.Of("ears", table.Replace("件数", "投诉", StringComparison.Ordinal)).Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("（2026-03-12）", SurveyRun.Of("ears", table, ("col-time", "1")).Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("（2026-03-12）", SurveyRun.Of("ears", table.Replace("日期", "时间", StringComparison.Ordinal)).Verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("件数\n2\n3\n2", "至少需要 11 个")]
    [InlineData("件数\n2\n3\n-2\n1\n1\n1\n1\n1\n1\n1\n1\n1", "单元格 A4 的“件数”是 -2")]
    [InlineData("件数\n2\n3\n2.5\n1\n1\n1\n1\n1\n1\n1\n1\n1", "单元格 A4")]
    [InlineData("件数\n2\n3\n∞\n1\n1\n1\n1\n1\n1\n1\n1\n1", "不是有限的数")]
    public void Counts_that_cannot_be_are_refused(string table, string said) => Assert.Contains(said, SurveyRun.Refused("ears", table), StringComparison.Ordinal);

    [Fact]
    public void Seasonal_alarms_are_what_the_library_gives()
    {
        var y = SheetList.Find("farrington")!.Sample.Split('\n').Skip(1).Select(line => int.Parse(line.Split('\t')[1])).ToArray();
        var expected = Ask("Farrington flexible (Noufaily 2012)", new { y, range = Enumerable.Range(y.Length - 25, 26) }, new { });
        var original = Ask("Farrington 1996", new { y }, new { });

        var finding = SurveyRun.Of("farrington");

        SurveyRun.Near(expected.GetProperty("upper").Doubles()[^1], finding.Number("最新一期上限"));
        SurveyRun.Near(expected.GetProperty("expected").Doubles()[^1], finding.Number("最新一期预期"));
        Assert.Equal(expected.GetProperty("alarm").GetArrayLength(), finding.Number("报警次数"));
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        SurveyRun.Near(original.GetProperty("upper").Doubles()[0], SurveyRun.Of("farrington", null, ("method", "original"), ("weeks", "1")).Number("最新一期上限"));
    }

    [Fact]
    public void Too_little_history_is_refused_and_too_few_cases_are_not_judged()
    {
        Assert.Contains("至少需要 212 期", SurveyRun.Refused("farrington", "件数\n" + string.Join('\n', Enumerable.Repeat(3, 211))), StringComparison.Ordinal);
        Assert.Contains("近四周合计不到 5 件", SurveyRun.Of("farrington", "件数\n" + string.Join('\n', Enumerable.Range(0, 260).Select(week => week < 250 ? 2 + (week % 3) : 0))).Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("同期前后几期", SurveyRun.Refused("farrington", null, ("window", "26")), StringComparison.Ordinal);
        Assert.Contains("季节段数", SurveyRun.Refused("farrington", null, ("periods", "50")), StringComparison.Ordinal);
    }

    [Fact]
    public void Standardised_sums_are_what_the_library_gives()
    {
        var y = Creeping();
        foreach (var scale in new[] { "rossi", "anscombe", "standard" })
        {
            var expected = Ask("Poisson CUSUM (surveillance)", new { y }, new { first = 21, trans = scale });

            var finding = SurveyRun.Of("count-cusum", null, ("scale", scale));

            SurveyRun.Near(expected.GetProperty("upper").Doubles()[^1], finding.Number("最新一期上限"));
            Assert.Equal(expected.GetProperty("alarm").GetArrayLength(), finding.Number("报警次数"));
        }

        Assert.Contains("数据只有 32 期", SurveyRun.Refused("count-cusum", null, ("first", "33")), StringComparison.Ordinal);
        Assert.Contains("全是 0", SurveyRun.Refused("count-cusum", "件数\n0\n0\n0\n1\n2", ("first", "4")), StringComparison.Ordinal);
    }

    [Fact]
    public void Poisson_sums_are_what_the_library_gives_and_say_when_the_rise_began()
    {
        var expected = Ask("Poisson CUSUM (Lucas)", new { y = Creeping() }, new { mu0 = 4, mu1 = 7, h = 10 });

        var finding = SurveyRun.Of("poisson-cusum");

        SurveyRun.Near(expected.At("k"), finding.Number("k"));
        SurveyRun.Near(expected.GetProperty("S").Doubles()[^1], finding.Number("最新累积和"));
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Assert.Contains("应大于“平常的平均件数”", SurveyRun.Refused("poisson-cusum", null, ("raised", "4")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("benford.rivers")]
    [InlineData("benford.lnorm")]
    public void First_digits_are_the_golden_ones_and_only_a_hint(string id)
    {
        var golden = SurveyRun.Case("signals", id);
        var digits = golden.GetProperty("expected").GetProperty("digits1");

        var finding = SurveyRun.Of("benford", "数值\n" + string.Join('\n', golden.GetProperty("input").GetProperty("x").Doubles()));

        SurveyRun.Near(digits.At("chisq"), finding.Number("首位 χ²"));
        SurveyRun.Near(digits.At("MAD"), finding.Number("首位 MAD"));
        Assert.Equal(digits.GetProperty("observed").Doubles(), finding.Tables[0].Rows.Select(row => row[1].Value!.Value));
        Assert.EndsWith("只是提示，不是结论。", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Tone.Bad, finding.Readings.Select(reading => reading.Tone));
    }

    [Fact]
    public void First_digits_need_ten_positive_numbers()
    {
        Assert.Contains("至少需要 10 个", SurveyRun.Refused("benford", "数值\n1\n2\n3"), StringComparison.Ordinal);
        Assert.Contains("大于 0 的只有 9 个", SurveyRun.Refused("benford", "数值\n" + string.Join('\n', Enumerable.Range(0, 12).Select(i => i - 2))), StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_become_the_tables_of_the_golden_case()
    {
        var row = SurveyRun.Case("signals", "disp.1").GetProperty("expected").GetProperty("rows")[0];

        var finding = SurveyRun.Of("disproportionality", "产品\t危害\t件数\nP1\tH1\t20\nP1\tH1\t5\nP1\tH2\t75\nP2\tH1\t100\nP2\tH2\t9800");

        var first = finding.Tables[0].Rows[0];
        Assert.Equal(["P1", "H1"], first.Take(2).Select(cell => cell.Text));
        foreach (var (column, name) in new[] { (3, "E"), (4, "prr"), (5, "prr_lo"), (6, "ror"), (8, "chisq_yates"), (9, "ic"), (10, "ic025") })
        {
            SurveyRun.Near(row.At(name), first[column].Value!.Value);
        }

        Assert.Equal("—", first[11].Text);
        Assert.Contains("P1 × H1", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_pairs_are_shrunk_as_the_library_does_and_sorted_by_the_lower_limit()
    {
        var finding = SurveyRun.Of("disproportionality");

        var rows = finding.Tables[0].Rows;
        var expected = Ask("MGPS / EBGM (DuMouchel)", new { N = rows.Select(row => row[2].Value), E = rows.Select(row => row[3].Value) }, new { });
        for (var i = 0; i < rows.Count; i++)
        {
            SurveyRun.Near(expected.GetProperty("EBGM")[i].GetDouble(), rows[i][11].Value!.Value, 1e-3);
        }

        var signals = rows.TakeWhile(row => row[13].Text == "是").ToList();
        Assert.Equal(finding.Number("信号"), signals.Count);
        Assert.Equal(signals.Select(row => row[12].Value).OrderDescending(), signals.Select(row => row[12].Value));
        Assert.Contains(signals, row => row[0].Text == "P03" && row[1].Text == "H4");
    }

    [Fact]
    public void Counts_that_differ_by_chance_alone_have_no_prior_and_are_judged_without_it()
    {
        var pairs = from product in Enumerable.Range(1, 6) from hazard in Enumerable.Range(1, 4) select $"P{product}\tH{hazard}\t{10 * product * hazard}";

        var finding = SurveyRun.Of("disproportionality", "产品\t危害\t件数\n" + string.Join('\n', pairs));

        Assert.Equal(0, finding.Number("信号"));
        Assert.Equal(Tone.Good, finding.Verdict.Tone);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("没有计算 EBGM", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("产品\t危害\t件数\nP1\tH1\t20\nP1\tH2\t5", "“产品”只有 1 种")]
    [InlineData("产品\t危害\t件数\nP1\tH1\t20\nP2\tH1\t5", "“危害”只有 1 种")]
    [InlineData("产品\t危害\t件数\nP1\tH1\t20\nP2\tH2\t0", "“产品”只有 1 种")]
    [InlineData("产品\t危害\t件数\nP1\tH1\t20\nP2\t\t5", "单元格 B3 是空的")]
    [InlineData("产品\t危害\t件数\nP1\tH1\t20\nP2\tH2\t-5", "单元格 C3")]
    public void Pairs_without_anything_to_compare_are_refused(string table, string said) => Assert.Contains(said, SurveyRun.Refused("disproportionality", table), StringComparison.Ordinal);

    [Fact]
    public void A_trend_is_that_of_the_library()
    {
        double[] y = [2.41, 2.36, 2.44, 2.30, 2.27, 2.33, 2.21, 2.25, 2.12, 2.18, 2.09, 2.04];
        var expected = Basics.Trend.Test(y);

        var finding = SurveyRun.Of("trend");

        Assert.Equal(expected.S, finding.Number("S"));
        SurveyRun.Near(expected.P, finding.Number("p"));
        SurveyRun.Near(Basics.Trend.TheilSen(y), finding.Number("每期变化（Theil-Sen）"));
        Assert.Contains("下降趋势", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("上升趋势", SurveyRun.Of("trend", "数值\n1\n2\n3\n4\n5\n6").Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("看不出", SurveyRun.Of("trend", "数值\n1\n2\n1\n2\n1\n2").Verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("数值\n1\n2\n3", "至少需要 4 个")]
    [InlineData("数值\n2\n2\n2\n2\n2", "全都相同")]
    public void A_series_without_a_trend_to_test_is_refused(string table, string said) => Assert.Contains(said, SurveyRun.Refused("trend", table), StringComparison.Ordinal);

    [Fact]
    public void Constants_are_the_golden_ones_for_every_size()
    {
        foreach (var row in SurveyRun.Case("constants", "const.table").GetProperty("expected").GetProperty("rows").EnumerateArray())
        {
            var finding = SurveyRun.Of("constants", null, ("n", row.GetProperty("n").ToString()));
            SurveyRun.Near(row.At("d2"), finding.Number("d2"));
            SurveyRun.Near(row.At("A2"), finding.Number("A2"));
            SurveyRun.Near(row.At("D4"), finding.Number("D4"));
            SurveyRun.Near(row.At("B3"), finding.Number("B3"));
        }

        Assert.Contains("子组大小", SurveyRun.Refused("constants", null, ("n", "1")), StringComparison.Ordinal);
        Assert.Contains("子组大小", SurveyRun.Refused("constants", null, ("n", "101")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_function_of_the_calculator_is_one_of_the_library_and_runs()
    {
        var setting = SheetList.Find("distributions")!.Settings[0];
        Assert.All(setting.Options, option => Assert.NotEmpty(SurveyRun.Of("distributions", null, ("function", option.Value), ("values", "0.5"), ("first", "4"), ("second", option.Value.EndsWith("binom", StringComparison.Ordinal) ? "0.4" : "3"), ("third", "2")).Tables));
        SurveyRun.Near(2.228138851964938, SurveyRun.Of("distributions").Number("0.975"));
        SurveyRun.Near(0.9, SurveyRun.Of("distributions", null, ("function", "pf"), ("values", "3.322"), ("first", "2"), ("second", "8")).Number("3.322"), 0.05);
    }

    [Theory]
    [InlineData("qt", "0.9", "-1", "“参数一（自由度）”填的是 -1")]
    [InlineData("qt", "1", "10", "“自变量”填的是 1")]
    [InlineData("pbinom", "3", "10.5", "“参数一（件数 n）”填的是 10.5")]
    [InlineData("ptukey", "3", "1", "“参数一（组数）”填的是 1")]
    [InlineData("qt", "0.9,O.5", "10", "不是数字")]
    public void Arguments_outside_are_refused_by_their_title(string function, string values, string first, string said)
        => Assert.Contains(said, SurveyRun.Refused("distributions", null, ("function", function), ("values", values), ("first", first)), StringComparison.Ordinal);

    private static int[] Creeping() => [.. SheetList.Find("count-cusum")!.Sample.Split('\n').Skip(1).Select(int.Parse)];

    private static JsonElement Ask(string tool, object input, object parameters)
        => JsonSerializer.SerializeToElement(Tools.Named(tool).Run(new(JsonSerializer.SerializeToElement(input)), new(JsonSerializer.SerializeToElement(parameters))));
}
