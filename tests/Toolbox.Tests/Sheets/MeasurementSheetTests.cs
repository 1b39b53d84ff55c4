using Zhiheng.Toolbox.Measurement;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Tests.Sheets.Asked;

public sealed class MeasurementSheetTests
{
    private const string Unusable = "toolbox.data.degenerate";

    [Fact]
    public void The_crossed_study_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("msa", "grr.aiag");
        var text = Crossed(input);

        var finding = Ask.Run("gauge-crossed", text, ("tolerance", "8"));
        var pooled = expected.GetProperty("no_interaction");
        Ask.Near(pooled.Number("pct_study_var", "gage_rr"), finding.Figure("%GRR（占研究变差）"));
        Ask.Near(pooled.Number("pct_tolerance", "gage_rr"), finding.Figure("%GRR（占公差）"));
        Ask.Near(pooled.Number("pct_contribution", "gage_rr"), finding.Figure("GRR 方差贡献"));
        Ask.Near(pooled.Number("ndc"), finding.Figure("可区分等级 ndc"));
        Ask.Near(pooled.Number("sd", "part"), finding.Figure("σ 零件间"));
        Assert.Equal(Tone.Caution, finding.Verdict.Tone);

        var range = Ask.Run("gauge-crossed", text, ("method", "range"));
        Ask.Near(expected.Number("xbar_r", "EV"), range.Figure("σ 重复性（EV）"));
        Ask.Near(expected.Number("xbar_r", "AV"), range.Figure("σ 再现性（AV）"));
        Ask.Near(expected.Number("xbar_r", "pct", "GRR"), range.Figure("%GRR（占研究变差）"));
        Ask.Near(expected.Number("xbar_r", "ndc"), range.Figure("可区分等级 ndc"));
    }

    [Fact]
    public void Parts_that_are_numbers_are_taken_in_the_order_of_the_sheet()
        => Assert.Equal(10, Ask.Run("gauge-crossed", Crossed(Ask.Golden("msa", "grr.aiag").Input)).Pictures.First(picture => picture.Title == "各零件的测量值").Labels.Count);

    [Fact]
    public void Headings_are_believed_more_than_the_order()
    {
        var (input, _) = Ask.Golden("msa", "grr.aiag");
        var (part, person, value) = (input.Texts("part"), input.Texts("op"), input.Numbers("y"));
        var text = Ask.Table("操作者 零件 测量值", value.Select((y, i) => new object[] { person[i], part[i], y }));
        Assert.Equal(10, Ask.Run("gauge-crossed", text).Pictures.First(picture => picture.Title == "各零件的测量值").Labels.Count);
    }

    [Fact]
    public void A_study_judged_on_a_tolerance_needs_one()
        => Ask.Refuses("gauge-crossed", Crossed(Ask.Golden("msa", "grr.aiag").Input), "toolbox.sheet.setting-missing", "公差全宽", ("judge", "tolerance"));

    [Theory]
    [InlineData("4", Tone.Bad)]
    [InlineData("400", Tone.Caution)]
    public void The_tolerance_decides_when_asked_yet_too_few_categories_remain_a_caution(string tolerance, Tone tone)
        => Assert.Equal(tone, Ask.Run("gauge-crossed", Crossed(Ask.Golden("msa", "grr.aiag").Input), ("judge", "tolerance"), ("tolerance", tolerance)).Verdict.Tone);

    [Theory]
    [InlineData("零件\t操作者\t测量值\n1\tA\t1.1\n1\tA\t1.2\n2\tA\t1.3\n2\tA\t1.4\n3\tA\t1.3\n3\tA\t1.4\n4\tA\t1.3\n4\tA\t1.4", Unusable, "操作者")]
    [InlineData("零件\t操作者\t测量值\n1\tA\t1.1\n1\tA\t1.2\n1\tB\t1.3\n1\tB\t1.4\n1\tC\t1.3\n1\tC\t1.4\n1\tD\t1.3\n1\tD\t1.4", Unusable, "零件")]
    [InlineData("零件\t操作者\t测量值\n1\tA\t1.1\n1\tA\t1.2\n1\tB\t1.3\n1\tB\t1.4\n2\tA\t1.3\n2\tA\t1.4\n2\tB\t1.3\n1\tB\t1.4", Unusable, "次数")]
    [InlineData("零件\t操作者\t测量值\n1\tA\t1\n1\tA\t1\n1\tB\t1\n1\tB\t1\n2\tA\t1\n2\tA\t1\n2\tB\t1\n2\tB\t1", "toolbox.data.constant", "测量值")]
    [InlineData("零件\t操作者\t测量值\n1\tA\t1\n1\tA\t2", "toolbox.input.too-few", "测量值")]
    public void A_study_that_cannot_be_used_is_refused(string text, string code, string place) => Ask.Refuses("gauge-crossed", text, code, place);

    [Fact]
    public void The_nested_study_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("msa", "nested.made");
        var finding = Ask.Run("gauge-nested", Crossed(input));

        Ask.Near(100 * Math.Sqrt(expected.Number("var", "gage_rr") / expected.Number("var", "total")), finding.Figure("%GRR（占研究变差）"));
        Ask.Near(Math.Sqrt(expected.Number("var", "part")), finding.Figure("σ 零件间"));
        Assert.Equal(Tone.Caution, finding.Verdict.Tone);
    }

    [Fact]
    public void The_linearity_study_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("msa", "linearity.aiag");
        var (reference, bias) = (input.Numbers("reference"), input.Numbers("bias"));
        var finding = Ask.Run("gauge-linearity", Ask.Table("基准值 测量值", reference.Select((one, i) => new object[] { one, one + bias[i] })));

        Ask.Near(expected.Number("slope"), finding.Figure("斜率"));
        Ask.Near(expected.Number("intercept"), finding.Figure("截距"));
        Ask.Near(expected.Number("r2"), finding.Figure("R²"));
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Assert.Contains("线性", finding.Verdict.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("基准值\t测量值\n1\t1.1\n2\t2.1", "toolbox.input.too-few", "测量值")]
    [InlineData("基准值\t测量值\n1\t1.1\n1\t1.2\n1\t1.0", "toolbox.data.constant", "基准值")]
    public void A_linearity_study_that_cannot_be_used_is_refused(string text, string code, string place) => Ask.Refuses("gauge-linearity", text, code, place);

    [Fact]
    public void The_type_1_study_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("msa", "type1.made");
        var text = Ask.Table("测量值", input.Numbers("x").Select(x => new object[] { x }));

        var finding = Ask.Run("gauge-type1", text);
        Ask.Near(expected.Number("cg"), finding.Figure("Cg"));
        Ask.Near(expected.Number("cgk"), finding.Figure("Cgk"));
        Ask.Near(expected.Number("p"), finding.Figure("偏倚检验 p"));
        Assert.Contains("Cgk", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
        Ask.Near(expected.Number("cgk_vda"), Ask.Run("gauge-type1", text, ("spread", "4")).Figure("Cgk"));
    }

    [Theory]
    [InlineData("测量值\n1", "toolbox.input.too-few", "测量值")]
    [InlineData("测量值\n1\n1\n1", "toolbox.data.constant", "测量值")]
    public void Readings_that_cannot_be_used_are_refused(string text, string code, string place) => Ask.Refuses("gauge-type1", text, code, place);

    [Fact]
    public void Agreement_with_the_standard_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("msa", "kappa.aiag.AxRef");
        var counts = input.Matrix("table");
        var rows = new List<object[]>();
        for (var says = 0; says < 2; says++)
        {
            for (var real = 0; real < 2; real++)
            {
                rows.AddRange(Enumerable.Range(0, (int)counts[says][real]).Select(_ => new object[] { $"P{rows.Count}-{says}{real}-", "A", says == 0 ? "不合格" : "合格", real == 0 ? "不合格" : "合格" }));
            }
        }

        var finding = Ask.Run("attribute-agreement", Ask.Table("样件 评价者 判定 标准", rows.Select((row, i) => (object[])[$"{row[0]}{i}", .. row[1..]])));
        var person = finding.Tables[0].Rows[0];
        Ask.Near(expected.Number("kappa"), person[^1].Value!.Value);
        Ask.Near(100.0 * counts[1][0] / (counts[0][0] + counts[1][0]), person[5].Value!.Value);
        Ask.Near(100.0 * counts[0][1] / (counts[0][1] + counts[1][1]), person[6].Value!.Value);
        Assert.Equal(Tone.Bad, finding.Verdict.Tone);
    }

    [Fact]
    public void Agreement_of_many_says_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("msa", "fleiss.diagnoses");
        var rows = input.Matrix("counts").SelectMany((row, part) => row.SelectMany((count, category) => Enumerable.Repeat($"K{category}", (int)count)).Select((rating, person) => new object[] { $"S{part}", $"R{person}", rating }));

        var finding = Ask.Run("attribute-agreement", Ask.Table("样件 评价者 判定", rows));
        Ask.Near(expected.Number("kappa"), finding.Figure("评价者之间 Fleiss κ"));
        Ask.Near(expected.Number("all_agree_pct"), finding.Figure("全体一致率"));
        Assert.Equal(Tone.Caution, finding.Verdict.Tone);
    }

    [Theory]
    [InlineData("样件\t评价者\t判定\nA\t甲\t好\nB\t甲\t坏", "评价者")]
    [InlineData("样件\t评价者\t判定\nA\t甲\t好\nA\t乙\t坏", "样件")]
    [InlineData("样件\t评价者\t判定\nA\t甲\t好\nA\t乙\t坏\nB\t甲\t好\nB\t甲\t好", "“B”由评价者“甲”判定了 2 次")]
    [InlineData("样件\t评价者\t判定\nA\t甲\t好\nA\t乙\t坏\nB\t甲\t好", "只有 3 次")]
    [InlineData("样件\t评价者\t判定\t标准\nA\t甲\t好\t好\nA\t乙\t坏\t坏\nB\t甲\t好\t好\nB\t乙\t好\t好", "样件“A”的“标准”")]
    public void Ratings_that_cannot_be_used_are_refused(string text, string place) => Ask.Unusable("attribute-agreement", text, place);

    [Fact]
    public void Ratings_of_one_category_show_no_agreement()
        => Assert.Equal(Tone.Unknown, Ask.Run("attribute-agreement", "样件\t评价者\t判定\nA\t甲\t好\nA\t乙\t好\nB\t甲\t好\nB\t乙\t好").Verdict.Tone);

    [Fact]
    public void Scores_of_raters_say_what_golden_case_and_library_say()
    {
        var (input, expected) = Ask.Golden("msa", "icc.shrout");
        var ratings = input.Matrix("ratings");
        var text = Ask.Table("样件 A B C D", ratings.Select((row, i) => (object[])[$"P{i}", .. row.Cast<object>()]));

        Ask.Near(expected.Numbers("icc")[1], Ask.Run("icc", text).Figure("ICC2"));
        Ask.Near(Concordance.Of(ratings).W, Ask.Run("kendall", text).Figure("W"));
        Ask.Refuses("icc", "样件\tA\tB\nP1\t1\t2\nP2\t\t3\nP3\t2\t2", "toolbox.sheet.empty-cell", "B3");
        Ask.Unusable("icc", "样件\tA\nP1\t1\nP2\t3", "只有一列");
        Ask.Unusable("kendall", "样件\tA\tB\nP1\t1\t2\nP2\t2\t2\nP3\t3\t2", "“B”");
        Ask.Refuses("kendall", "样件\tA\tB\nP1\t1\t2\nP2\t2\t1", "toolbox.input.too-few", "样件");
    }

    [Fact]
    public void Laboratories_say_what_the_golden_case_says()
    {
        var (input, expected) = Ask.Golden("basic", "outlier.1");
        var finding = Ask.Run("laboratories", Ask.Table("实验室 结果", input.Numbers("x").Select((x, i) => new object[] { $"{i + 1:00}", x })));

        Ask.Near(expected.Number("G"), finding.Figure("Grubbs G"));
        Ask.Near(expected.Number("algorithmA", "mean"), finding.Figure("稳健平均值（算法 A）"));
        Ask.Near(expected.Numbers("robust_z")[5], finding.Tables[0].Rows[5][2].Value!.Value);
        Assert.Contains("06", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Equal(Tone.Unknown, Ask.Run("laboratories", "实验室\t结果\n甲\t1\n乙\t1\n丙\t1\n丁\t2").Verdict.Tone);
        Ask.Refuses("laboratories", "实验室\t结果\n甲\t1\n乙\t2", "toolbox.input.too-few", "结果");
        Ask.Refuses("laboratories", "实验室\t结果\n甲\t1\n乙\t1\n丙\t1", "toolbox.data.constant", "结果");
    }

    private static string Crossed(System.Text.Json.JsonElement input)
    {
        var (part, person, value) = (input.Texts("part"), input.Texts("op"), input.Numbers("y"));
        return Ask.Table("零件 操作者 测量值", value.Select((y, i) => new object[] { part[i], person[i], y }));
    }
}
