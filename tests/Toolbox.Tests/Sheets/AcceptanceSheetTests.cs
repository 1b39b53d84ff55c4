using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Tests.Sheets.Asked;

public sealed class AcceptanceSheetTests
{
    [Theory]
    [InlineData("plan.1", "1", "95", "6", "10")]
    [InlineData("plan.2", "5", "95", "15", "7.5")]
    [InlineData("plan.3", "2", "95", "8", "10")]
    public void A_designed_plan_is_that_of_the_golden_case(string id, string p1, string pa1, string p2, string pa2)
    {
        var expected = Ask.Golden("acceptance", id).Expected;
        (string, string)[] points = [("p1", p1), ("pa1", pa1), ("p2", p2), ("pa2", pa2)];
        foreach (var (basis, name) in new[] { ("binomial", "binomial"), ("poisson", "poisson"), ("lot", "hypergeom_N2000") })
        {
            var finding = Ask.Run("sampling-plan", "", [.. points, ("basis", basis), ("lot", "2000")]);
            Assert.Equal(expected.Number(name, "n"), finding.Figure("样本量 n"));
            Assert.Equal(expected.Number(name, "c"), finding.Figure("接收数 c"));
            Assert.Equal(Tone.Good, finding.Verdict.Tone);
        }

        Assert.Equal(expected.Number("var_unknown", "n"), Ask.Run("variables-design", "", points).Figure("样本量 n"));
        Ask.Near(expected.Number("var_unknown", "k"), Ask.Run("variables-design", "", points).Figure("k"), 1e-4);
        Ask.Near(expected.Number("var_known", "k"), Ask.Run("variables-design", "", [.. points, ("known", "true")]).Figure("k"));
    }

    [Fact]
    public void The_verdict_says_how_many_to_draw_and_to_accept()
        => Assert.Equal("这个方案：抽 110 件，不合格不超过 3 件接收，否则拒收。", Ask.Run("sampling-plan", "").Verdict.Text);

    [Fact]
    public void A_given_plan_has_the_curve_of_the_golden_case()
    {
        var expected = Ask.Golden("acceptance", "oc.50.2").Expected;
        var finding = Ask.Run("sampling-plan", "", ("mode", "given"), ("n", "50"), ("c", "2"), ("lot", "1000"), ("p1", "1"), ("p2", "5"));

        Ask.Near(100 * expected.Numbers("pa_binomial")[2], finding.Figure("p1 处接收概率"));
        Ask.Near(100 * expected.Numbers("pa_binomial")[5], finding.Figure("p2 处接收概率"));
        Ask.Near(100 * expected.Number("aoql"), finding.Figure("AOQL"));
        Ask.Near(100 * expected.Number("p50"), finding.Figure("50 % 接收"));
        Assert.Equal(Tone.Caution, finding.Verdict.Tone);
        Assert.Equal(3, finding.Pictures.Count);
    }

    [Theory]
    [InlineData("110", "全数检验")]
    [InlineData("50", "全数检验")]
    [InlineData("111", "抽 110 件")]
    public void A_sample_as_large_as_the_lot_is_the_lot(string lot, string says)
        => Assert.Contains(says, Ask.Run("sampling-plan", "", ("lot", lot)).Verdict.Text, StringComparison.Ordinal);

    [Fact]
    public void A_plan_that_makes_no_sense_is_refused()
    {
        Ask.Unusable("sampling-plan", "", "p1", ("p1", "6"), ("p2", "6"));
        Ask.Unusable("sampling-plan", "", "接收概率", ("pa1", "10"), ("pa2", "10"));
        Ask.Unusable("sampling-plan", "", "接收数 c", ("mode", "given"), ("n", "3"), ("c", "3"));
        Ask.Refuses("sampling-plan", "", "toolbox.sheet.setting-missing", "批量 N", ("basis", "lot"));
        Ask.Refuses("sampling-plan", "", "toolbox.sheet.setting-out-of-range", "p1", ("p1", "0"));
        Ask.Refuses("sampling-plan", "", "toolbox.sheet.setting-not-number", "p1", ("p1", "1,5"));
        Ask.Unusable("variables-design", "", "p1", ("p1", "6"), ("p2", "1"));
        Ask.Unusable("variables-design", "", "太接近", ("p1", "6"), ("p2", "6.01"));
    }

