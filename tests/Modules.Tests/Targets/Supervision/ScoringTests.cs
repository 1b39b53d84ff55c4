using Zhiheng.Targets.Assessments;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Modules.Tests.Targets.Supervision;

/// <summary>Points from figures and states.</summary>
public class ScoringTests
{
    private static readonly Guid Certificates = SupervisionDesk.Id(1), Measure = SupervisionDesk.Id(2);

    [Theory]
    [InlineData("100", "130", ">=", "level", "130", "1")]
    [InlineData("100", "130", ">=", "level", "131", "1")]
    [InlineData("100", "130", ">=", "level", "115", "0.5")]
    [InlineData("100", "130", ">=", "level", "90", "0")]
    [InlineData("10", "5", "<=", "level", "5", "1")]
    [InlineData("10", "5", "<=", "level", "7.5", "0.5")]
    [InlineData(null, "200", ">=", "level", "50", "0.25")]
    [InlineData(null, "5", "<=", "level", "10", "0.5")]
    [InlineData(null, "0", "<=", "level", "1", "0")]
    [InlineData(null, "0", ">=", "level", "-1", "0")]
    [InlineData(null, "7", "=", "level", "7", "1")]
    [InlineData(null, "7", "=", "level", "8", "0")]
    [InlineData("90", "5", ">=", "change", "2.5", "0.5")]
    public void A_figure_earns_the_way_from_baseline_to_target(string? baseline, string target, string comparator, string kind, string value, string share)
        => Assert.Equal(Scoring.Parse(share), Scoring.Share(new TargetInput(Certificates, null, baseline, target, comparator, kind), Scoring.Parse(value)!.Value).Share);

    [Theory]
    [InlineData("130", "100", ">=", "90")]
    [InlineData("5", "10", "<=", "20")]
    [InlineData("约百", "130", ">=", "90")]
    [InlineData("100", "全部", ">=", "90")]
    public void Figures_that_contradict_each_other_earn_nothing_and_say_why(string baseline, string target, string comparator, string value)
    {
        var (share, _, missing) = Scoring.Share(new TargetInput(Certificates, null, baseline, target, comparator, "level"), Scoring.Parse(value)!.Value);

        Assert.Null(share);
        Assert.NotNull(missing);
    }

    [Theory]
    [InlineData(MeasureState.Done, "60")]
    [InlineData(MeasureState.OnCourse, "48")]
    [InlineData(MeasureState.Returned, "30")]
    [InlineData(MeasureState.Late, "0")]
    [InlineData(MeasureState.NotStarted, "0")]
    public void A_measure_earns_by_its_state(MeasureState state, string points)
        => Assert.Equal(Scoring.Parse(points), Of(state, null, "没有报数").Lines[0].Earned);

    [Fact]
    public void A_missing_figure_leaves_the_score_open_between_two_bounds()
    {
        var result = Of(MeasureState.Done, null, "没有报数。");

        Assert.Equal((100m, 60m, 40m, null, 60m, 100m), (result.Possible, result.Earned, result.Undecided, result.Score, result.Lowest, result.Highest));
        Assert.Equal("没有报数。", result.Lines[1].Missing);
        Assert.Null(result.Lines[1].Earned);
    }

    [Fact]
    public void A_line_that_is_not_the_units_is_left_out_and_the_score_stays_out_of_a_hundred()
    {
        var unit = new UnitInput(SupervisionDesk.Id(9), "甲", new Dictionary<Guid, MeasureInput> { [Measure] = new(MeasureState.OnCourse, "正常", []) }, new Dictionary<Guid, (TargetInput, FigureInput)>());

        var result = Scoring.Of(unit, Scheme);

        Assert.Single(result.Lines);
        Assert.Equal(80m, result.Score);
        Assert.Null(Scoring.Of(unit with { Measures = new Dictionary<Guid, MeasureInput>() }, Scheme).Score);
    }

    [Fact]
    public void Every_line_shows_what_went_in_and_the_formula()
    {
        var line = Of(MeasureState.Done, 115m, null).Lines[1];

        Assert.Equal(("实际值 115，目标 >= 130，基数 100；报数", 20m), (line.Inputs, line.Earned));
        Assert.Contains("÷", line.Formula, StringComparison.Ordinal);
        Assert.Equal(["证据"], line.Evidence);
    }

    [Fact]
    public void The_figure_of_a_unit_is_its_own_and_else_what_the_others_agree_on()
    {
        var indicator = new AssessedIndicator { Id = Certificates, Source = "reported" };
        AcceptedFigure Of(int unit, int day, string value) => new() { Indicator = Certificates, Unit = SupervisionDesk.Id(unit), AsOf = new DateOnly(2026, 6, day), Value = value };
        FigureInput Read(int unit, params AcceptedFigure[] figures) => AssessmentInputs.Reported(indicator, figures, SupervisionDesk.Id(unit));

        Assert.Equal(5m, Read(1, Of(1, 1, "4"), Of(1, 2, "5"), Of(2, 3, "9")).Value);
        Assert.Equal(9m, Read(3, Of(1, 1, "4"), Of(2, 3, "9"), Of(4, 3, "9.0")).Value);
        Assert.Contains("不一致", Read(3, Of(1, 3, "4"), Of(2, 3, "9")).Trouble, StringComparison.Ordinal);
        Assert.Contains("不是数字", Read(1, Of(1, 1, "若干")).Trouble, StringComparison.Ordinal);
        Assert.Contains("没有经审核", Read(1).Trouble, StringComparison.Ordinal);
        Assert.Contains("没有绑定", AssessmentInputs.Reported(indicator with { Source = null }, [], default).Trouble, StringComparison.Ordinal);
        Assert.Contains("模块未建", AssessmentInputs.Reported(indicator with { Source = "none", Why = "模块未建" }, [], default).Trouble, StringComparison.Ordinal);
    }

    private static readonly SchemeLine[] Scheme = [new("1", "measure", Measure, "任务", 60m), new("2", "indicator", Certificates, "证书数", 40m)];

    private static UnitResult Of(MeasureState state, decimal? value, string? trouble) => Scoring.Of(
        new UnitInput(
            SupervisionDesk.Id(9), "甲", new Dictionary<Guid, MeasureInput> { [Measure] = new(state, "正常", []) },
            new Dictionary<Guid, (TargetInput, FigureInput)> { [Certificates] = (new TargetInput(Certificates, null, "100", "130", ">=", "level"), new FigureInput(value, "报数", ["证据"], trouble)) }),
        Scheme);
}
