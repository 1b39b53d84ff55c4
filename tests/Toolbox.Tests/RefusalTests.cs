using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Tests;

/// <summary>What cannot be calculated is refused with the place and the way out, never answered with NaN or a wrong chart.</summary>
public class RefusalTests
{
    private const string Subgroup = "xbar-R / xbar-S";
    private const string Shares = "p / np / Laney p'";
    private const string Normality = "normality tests and descriptive statistics";
    private const string Capable = "process capability (normal)";
    private const string NonNormal = "non-normal capability (ISO 22514-2 percentile method) and Box-Cox";
    private const string TSquared = "Hotelling T2, individuals";

    [Theory]
    [InlineData("""{"x":[1.2,"abc",1.4]}""", "toolbox.input.not-number", "x[2] 是“abc”，不是数字。")]
    [InlineData("""{"x":[1.2,1.3,"12,5"]}""", "toolbox.input.not-number", "x[3] 是“12,5”，不是数字。请去掉千位分隔符；小数点请用“.”，不要用逗号。")]
    [InlineData("""{"x":[1.2,1.3,"1,234.5"]}""", "toolbox.input.not-number", "请去掉千位分隔符")]
    [InlineData("""{"x":["１２",1.3,1.4]}""", "toolbox.input.not-number", "请把全角数字改成半角数字。")]
    [InlineData("""{"x":[1.2,"NaN",1.4]}""", "toolbox.input.not-finite", "x[2] 不是有限的数")]
    [InlineData("""{"x":[1.2,"Infinity",1.4]}""", "toolbox.input.not-finite", "x[2] 不是有限的数")]
    [InlineData("""{"x":[1.2,1e999,1.4]}""", "toolbox.input.not-finite", "x[2] 不是有限的数")]
    [InlineData("""{"x":[1.2,-1e999,1.4]}""", "toolbox.input.not-finite", "x[2] 不是有限的数")]
    [InlineData("""{"x":[1.2,null,1.4]}""", "toolbox.input.empty-cell", "x[2] 是空的")]
    [InlineData("""{"x":[1.2,true,1.4]}""", "toolbox.input.not-number", "x[2]")]
    [InlineData("""{"x":[1.2,[1],1.4]}""", "toolbox.input.not-number", "x[2]")]
    [InlineData("""{"x":"1 2 3"}""", "toolbox.input.not-list", "“x”应当是一列数")]
    [InlineData("""{"y":[1,2,3]}""", "toolbox.input.missing", "缺少“x”")]
    [InlineData("""{"x":null}""", "toolbox.input.missing", "缺少“x”")]
    [InlineData("""[1,2,3]""", "toolbox.input.missing", "缺少“x”")]
    [InlineData("""{"x":[]}""", "toolbox.input.too-few", "“x”只有 0 个，至少需要 3 个")]
    [InlineData("""{"x":[5]}""", "toolbox.input.too-few", "“x”只有 1 个，至少需要 3 个")]
    [InlineData("""{"x":5}""", "toolbox.input.too-few", "“x”只有 1 个")]
    [InlineData("""{"x":[5,5,5,5]}""", "toolbox.data.constant", "“x”的值全都相同")]
    public void A_column_that_cannot_be_charted_is_refused_with_its_cell(string input, string code, string says)
    {
        var refusal = Given.Refusal("I-MR", input);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"groups":[[1,2,3]]}""", "toolbox.input.too-few", "“groups”只有 1 个，至少需要 2 个")]
    [InlineData("""{"groups":[]}""", "toolbox.input.too-few", "groups")]
    [InlineData("""{"groups":[[1],[2],[3]]}""", "toolbox.data.degenerate", "请改用单值-移动极差图")]
    [InlineData("""{"groups":[[1,2],[],[3,4]]}""", "toolbox.input.empty-cell", "groups[2] 是空的")]
    [InlineData("""{"groups":[[1,2],[null,null],[3,4]]}""", "toolbox.input.empty-cell", "groups[2] 是空的")]
    [InlineData("""{"groups":[[1,1],[2,2],[3,3]]}""", "toolbox.data.constant", "groups")]
    [InlineData("""{"groups":[[1,2],[3,"x"]]}""", "toolbox.input.not-number", "groups[2][2] 是“x”")]
    [InlineData("""{"groups":[[1,2],3.5]}""", "", "")]
    public void Subgroups_that_cannot_be_charted_are_refused_with_their_place(string input, string code, string says)
    {
        if (code.Length == 0)
        {
            // A lone number is a subgroup of one: it counts for the mean and not for the spread.
            Assert.Equal(2, Given.Run(Subgroup, input)["size"]!.AsArray().Count);
            return;
        }

        var refusal = Given.Refusal(Subgroup, input);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subgroups_of_different_size_get_limits_of_their_own_size()
    {
        var limits = Given.Run(Subgroup, """{"groups":[[1,2,3],[2,4],[1,3,5,2]]}""")["xbar_limits"]!["UWAVE_R"]!["ucl"]!.AsArray();

        Assert.Equal(3, limits.Select(limit => limit!.GetValue<double>()).Distinct().Count());
    }

    [Fact]
    public void An_empty_cell_of_a_subgroup_is_left_out()
    {
        var size = Given.Run(Subgroup, """{"groups":[[1,2,null],[2,4,3]]}""")["size"]!.AsArray();

        Assert.Equal([2, 3], size.Select(one => one!.GetValue<int>()));
    }

    [Theory]
    [InlineData("""{"defectives":[3,4],"size":[50,50,50]}""", "toolbox.input.different-lengths", "“size”有 3 个，“defectives”有 2 个")]
    [InlineData("""{"defectives":[3,60],"size":[50,50]}""", "toolbox.input.out-of-range", "defectives[2] 是 60，应当不大于样本量 50")]
    [InlineData("""{"defectives":[3,-1],"size":[50,50]}""", "toolbox.input.out-of-range", "defectives[2] 是 -1，应当不小于 0")]
    [InlineData("""{"defectives":[3,1.5],"size":[50,50]}""", "toolbox.input.not-whole", "defectives[2] 是 1.5，应当是整数")]
    [InlineData("""{"defectives":[3,1],"size":[50,0]}""", "toolbox.input.out-of-range", "size[2] 是 0，应当大于 0")]
    [InlineData("""{"defectives":[0,0],"size":[50,50]}""", "toolbox.data.degenerate", "不合格品数全部为 0")]
    [InlineData("""{"defectives":[50,50],"size":[50,50]}""", "toolbox.data.degenerate", "全部不合格")]
    [InlineData("""{"defectives":[3],"size":[50]}""", "toolbox.input.too-few", "defectives")]
    public void Counts_that_cannot_be_charted_are_refused(string input, string code, string says)
    {
        var refusal = Given.Refusal(Shares, input);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EWMA", """{"x":[1,2,3]}""", """{"lambda":0}""", "lambda 是 0，应当大于 0，不大于 1")]
    [InlineData("EWMA", """{"x":[1,2,3]}""", """{"lambda":1.5}""", "lambda 是 1.5")]
    [InlineData("EWMA", """{"x":[1,2,3]}""", """{"center":2,"sigma":0}""", "sigma 是 0，应当大于 0")]
    [InlineData("tabular CUSUM", """{"x":[1,2,3]}""", """{"h":-5}""", "h 是 -5")]
    [InlineData("moving average chart", """{"x":[1,2,3]}""", """{"w":1}""", "w 是 1，应当在 2 与 1000 之间")]
    [InlineData(TSquared, """{"X":[[1,2],[2,1],[3,4],[4,4.5]]}""", """{"alpha":0}""", "alpha 是 0")]
    [InlineData(Capable, """{"groups":[[1,2],[2,4]]}""", """{"lsl":5,"usl":4}""", "usl 是 4，应当大于 lsl")]
    [InlineData(Capable, """{"groups":[[1,2],[2,4]]}""", """{"lsl":0,"level":1.2}""", "level 是 1.2")]
    [InlineData("CUSUM ARL", """{"mu":[0]}""", """{"h":1000}""", "h 是 1000")]
    [InlineData("DPMO / sigma level / yields", """{"defects":9000,"units":850,"opportunities":10}""", "{}", "defects 是 9000")]
    [InlineData("DPMO / sigma level / yields", """{"defects":1,"units":0,"opportunities":10}""", "{}", "units 是 0")]
    [InlineData("SPC constants", """{"n":[101]}""", "{}", "n[1] 是 101，应当在 2 与 100 之间")]
    [InlineData("EWMA of S2 ARL", """{"sigma":[1]}""", """{"cu":0.9}""", "cu 是 0.9，应当大于 s0 的平方")]
    public void A_parameter_out_of_its_range_is_refused_by_name(string tool, string input, string parameters, string says)
    {
        var refusal = Given.Refusal(tool, input, parameters);

        Assert.Equal("toolbox.input.out-of-range", refusal.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TSquared, """{"X":[[1,2],[2,4],[3,6],[4,8],[5,10]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(TSquared, """{"X":[[1,7],[2,7],[3,7],[5,7]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(TSquared, """{"X":[[1,2],[2,3],[1,5]]}""", "{}", "toolbox.input.too-few")]
    [InlineData(TSquared, """{"X":[[1,2],[2,3],[1,5],[2]]}""", "{}", "toolbox.input.sizes-differ")]
    [InlineData("Hotelling T2, subgroups", """{"groups":[[[1,2],[2,3]]]}""", "{}", "toolbox.input.too-few")]
    [InlineData("Hotelling T2, subgroups", """{"groups":[[[1,2],[2,3],[2,1]],[[1,2],[2,3]]]}""", "{}", "toolbox.input.sizes-differ")]
    [InlineData("MEWMA", """{"X":[[1,2],[2,3]],"mean":[1],"cov":[[1,0],[0,1]]}""", "{}", "toolbox.input.different-lengths")]
    [InlineData("MEWMA", """{"X":[[1,2],[2,3]],"mean":[1,2],"cov":[[1,1],[1,1]]}""", "{}", "toolbox.data.degenerate")]
    [InlineData("t (time between rare events, Nelson power transform)", """{"t":[3,0,4]}""", "{}", "toolbox.data.not-positive")]
    [InlineData("g (number of conforming items between defects)", """{"gap":[0,0,0]}""", "{}", "toolbox.data.degenerate")]
    [InlineData("c", """{"defects":[0,0]}""", "{}", "toolbox.data.degenerate")]
    [InlineData("u / Laney u'", """{"defects":[0,0],"size":[1,1]}""", "{}", "toolbox.data.degenerate")]
    [InlineData(Capable, """{"groups":[[1,2],[2,4]]}""", "{}", "toolbox.input.missing")]
    [InlineData(Normality, """{"x":[1,2,3,4]}""", "{}", "toolbox.input.too-few")]
    [InlineData(Normality, """{"x":[2,2,2,2,2,2]}""", "{}", "toolbox.data.constant")]
    [InlineData(NonNormal, """{"x":[2,2,2,2,2,2]}""", """{"usl":3}""", "toolbox.data.constant")]
    [InlineData("run chart (Anhoej rules)", """{"x":[1,1,1,1]}""", "{}", "toolbox.data.constant")]
    [InlineData("distribution functions", """{"q":[1]}""", """{"function":"pxyz"}""", "toolbox.input.not-a-choice")]
    [InlineData("distribution functions", """{"p":[1.5]}""", """{"function":"qnorm"}""", "toolbox.input.out-of-range")]
    [InlineData("distribution functions", """{"p":[0]}""", """{"function":"qnorm"}""", "toolbox.result.not-defined")]
    [InlineData("distribution functions", """{"q":[1,2],"df":[1,2,3]}""", """{"function":"pt"}""", "toolbox.input.different-lengths")]
    [InlineData("ARL of Nelson rule subsets", """{"shift":[0]}""", """{"rules":["7"]}""", "toolbox.input.not-a-choice")]
    [InlineData("chart design for a given in-control ARL", "{}", """{"cusum":["h4"]}""", "toolbox.input.not-a-choice")]
    [InlineData("no such tool", "{}", "{}", "toolbox.tool.unknown")]
    public void What_has_no_answer_is_refused_with_its_reason(string tool, string input, string parameters, string code)
        => Assert.Equal(code, Given.Refusal(tool, input, parameters).Code);

    [Fact]
    public void Data_of_extreme_size_are_refused_instead_of_answered_with_NaN()
        => Assert.Equal("toolbox.result.not-defined", Given.Refusal(Normality, """{"x":[1e200,-1e200,1e201,3,4,5,6,7]}""").Code);

    [Fact]
    public void More_numbers_than_a_request_may_hold_are_refused()
    {
        var many = "{\"x\":[" + string.Concat(Enumerable.Repeat("1,", ToolInput.MostNumbers)) + "1]}";

        Assert.Equal("toolbox.input.too-many", Given.Refusal("I-MR", many).Code);
    }
}
