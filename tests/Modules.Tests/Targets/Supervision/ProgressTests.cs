using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Supervision;

public class ProgressTests
{
    private static readonly Mandate Farmer = SupervisionDesk.Of(1, SupervisionDesk.Farms);
    private static readonly Mandate Officer = SupervisionDesk.Of(5, SupervisionDesk.Office);

    [Theory, BothDatabases]
    public async Task A_measure_is_planned_reported_sent_back_reported_again_and_done(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var first = await desk.Sent("on-course", 1);

        var returned = await desk.Reviews.Handle(new ReviewProgress(first, 1, false, "没有附方案", new DateOnly(2026, 7, 20)), desk.Act(), Officer, default);
        var back = await desk.Standing();
        var again = await desk.Reports.Handle(desk.Report(await desk.Period(0), "done", 1, 2), desk.Act("证据"), Farmer, default);
        var accepted = await desk.Reviews.Handle(new ReviewProgress(again.Value, 1, true, null, null), desk.Act(), Officer, default);
        var done = await desk.Standing();
        var more = await desk.Reports.Handle(desk.Report(await desk.Period(1), "on-course", 1, 2), desk.Act("证据"), Farmer, default);

        Assert.Equal(("done", "done", "done"), (returned.Code(), again.Code(), accepted.Code()));
        Assert.Equal((MeasureState.Returned, MeasureState.Done), (back.State, done.State));
        Assert.Equal(100, done.Units[0].Percent);
        desk.Go(new DateOnly(2026, 7, 1));
        Assert.Equal("targets.progress.already-done", (await desk.Reports.Handle(desk.Report(await desk.Period(1), "on-course", 1, 2), desk.Act("证据"), Farmer, default)).Code());
        Assert.Equal("targets.progress.period-ahead", more.Code());
        var file = (await desk.Reading.Find(desk.Given.Measures[0], true, Officer, default))!;
        Assert.Equal([("returned", 1), ("accepted", 2)], file.Reports.Select(report => (report.State, report.Revision)));
        Assert.Equal(new DateOnly(2026, 7, 20), file.Reports[1].DueOn);
        Assert.Equal(5L, await desk.One<long>("select count(*) from platform_journal where kind = 'MeasureMoved' and is_public = @no", new { no = false }));
    }

    [Theory, BothDatabases]
    public async Task Only_the_unit_itself_plans_and_reports(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var period = await desk.Planned();

        var other = await desk.Plans.Handle(desk.Plan(1), desk.Act(), SupervisionDesk.Of(2, SupervisionDesk.Trade), default);
        var stranger = await desk.Plans.Handle(desk.Plan(1), desk.Act(), SupervisionDesk.Of(3, SupervisionDesk.City), default);
        var noDuty = await desk.Plans.Handle(desk.Plan(1) with { Unit = desk.CityUnit }, desk.Act(), Farmer, default);
        var office = await desk.Reports.Handle(desk.Report(period), desk.Act(), Officer, default);
        var nobody = await desk.Reports.Handle(desk.Report(period), desk.Act(), SupervisionDesk.Nobody(), default);
        var city = await desk.Plans.Handle(desk.Plan() with { Measure = desk.Given.Measures[1], Unit = desk.CityUnit }, desk.Act(), SupervisionDesk.Of(3, SupervisionDesk.City), default);

        Assert.Equal(
            ("targets.progress.other-unit", "platform.act.unknown", "targets.progress.unknown-unit", "platform.act.unknown", "platform.act.unknown", "done"),
            (other.Code(), stranger.Code(), noDuty.Code(), office.Code(), nobody.Code(), city.Code()));
    }

    [Theory, BothDatabases]
    public async Task A_plan_has_steps_with_days_and_no_personal_data(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        async Task<string> Try(PlanMeasure plan) => (await desk.Plans.Handle(plan, desk.Act(), Farmer, default)).Code();

        Assert.Equal("platform.act.personal-data", await Try(desk.Plan() with { Contact = "张三 13812345678" }));
        Assert.Equal("platform.act.text", await Try(desk.Plan() with { Contact = " " }));
        Assert.Equal("platform.act.personal-data", await Try(desk.Plan() with { Resources = "联系 13812345678" }));
        Assert.Equal("targets.progress.steps", await Try(desk.Plan() with { Steps = [] }));
        Assert.Equal("targets.progress.steps", await Try(desk.Plan() with { Steps = [new("制定方案", null)] }));
        Assert.Equal("platform.act.text", await Try(desk.Plan() with { Steps = [new(" ", SupervisionDesk.Today)] }));
        Assert.Equal("targets.progress.step-day", await Try(desk.Plan() with { Steps = [new("制定方案", SupervisionDesk.Today.AddDays(-1))] }));
        Assert.Equal("done", await Try(desk.Plan() with { Steps = [new("制定方案", SupervisionDesk.Today)] }));
    }

