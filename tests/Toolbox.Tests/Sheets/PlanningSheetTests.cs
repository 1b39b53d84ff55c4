using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Tests.Sheets.Asked;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Effectiveness of machines, matrix data analysis, the house of quality.</summary>
public sealed class PlanningSheetTests
{
    private const string Oee = "overall equipment effectiveness (OEE)";
    private const string Components = "matrix data analysis (principal components)";
    private const string House = "house of quality (QFD)";
    private const string Machines = "设备\t计划运行时间\t停机时间\t理想节拍\t产量\t合格品数\n";

    [Fact]
    public void The_effectiveness_is_that_of_the_published_shift()
    {
        var finding = Ask.Run("oee", Machines + "A\t420\t47\t1\t19271\t18848");

        Assert.Equal(("88.81", "86.11", "97.80", "74.79"), (Two("时间开动率 %"), Two("性能开动率 %"), Two("合格品率 %"), Two("OEE %")));
        Ask.Near(Ask.Golden("methods", "oee.shift").Expected.Number("total", "oee"), finding.Figure("OEE %") / 100);
        Assert.Equal(Tone.Caution, finding.Verdict.Tone);
        Assert.Contains("丢得最多的是速度", finding.Verdict.Text, StringComparison.Ordinal);
        var (spent, left) = (finding.Pictures[0].Series[0].Values, finding.Pictures[0].Series[1].Values);
        Ask.Near(spent[0]!.Value, spent.Skip(1).Sum()!.Value);
        Ask.Near(left[0]!.Value - spent[1]!.Value - spent[2]!.Value, left[2]!.Value);

        string Two(string name) => finding.Figure(name).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Several_machines_are_added_as_times()
    {
        var (input, expected) = Ask.Golden("methods", "oee.several");
        string[] parts = ["planned", "stopped", "cycle", "made", "good"];

        var finding = Ask.Run("oee", Machines + string.Join('\n', Enumerable.Range(0, 4).Select(i => $"M{i}\t" + string.Join('\t', parts.Select(part => FormattableString.Invariant($"{input.Numbers(part)[i]}"))))), ("unit", "same"));

        Ask.Near(100 * expected.Number("total", "oee"), finding.Figure("OEE %"));
        Ask.Near(100 * expected.Number("total", "quality"), finding.Figure("合格品率 %"));
        // The machine that stood all the time has neither performance nor quality; the third is faster than its ideal.
        Assert.Null(finding.Tables[0].Rows[3][2].Value);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("“M3”没有产量", StringComparison.Ordinal));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("超过 100 %：M2", StringComparison.Ordinal));
        Assert.Contains("没有损失", Ask.Run("oee", Machines + "A\t60\t0\t1\t60\t60", ("unit", "same")).Verdict.Text, StringComparison.Ordinal);
        Ask.Near(Ask.Run("oee", Machines + "A\t7\t1\t1\t20000\t19000", ("unit", "h-s")).Figure("OEE %"), Ask.Run("oee", Machines + "A\t420\t60\t1\t20000\t19000").Figure("OEE %"));
    }

    [Theory]
    [InlineData("A\t0\t0\t1\t5\t5", "toolbox.data.not-positive", "计划运行时间")]
    [InlineData("A\t60\t-1\t1\t5\t5", "toolbox.data.degenerate", "停机时间")]
    [InlineData("A\t60\t61\t1\t5\t5", "toolbox.data.degenerate", "停机时间")]
    [InlineData("A\t60\t60\t1\t5\t5", "toolbox.data.degenerate", "却有产量")]
    [InlineData("A\t60\t1\t0\t5\t5", "toolbox.data.not-positive", "理想节拍")]
    [InlineData("A\t60\t1\t1\t-5\t-5", "toolbox.data.degenerate", "产量")]
    [InlineData("A\t60\t1\t1\t5\t6", "toolbox.data.degenerate", "合格品数")]
    [InlineData("A\t60\t1\t1\t5\t-1", "toolbox.data.degenerate", "合格品数")]
    [InlineData("A\t60\t1\t1\t5\t5\nB\t60\t\t1\t5\t5", "toolbox.sheet.unusable", "1 行没有填全")]
    public void Times_that_cannot_be_are_refused_with_their_row(string rows, string code, string place) => Ask.Refuses("oee", Machines + rows, code, place);

    [Theory]
    [InlineData("pca.correlation", "correlation")]
    [InlineData("pca.covariance", "covariance")]
    [InlineData("pca.wide", "correlation")]
    [InlineData("pca.dependent", "covariance")]
    public void Matrix_data_analysis_shows_what_the_golden_case_says(string id, string matrix)
    {
        var (input, expected) = Ask.Golden("methods", id);
        var x = input.Matrix("X");

        var finding = Ask.Run("matrix-data", "对象\t" + string.Join('\t', x[0].Select((_, j) => $"指标{j}")) + "\n" + string.Join('\n', x.Select((row, i) => $"P{i}\t" + string.Join('\t', row.Select(one => FormattableString.Invariant($"{one:R}"))))), ("matrix", matrix));

        Ask.Near(100 * expected.Numbers("share")[0], finding.Figure("成分 1 贡献率 %"));
        foreach (var (name, table) in new[] { ("loadings", 1), ("rotation", 2), ("scores", 3) })
        {
            var rows = expected.Matrix(name);
            for (var i = 0; i < rows.Length; i++)
            {
                Assert.Equal(rows[i], finding.Tables[table].Rows[i].Skip(1).Select(cell => cell.Value!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
            }
        }

        Assert.Equal(id == "pca.dependent", finding.Readings.Any(reading => reading.Text.Contains("完全相关", StringComparison.Ordinal)));
    }

    [Fact]
    public void Figures_that_hardly_go_together_are_not_pressed_into_few()
    {
        // Columns of an orthogonal array: no two of them correlate.
        var finding = Ask.Run("matrix-data", "对象\ta\tb\tc\nP1\t1\t1\t1\nP2\t1\t2\t2\nP3\t2\t1\t2\nP4\t2\t2\t1");

        Assert.Equal(3, finding.Figure("达到 80 % 所需成分数"));
        Assert.Equal(Tone.Caution, finding.Verdict.Tone);
        Ask.Unusable("matrix-data", "对象\ta\nP1\t1\nP2\t2\nP3\t3", "1 个指标");
        Ask.Unusable("matrix-data", "对象\ta\tb\nP1\t1\t2\nP2\t2\t3", "2 个对象");
        Ask.Refuses("matrix-data", "对象\ta\tb\nP1\t1\t2\nP2\t2\t2\nP3\t3\t2", "toolbox.data.constant", "“b”");
        Ask.Refuses("matrix-data", "对象\ta\tb\nP1\t1\t2\nP2\t2\t\nP3\t3\t2", "toolbox.sheet.empty-cell", "C3");
        // Two figures that are one: a single component and no plane.
        Assert.Single(Ask.Run("matrix-data", "对象\ta\tb\nP1\t1\t2\nP2\t2\t4\nP3\t3\t6").Pictures);
    }

    [Fact]
    public void A_house_of_quality_shows_what_the_golden_case_says()
    {
        var (_, expected) = Ask.Golden("methods", "qfd.roof");

        var finding = Ask.Run("quality-house", Zhiheng.Toolbox.Sheets.SheetList.Find("quality-house")!.Sample, ("roof", "1+2 1--5 3-5 2-4"));

        Assert.Equal(expected.Numbers("score"), finding.Tables[0].Rows.Select(row => row[2].Value!.Value));
        Assert.Equal(expected.Numbers("share"), finding.Tables[0].Rows.Select(row => row[3].Value!.Value / 100), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(expected.Numbers("even_share"), finding.Tables[0].Rows.Select(row => row[4].Value!.Value / 100), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(3, finding.Figure("相互矛盾的特性对"));
        Assert.Contains(finding.Readings, reading => reading.Tone == Tone.Bad && reading.Text.Contains("“电机功率”与“重量”强烈相互矛盾", StringComparison.Ordinal));
        Assert.Equal(17, finding.Pictures[0].Cells.Count);
    }

    [Fact]
    public void Improvement_and_sales_point_raise_the_importance()
    {
        var finding = Ask.Run("quality-house", "顾客要求\t重要度\t甲\t乙\t水平提高率\t卖点\n轻\t4\t9\t\t1.5\t1.2\n静\t4\t1\t3\t1\t1");

        Ask.Near(7.2, finding.Tables[1].Rows[0][1].Value!.Value);
        Ask.Near((7.2 * 9) + 4, finding.Tables[0].Rows[0][2].Value!.Value);
        Assert.Equal(2, finding.Figure("技术特性"));
    }

    [Fact]
    public void What_nothing_serves_and_what_serves_nothing_is_named()
    {
        var finding = Ask.Run("quality-house", "顾客要求\t重要度\t甲\t乙\t丙\n轻\t5\t9\t0\t3\n静\t4\t\t\t\n美\t2\t1\t\t9");

        Assert.Contains(finding.Readings, reading => reading.Text.Contains("“静”没有任何技术特性", StringComparison.Ordinal));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("“乙”不对应任何", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("轻\t5\t2\t1", "toolbox.data.degenerate", "第 1 行第 1 列", "")]
    [InlineData("轻\t5\t0\t0", "toolbox.data.degenerate", "全部为 0", "")]
    [InlineData("轻\t-5\t9\t0", "toolbox.data.degenerate", "重要度", "")]
    [InlineData("轻\t0\t9\t0", "toolbox.data.degenerate", "重要度", "")]
    [InlineData("轻\t0\t9\t0\n静\t3\t0\t0", "toolbox.data.degenerate", "重要度", "")]
    [InlineData("轻\t\t9\t0\n静\t3\t9\t0", "toolbox.sheet.unusable", "没有填重要度", "")]
    [InlineData("轻\t5\t9\t0", "toolbox.sheet.unusable", "“1*2”", "1*2")]
    [InlineData("轻\t5\t9\t0", "toolbox.sheet.unusable", "“1+3”", "1+3")]
    [InlineData("轻\t5\t9\t0", "toolbox.sheet.unusable", "“2-2”", "2-2")]
    [InlineData("轻\t5\t9\t0", "toolbox.sheet.unusable", "“0-2”", "0-2")]
    public void A_house_that_cannot_stand_is_refused(string rows, string code, string place, string roof)
        => Ask.Refuses("quality-house", "顾客要求\t重要度\t甲\t乙\n" + rows, code, place, ("roof", roof));

    [Theory]
    [InlineData(Oee, """{"planned":[60,60],"stopped":[0],"cycle":[1,1],"made":[1,1],"good":[1,1]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(Oee, """{"planned":[60]}""", "{}", "toolbox.input.missing")]
    [InlineData(Components, """{"X":[[1,2],[2,3]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(Components, """{"X":[[1],[2],[3]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(Components, """{"X":[[1,2],[2,2],[3,2]]}""", "{}", "toolbox.data.constant")]
    [InlineData(Components, """{"X":[[1,2],[2,3],[3,1]]}""", """{"matrix":"rank"}""", "toolbox.input.not-a-choice")]
    [InlineData(Components, """{"X":[[1,2],[2,3],[3,1]],"names":["a"]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(House, """{"importance":[1],"relations":[[9],[3]]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(House, """{"importance":[1],"relations":[[9,1]],"roof":[[0]]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(House, """{"importance":[1],"relations":[[9,1]],"roof":[[0],[0]]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(House, """{"importance":[1],"relations":[[9,1]],"roof":[[0,1],[2,0]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(House, """{"importance":[1],"relations":[[9,1]],"roof":[[0,3],[3,0]]}""", "{}", "toolbox.input.out-of-range")]
    public void The_tools_refuse_what_they_cannot_use(string tool, string input, string parameters, string code)
        => Assert.Equal(code, Tests.Given.Refusal(tool, input, parameters).Code);
}
