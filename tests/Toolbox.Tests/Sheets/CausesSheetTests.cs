using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Tests.Sheets.Asked;

public sealed class CausesSheetTests
{
    [Fact]
    public void Pareto_has_the_vital_few_of_the_golden_case_and_other_last()
    {
        var (input, expected) = Ask.Golden("basic", "pareto.1");
        var (labels, counts) = (input.Texts("label"), input.Numbers("count"));
        var finding = Ask.Run("pareto", Ask.Table("项目 次数", labels.Select((label, i) => new object[] { label, counts[i] })));

        Assert.Equal(expected.Texts("vital_few").Length, (int)finding.Figure("关键少数"));
        Ask.Near(expected.Number("gini"), finding.Figure("集中度（基尼系数）"));
        Assert.Equal(expected.Texts("order").Where(label => label != "other").Append("other"), finding.Pictures[0].Labels);
        Ask.Near(expected.Numbers("cum_pct")[3], finding.Figure("关键少数占"));
    }

    [Fact]
    public void Pareto_adds_up_repeated_items_weighs_losses_and_merges_the_tail()
    {
        Assert.Equal(["甲", "乙"], Ask.Run("pareto", "项目\t次数\n乙\t3\n甲\t2\n甲\t2").Pictures[0].Labels);
        Assert.Equal(["乙", "甲"], Ask.Run("pareto", "项目\t次数\t损失\n甲\t4\t1\n乙\t3\t10", ("col-cost", "3")).Pictures[0].Labels);
        Assert.Equal(["甲", "其他"], Ask.Run("pareto", "项目\t次数\n甲\t9\n乙\t3\n丙\t2", ("most", "2")).Pictures[0].Labels);
        Assert.Contains(Ask.Run("pareto", "项目\t次数\n甲\t5\n其他\t5").Readings, reading => reading.Text.Contains("“其他”太大", StringComparison.Ordinal));
    }

    [Fact]
    public void Pareto_refuses_counts_that_are_none()
    {
        Ask.Unusable("pareto", "项目\t次数\n甲\t-1\n乙\t3", "B2");
        Ask.Unusable("pareto", "项目\t次数\n甲\t0\n乙\t0", "次数");
    }

    [Fact]
    public void A_histogram_has_the_classes_of_the_golden_case()
    {
        var (input, expected) = Ask.Golden("basic", "hist.precip");
        var finding = Ask.Run("histogram", Ask.Table("值", input.Numbers("x").Select(x => new object[] { x })));
        Assert.Equal(expected.Numbers("counts"), finding.Tables[0].Rows.Select(row => row[2].Value!.Value));
        Assert.Equal(expected.Numbers("counts").Length, finding.Pictures[0].Labels.Count);
    }

    [Fact]
    public void Limits_are_drawn_and_what_lies_beyond_is_counted()
    {
        var finding = Ask.Run("histogram", "值\n1\n2\n3\n4\n5\n6\n7\n8", ("lsl", "2.5"), ("usl", "12"));
        Assert.Equal(2, finding.Figure("低于下限"));
        Assert.Equal(0, finding.Figure("高于上限"));
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Assert.Equal(2, finding.Pictures[0].Marks.Count);
        Assert.All(finding.Pictures[0].Marks, mark => Assert.InRange(mark.Value, 0, finding.Pictures[0].Labels.Count - 1));
        Assert.Single(Ask.Run("histogram", "值\n1\n2\n3\n4\n5\n6\n7\n8", ("lsl", "-1e59"), ("usl", "12")).Pictures[0].Marks);
        Ask.Unusable("histogram", "值\n1\n2", "下规格限", ("lsl", "2"), ("usl", "2"));
        Ask.Refuses("histogram", "值\n1", "toolbox.input.too-few", "测量值");
        Ask.Refuses("histogram", "值\n1\n1", "toolbox.data.constant", "测量值");
    }

