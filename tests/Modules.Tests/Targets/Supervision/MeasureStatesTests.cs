using Zhiheng.Targets.Progress;

namespace Zhiheng.Modules.Tests.Targets.Supervision;

/// <summary>The state of a measure as a function of plan, reports, questions and day.</summary>
public class MeasureStatesTests
{
    private static readonly ReportPeriod Quarter = new(SupervisionDesk.Id(1), new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 14));
    private static readonly ReportPeriod Next = new(SupervisionDesk.Id(2), new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 20));
    private static readonly PlannedStep[] Steps = [new(1, "制定方案", new DateOnly(2026, 7, 1)), new(2, "组织实施", new DateOnly(2026, 11, 1))];

    [Theory]
    [InlineData(7, 14, MeasureState.NotStarted)]
    [InlineData(7, 15, MeasureState.Late)]
    public void Without_a_plan_a_measure_has_not_started_until_a_report_is_missed(int month, int day, MeasureState expected)
        => Assert.Equal(expected, State(Unit(plan: 0), month, day).State);

    [Theory]
    [InlineData(7, 1, MeasureState.OnCourse)]
    [InlineData(7, 2, MeasureState.Late)]
    public void A_step_is_in_time_on_its_day_and_late_the_day_after(int month, int day, MeasureState expected)
        => Assert.Equal(expected, State(Unit(), month, day).State);

    [Theory]
    [InlineData("sent", MeasureState.OnCourse)]
    [InlineData("accepted", MeasureState.OnCourse)]
    public void A_step_counts_as_taken_when_it_is_reported(string state, MeasureState expected)
        => Assert.Equal(expected, State(Unit(reports: Report(state, steps: 1)), 7, 2).State);

    [Fact]
    public void A_step_of_an_earlier_plan_does_not_count_for_the_plan_in_force()
        => Assert.Equal(MeasureState.Late, State(Unit(plan: 2, reports: Report("accepted", plan: 1, steps: 1)), 7, 2).State);

    [Theory]
    [InlineData(7, 20, MeasureState.Returned)]
    [InlineData(7, 21, MeasureState.Late)]
    public void A_report_that_was_sent_back_is_late_the_day_after_its_new_day(int month, int day, MeasureState expected)
        => Assert.Equal(expected, State(Unit(steps: [], reports: Report("returned", again: new DateOnly(2026, 7, 20))), month, day).State);

    [Fact]
    public void Completion_counts_once_it_is_accepted_and_stays()
    {
        var sent = State(Unit(reports: Report("sent", "done", steps: [1, 2])), 7, 20);
        var accepted = State(Unit(reports: Report("accepted", "done", steps: [1, 2])), 7, 20);
        var later = State(Unit(reports: Report("accepted", "done", steps: [1, 2])), 12, 31);

        Assert.Equal((MeasureState.OnCourse, MeasureState.Done, MeasureState.Done), (sent.State, accepted.State, later.State));
        Assert.Contains("待质量办认定", sent.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 10, false, MeasureState.OnCourse)]
    [InlineData(6, 11, false, MeasureState.Late)]
    [InlineData(6, 11, true, MeasureState.OnCourse)]
    public void A_question_without_answer_is_late_the_day_after_it_was_due(int month, int day, bool answered, MeasureState expected)
        => Assert.Equal(expected, State(Unit() with { Questions = [new(new DateOnly(2026, 6, 10), answered)] }, month, day).State);

    [Fact]
    public void A_risk_that_the_unit_reports_is_said_and_no_state_of_its_own()
    {
        var standing = State(Unit(reports: Report("accepted", "at-risk", steps: 1)), 7, 2);

        Assert.Equal((MeasureState.OnCourse, true), (standing.State, standing.Units[0].IsAtRisk));
        Assert.Contains("存在风险", standing.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_only_takes_part_owes_nothing_until_it_has_planned()
    {
        var lead = Unit(reports: Report("accepted", "done", steps: [1, 2]));
        var idle = Unit(plan: 0) with { Unit = SupervisionDesk.Id(9), Name = "乙", Role = "participant", Steps = [] };

        var without = MeasureStates.Of([lead, idle], [Quarter], new DateOnly(2026, 7, 20));
        var with = MeasureStates.Of([lead, idle with { Plan = 1 }], [Quarter], new DateOnly(2026, 7, 20));

        Assert.Equal((MeasureState.Done, MeasureState.Late), (without.State, with.State));
        Assert.StartsWith("乙：", with.Why, StringComparison.Ordinal);
        Assert.False(without.Units[1].Owes);
    }

    [Fact]
    public void Without_a_leading_unit_everybody_owes()
    {
        var both = MeasureStates.Of([Unit(plan: 0) with { Role = "implementer" }, Unit() with { Role = "implementer" }], [Quarter], new DateOnly(2026, 6, 1));

        Assert.Equal(MeasureState.NotStarted, both.State);
        Assert.All(both.Units, unit => Assert.True(unit.Owes));
    }

    [Fact]
    public void A_measure_without_units_says_so() => Assert.Contains("没有为该任务写明责任单位", MeasureStates.Of([], [], SupervisionDesk.Today).Why, StringComparison.Ordinal);

    [Fact]
    public void An_early_period_that_was_never_reported_stays_late_though_a_later_one_was()
        => Assert.Equal(MeasureState.Late, MeasureStates.Of([Unit(steps: [], reports: Report("accepted", steps: []) with { Period = Next.Id })], [Quarter, Next], new DateOnly(2026, 8, 1)).State);

    private static (MeasureState State, string Why, IReadOnlyList<UnitStanding> Units) State(UnitFacts unit, int month, int day)
        => MeasureStates.Of([unit], [Quarter], new DateOnly(2026, month, day));

    private static UnitFacts Unit(int plan = 1, PlannedStep[]? steps = null, params StatedReport[] reports)
        => new(SupervisionDesk.Id(7), "甲", "lead", plan, plan == 0 ? [] : steps ?? Steps, reports, []);

    private static StatedReport Report(string state, string claimed = "on-course", int plan = 1, DateOnly? again = null, params int[] steps)
        => new(Quarter.Id, 1, plan, steps, 50 * steps.Length, claimed, state, state == "sent" ? null : new DateOnly(2026, 7, 10), again);
}
