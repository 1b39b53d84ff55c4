using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Desks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Inspection.CheckDesk;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>What waits for whom, by when: for those who may do it, and not for those who proposed it. The steps of a draw are in InspectionJourneyTests.</summary>
public class InspectionDeskTests
{
    private static readonly InspectionDuties None = new(false, false, false);
    private static readonly InspectionDuties Decides = new(true, false, false);
    private static readonly InspectionDuties Reviews = new(false, true, false);

    [Theory]
    [BothDatabases]
    public async Task A_visit_waits_for_its_team_then_for_a_leader_then_for_its_team_again(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Task();
        Assert.Equal([("visit-ask", new DateOnly(2026, 6, 30))], await Waiting(desk, desk.SecondOfficer, None));
        Assert.Empty(await Waiting(desk, desk.Leader, Decides));

        Done(await desk.Ask(task, to: new DateOnly(2026, 6, 12)));
        Assert.Equal([("visit-approve", new DateOnly(2026, 6, 1))], await Waiting(desk, desk.Leader, Decides));
        Assert.Empty(await Waiting(desk, desk.Leader, None));
        Assert.Empty(await Waiting(desk, desk.FirstOfficer, Decides));
        Assert.Empty(await Waiting(desk, TestInspections.Officer(desk.Rows.NewId(), "370100"), Decides));

        Done(await desk.Decide(task));
        Assert.Equal([("visit-record", new DateOnly(2026, 6, 12))], await Waiting(desk, desk.FirstOfficer, None));
        Assert.Empty(await Waiting(desk, desk.Leader, Decides));
    }

    [Theory]
    [BothDatabases]
    public async Task A_finding_waits_for_a_reviewer_outside_the_team_and_returned_for_the_team_until_the_day_of_publication(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Closed("A");
        var due = desk.Calendar.AddWorkingDays(new DateOnly(2026, 6, 1), 20).Date;
        Assert.Equal([("finding-review", due)], await Waiting(desk, desk.Reviewer, Reviews));
        Assert.Empty(await Waiting(desk, desk.SecondOfficer, Reviews));

        Done(await desk.Review(task, FindingDecision.Return));
        Assert.Equal([("finding-again", due)], await Waiting(desk, desk.FirstOfficer, None));
        Assert.Empty(await Waiting(desk, desk.Reviewer, Reviews));
    }

    [Theory]
    [BothDatabases]
    public async Task What_follows_waits_for_the_reviewers_by_its_nearest_day_and_is_overdue_from_the_day_after(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        await desk.Published("A");
        Assert.Equal([("follow-up", new DateOnly(2026, 7, 1))], await Waiting(desk, desk.Reviewer, Reviews));

        desk.Database.Clock.Set(new DateOnly(2026, 7, 1));
        Assert.False(Assert.Single(await Desk(desk).Read(Reviews, desk.Reviewer, default)).IsOverdue);
        desk.Database.Clock.Set(new DateOnly(2026, 7, 2));
        Assert.True(Assert.Single(await Desk(desk).Read(Reviews, desk.Reviewer, default)).IsOverdue);
    }

    [Theory]
    [BothDatabases]
    public async Task A_request_that_an_inspector_stay_away_waits_for_a_leader(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();
        var code = (await desk.Rows.One<string>("select visit_code from inspection_task where id = @task", new { task }))!;
        Done(await desk.Visits.Handle(code, new AskForRecusal(desk.Second, "曾在我公司任职"), new Act("扫码的人", Capacity.Enterprise, desk.Database.Clock.GetUtcNow(), "扫码入企"), default));

        Assert.Equal([("recusal", new DateOnly(2026, 6, 30))], await Waiting(desk, desk.Leader, Decides));
        Assert.DoesNotContain(await Waiting(desk, desk.FirstOfficer, None), item => item.Kind == "recusal");
    }

    private static InspectionDesk Desk(CheckDesk desk) => new(desk.Database.Database, desk.Calendar);

    private static async Task<IReadOnlyList<(string Kind, DateOnly? DueOn)>> Waiting(CheckDesk desk, Mandate mandate, InspectionDuties duties)
        => [.. (await Desk(desk).Read(duties, mandate, default)).Select(item => (item.Kind, item.DueOn))];
}