    [Theory, BothDatabases]
    public async Task A_plan_made_on_a_page_that_is_old_is_not_taken_and_each_one_stays(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        SupervisionDesk.Done(await desk.Plans.Handle(desk.Plan(), desk.Act(), Farmer, default));

        await Assert.ThrowsAsync<ChangedByAnotherException>(() => desk.Plans.Handle(desk.Plan(), desk.Act(), Farmer, default));

        SupervisionDesk.Done(await desk.Plans.Handle(desk.Plan(1), desk.Act(), Farmer, default));
        Assert.Equal([1, 2], (await desk.Reading.Find(desk.Given.Measures[0], true, Officer, default))!.Plans.Select(plan => plan.Revision));
    }

    [Theory, BothDatabases]
    public async Task Periods_are_the_offices_and_end_with_a_day_in_working_days(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        async Task<string> Try(SetPeriods set, Mandate by) => (await desk.Periods.Handle(set, desk.Act(), by, default)).Code();
        var set = new SetPeriods(desk.Given.Policy, 2026);

        Assert.Equal("targets.progress.period-length", await Try(set with { Months = 5 }, Officer));
        Assert.Equal("targets.progress.period-year", await Try(set with { Year = 2025 }, Officer));
        Assert.Equal("targets.progress.period-year", await Try(set with { Year = 2028 }, Officer));
        Assert.Equal("platform.act.unknown", await Try(set, SupervisionDesk.Of(6, SupervisionDesk.CityOffice)));
        Assert.Equal("platform.act.unknown", await Try(set, SupervisionDesk.Of(7, SupervisionDesk.Elsewhere)));
        Assert.Equal(3, SupervisionDesk.Done(await desk.Periods.Handle(set, desk.Act(), Officer, default)));
        Assert.Equal("targets.progress.periods-set", await Try(set, Officer));
        Assert.Equal(12, SupervisionDesk.Done(await desk.Periods.Handle(set with { Year = 2027, Months = 1 }, desk.Act(), Officer, default)));

        // Ten working days after Tuesday, 30 June 2026; the first quarter's day had passed.
        Assert.Equal(new DateOnly(2026, 7, 14), (await desk.Reading.Periods(desk.Given.Policy, true, Officer, default))[0].DueOn);
    }

    [Theory, BothDatabases]
    public async Task A_report_says_what_can_be_checked(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var period = await desk.Planned();
        async Task<string> Try(ReportProgress report, params string[] evidence) => (await desk.Reports.Handle(report, desk.Act(evidence), Farmer, default)).Code();

        Assert.Equal("platform.act.text", await Try(desk.Report(period) with { Words = "" }));
        Assert.Equal("platform.act.personal-data", await Try(desk.Report(period) with { Words = "请联系 13812345678" }));
        Assert.Equal("targets.progress.claim", await Try(desk.Report(period, "fine")));
        Assert.Equal("platform.act.no-evidence", await Try(desk.Report(period, "on-course", 1)));
        Assert.Equal("platform.act.no-evidence", await Try(desk.Report(period, "done")));
        Assert.Equal("targets.progress.unknown-step", await Try(desk.Report(period, "on-course", 3), "证据"));
        Assert.Equal("targets.progress.not-all-steps", await Try(desk.Report(period, "done", 1), "证据"));
        Assert.Equal("targets.progress.unknown-period", await Try(desk.Report(Guid.Empty)));
        Assert.Equal("targets.progress.period-ahead", await Try(desk.Report(await desk.Period(1))));
        Assert.Equal("targets.progress.no-plan", await Try(desk.Report(period) with { Measure = desk.Given.Measures[2] }));
        Assert.Equal("done", await Try(desk.Report(period)));
        Assert.Equal("targets.progress.already-sent", await Try(desk.Report(period)));
    }

    [Theory, BothDatabases]
    public async Task A_step_once_accepted_is_not_taken_back_in_silence(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var sent = await desk.Sent("on-course", 1);
        SupervisionDesk.Done(await desk.Reviews.Handle(new ReviewProgress(sent, 1, true, null, null), desk.Act(), Officer, default));
        desk.Go(new DateOnly(2026, 7, 1));

        var lost = await desk.Reports.Handle(desk.Report(await desk.Period(1), "at-risk"), desk.Act(), Farmer, default);
        var kept = await desk.Reports.Handle(desk.Report(await desk.Period(1), "at-risk", 1), desk.Act("证据"), Farmer, default);

        Assert.Equal(("targets.progress.step-lost", "done"), (lost.Code(), kept.Code()));
    }