    [Theory]
    [InlineData("1000", "II", "1", "normal", "字码 J：抽 80 件，不合格不超过 2 件接收，3 件及以上拒收。")]
    [InlineData("1000", "II", "1", "tightened", "字码 J：抽 80 件，不合格不超过 1 件接收，2 件及以上拒收。")]
    [InlineData("1200", "II", "1", "normal", "字码 J：抽 80 件，不合格不超过 2 件接收，3 件及以上拒收。")]
    [InlineData("1201", "II", "1", "normal", "字码 K：抽 125 件，不合格不超过 3 件接收，4 件及以上拒收。")]
    [InlineData("8", "S-1", "0.65", "normal", "批量 8 件，不多于方案的样本量 20 件：请全数检验。")]
    [InlineData("1000", "II", "1", "reduced", "字码 J：抽 32 件，不合格不超过 1 件接收，3 件及以上拒收。")]
    public void The_tables_give_letter_and_plan(string lot, string level, string aql, string severity, string says)
        => Assert.Equal(says, Ask.Run("sampling-tables", "", ("lot", lot), ("level", level), ("aql", aql), ("severity", severity)).Verdict.Text);

    [Fact]
    public void Arrows_and_the_unchecked_table_are_said()
    {
        Assert.Contains(Ask.Run("sampling-tables", "", ("lot", "500"), ("aql", "0.15")).Readings, reading => reading.Text.Contains("箭头", StringComparison.Ordinal));
        Assert.Contains(Ask.Run("sampling-tables", "", ("severity", "reduced")).Readings, reading => reading.Text.Contains("待核对", StringComparison.Ordinal));
        Assert.DoesNotContain(Ask.Run("sampling-tables", "").Readings, reading => reading.Text.Contains("箭头", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("switch.1")]
    [InlineData("switch.2")]
    [InlineData("switch.3")]
    public void The_history_leads_to_the_state_of_the_golden_case(string id)
    {
        var (input, expected) = Ask.Golden("acceptance", id);
        var (accepted, tighter, ac) = (input.Texts("accepted"), input.Texts("ok_one_step_tighter"), input.Numbers("ac"));
        var finding = Ask.Run("switching", Ask.Table("批号 结果 严一级 Ac", accepted.Select((one, i) => new object[] { $"L{i}", one, tighter[i], ac[i] })));

        var states = new Dictionary<string, string>(StringComparer.Ordinal) { ["N"] = "正常", ["T"] = "加严", ["R"] = "放宽", ["D"] = "暂停" };
        Assert.Equal(expected.Texts("state").Select(letter => states[letter]), finding.Tables[0].Rows.Select(row => row[1].Text));
        Assert.Contains(states[expected.GetProperty("final").GetString()!], finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\t也许\t1\t3", "B2")]
    [InlineData("1\t1\t也许\t3", "C2")]
    [InlineData("1\t0\t1\t3", "C2")]
    [InlineData("1\t1\t1\t-1", "D2")]
    [InlineData("1\t1\t1\t1.5", "D2")]
    public void A_history_that_cannot_be_read_is_refused(string row, string place)
        => Ask.Unusable("switching", "批号\t结果\t严一级\tAc\n" + row, place);

    [Fact]
    public void A_lot_is_judged_as_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("acceptance", "m.2");
        var text = Ask.Table("测量值", input.Numbers("x").Select(x => new object[] { x }));
        var finding = Ask.Run("variables-plan", text, ("method", "m"));

        Ask.Near(expected.Number("QL"), finding.Figure("QL"));
        Ask.Near(expected.Number("QU"), finding.Figure("QU"));
        Ask.Near(100 * expected.Number("p"), finding.Figure("估计不合格品率"));
        Ask.Near(100 * expected.Number("M_for_k"), finding.Figure("最大允许 M"));
        Assert.Equal(Tone.Good, finding.Verdict.Tone);
        Assert.Equal(Tone.Good, Ask.Run("variables-plan", text, ("k", "2.1")).Verdict.Tone);
        Assert.Equal(Tone.Bad, Ask.Run("variables-plan", text, ("k", "2.11")).Verdict.Tone);
        Assert.Equal(Tone.Good, Ask.Run("variables-plan", text, ("k", "2.11"), ("usl", "")).Verdict.Tone);
    }

    [Fact]
    public void A_lot_that_cannot_be_judged_is_refused()
    {
        Ask.Unusable("variables-plan", "测量值\n1\n2\n3", "规格限", ("lsl", ""), ("usl", ""));
        Ask.Unusable("variables-plan", "测量值\n1\n2\n3", "下规格限", ("lsl", "5"), ("usl", "5"));
        Ask.Unusable("variables-plan", "测量值\n1\n2\n3", "已知", ("method", "m"), ("sigma", "1"));
        Ask.Refuses("variables-plan", "测量值\n1\n2", "toolbox.input.too-few", "测量值");
        Ask.Refuses("variables-plan", "测量值\n2\n2\n2", "toolbox.data.degenerate", "测量值");
    }

    [Fact]
    public void Sequential_sampling_has_the_lines_of_the_golden_case()
    {
        var expected = Ask.Golden("acceptance", "sprt.1").Expected;
        var finding = Ask.Run("sequential", "");
        Ask.Near(expected.Number("slope"), finding.Figure("斜率 s"));
        Ask.Near(expected.Number("h_accept"), finding.Figure("接收截距 hA"));
        Ask.Near(expected.Number("h_reject"), finding.Figure("拒收截距 hR"));
        Ask.Near(expected.Number("asn_p1"), finding.Figure("p1 处平均检验数"));
        Assert.Contains("最早检完 44 件", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("43", "0", Tone.Pending)]
    [InlineData("44", "0", Tone.Good)]
    [InlineData("15", "2", Tone.Bad)]
    [InlineData("16", "2", Tone.Pending)]
    public void Sequential_sampling_decides_at_the_lines(string items, string bad, Tone tone)
        => Assert.Equal(tone, Ask.Run("sequential", "", ("items", items), ("bad", bad)).Verdict.Tone);

    [Fact]
    public void Sequential_sampling_refuses_what_makes_no_sense()
    {
        Ask.Unusable("sequential", "", "p1", ("p1", "6"));
        Ask.Unusable("sequential", "", "风险", ("alpha", "50"), ("beta", "50"));
        Ask.Unusable("sequential", "", "其中不合格数", ("items", "1"), ("bad", "2"));
        Ask.Unusable("sequential", "", "太接近", ("p1", "1"), ("p2", "1.0001"));
    }

    [Fact]
    public void A_double_plan_has_the_curve_of_the_golden_case()
    {
        var expected = Ask.Golden("acceptance", "oc.double").Expected;
        var finding = Ask.Run("sampling-multiple", "");
        Ask.Near(100 * expected.Numbers("pa")[2], finding.Figure("p1 处接收概率"));
        Ask.Near(100 * expected.Numbers("pa")[6], finding.Figure("p2 处接收概率"));
        Ask.Near(expected.Numbers("asn")[6], finding.Figure("p2 处平均样本量"));
    }

    [Theory]
    [InlineData("50", "1 3", "4 4", "一样多")]
    [InlineData("50 1.5", "1 3", "4 4", "各次样本量")]
    [InlineData("50 50", "1 0", "4 1", "减少")]
    [InlineData("50 50", "1 -2", "4 4", "累计接收数")]
    public void A_multiple_plan_that_makes_no_sense_is_refused(string n, string ac, string re, string place)
        => Ask.Unusable("sampling-multiple", "", place, ("n", n), ("ac", ac), ("re", re));
}
