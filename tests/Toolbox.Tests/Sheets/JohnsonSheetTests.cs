using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Tests.Sheets.Asked;

namespace Zhiheng.Toolbox.Tests.Sheets;

/// <summary>Johnson's system: what it fits, and what it refuses.</summary>
public sealed class JohnsonSheetTests
{
    private const string Tool = "Johnson transformation capability";

    /// <summary>No smooth transformation makes three heaps far apart normal. (Two are within SB, whose densities may have two peaks.)</summary>
    private static readonly double[] Heaps = [.. Enumerable.Range(0, 60).Select(i => (50 * (i % 3)) + (0.01 * i))];

    [Theory]
    [InlineData("johnson.su.fixed", JohnsonSystem.SU)]
    [InlineData("johnson.sb.fixed", JohnsonSystem.SB)]
    [InlineData("johnson.sl.fixed", JohnsonSystem.SL)]
    public void The_quantiles_that_chose_a_transformation_go_where_they_should(string id, JohnsonSystem system)
    {
        var sorted = Sample.Sorted(Ask.Golden("methods", id).Input.Numbers("x"));

        var t = Johnson.At(sorted, Johnson.UsualZ)!;

        Assert.Equal(system, t.System);
        foreach (var multiple in system == JohnsonSystem.SL ? new[] { -1, 1, 3 } : [-3, -1, 1, 3])
        {
            var place = (sorted.Length * Normal.Below(multiple * t.Z)) + 0.5;
            var below = (int)place;
            var quantile = sorted[below - 1] + ((place - below) * (sorted[below] - sorted[below - 1]));
            Assert.Equal(multiple * t.Z, t.Transform(quantile), 1e-9);
        }
    }