    [Theory, BothDatabases]
    public async Task A_report_is_reviewed_by_another_person_of_the_office_once(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var sent = await desk.Sent();
        async Task<string> Try(ReviewProgress review, Mandate by) => (await desk.Reviews.Handle(review, desk.Act(), by, default)).Code();
        var accept = new ReviewProgress(sent, 1, true, null, null);

        Assert.Equal("platform.act.same-person", await Try(accept, SupervisionDesk.Of(1, SupervisionDesk.Office)));
        Assert.Equal("platform.act.unknown", await Try(accept, SupervisionDesk.Of(6, SupervisionDesk.CityOffice)));
        Assert.Equal("platform.act.unknown", await Try(accept with { Report = Guid.Empty }, Officer));
        Assert.Equal("platform.act.text", await Try(accept with { IsAccepted = false, AgainBy = new DateOnly(2026, 7, 1) }, Officer));
        Assert.Equal("platform.act.text", await Try(accept with { IsAccepted = false, Reason = "不实" }, Officer));
        Assert.Equal("targets.progress.day", await Try(accept with { IsAccepted = false, Reason = "不实", AgainBy = SupervisionDesk.Today }, Officer));
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => Try(accept with { Version = 9 }, Officer));
        Assert.Equal("done", await Try(accept, Officer));
        Assert.Equal("targets.progress.not-waiting", await Try(accept with { Version = 2 }, Officer));
    }

    [Theory, BothDatabases]
    public async Task A_superior_asks_and_does_nothing_else(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var own = await new TestTargets(desk.Database, desk.Test.Clock).Adopt(
            "370100", SupervisionDesk.CityOffice.Name, [new("市农业局", "370100", "济南市农业局")], ["L"]);
        var ask = new AskQuestion(own.Measures[0], own.Units[0], "为何没有启动？", SupervisionDesk.Today.AddDays(3));

        var periods = await desk.Periods.Handle(new SetPeriods(own.Policy, 2026), desk.Act(), Officer, default);
        var asked = await desk.Questions.Handle(ask, desk.Act(), Officer, default);
        var below = await desk.Questions.Handle(ask with { Measure = desk.Given.Measures[0], Unit = desk.FarmUnit }, desk.Act(), SupervisionDesk.Of(6, SupervisionDesk.CityOffice), default);
        var mine = await desk.Questions.Handle(ask, desk.Act(), SupervisionDesk.Of(6, SupervisionDesk.CityOffice), default);
        var foreign = await desk.Questions.Handle(ask, desk.Act(), SupervisionDesk.Of(7, SupervisionDesk.Elsewhere), default);

        Assert.Equal(("platform.act.other-organ", "done", "platform.act.unknown", "done", "platform.act.unknown"), (periods.Code(), asked.Code(), below.Code(), mine.Code(), foreign.Code()));
    }

    [Theory, BothDatabases]
    public async Task A_question_is_answered_once_by_the_unit_it_was_put_to(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        async Task<string> Ask(AskQuestion ask, Mandate by) => (await desk.Questions.Handle(ask, desk.Act(), by, default)).Code();
        async Task<string> Answer(AnswerQuestion answer, Mandate by) => (await desk.Questions.Handle(answer, desk.Act("证据"), by, default)).Code();
        var ask = new AskQuestion(desk.Given.Measures[0], desk.FarmUnit, "进展如何？", SupervisionDesk.Today.AddDays(1));

        Assert.Equal("platform.act.text", await Ask(ask with { Words = "" }, Officer));
        Assert.Equal("platform.act.text", await Ask(ask with { DueOn = null }, Officer));
        Assert.Equal("targets.progress.day", await Ask(ask with { DueOn = SupervisionDesk.Today }, Officer));
        Assert.Equal("targets.progress.unknown-unit", await Ask(ask with { Unit = desk.CityUnit }, Officer));
        Assert.Equal("platform.act.no-organ", await Ask(ask, SupervisionDesk.Nobody()));
        var id = SupervisionDesk.Done(await desk.Questions.Handle(ask, desk.Act(), Officer, default));

        Assert.Equal("platform.act.text", await Answer(new AnswerQuestion(id, 1, ""), Farmer));
        Assert.Equal("platform.act.unknown", await Answer(new AnswerQuestion(Guid.Empty, 1, "已启动"), Farmer));
        Assert.Equal("targets.progress.other-unit", await Answer(new AnswerQuestion(id, 1, "已启动"), SupervisionDesk.Of(2, SupervisionDesk.Trade)));
        Assert.Equal("platform.act.same-person", await Answer(new AnswerQuestion(id, 1, "已启动"), SupervisionDesk.Of(5, SupervisionDesk.Farms)));
        Assert.Equal("done", await Answer(new AnswerQuestion(id, 1, "已启动"), Farmer));
        Assert.Equal("targets.progress.not-open", await Answer(new AnswerQuestion(id, 2, "已启动"), Farmer));
        Assert.Equal("已启动", (await desk.Reading.Find(desk.Given.Measures[0], true, Officer, default))!.Questions[0].Answer);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_done_about_a_policy_that_was_replaced(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect, SupervisionDesk.Today);

        var planned = await desk.Plans.Handle(desk.Plan(), desk.Act(), Farmer, default);
        var periods = await desk.Periods.Handle(new SetPeriods(desk.Given.Policy, 2026), desk.Act(), Officer, default);

        Assert.Equal(("targets.progress.replaced", "targets.progress.replaced"), (planned.Code(), periods.Code()));
    }

    [Theory, BothDatabases]
    public async Task A_unit_sees_its_own_share_and_nobody_elses(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        await desk.Sent();
        var trade = SupervisionDesk.Of(2, SupervisionDesk.Trade);

        var seen = (await desk.Reading.Find(desk.Given.Measures[0], false, trade, default))!;
        var states = await desk.Reading.States(desk.Given.Policy, false, SupervisionDesk.Of(3, SupervisionDesk.City), default);
        var unseen = await desk.Reading.Find(desk.Given.Measures[2], false, trade, default);
        var below = await desk.Reading.Find(desk.Given.Measures[0], true, SupervisionDesk.Of(6, SupervisionDesk.CityOffice), default);

        Assert.Empty(seen.Plans);
        Assert.Empty(seen.Reports);
        Assert.Equal("省商务厅", Assert.Single(seen.Standing.Units).Name);
        Assert.Equal("任务2", Assert.Single(states).Title);
        Assert.Null(unseen);
        Assert.Null(below);
        Assert.Single(await desk.Reading.Policies(false, SupervisionDesk.Of(3, SupervisionDesk.City), default));
        Assert.Empty(await desk.Reading.Policies(true, SupervisionDesk.Of(7, SupervisionDesk.Elsewhere), default));
    }

    [Theory, BothDatabases]
    public async Task Both_sides_are_told_in_their_inbox(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var unit = await desk.Account("farmer", Role.UnitOfficer, SupervisionDesk.Farms);
        await desk.Account("trader", Role.UnitOfficer, SupervisionDesk.Trade);
        var office = await desk.Account("officer", Role.QualityOfficer, SupervisionDesk.Office);
        var sent = await desk.Sent();
        SupervisionDesk.Done(await desk.Reviews.Handle(new ReviewProgress(sent, 1, false, "不实", new DateOnly(2026, 7, 1)), desk.Act(), Officer, default));
        SupervisionDesk.Done(await desk.Questions.Handle(new AskQuestion(desk.Given.Measures[0], desk.FarmUnit, "为何？", new DateOnly(2026, 7, 1)), desk.Act(), Officer, default));

        await using var session = await desk.Database.Read(default);
        var told = await session.Query<(Guid Recipient, string Kind)>("select recipient, kind from platform_notice order by kind", null, default);

        Assert.Equal([(unit, "progress-returned"), (office, "progress-sent"), (unit, "target-question")], told.ToList());
    }

    [Theory, BothDatabases]
    public async Task Two_reports_at_once_are_one_and_a_form_sent_twice_acts_once(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var period = await desk.Planned();
        await using var second = desk.Test.Again();
        var other = new ReportProgressHandler(second.Database, desk.Calendar, desk.Notices);

        var both = await Task.WhenAll(
            desk.Reports.Handle(desk.Report(period), desk.Act(), Farmer, default), other.Handle(desk.Report(period), desk.Act(), SupervisionDesk.Of(8, SupervisionDesk.Farms), default));

        Assert.Equal(["done", "targets.progress.already-sent"], both.Select(one => one.Code()).Order());
        var once = SupervisionDesk.Id(77);
        SupervisionDesk.Done(await desk.Plans.Handle(desk.Plan(1), desk.Once(once), Farmer, default));
        await Assert.ThrowsAsync<AlreadyActedException>(() => desk.Plans.Handle(desk.Plan(2), desk.Once(once), Farmer, default));
    }
}
