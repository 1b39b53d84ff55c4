using System.Text.Json;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Tests;

/// <summary>What bad input gets: a sentence that names the place, never NaN, never a wrong answer.</summary>
public class FamilyRefusalTests
{
    private const string Grr = "Gauge R&R crossed (ANOVA and average-range)";
    private const string Oc = "single attribute plan: OC, AOQ, ATI";
    private const string Groups = "stratified comparison: ANOVA family";
    private const string Regress = "scatter: correlation and regression";
    private const string Strata = "stratified pass rate (finite population)";
    private const string Farr = "Farrington flexible (Noufaily 2012)";

    [Theory]
    [InlineData(Grr, """{"part":[1,1,1,1],"op":[1,1,2,2],"y":[1,"2,5",3,4]}""", "{}", "toolbox.input.not-number", "y[2]")]
    [InlineData(Grr, """{"part":[1,1,1,1,1,1,1,1],"op":[1,1,1,1,2,2,2,2],"y":[1,2,3,4,5,6,7,8]}""", "{}", "toolbox.data.degenerate", "零件")]
    [InlineData(Grr, """{"part":[1,1,2,2,1,1,2,2],"op":[1,1,1,1,1,1,1,1],"y":[1,2,3,4,5,6,7,8]}""", "{}", "toolbox.data.degenerate", "操作者")]
    [InlineData(Grr, """{"part":[1,1,2,2,1,1,2,2],"op":[1,1,1,1,2,2,2,2],"y":[3,3,3,3,3,3,3,3]}""", "{}", "toolbox.data.constant", "测量值")]
    [InlineData(Grr, """{"part":[1,1,1,2,1,1,2,2],"op":[1,1,1,1,2,2,2,2],"y":[1,2,3,4,5,6,7,8]}""", "{}", "toolbox.data.degenerate", "第 3 行")]
    [InlineData(Grr, """{"part":[1,1],"op":[1,1],"y":[1,2]}""", "{}", "toolbox.input.too-few", "测量值")]
    [InlineData("type 1 gauge study (Cg, Cgk, bias)", """{"x":[5,5,5]}""", """{"reference":5,"tolerance":1}""", "toolbox.data.constant", "测量值")]
    [InlineData("type 1 gauge study (Cg, Cgk, bias)", """{"x":[5]}""", """{"reference":5,"tolerance":1}""", "toolbox.input.too-few", "测量值")]
    [InlineData("type 1 gauge study (Cg, Cgk, bias)", """{"x":[5,6]}""", """{"reference":5,"tolerance":0}""", "toolbox.data.not-positive", "公差")]
    [InlineData("Cohen kappa (two raters)", """{"table":[[10,0],[0,0]]}""", "{}", "toolbox.data.degenerate", "交叉表")]
    [InlineData("Fleiss kappa / attribute agreement", """{"counts":[[2,1],[2,2]]}""", "{}", "toolbox.data.degenerate", "第 2 个样件")]
    [InlineData("intraclass correlation", """{"ratings":[[1,2]]}""", "{}", "toolbox.data.degenerate", "评分表")]
    [InlineData(Oc, """{"p":[0.1,1.2]}""", """{"n":10,"c":0,"N":100}""", "toolbox.input.out-of-range", "质量水平")]
    [InlineData(Oc, """{"p":[0.1]}""", """{"n":10,"c":10,"N":100}""", "toolbox.data.degenerate", "接收数")]
    [InlineData(Oc, """{"p":[0.1]}""", """{"n":200,"c":1,"N":100}""", "toolbox.data.degenerate", "批量")]
    [InlineData(Oc, """{"p":["NaN"]}""", """{"n":10,"c":1,"N":100}""", "toolbox.input.not-finite", "p[1]")]
    [InlineData("two-point plan design", """{"PRP":[0.06,0.95],"CRP":[0.01,0.1]}""", "{}", "toolbox.data.degenerate", "质量点")]
    [InlineData("variables plan, form 2 (M method), estimated fraction nonconforming", """{"x":[1,1,1]}""", """{"usl":2}""", "toolbox.data.degenerate", "测量值")]
    [InlineData("variables plan, form 2 (M method), estimated fraction nonconforming", """{"x":[1,2,3]}""", "{}", "toolbox.data.degenerate", "规格限")]
    [InlineData("switching rules ISO 2859-1 / GB/T 2828.1", """{"accepted":[true],"ok_one_step_tighter":[true,true],"ac":[1]}""", "{}", "toolbox.input.different-lengths", "ok_one_step_tighter")]
    [InlineData(Groups, """{"y":[1,2,3],"group":["a","a","a"]}""", "{}", "toolbox.data.degenerate", "分组")]
    [InlineData(Groups, """{"y":[1,2,3],"group":["a","b","c"]}""", "{}", "toolbox.data.degenerate", "分组")]
    [InlineData(Groups, """{"y":[1,1,2,2],"group":["a","a","b","b"]}""", "{}", "toolbox.data.degenerate", "数据")]
    [InlineData(Groups, """{"y":[1,null,2,2],"group":["a","a","b","b"]}""", "{}", "toolbox.input.empty-cell", "y[2]")]
    [InlineData(Regress, """{"x":[1,1,1],"y":[1,2,3]}""", "{}", "toolbox.data.constant", "x")]
    [InlineData(Regress, """{"x":[1,2,3],"y":[2,4,6]}""", "{}", "toolbox.data.degenerate", "y")]
    [InlineData(Regress, """{"x":[1,2,3,4],"y":[2,4,7]}""", "{}", "toolbox.input.different-lengths", "y")]
    [InlineData("histogram / box plot", """{"x":["1,234.5",2]}""", "{}", "toolbox.input.not-number", "千位分隔符")]
    [InlineData("two-sample tests", """{"a":[1,1],"b":[1,2]}""", "{}", "toolbox.data.constant", "a")]
    [InlineData("contingency table", """{"table":[[0,0],[1,2]]}""", "{}", "toolbox.data.degenerate", "列联表")]
    [InlineData("Pareto", """{"label":["a"],"count":[-1]}""", "{}", "toolbox.data.degenerate", "次数[1]")]
    [InlineData("two-level full factorial", """{"k":2,"y":[[1],[2],[3]]}""", "{}", "toolbox.input.different-lengths", "2^k")]
    [InlineData("life data: Kaplan-Meier, Weibull MLE with censoring", """{"time":[1,2],"event":[1,0]}""", "{}", "toolbox.data.degenerate", "失效标记")]
    [InlineData("time series decomposition and trend", """{"y":[1,2,3],"frequency":12}""", "{}", "toolbox.input.too-few", "y")]
    [InlineData(Strata, """{"N":[10],"n":[1],"x":[1]}""", "{}", "toolbox.data.degenerate", "第 1 层")]
    [InlineData(Strata, """{"N":[10],"n":[5],"x":[6]}""", "{}", "toolbox.data.degenerate", "第 1 层")]
    [InlineData("AHP weights", """{"A":[[1,3],[3,1]]}""", "{}", "toolbox.data.degenerate", "倒数")]
    [InlineData("survey estimation", """{"y":[1,2,3],"stratum":["a","a","b"],"weight":[1,1,1],"fpc":[9,9,9]}""", """{"variable":"y"}""", "toolbox.data.degenerate", "层")]
    [InlineData("satisfaction index (weighted, 0-100)", """{"score":[[11],[5]],"weight":[1]}""", "{}", "toolbox.data.degenerate", "第 1 份答卷")]
    [InlineData("EARS C1 C2 C3", """{"y":[1,2,3]}""", "{}", "toolbox.input.too-few", "计数")]
    [InlineData(Farr, """{"y":[1,2,3,4,5],"range":[5]}""", "{}", "toolbox.data.degenerate", "位置")]
    [InlineData(Farr, """{"y":[1,2,3]}""", """{"thresholdMethod":"best"}""", "toolbox.input.not-a-choice", "thresholdMethod")]
    [InlineData("Benford tests", """{"x":[1,2,3,4,5,6,7,8,9,0,0,0]}""", "{}", "toolbox.data.degenerate", "数据")]
    [InlineData("disproportionality 2x2 (PRR ROR IC)", """{"tables":[[0,0,1,2]]}""", "{}", "toolbox.data.degenerate", "四格表")]
    public void Bad_input_is_refused_with_its_place(string tool, string input, string parameters, string code, string place)
    {
        var refusal = Assert.Throws<ToolboxException>(() => Run(tool, input, parameters));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_zero_counts_gives_nulls_instead_of_infinite_ratios()
    {
        var row = Run("disproportionality 2x2 (PRR ROR IC)", """{"tables":[[3,10,0,50]]}""", "{}")["rows"]![0]!;

        Assert.Null(row["prr"]);
        Assert.Null(row["ror"]);
        Assert.False((bool)row["evans_signal"]!);
    }

    [Fact]
    public void A_stratified_sample_without_failures_has_no_effective_size()
    {
        var result = Run("stratified pass rate (finite population)", """{"N":[100,50],"n":[10,10],"x":[10,10]}""", "{}");

        Assert.Equal(1.0, (double)result["p"]!);
        Assert.Null(result["n_eff"]);
    }

    private static System.Text.Json.Nodes.JsonObject Run(string tool, string input, string parameters)
        => Tools.Named(tool).Run(new(JsonElement.Parse(input)), new(JsonElement.Parse(parameters)));
}
