using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Toolbox.Tests.Sheets.Asked;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Orthogonal arrays and experiments made on them.</summary>
public sealed class TaguchiSheetTests
{
    private const string Array = "orthogonal array (Taguchi L4 to L27)";
    private const string Study = "Taguchi signal-to-noise analysis";
    private const string Nine = "A\tB\tC\tD\ty\n1\t1\t1\t1\t10\n1\t2\t2\t2\t3.1622776601683795\n1\t3\t3\t3\t31.622776601683793\n2\t1\t2\t3\t17.782794100389228\n2\t2\t3\t1\t177.82794100389228\n2\t3\t1\t2\t1778.2794100389228\n3\t1\t3\t2\t177.82794100389228\n3\t2\t1\t3\t1778.2794100389228\n3\t3\t2\t1\t3162.277660168379";

    public static TheoryData<string> Names => [.. OrthogonalArray.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_pair_of_columns_holds_every_combination_equally_often(string name)
    {
        var array = OrthogonalArray.Named(name);

        for (var a = 0; a < array.Columns; a++)
        {
            for (var b = a + 1; b < array.Columns; b++)
            {
                var pairs = array.Runs.CountBy(run => (run[a], run[b])).ToList();
                Assert.Equal(array.Levels(a) * array.Levels(b), pairs.Count);
                Assert.All(pairs, pair => Assert.Equal(array.Runs.Count / pairs.Count, pair.Value));
            }
        }
    }

    [Theory]
    [InlineData("L4", 4, 3, 0)]
    [InlineData("L8", 8, 7, 0)]
    [InlineData("L9", 9, 0, 4)]
    [InlineData("L12", 12, 11, 0)]
    [InlineData("L16", 16, 15, 0)]
    [InlineData("L18", 18, 1, 7)]
    [InlineData("L27", 27, 0, 13)]
    public void An_array_has_the_columns_its_name_stands_for(string name, int runs, int two, int three)
    {
        var array = OrthogonalArray.Named(name);

        Assert.Equal((runs, two, three), (array.Runs.Count, array.ColumnsOf(2), array.ColumnsOf(3)));
        Assert.All(array.Runs[0], level => Assert.Equal(1, level));
    }

    [Theory]
    [InlineData(3, 0, "L4")]
    [InlineData(4, 0, "L8")]
    [InlineData(8, 0, "L12")]
    [InlineData(12, 0, "L16")]
    [InlineData(0, 4, "L9")]
    [InlineData(1, 4, "L18")]
    [InlineData(0, 8, "L27")]
    public void The_smallest_array_that_holds_the_factors_is_chosen(int two, int three, string name)
    {
        var finding = Ask.Run("orthogonal-array", "", ("two", $"{two}"), ("three", $"{three}"));

        Assert.Contains($"用 {name}：", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Equal(two + three + 1, finding.Tables[0].Head.Count);
    }

    [Fact]
    public void Factors_that_no_array_holds_are_refused()
    {
        Ask.Unusable("orthogonal-array", "", "没有放得下 2 个二水平、3 个三水平", ("two", "2"), ("three", "3"));
        Ask.Unusable("orthogonal-array", "", "L9 有 0 个二水平列", ("two", "1"), ("three", "3"), ("array", "L9"));
        Ask.Unusable("orthogonal-array", "", "至少要有 2 个因子", ("two", "1"), ("three", "0"));
        Assert.Contains(Ask.Run("orthogonal-array", "", ("two", "0"), ("three", "4")).Readings, reading => reading.Text.Contains("排满", StringComparison.Ordinal));
    }

    [Fact]
    public void The_analysis_is_that_of_the_published_example()
    {
        var finding = Ask.Run("taguchi", Nine);

        Ask.Near(-375 / 9.0, finding.Figure("平均信噪比 dB"));
        Ask.Near(-25 / 3.0, finding.Figure("预测信噪比 dB"));
        Assert.Equal([2450.0, 950, 350, 50, 400, 3800], finding.Tables[0].Rows.Select(row => row[2].Value!.Value), (a, b) => Math.Abs(a - b) < 1e-6);
        Ask.Near(12.25, finding.Tables[0].Rows[0][4].Value!.Value);
        Ask.Near(4.75, finding.Tables[0].Rows[1][4].Value!.Value);
        Assert.Null(finding.Tables[0].Rows[2][4].Value);
        Assert.Contains("A 取 1", finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("B 取 1", finding.Verdict.Text, StringComparison.Ordinal);
        // A1 B1 is the first run.
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("第 1 次试验", StringComparison.Ordinal));
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("并入误差的因子：C、D", StringComparison.Ordinal));
        Assert.Equal(12, finding.Pictures[0].Labels.Count);
    }

    [Fact]
    public void A_factor_is_pooled_that_is_named_and_no_other()
    {
        var finding = Ask.Run("taguchi", Nine, ("pool", "D"));

        Ask.Near(350 / 50.0, finding.Tables[0].Rows[2][4].Value!.Value, 1e-6);
        Assert.Equal(2, finding.Figure("误差自由度"));
        Ask.Refuses("taguchi", Nine, "toolbox.data.degenerate", "没有名为“E”的因子", ("pool", "E"));
        Ask.Refuses("taguchi", Nine, "toolbox.data.degenerate", "至少留下一个", ("pool", "A B C D"));
    }

    [Fact]
    public void Without_error_no_factor_is_tested()
    {
        // Three factors fill L4; the third makes up all of what is pooled, and that is nothing.
        var finding = Ask.Run("taguchi", "A\tB\ty\n1\t1\t1\n1\t2\t10\n2\t1\t10\n2\t2\t100", ("k", "2"));

        Assert.Contains(finding.Readings, reading => reading.Text.Contains("没有误差可比", StringComparison.Ordinal));
        Assert.Equal(0.0, finding.Tables[0].Rows[2][2].Value);
        Ask.Near(0, finding.Figure("预测信噪比 dB"), 1e-9);
    }

    [Theory]
    [InlineData("1\t1\t1\n1\t2\t2\n2\t1\t3\n2\t1\t4", "smaller", "toolbox.data.degenerate", "“A”与“B”不正交")]
    [InlineData("1\t1\t1\n1\t2\t2\n1\t1\t3\n1\t2\t4", "smaller", "toolbox.data.degenerate", "“A”只有一个水平")]
    [InlineData("1\t1\t0\n1\t2\t2\n2\t1\t3\n2\t2\t4", "smaller", "toolbox.data.degenerate", "第 1 次试验")]
    [InlineData("1\t1\t5\n1\t2\t2\n2\t1\t-3\n2\t2\t4", "larger", "toolbox.data.degenerate", "第 3 次试验")]
    [InlineData("1\t1\t5\n1\t2\t2\n2\t1\t3\n2\t2\t4", "nominal", "toolbox.input.too-few", "第 1 次试验")]
    [InlineData("1\t1\t5\n1\t2\t5\n2\t1\t5\n2\t2\t5", "larger", "toolbox.data.constant", "信噪比")]
    [InlineData("1\t1\t5\n1\t2\t5\n2\t1\t4", "larger", "toolbox.data.degenerate", "只有 3 次试验")]
    public void An_experiment_that_cannot_be_analysed_is_refused_with_its_place(string rows, string ideal, string code, string place)
        => Ask.Refuses("taguchi", "A\tB\ty\n" + rows, code, place, ("k", "2"), ("ideal", ideal));

    [Fact]
    public void Nominal_is_best_needs_a_mean_and_a_spread()
    {
        Ask.Refuses("taguchi", "A\tB\ty1\ty2\n1\t1\t5\t5\n1\t2\t5\t6\n2\t1\t5\t7\n2\t2\t5\t8", "toolbox.data.degenerate", "第 1 次试验", ("k", "2"), ("ideal", "nominal"));
        Ask.Refuses("taguchi", "A\tB\ty1\ty2\n1\t1\t-5\t5\n1\t2\t5\t6\n2\t1\t5\t7\n2\t2\t5\t8", "toolbox.data.degenerate", "第 1 次试验", ("k", "2"), ("ideal", "nominal"));
        Ask.Unusable("taguchi", "A\tB\ty\n1\t1\t5\n1\t2\t5\n2\t1\t4\n2\t2\t3", "没有留下结果列", ("k", "3"));
        Ask.Refuses("taguchi", "A\tB\ty\n1\t1\t5\n1\t2\t\n2\t1\t4\n2\t2\t3", "toolbox.sheet.empty-cell", "C3", ("k", "2"));
        Assert.Contains(Ask.Run("taguchi", "A\tB\ty1\ty2\n1\t1\t5\t5.1\n1\t2\t5\t6\n2\t1\t5\t7\n2\t2\t5\t8", ("k", "2"), ("ideal", "nominal")).Readings, reading => reading.Text.Contains("两步", StringComparison.Ordinal));
        Assert.Equal(Tone.Good, Ask.Run("taguchi", SheetList.Find("taguchi")!.Sample).Verdict.Tone);
    }

    [Theory]
    [InlineData(Array, """{"array":"L5"}""", "{}", "toolbox.input.not-a-choice")]
    [InlineData(Array, "{}", "{}", "toolbox.input.missing")]
    [InlineData(Study, """{"array":"L4","y":[[1],[2],[3]]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(Study, """{"array":"L4","columns":[4],"y":[[1],[2],[3],[4]]}""", "{}", "toolbox.input.out-of-range")]
    [InlineData(Study, """{"array":"L4","y":[[1],[2],[3],[4]]}""", """{"ideal":"best"}""", "toolbox.input.not-a-choice")]
    [InlineData(Study, """{"levels":[[1],[2]],"factors":["A","B"],"y":[[1],[2]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(Study, """{"levels":[[1,1],[1,2],[2,1],[2,2]],"factors":["A","A"],"y":[[1],[2],[3],[4]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(Study, """{"levels":[[1],[2],[1],[2]],"factors":["A","B"],"y":[[1],[2],[3],[4]]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData(Study, """{"levels":[[1,1,1,1],[1,1,1,1],[1,1,1,1],[1,1,1,1]],"y":[[1],[2],[3],[4]]}""", "{}", "toolbox.data.degenerate")]
    public void The_tools_refuse_what_they_cannot_analyse(string tool, string input, string parameters, string code)
        => Assert.Equal(code, Tests.Given.Refusal(tool, input, parameters).Code);
}