    [Theory]
    [InlineData("1 3 9 16 20 15 9 4 1", HistogramShape.Normal)]
    [InlineData("20 18 12 8 5 3 2 1 1", HistogramShape.Cliff)]
    [InlineData("4 24 16 9 6 4 3 1 1", HistogramShape.SkewedRight)]
    [InlineData("1 1 3 4 6 9 16 24 4", HistogramShape.SkewedLeft)]
    [InlineData("3 15 25 12 4 11 26 14 2", HistogramShape.TwoPeaks)]
    [InlineData("11 12 11 12 11 12 11 12", HistogramShape.Plateau)]
    [InlineData("2 9 20 22 10 3 0 0 4", HistogramShape.Island)]
    [InlineData("3 30 4 40 5 38 4 30 3", HistogramShape.Comb)]
    [InlineData("1 3 5 3 1", HistogramShape.TooFew)]
    public void A_shape_is_named(string classes, HistogramShape shape)
    {
        int[] counts = [.. classes.Split(' ').Select(int.Parse)];
        double[] values = [.. counts.SelectMany((count, i) => Enumerable.Repeat((double)i, count))];
        Assert.Equal(shape, HistogramShapes.Of(counts, values));
    }

    [Fact]
    public void A_scatter_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("basic", "reg.cars");
        var (x, y) = (input.Numbers("x"), input.Numbers("y"));
        var finding = Ask.Run("scatter", Pairs(x, y), ("at", "10"));

