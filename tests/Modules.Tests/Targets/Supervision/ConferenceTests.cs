using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Conferences;
using Zhiheng.Targets.Desks;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Supervision;

public class ConferenceTests
{
    private static readonly Mandate Farmer = SupervisionDesk.Of(1, SupervisionDesk.Farms);
    private static readonly Mandate Officer = SupervisionDesk.Of(5, SupervisionDesk.Office);
    private static readonly Mandate Leader = SupervisionDesk.Of(6, SupervisionDesk.Office);

    [Theory, BothDatabases]
    public async Task A_decision_becomes_a_task_of_its_unit_once_the_minutes_are_approved(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var (handler, tasks, reading, todo) = (Handler(desk), new TaskHandler(desk.Database, desk.Calendar), new ConferenceReading(desk.Database), new TargetsDesk(desk.Database, desk.Calendar));
        var id = await Held(desk);
        Assert.Null((await reading.Find(id, false, Farmer, default))!.Conference.Minutes);
        Assert.DoesNotContain(await todo.Read(new TargetsDuties(true, false, false), Farmer, default), item => item.Kind == "task");
        Assert.Equal("minutes", Assert.Single(await todo.Read(new TargetsDuties(false, false, true), Leader, default)).Kind);

        var approved = await handler.Handle(new DecideMinutes(id, 2, true, null), Number, desk.Act(), Leader, default);
        var task = (await todo.Read(new TargetsDuties(true, false, false), Farmer, default)).Single(item => item.Kind == "task");
        var sent = await tasks.Handle(new ReportTask(id, task.Id, 2, "已印发"), desk.Act("证据"), Farmer, default);
        var back = await tasks.Handle(new ReviewTask(id, task.Id, 3, false, "未附文件", new DateOnly(2026, 8, 1)), desk.Act(), Officer, default);
        var due = (await todo.Read(new TargetsDuties(true, false, false), Farmer, default)).Single(item => item.Kind == "task").DueOn;
        var again = await tasks.Handle(new ReportTask(id, task.Id, 4, "已补"), desk.Act("证据"), Farmer, default);
        var done = await tasks.Handle(new ReviewTask(id, task.Id, 5, true, null, null), desk.Act(), Officer, default);

        Assert.Equal(["done", "done", "done", "done", "done"], new[] { approved, sent, back, again, done }.Select(one => one.Code()));
        Assert.Equal((new DateOnly(2026, 7, 1), new DateOnly(2026, 8, 1)), (task.DueOn, due));
        var file = (await reading.Find(id, true, Officer, default))!;
        Assert.Equal(("done", "approved", "会纪1号"), (file.Decisions[0].State, file.Conference.State, file.Conference.PaperNumber));
        Assert.Equal(["returned", "accepted"], file.Reports.Select(report => report.State));
    }

    [Theory, BothDatabases]
    public async Task A_conference_is_called_with_agenda_members_and_a_day_to_come(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        async Task<string> Try(DraftConference draft, Mandate? by = null) => (await Handler(desk).Handle(draft, desk.Act(), by ?? Officer, default)).Code();
        var draft = Draft(desk);

        Assert.Equal("platform.act.text", await Try(draft with { Title = "" }));
        Assert.Equal("platform.act.text", await Try(draft with { Place = "" }));
        Assert.Equal("targets.conference.day", await Try(draft with { MeetsOn = SupervisionDesk.Today.AddDays(-1) }));
        Assert.Equal("targets.conference.agenda", await Try(draft with { Agenda = [] }));
        Assert.Equal("targets.conference.members", await Try(draft with { Members = [desk.FarmUnit] }));
        Assert.Equal("targets.conference.members", await Try(draft with { Members = [desk.FarmUnit, Guid.Empty] }));
        Assert.Equal("platform.act.unknown", await Try(draft, SupervisionDesk.Of(7, SupervisionDesk.Elsewhere)));
        Assert.Equal("done", await Try(draft));
    }

