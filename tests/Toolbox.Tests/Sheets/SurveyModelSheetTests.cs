using System.Text.Json;
using Xunit;
using Zhiheng.Toolbox.Catalogue;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Toolbox.Tests.Sheets.Surveyed;

/// <summary>Estimates from units, calibration, indices and models.</summary>
public sealed class SurveyModelSheetTests
{
    private const string Clusters = "数值\t权数\t层\t群\t比率的分母\n12\t3\ta\tk1\t2\n14\t3\ta\tk1\t3\n11\t3\ta\tk2\t2\n16\t3\ta\tk2\t4\n13\t3\ta\tk3\t3\n20\t5\tb\tk1\t4\n23\t5\tb\tk1\t6\n19\t5\tb\tk2\t5\n22\t5\tb\tk2\t4";

    private static readonly double[] Marks = [12, 14, 11, 16, 13, 20, 23, 19, 22];

    [Fact]
    public void Strata_and_clusters_with_weights_give_what_the_library_gives()
    {
        var expected = Ask(new
        {
            y = Marks, weight = new[] { 3, 3, 3, 3, 3, 5, 5, 5, 5 }, stratum = new[] { "a", "a", "a", "a", "a", "b", "b", "b", "b" }, cluster = new[] { "k1", "k1", "k2", "k2", "k3", "k1", "k1", "k2", "k2" },
        });

        var finding = SurveyRun.Of("survey", Clusters);

        SurveyRun.Near(expected.At("mean"), finding.Number("平均数"));
        SurveyRun.Near(expected.At("se"), finding.Number("标准误"));
        SurveyRun.Near(expected.At("deff"), finding.Number("设计效应"));
        SurveyRun.Near(expected.At("total"), finding.Number("总量"));
        SurveyRun.Near(expected.At("total_se"), finding.Number("总量的标准误"));
        Assert.Equal(3, finding.Number("自由度"));
    }

    [Fact]
    public void The_ratio_of_a_column_to_itself_is_one_without_error()
    {
        var finding = SurveyRun.Of("survey", Clusters, ("col-base", "1"), ("col-y", "1"));

        SurveyRun.Near(1, finding.Number("比率"));
        Assert.InRange(finding.Number("比率的标准误"), 0, 1e-12);
    }

    [Fact]
    public void The_ratio_of_two_totals_is_that_of_the_weighted_sums()
        => SurveyRun.Near(Marks.Zip(new[] { 3, 3, 3, 3, 3, 5, 5, 5, 5 }, (y, w) => y * w).Sum() / ((3 * 14) + (5 * 19)), SurveyRun.Of("survey", Clusters).Number("比率"));

    [Fact]
    public void The_finite_correction_needs_population_units_only()
    {
        var expected = Ask(new { y = Marks[..5], fpc = new[] { 20, 20, 20, 20, 20 } });

        var finding = SurveyRun.Of("survey", "数值\t总体单位数\n12\t20\n14\t20\n11\t20\n16\t20\n13\t20");

        SurveyRun.Near(expected.At("se"), finding.Number("标准误"));
        SurveyRun.Near(expected.At("total"), finding.Number("总量"));
    }

