using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Inspection.CheckDesk;

namespace Zhiheng.Modules.Tests.Inspection;

public class ApprovalTests
{
    [Theory]
    [BothDatabases]
    public async Task A_visit_that_a_leader_approves_has_two_papers_and_a_code(Dialect dialect)
    {
        await using var desk = await Open(dialect);

        var task = await desk.Approved();

        var file = await desk.Files.Find(task, desk.FirstOfficer, default);
        Assert.Equal(("approved", "检审1号", "检通2号", 20), (file!.Task.State, file.Task.ApprovalNumber, file.Task.NoticeNumber, file.Task.VisitCode!.Length));
        Assert.Equal("张工", Assert.Single(file.Approval!.ExpertList).Name);
        Assert.Equal((2026, 0, 2), (file.Count.Year, file.Count.Visits, file.Count.Cap));
    }

    [Theory]
    [BothDatabases]
    public async Task An_unannounced_visit_has_no_notice_and_the_firm_sees_nothing_before_it_begins(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved(isSealed: true);
        var firm = TestInspections.Firm(desk.Organization);

        Assert.Null((await desk.Files.Find(task, desk.FirstOfficer, default))!.Task.NoticeNumber);
        Assert.Null(await desk.Visits.OfFirm(task, firm, default));
        Assert.Empty(await desk.Visits.OfFirm(null, 10, firm, default));

        Done(await desk.Save(task, desk.Rows.NewId(), 1));

        Assert.NotNull(await desk.Visits.OfFirm(task, firm, default));
    }

    [Theory]
    [BothDatabases]
    public async Task Whoever_drafted_an_approval_does_not_give_it(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Task();
        Done(await desk.Ask(task, desk.Leader));

        Refused("platform.act.same-person", await desk.Decide(task));
        Assert.Equal("assigned", await desk.State(task));
    }

    [Theory]
    [BothDatabases]
    public async Task An_approval_is_asked_for_once_and_again_after_it_was_declined(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Task();
        Refused("inspection.approval.none", await desk.Decide(task));
        Done(await desk.Ask(task));
        Refused("inspection.approval.open", await desk.Ask(task, desk.SecondOfficer));
        Done(await desk.Decide(task, isApproved: false));

        Done(await desk.Ask(task));
        Done(await desk.Decide(task));

        Refused("inspection.check.state", await desk.Ask(task));
    }

    [Theory]
    [BothDatabases]
    public async Task Days_of_a_visit_lie_in_the_campaign_and_not_before_today(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Task();

        Refused("inspection.approval.days", await desk.Ask(task, to: new DateOnly(2026, 7, 1)));
        Refused("inspection.approval.days", await desk.Ask(task, from: new DateOnly(2026, 5, 31)));
        Refused("inspection.approval.days", await desk.Ask(task, from: new DateOnly(2026, 6, 10), to: new DateOnly(2026, 6, 9)));
        Done(await desk.Ask(task, from: new DateOnly(2026, 6, 30)));
    }

    [Theory]
    [BothDatabases]
    public async Task A_warrant_that_ends_the_day_before_the_visit_is_refused_by_name(Dialect dialect)
    {
        await using var desk = await Open(dialect, warrantUntil: new DateOnly(2026, 6, 9));
        var task = await desk.Task();
        Done(await desk.Ask(task, from: new DateOnly(2026, 6, 10)));

        var outcome = await desk.Decide(task);

        Refused("inspection.check.warrant-expired", outcome);
        Assert.Contains("王建国", outcome.Refusal.Message, StringComparison.Ordinal);
        Assert.Contains("行政处罚法第四十二条", outcome.Refusal.Basis!, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task A_warrant_that_ends_on_the_day_of_the_visit_still_holds(Dialect dialect)
    {
        await using var desk = await Open(dialect, warrantUntil: new DateOnly(2026, 6, 10));
        var task = await desk.Task();
        Done(await desk.Ask(task, from: new DateOnly(2026, 6, 10)));

        Done(await desk.Decide(task));
    }

    [Theory]
    [BothDatabases]
    public async Task A_firm_at_its_cap_and_an_item_that_left_the_list_are_not_visited(Dialect dialect)
    {
        await using var desk = await Open(dialect, cap: 1);
        var visited = await desk.Approved();
        Done(await desk.Save(visited, desk.Rows.NewId(), 1));
        var again = await desk.Task();
        Done(await desk.Ask(again));

        var capped = await desk.Decide(again);
        Refused("inspection.check.cap", capped);
        Assert.Contains("国办发〔2024〕54号", capped.Refusal.Basis!, StringComparison.Ordinal);

        await desk.Rows.Publish(item: "C06", version: 2);
        Refused("inspection.check.item-not-on-list", await desk.Decide(again));
    }

    [Theory]
    [BothDatabases]
    public async Task A_team_of_one_is_not_sent_and_a_stranger_neither_asks_nor_decides(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Rows.Task([desk.First]);
        var elsewhere = TestInspections.Officer(desk.Rows.NewId(), "370202");
        var city = TestInspections.Officer(desk.Rows.NewId(), "370100");
        Done(await desk.Ask(task));

        Refused("inspection.check.too-few-inspectors", await desk.Decide(task));
        Refused("platform.act.unknown", await desk.Decide(task, elsewhere));
        Refused("platform.act.other-organ", await desk.Decide(task, city));
        Refused("platform.act.unknown", await desk.Ask(await desk.Task(), elsewhere));
        Refused("platform.act.other-organ", await desk.Ask(await desk.Task(), city));
        Refused("platform.act.text", await desk.Approving.Handle(new DecideApproval(task, 1, false, " "), desk.Papers(), desk.By(desk.Leader), desk.Leader, default));
    }

    [Theory]
    [BothDatabases]
    public async Task Numbers_that_an_approval_took_are_given_back_when_it_fails(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Task();
        Done(await desk.Ask(task));
        var papers = new ApprovalPapers(
            async work => (await Zhiheng.Platform.Papers.DocumentNumbers.Take(work, "济南历下区市监认", "检审", default)).Value.Text,
            _ => throw new InvalidOperationException("the printer broke"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Approving.Handle(
            new DecideApproval(task, await desk.Version(task), true, null), papers, desk.By(desk.Leader), desk.Leader, default));

        Assert.Equal(("assigned", 0L), (await desk.State(task), await desk.Count("platform_paper_number")));
        Done(await desk.Decide(task));
    }
}