    [Theory, BothDatabases]
    public async Task Minutes_are_recorded_after_the_conference_and_approved_by_another_person(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var handler = Handler(desk);
        var id = SupervisionDesk.Done(await handler.Handle(Draft(desk) with { MeetsOn = SupervisionDesk.Today.AddDays(1) }, desk.Act(), Officer, default));
        async Task<string> Hold(HoldConference hold) => (await handler.Handle(hold, desk.Act(), Officer, default)).Code();
        async Task<string> Decide(DecideMinutes decide, Mandate by) => (await handler.Handle(decide, Number, desk.Act(), by, default)).Code();
        var hold = new HoldConference(id, 1, "会议听取了情况", null, [new("印发方案", desk.FarmUnit, new DateOnly(2026, 7, 1))]);

        Assert.Equal("targets.conference.not-yet", await Hold(hold));
        Assert.Equal("targets.conference.state", await Decide(new DecideMinutes(id, 1, true, null), Leader));
        desk.Go(SupervisionDesk.Today.AddDays(1));
        Assert.Equal("platform.act.text", await Hold(hold with { Minutes = "" }));
        Assert.Equal("targets.conference.decisions", await Hold(hold with { Decisions = [new("印发方案", desk.FarmUnit, null)] }));
        Assert.Equal("targets.conference.decision-unit", await Hold(hold with { Decisions = [new("印发方案", Guid.Empty, new DateOnly(2026, 7, 1))] }));
        Assert.Equal("targets.conference.decision-day", await Hold(hold with { Decisions = [new("印发方案", desk.FarmUnit, SupervisionDesk.Today.AddDays(1))] }));
        Assert.Equal("done", await Hold(hold));
        Assert.Equal("targets.conference.state", await Hold(hold with { Version = 2 }));
        Assert.Equal("platform.act.same-person", await Decide(new DecideMinutes(id, 2, true, null), Officer));
        Assert.Equal("platform.act.text", await Decide(new DecideMinutes(id, 2, false, ""), Leader));
        Assert.Equal("done", await Decide(new DecideMinutes(id, 2, false, "缺议定期限"), Leader));
        Assert.Equal("done", await Hold(hold with { Version = 3 }));
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => Decide(new DecideMinutes(id, 3, true, null), Leader));
        Assert.Equal("done", await Decide(new DecideMinutes(id, 4, true, null), Leader));
        Assert.Equal(1L, await desk.One<long>("select count(*) from targets_decision"));
    }

    [Theory, BothDatabases]
    public async Task Only_the_unit_reports_and_another_person_reviews(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var tasks = new TaskHandler(desk.Database, desk.Calendar);
        var id = await Held(desk);
        SupervisionDesk.Done(await Handler(desk).Handle(new DecideMinutes(id, 2, true, null), Number, desk.Act(), Leader, default));
        var task = await desk.One<Guid>("select id from targets_decision");
        async Task<string> Report(ReportTask report, Mandate by, params string[] evidence) => (await tasks.Handle(report, desk.Act(evidence), by, default)).Code();
        async Task<string> Review(ReviewTask review, Mandate by) => (await tasks.Handle(review, desk.Act(), by, default)).Code();
        var (report, review) = (new ReportTask(id, task, 2, "已办"), new ReviewTask(id, task, 3, false, "不实", SupervisionDesk.Today.AddDays(1)));

        Assert.Equal("platform.act.text", await Report(report with { Words = "" }, Farmer, "证据"));
        Assert.Equal("platform.act.no-evidence", await Report(report, Farmer));
        Assert.Equal("targets.conference.other-unit", await Report(report, SupervisionDesk.Of(2, SupervisionDesk.Trade), "证据"));
        Assert.Equal("platform.act.unknown", await Report(report, SupervisionDesk.Of(3, SupervisionDesk.City), "证据"));
        Assert.Equal("platform.act.unknown", await Report(report with { Decision = Guid.Empty }, Farmer, "证据"));
        Assert.Equal("targets.conference.task-state", await Review(review with { Version = 2 }, Officer));
        Assert.Equal("done", await Report(report, Farmer, "证据"));
        Assert.Equal("targets.conference.task-state", await Report(report with { Version = 3 }, Farmer, "证据"));
        Assert.Equal("platform.act.text", await Review(review with { Reason = "" }, Officer));
        Assert.Equal("platform.act.text", await Review(review with { AgainBy = null }, Officer));
        Assert.Equal("targets.conference.again-by", await Review(review with { AgainBy = SupervisionDesk.Today }, Officer));
        Assert.Equal("platform.act.same-person", await Review(review, SupervisionDesk.Of(1, SupervisionDesk.Office)));
        Assert.Equal("platform.act.unknown", await Review(review, SupervisionDesk.Of(7, SupervisionDesk.Elsewhere)));
        Assert.Equal("done", await Review(review, Officer));
    }

    [Theory, BothDatabases]
    public async Task To_dos_are_overdue_the_day_after(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        await desk.Planned();
        var todo = new TargetsDesk(desk.Database, desk.Calendar);
        async Task<TargetsTodo> Report(DateOnly day)
        {
            desk.Go(day);
            return (await todo.Read(new TargetsDuties(true, true, true), Farmer, default)).First(item => item.Kind == "report");
        }

        Assert.False((await Report(new DateOnly(2026, 7, 14))).IsOverdue);
        Assert.True((await Report(new DateOnly(2026, 7, 15))).IsOverdue);
        Assert.Contains(await todo.Read(new TargetsDuties(true, false, false), Farmer, default), item => item.Kind == "plan");
        Assert.Empty(await todo.Read(new TargetsDuties(true, true, true), SupervisionDesk.Nobody(), default));
    }

    private static ConferenceHandler Handler(SupervisionDesk desk) => new(desk.Database, desk.Calendar, desk.Notices);

    private static DraftConference Draft(SupervisionDesk desk)
        => new(desk.Given.Policy, "质量认证联席会议", SupervisionDesk.Today, "省局会议室", ["通报进展"], [desk.FarmUnit, desk.TradeUnit]);

    private static async Task<Guid> Held(SupervisionDesk desk)
    {
        var handler = Handler(desk);
        var id = SupervisionDesk.Done(await handler.Handle(Draft(desk), desk.Act(), Officer, default));
        return SupervisionDesk.Done(await handler.Handle(new HoldConference(id, 1, "会议听取了情况", null, [new("印发方案", desk.FarmUnit, new DateOnly(2026, 7, 1))]), desk.Act(), Officer, default));
    }

    private static Task<string> Number(Work work) => Task.FromResult("会纪1号");
}