        Ask.Near(expected.Number("r"), finding.Figure("相关系数 r"));
        Ask.Near(expected.Number("slope"), finding.Figure("斜率"));
        Ask.Near(expected.Number("spearman"), finding.Figure("Spearman ρ"));
        Ask.Near(SimpleRegression.Of(x, y).At(10, single: true).Low, finding.Tables[0].Rows[1][2].Value!.Value);
        Assert.Contains("强正相关", finding.Verdict.Text, StringComparison.Ordinal);
        Ask.Refuses("scatter", "x\ty\n1\t2\n2\t3", "toolbox.input.too-few", "原因 x");
        Ask.Refuses("scatter", "x\ty\n1\t2\n1\t3\n1\t4", "toolbox.data.constant", "原因 x");
        Ask.Refuses("scatter", "x\ty\n1\t2\n2\t2\n3\t2", "toolbox.data.constant", "结果 y");
        Ask.Unusable("scatter", "x\ty\n1\t2\n2\t4\n3\t6", "一条直线");
    }

    [Fact]
    public void Strata_that_turn_the_relation_round_are_seen()
    {
        Assert.Equal(Tone.Bad, Ask.Run("stratified", Zhiheng.Toolbox.Sheets.SheetList.Find("stratified")!.Sample).Verdict.Tone);
        Ask.Unusable("stratified", "层\tx\ty\nA\t1\t2\nA\t2\t3\nA\t3\t5", "1 层");
        Ask.Refuses("stratified", "层\tx\ty\nA\t1\t2\nA\t2\t3\nA\t3\t5\nB\t1\t3", "toolbox.input.too-few", "B：原因 x");
    }

    [Fact]
    public void Groups_say_what_the_golden_case_says()
    {
        foreach (var id in new[] { "anova.plant", "anova.insect" })
        {
            var (input, expected) = Ask.Golden("basic", id);
            var (group, y) = (input.Texts("group"), input.Numbers("y"));
            var finding = Ask.Run("groups", Ask.Table("分组 数据", y.Select((value, i) => new object[] { group[i], value })));
            Ask.Near(expected.Number("F"), finding.Figure("F"));
            Ask.Near(expected.Number("kruskal", "p"), finding.Figure("Kruskal-Wallis p"));
            Ask.Near(expected.Number("brown_forsythe", "p"), finding.Figure("Brown-Forsythe p"));
            Assert.Equal(expected.GetProperty("tukey").EnumerateArray().Select(pair => pair.GetProperty("pair").GetString()), finding.Tables[2].Rows.Select(row => row[0].Text));
        }

        Ask.Unusable("groups", "组\t值\nA\t1\nA\t2\nA\t3", "分组");
        Ask.Unusable("groups", Ask.Table("组 值", Enumerable.Range(0, 82).Select(i => new object[] { $"G{i % 41}", i })), "41 组");
        Ask.Refuses("groups", "组\t值\nA\t1\nB\t2", "toolbox.input.too-few", "数据");
        Ask.Refuses("groups", "组\t值\nA\t1\nA\t1\nB\t1\nB\t1", "toolbox.data.constant", "数据");
        Ask.Refuses("groups", "组\t值\nA\t1\nA\t1\nB\t2\nB\t2", "toolbox.data.degenerate", "数据");
    }

    [Fact]
    public void Two_samples_say_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("basic", "two.sleep");
        var text = Pairs(input.Numbers("a"), input.Numbers("b"));
        var finding = Ask.Run("two-samples", text);
        Ask.Near(expected.Number("welch", "t"), finding.Figure("t (Welch)"));
        Ask.Near(expected.Number("mann_whitney", "p"), finding.Figure("p (Mann-Whitney)"));
        Assert.Equal(Tone.Plain, finding.Verdict.Tone);

        var paired = Ask.Run("two-samples", text, ("kind", "paired"));
        Ask.Near(expected.Number("paired", "t"), paired.Figure("t"));
        Ask.Near(expected.Number("paired", "wilcoxon_p"), paired.Figure("p (Wilcoxon)"));
        Assert.Equal(Tone.Good, paired.Verdict.Tone);
    }

    [Fact]
    public void Two_samples_may_differ_in_length_but_not_in_number()
    {
        Assert.Equal(3, Ask.Run("two-samples", "前\t后\n1\t2\n2\t3\n3\t").Tables[0].Rows[0][1].Value);
        Ask.Unusable("two-samples", "前\t后\t再\n1\t2\t3\n2\t3\t4", "3 列");
        Ask.Refuses("two-samples", "前\t后\n1\t2\n2\t", "toolbox.input.too-few", "后");
        Ask.Refuses("two-samples", "前\t后\n1\t2\n2\t2", "toolbox.data.constant", "后");
        Ask.Unusable("two-samples", "前\t后\n1\t2\n2\t3", "差都相同", ("kind", "paired"));
    }

    [Fact]
    public void A_contingency_table_says_what_the_golden_case_says()
    {
        foreach (var id in new[] { "tab.haireye", "tab.2x2" })
        {
            var (input, expected) = Ask.Golden("basic", id);
            var table = input.Matrix("table");
            var finding = Ask.Run("contingency", Ask.Table("行 " + string.Join(' ', table[0].Select((_, j) => $"C{j}")), table.Select((row, i) => (object[])[$"R{i}", .. row.Cast<object>()])));
            Ask.Near(expected.Number("chisq"), finding.Figure("χ²"));
            Ask.Near(expected.Number("cramers_v"), finding.Figure("Cramér V"));
            Ask.Near(expected.Matrix("expected")[1][1], finding.Tables[0].Rows[1][2].Value!.Value);
            Assert.Equal(Tone.Caution, finding.Verdict.Tone);
        }
    }

    [Theory]
    [InlineData("行\t甲\t乙\nA\t1\t2\nB\t3\t1.5", "toolbox.sheet.unusable", "“B”的“乙”")]
    [InlineData("行\t甲\t乙\nA\t1\t-2\nB\t3\t1", "toolbox.sheet.unusable", "“A”的“乙”")]
    [InlineData("行\t甲\t乙\nA\t0\t0\nB\t3\t1", "toolbox.sheet.unusable", "“A”一行")]
    [InlineData("行\t甲\t乙\nA\t0\t2\nB\t0\t1", "toolbox.sheet.unusable", "“甲”一列")]
    [InlineData("行\t甲\nA\t1\nB\t1", "toolbox.sheet.unusable", "1 列")]
    [InlineData("行\t甲\t乙\nA\t\t2\nB\t3\t1", "toolbox.sheet.empty-cell", "B2")]
    public void A_contingency_table_that_is_none_is_refused(string text, string code, string place) => Ask.Refuses("contingency", text, code, place);

    [Fact]
    public void A_factorial_says_what_the_golden_case_says_in_any_order_of_the_runs()
    {
        var (input, expected) = Ask.Golden("basic", "doe.2_3");
        var rows = input.Matrix("y").SelectMany((run, i) => run.Select(y => new object[] { (i & 1) == 0 ? 20 : 40, (i & 2) == 0 ? -1 : 1, (i & 4) == 0 ? 0.5 : 0.7, y })).Reverse();
        var finding = Ask.Run("factorial", Ask.Table("温度 压力 时间 结果", rows));

        Assert.Equal(expected.Texts("terms").Skip(1), finding.Tables[0].Rows.Select(row => row[0].Text));
        foreach (var (effect, row) in expected.Numbers("effects").Skip(1).Zip(finding.Tables[0].Rows))
        {
            Ask.Near(effect, row[1].Value!.Value);
        }

        Ask.Near(expected.Number("error", "mse"), finding.Figure("误差均方"));
        Assert.Contains("A:C", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("A = 温度", finding.Readings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factorial_without_replicates_goes_by_lenth()
    {
        var (input, expected) = Ask.Golden("basic", "doe.2_4");
        var rows = input.Matrix("y").Select((run, i) => new object[] { i & 1, i >> 1 & 1, i >> 2 & 1, i >> 3 & 1, run[0] });
        Ask.Near(expected.Number("lenth", "ME"), Ask.Run("factorial", Ask.Table("a b c d y", rows)).Figure("Lenth ME"));
    }

    [Theory]
    [InlineData("a\tb\ty\n-1\t-1\t1\n1\t-1\t2\n-1\t1\t3", "做了 0 次")]
    [InlineData("a\tb\ty\n-1\t-1\t1\n0\t-1\t2\n1\t1\t3", "“a”有 3 个")]
    [InlineData("a\ty\n-1\t1\n1\t2", "1 列")]
    public void A_factorial_that_is_none_is_refused(string text, string place) => Ask.Unusable("factorial", text, place);

    [Theory]
    [InlineData("doe.2_5-2", "5", "AB AC")]
    [InlineData("doe.2_7-4", "7", "D=AB, E=AC, F=BC, G=ABC")]
    [InlineData("doe.2_6-2", "6", "abc bcd")]
    public void A_fraction_is_that_of_the_golden_case(string id, string k, string generators)
    {
        var expected = Ask.Golden("basic", id).Expected;
        var finding = Ask.Run("fractional", "", ("k", k), ("generators", generators));
        Assert.Equal(expected.Number("resolution"), finding.Figure("分辨度"));
        Assert.Equal(expected.Matrix("design").Select(run => string.Join(' ', run)), finding.Tables[0].Rows.Select(row => string.Join(' ', row.Skip(1).Select(cell => cell.Text!.TrimStart('+')))));
    }

    [Fact]
    public void A_fraction_that_cannot_be_is_refused()
    {
        Ask.Unusable("fractional", "", "生成元", ("generators", "A1"));
        Ask.Unusable("fractional", "", "基本因子 1 个", ("k", "3"));
        Ask.Refuses("fractional", "", "toolbox.data.degenerate", "生成元", ("generators", "AB AB"));
    }

    [Fact]
    public void A_response_surface_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("basic", "rsm.yield");
        var (x1, x2, y) = (input.Numbers("x1"), input.Numbers("x2"), input.Numbers("y"));
        var finding = Ask.Run("response-surface", Ask.Table("x1 x2 y", y.Select((value, i) => new object[] { x1[i], x2[i], value })));
        Ask.Near(expected.Numbers("stationary")[0], finding.Figure("稳定点 x1"));
        Ask.Near(expected.Number("y_stationary"), finding.Figure("稳定点 y"));
        Assert.Equal(Tone.Good, finding.Verdict.Tone);
        Ask.Refuses("response-surface", "x1\tx2\ty\n1\t2\t3", "toolbox.input.too-few", "结果 y");
        Ask.Unusable("response-surface", Ask.Table("x1 x2 y", Enumerable.Range(0, 8).Select(i => new object[] { i % 2, i, i * i })), "因子 x1");
        Ask.Refuses("response-surface", Ask.Table("x1 x2 y", Enumerable.Range(0, 9).Select(i => new object[] { i % 3, i / 3, 5 })), "toolbox.data.constant", "结果 y");
    }

    [Fact]
    public void Failure_modes_have_the_priority_of_the_table_and_the_highest_stand_first()
    {
        var finding = Ask.Run("fmea", "项\tS\tO\tD\n低\t2\t2\t2\n高\t9\t4\t6\n中\t9\t2\t5");
        Assert.Equal(["高", "中", "低"], finding.Tables[0].Rows.Select(row => row[0].Text));
        Assert.Equal(["H", "M", "L"], finding.Tables[0].Rows.Select(row => row[4].Text));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("待核对", StringComparison.Ordinal));
        Ask.Unusable("fmea", "项\tS\tO\tD\n甲\t11\t2\t2", "B2");
        Ask.Unusable("fmea", "项\tS\tO\tD\n甲\t1\t0\t2", "C2");
        Ask.Unusable("fmea", "项\tS\tO\tD\n甲\t1\t1\t2.5", "D2");
    }

    [Fact]
    public void Weights_say_what_the_golden_cases_say()
    {
        var (a, weights) = Ask.Golden("survey", "ahp.1");
        var ahp = Ask.Run("ahp", Named(a.Matrix("A")));
        Ask.Near(weights.Number("lambda"), ahp.Figure("λ"));
        Ask.Near(weights.Numbers("weights")[0], ahp.Tables[0].Rows[0][1].Value!.Value);

        var (x, expected) = Ask.Golden("survey", "entropy.1");
        var entropy = Ask.Run("entropy-topsis", Named(x.Matrix("X")));
        Ask.Near(expected.Numbers("weights")[1], entropy.Tables[1].Rows[1][2].Value!.Value);
        Ask.Near(expected.Numbers("closeness").Max(), entropy.Tables[0].Rows[0][2].Value!.Value);
    }

    [Fact]
    public void Weights_refuse_what_cannot_be_compared()
    {
        Ask.Unusable("ahp", "因素\tA\tB\nA\t1\t3", "1 行 2 列");
        Ask.Unusable("ahp", "因素\tA\tB\nA\t1\t3\nB\t0.5\t1", "第 1 行第 2 列");
        Ask.Unusable("ahp", "因素\tA\tB\nA\t1\t-3\nB\t-0.3333\t1", "第 1 行第 2 列");
        Ask.Unusable("entropy-topsis", "对象\tA\tB\n甲\t1\t0\n乙\t2\t3", "“甲”的“B”");
        Ask.Unusable("entropy-topsis", "对象\tA\tB\n甲\t1\t2\n乙\t1\t2", "全部相同");
        Ask.Unusable("entropy-topsis", "对象\tA\tB\n甲\t1\t2", "1 个对象");
        Ask.Unusable("entropy-topsis", "对象\tA\tB\n甲\t1\t2\n乙\t2\t3", "越小越好", ("less", "3"));
        Assert.Contains("“甲”", Ask.Run("entropy-topsis", "对象\tA\tB\n甲\t1\t2\n乙\t2\t3", ("less", "1 2")).Verdict.Text, StringComparison.Ordinal);
    }

    private static string Pairs(double[] a, double[] b) => Ask.Table("甲 乙", a.Select((one, i) => new object[] { one, b[i] }));

    private static string Named(double[][] rows) => Ask.Table("名称 " + string.Join(' ', rows[0].Select((_, j) => $"C{j}")), rows.Select((row, i) => (object[])[$"R{i}", .. row.Cast<object>()]));
}