    [Theory]
    [InlineData("johnson.su", "SU", "2", "30")]
    [InlineData("johnson.sb", "SB", "5.05", "8.8")]
    [InlineData("johnson.sl", "SB", "2.1", "9")]
    public void The_page_shows_the_figures_of_the_golden_case(string id, string system, string lsl, string usl)
    {
        var (input, expected) = Ask.Golden("methods", id);

        var finding = Ask.Run("capability-johnson", Ask.Table("值", input.Numbers("x").Select(x => new object[] { x })), ("lsl", lsl), ("usl", usl));

        foreach (var name in new[] { "Pp", "Ppk", "Ppl", "Ppu" })
        {
            Ask.Near(expected.Number(name), finding.Figure(name));
        }

        Ask.Near(expected.Number("gamma"), finding.Figure("γ"));
        Ask.Near(expected.Number("lambda"), finding.Figure("λ"));
        Ask.Near(expected.Number("AD", "p"), finding.Figure("变换后 AD p"));
        Assert.Contains(system, finding.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains(finding.Readings, reading => reading.Text.Contains("只有 80 个值", StringComparison.Ordinal));
        Assert.Equal(2, finding.Pictures.Count);
    }

    [Fact]
    public void A_limit_beyond_an_end_has_no_index()
    {
        var text = Ask.Table("值", Ask.Golden("methods", "johnson.sb.fixed").Input.Numbers("x").Select(x => new object[] { x }));

        var one = Ask.Run("capability-johnson", text, ("lsl", "4"), ("usl", "8.8"), ("choice", "fixed"));
        Assert.DoesNotContain(one.Figures, figure => figure.Name is "Pp" or "Ppl");
        Assert.Equal(one.Figure("Ppu"), one.Figure("Ppk"));
        Assert.Contains(one.Readings, reading => reading.Text.Contains("下侧没有指数", StringComparison.Ordinal));

        var none = Ask.Run("capability-johnson", text, ("lsl", "4"), ("usl", "12"), ("choice", "fixed"));
        Assert.DoesNotContain(none.Figures, figure => figure.Name == "Ppk");
        Assert.Equal((Tone.Caution, 0.0), (none.Verdict.Tone, none.Figure("预期超差 ppm")));
        Assert.Contains("没有指数", none.Verdict.Text, StringComparison.Ordinal);

        Ask.Refuses("capability-johnson", text, "toolbox.data.degenerate", "所有的值都在规格限之外", ("lsl", "12"), ("usl", "20"), ("choice", "fixed"));
        Ask.Refuses("capability-johnson", text, "toolbox.data.degenerate", "所有的值都在规格限之外", ("lsl", ""), ("usl", "4"), ("choice", "fixed"));
    }

    [Fact]
    public void Data_outside_the_system_are_refused()
    {
        Ask.Refuses("capability-johnson", Ask.Table("值", Heaps.Select(x => new object[] { x })), "toolbox.data.degenerate", "变换后仍不像正态");
        // More than half of the values are the same: the middle quantiles coincide.
        Ask.Refuses("capability-johnson", Ask.Table("值", Enumerable.Range(0, 40).Select(i => new object[] { i < 38 ? 5 : 6 + i })), "toolbox.data.degenerate", "没有适合的变换");
        // Twenty values do not reach the quantile at 3z = 4.5.
        Ask.Refuses("capability-johnson", Ask.Table("值", Enumerable.Range(0, 20).Select(i => new object[] { i * i })), "toolbox.data.degenerate", "没有适合的变换", ("choice", "fixed"), ("z", "1.5"));
        Ask.Refuses("capability-johnson", Ask.Table("值", Enumerable.Range(0, 19).Select(i => new object[] { i * i })), "toolbox.input.too-few", "测量值");
        Ask.Refuses("capability-johnson", Ask.Table("值", Enumerable.Range(0, 30).Select(_ => new object[] { 5 })), "toolbox.data.constant", "测量值");
        Ask.Unusable("capability-johnson", "值\n1\n2", "填反", ("lsl", "5"), ("usl", "3"));
        Ask.Unusable("capability-johnson", "值\n1\n2", "没有填写规格限", ("lsl", ""), ("usl", ""));
    }

    [Fact]
    public void A_test_of_normality_is_passed_or_not_as_its_level_says()
    {
        var text = Ask.Table("值", Heaps.Select(x => new object[] { x }));

        var why = Assert.Throws<Catalogue.ToolboxException>(() => Ask.Run("capability-johnson", text, ("alpha", "0.5")));

        Assert.Contains("低于 0.5", why.Message, StringComparison.Ordinal);
        Assert.Contains(Ask.Run("capability-johnson", Ask.Table("值", Enumerable.Range(1, 40).Select(i => new object[] { Normal.Quantile((i - 0.5) / 40) })), ("lsl", "-4"), ("usl", "4")).Readings, reading => reading.Text.Contains("不能否定正态", StringComparison.Ordinal));
    }

    [Fact]
    public void An_end_is_reached_by_nothing()
    {
        var bounded = new Johnson(JohnsonSystem.SB, 0.5, 0.5, 0, 1, 0, 10);
        Assert.Equal((double.NegativeInfinity, 0.0, double.PositiveInfinity), (bounded.Transform(0), bounded.Transform(5), bounded.Transform(10)));
        var lognormal = new Johnson(JohnsonSystem.SL, 0.5, 1, 0, 1, 3, 1);
        Assert.Equal((double.NegativeInfinity, 0.0), (lognormal.Transform(3), lognormal.Transform(4)));
        Assert.Equal(0, new Johnson(JohnsonSystem.SU, 0.5, 2, 0, 1, 3, 2).Transform(3));
    }

    [Theory]
    [InlineData("""{"lsl":5,"usl":4}""", "toolbox.input.out-of-range")]
    [InlineData("{}", "toolbox.input.missing")]
    [InlineData("""{"usl":4,"z":0}""", "toolbox.input.out-of-range")]
    [InlineData("""{"usl":4,"z":2.5}""", "toolbox.input.out-of-range")]
    [InlineData("""{"usl":4,"alpha":0}""", "toolbox.input.out-of-range")]
    [InlineData("""{"usl":4}""", "toolbox.input.too-few")]
    public void The_tool_refuses_what_it_cannot_use(string parameters, string code)
        => Assert.Equal(code, Tests.Given.Refusal(Tool, """{"x":[1,2,3,4,5]}""", parameters).Code);
}