    [Fact]
    public void Values_of_0_and_1_are_a_proportion_with_its_own_intervals()
    {
        var finding = SurveyRun.Of("survey", "数值\t权数\n1\t3\n0\t3\n1\t4\n1\t4\n0\t5\n1\t5\n1\t3\n1\t3");

        Assert.Contains("比例", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Equal(4, finding.Tables[0].Rows.Count);
        Assert.InRange(finding.Number("区间上限"), finding.Number("比例"), 1);
    }

    [Fact]
    public void Without_weights_no_total_is_shown()
        => Assert.DoesNotContain(SurveyRun.Of("survey", "数值\n12\n14\n11").Figures, figure => figure.Name == "总量");

    [Theory]
    [InlineData("数值\n12", "至少需要 2 个")]
    [InlineData("数值\t权数\n12\t3\n13\t0", "单元格 B3 的“权数”是 0")]
    [InlineData("数值\t层\n12\ta\n13\ta\n14\tb", "层“b”只抽中一个单位")]
    [InlineData("数值\t层\t总体单位数\n12\ta\t9\n13\ta\t8\n14\tb\t9\n15\tb\t9", "同一层前面是 9")]
    [InlineData("数值\t总体单位数\n12\t2\n13\t2\n14\t2", "比“总体单位数”（2）多")]
    [InlineData("数值\t群内单位数\n12\t2\n13\t2\n14\t2", "还要选“群”")]
    [InlineData("数值\t群\t总体单位数\t群内单位数\n12\ta\t9\t1\n13\ta\t9\t1\n14\tb\t9\t2", "该群抽了 2 个")]
    [InlineData("数值\t比率的分母\n12\t2\n13\t-2", "加权合计为 0")]
    [InlineData("数值\t权数\n12\t3\nNaN\t3", "不是有限的数")]
    public void A_sample_that_cannot_be_used_says_where(string table, string said) => Assert.Contains(said, SurveyRun.Refused("survey", table), StringComparison.Ordinal);

    [Fact]
    public void Raking_gives_what_the_library_gives_and_meets_the_totals()
    {
        double[] y = [70, 75, 80, 60, 65, 90, 85, 77];
        string[] place = ["城", "城", "城", "乡", "乡", "城", "乡", "城"], age = ["青", "老", "青", "老", "青", "老", "老", "青"];
        var table = SurveyRun.Columns("数值\t类别一\t类别二\t权数", y.Select(value => (object)value), place, age, Enumerable.Repeat((object)125, 8));
        var expected = Tools.Named("post-stratification, GREG calibration, raking").Run(
            Input(new { y, a = place, b = age, weight = Enumerable.Repeat(125, 8) }), Input(new { population = new { a = new { 城 = 600, 乡 = 400 }, b = new { 青 = 450, 老 = 550 } } }));

        var finding = SurveyRun.Of("calibration", table, ("second-totals", "青=450 老=550"));

        SurveyRun.Near(expected["raked"]!["mean"]!.GetValue<double>(), finding.Number("调整后的平均数"));
        SurveyRun.Near(expected["raked"]!["se"]!.GetValue<double>(), finding.Number("标准误"));
        SurveyRun.Near(600, finding.Tables[0].Rows.Where(row => row[0].Text == "城").Sum(row => row[2].Value!.Value * row[3].Value!.Value * 125));
    }

    [Theory]
    [InlineData("城=600", "没有它")]
    [InlineData("城=600 乡", "看不懂")]
    [InlineData("城=600 乡=-4", "看不懂")]
    [InlineData("城=600 乡=300 镇=100", "样本中没有")]
    [InlineData("城=500 乡=400", "应当相等")]
    public void Totals_that_do_not_fit_are_refused(string totals, string said) => Assert.Contains(said, SurveyRun.Refused("calibration", null, ("first-totals", totals)), StringComparison.Ordinal);

    [Fact]
    public void The_satisfaction_index_is_the_golden_one()
    {
        var golden = SurveyRun.Case("survey", "sat.index");
        var (input, expected) = (golden.GetProperty("input"), golden.GetProperty("expected"));
        var scores = input.GetProperty("score").EnumerateArray().Select(row => row.Doubles()).ToArray();
        var table = string.Join('\t', scores[0].Select((_, j) => $"题{j + 1}")) + "\n" + string.Join('\n', scores.Select(row => string.Join('\t', row)));

        var finding = SurveyRun.Of("satisfaction", table, ("weights", string.Join(' ', input.GetProperty("weight").Doubles())));

        SurveyRun.Near(expected.At("index"), finding.Number("满意度指数"));
        SurveyRun.Near(expected.At("cronbach_alpha"), finding.Number("Cronbach α"));
        SurveyRun.Near(expected.GetProperty("ci95")[0].GetDouble(), finding.Number("区间下限"));
        SurveyRun.Near(expected.GetProperty("item_mean")[2].GetDouble(), finding.Cell(0, 2, 2));
    }

    [Fact]
    public void Fewer_than_30_answers_are_not_shown_neither_all_nor_a_group()
    {
        var rows = Enumerable.Range(0, 40).Select(i => $"{5 + (i % 5)}\t{6 + (i % 4)}\t{(i < 31 ? "甲" : "乙")}").ToList();
        const string Head = "题1\t题2\t分组\n";

        var few = SurveyRun.Of("satisfaction", Head + string.Join('\n', rows.Take(29)), ("col-items", "1-2"));
        Assert.DoesNotContain(few.Figures, figure => figure.Name == "满意度指数");
        Assert.Contains("只有 29 份", few.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains(SurveyRun.Of("satisfaction", Head + string.Join('\n', rows.Take(30)), ("col-items", "1-2")).Figures, figure => figure.Name == "满意度指数");
        var groups = SurveyRun.Of("satisfaction", Head + string.Join('\n', rows)).Tables[1];
        Assert.NotNull(groups.Rows[0][2].Value);
        Assert.Equal(["乙", "不到 30 份", "—", "—", "—"], groups.Rows[1].Select(cell => cell.Text));
    }

    [Fact]
    public void Scores_and_weights_that_do_not_fit_are_refused()
    {
        Assert.Contains("单元格 B3 的得分是 11", SurveyRun.Refused("satisfaction", "题1\t题2\n5\t6\n7\t11\n8\t8"), StringComparison.Ordinal);
        Assert.Contains("写了 2 个，而选了 5 题", SurveyRun.Refused("satisfaction", null, ("weights", "1 2")), StringComparison.Ordinal);
        Assert.Contains("不能为负", SurveyRun.Refused("satisfaction", null, ("weights", "1 1 1 1 -1")), StringComparison.Ordinal);
        Assert.Contains("最高分", SurveyRun.Refused("satisfaction", null, ("most", "1")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_model_gives_what_the_library_gives()
    {
        var sheet = SheetList.Find("satisfaction-model")!;
        var data = sheet.Sample.Split('\n').Skip(1).Select(line => line.Split('\t').Select(int.Parse).ToArray()).ToArray();
        int[][] inner = [[0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 1, 0, 0], [0, 0, 0, 1, 0]], blocks = [[1, 2], [3, 4, 5], [6, 7], [8, 9, 10], [11, 12]];
        var expected = Tools.Named("PLS path model (ACSI type), mode A").Run(Input(new { X = data, inner, blocks }), Input(new { }));

        var finding = SurveyRun.Of("satisfaction-model");

        SurveyRun.Near(expected["acsi_index"]![3]!.GetValue<double>(), finding.Number("满意度指数"));
        SurveyRun.Near(expected["gof"]!.GetValue<double>(), finding.Number("整体拟合（GoF）"));
        // Quality acts directly and through value.
        double Path(int to, int from) => expected["paths"]![to]![from]!.GetValue<double>();
        SurveyRun.Near(Path(3, 1) + (Path(2, 1) * Path(3, 2)), finding.Cell(0, 1, 6));
    }

    [Theory]
    [InlineData("blocks", "期望=2 质量=3", "合计是 5，而选了 12 列")]
    [InlineData("blocks", "期望=两 质量=3", "看不懂")]
    [InlineData("blocks", "全部=12", "“题组”只有 1 个")]
    [InlineData("paths", "期望>满足", "看不懂")]
    [InlineData("paths", "满意>期望", "应排在结果的前面")]
    [InlineData("paths", "期望>质量", "没有出现在“关系”中")]
    [InlineData("target", "6", "题组只有 5 个")]
    [InlineData("most", "8", "应在 1 与 8 之间")]
    public void A_model_that_does_not_fit_is_refused(string setting, string value, string said) => Assert.Contains(said, SurveyRun.Refused("satisfaction-model", null, (setting, value)), StringComparison.Ordinal);

    [Fact]
    public void A_model_needs_more_answers_than_indicators()
        => Assert.Contains("答卷应多于指标", SurveyRun.Refused("satisfaction-model", string.Join('\n', SheetList.Find("satisfaction-model")!.Sample.Split('\n').Take(13))), StringComparison.Ordinal);

    [Fact]
    public void The_competitiveness_index_is_the_golden_one_and_says_that_it_is_unofficial()
    {
        var golden = SurveyRun.Case("survey", "comp.index");
        var (input, expected) = (golden.GetProperty("input"), golden.GetProperty("expected"));
        var rows = input.GetProperty("X").EnumerateArray().Select((row, i) => $"R{i + 1}\t" + string.Join('\t', row.Doubles())).ToArray();
        var table = "地区\t" + string.Join('\t', Enumerable.Range(1, 12).Select(i => $"指标{i}")) + "\n" + string.Join('\n', rows);
        string List(string name) => string.Join(' ', input.GetProperty(name).Doubles());

        var finding = SurveyRun.Of("competitiveness", table, ("low", List("lo")), ("high", List("hi")), ("direction", List("direction")), ("weights", List("weight")), ("version", "V7"));

        for (var i = 0; i < rows.Length; i++)
        {
            SurveyRun.Near(expected.GetProperty("index")[i].GetDouble(), finding.Tables[0].Rows.First(row => row[0].Text == $"R{i + 1}")[1].Value!.Value);
        }

        Assert.StartsWith("非官方测算", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("V7", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("非官方测算", SheetList.Find("competitiveness")!.Title.Chinese, StringComparison.Ordinal);
        SurveyRun.Near(finding.Tables[0].Rows[0][1].Value!.Value - finding.Tables[0].Rows[^1][1].Value!.Value, finding.Tables[2].Rows.Sum(row => row[1].Value!.Value));
    }

    [Fact]
    public void Parameters_of_the_index_that_do_not_fit_are_refused()
    {
        Assert.Contains("写了 2 个数", SurveyRun.Refused("competitiveness", null, ("low", "1 2")), StringComparison.Ordinal);
        Assert.Contains("产品质量等级品率", SurveyRun.Refused("competitiveness", null, ("low", "100 0 0 0 60 80 0 0 0 0 0 0")), StringComparison.Ordinal);
        Assert.Contains("只能是 1 或 -1", SurveyRun.Refused("competitiveness", null, ("direction", "1 1 1 0 1 1 1 1 1 1 1 1")), StringComparison.Ordinal);
        Assert.Contains("应大于 0", SurveyRun.Refused("competitiveness", null, ("weights", "1 1 1 0 1 1 1 1 1 1 1 1")), StringComparison.Ordinal);
        Assert.Contains("应为 12 列", SurveyRun.Refused("competitiveness", null, ("col-items", "2-5")), StringComparison.Ordinal);
    }

    private static ToolInput Input(object value) => new(JsonSerializer.SerializeToElement(value));

    private static JsonElement Ask(object input) => JsonSerializer.SerializeToElement(Tools.Named("survey estimation").Run(Input(input), Input(new { })));
}
