using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Testing;
using static Zhiheng.Modules.Tests.Inspection.CheckDesk;

namespace Zhiheng.Modules.Tests.Inspection;

public class FindingTests
{
    [Theory]
    [BothDatabases]
    public async Task A_finding_is_due_on_the_twentieth_working_day_after_the_check(Dialect dialect)
    {
        await using var desk = await Open(dialect);

        var task = await desk.Closed();

        // 2026-06-01 is a Monday; 19 June is a holiday (端午).
        var finding = (await desk.Files.Find(task, desk.Reviewer, default))!.Finding!;
        Assert.Equal((new DateOnly(2026, 6, 1), desk.Calendar.AddWorkingDays(new DateOnly(2026, 6, 1), 20).Date), (finding.CheckedOn, finding.DueOn));
        Assert.Equal(20, desk.Calendar.WorkingDaysBetween(finding.CheckedOn, finding.DueOn));
        Assert.Equal(finding.DueOn, (await desk.Files.Find(task, desk.Reviewer, default))!.Task.DueOn);
    }

    [Theory]
    [BothDatabases]
    public async Task A_published_finding_is_a_public_fact_and_nothing_to_do_closes_the_task(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Closed();

        Done(await desk.Review(task, until: new DateOnly(2027, 6, 1)));

        await using var session = await desk.Database.Database.Read(default);
        var fact = Journal.Read<FindingPublished>(Assert.Single(await Journal.PublicFactsOf(session, task, default)).Payload);
        Assert.Equal((TestInspections.Subject, new DateOnly(2026, 6, 1), new DateOnly(2027, 6, 1)), (fact.Subject, fact.CheckedOn, fact.PublicUntil!.Value));
        Assert.Equal(["1"], fact.Codes);
        Assert.Equal("closed", await desk.State(task));
        Assert.Equal("N", Assert.Single((await desk.Files.Find(task, desk.Reviewer, default))!.FollowUps).Code);
    }

    [Theory]
    [BothDatabases]
    public async Task Nobody_of_the_team_reviews_and_nobody_from_elsewhere(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Closed();

        Refused("inspection.finding.of-the-team", await desk.Review(task, by: desk.FirstOfficer));
        Refused("inspection.finding.of-the-team", await desk.Review(task, by: desk.SecondOfficer));
        Refused("platform.act.other-organ", await desk.Review(task, by: TestInspections.Officer(desk.Rows.NewId(), "370100")));
        Refused("platform.act.unknown", await desk.Review(task, by: TestInspections.Officer(desk.Rows.NewId(), "370202")));
    }

    [Theory]
    [BothDatabases]
    public async Task A_returned_finding_is_handed_in_again_by_the_team_within_the_same_term(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Closed();
        Refused("platform.act.text", await desk.Review(task, FindingDecision.Return, words: " "));
        Done(await desk.Review(task, FindingDecision.Return));
        Refused("inspection.finding.state", await desk.Review(task));
        desk.Database.Clock.Set(new DateOnly(2026, 6, 8));

        Refused("inspection.check.not-in-team", await HandIn(desk, task, desk.Reviewer));
        Refused("inspection.finding.codes-exclude", await HandIn(desk, task, desk.SecondOfficer, "1", "A"));
        Refused("inspection.finding.no-follow-up", await HandIn(desk, task, desk.SecondOfficer, "A"));
        Done(await HandIn(desk, task, desk.SecondOfficer, "E"));
        Refused("inspection.finding.state", await HandIn(desk, task, desk.SecondOfficer, "E"));

        var file = (await desk.Files.Find(task, desk.Reviewer, default))!;
        Assert.Equal(["reviewing", "returned"], file.Findings.Select(one => one.State));
        Assert.Equal(file.Findings[1].DueOn, file.Findings[0].DueOn);
        Assert.Equal(["E"], file.Finding!.CodeList);
        Assert.Equal(["1"], file.Record!.Whole.Codes);
        Done(await desk.Review(task, FindingDecision.Reject));
        Done(await HandIn(desk, task, desk.FirstOfficer, "1"));
        Done(await desk.Review(task));
    }

    [Theory]
    [BothDatabases]
    public async Task There_is_nothing_to_review_before_the_record_is_closed(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Approved();

        Refused("inspection.finding.none", await desk.Review(task));
        Refused("inspection.finding.none", await HandIn(desk, task, desk.FirstOfficer, "1"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_reviewer_who_saw_an_older_state_is_told(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Closed();

        await Assert.ThrowsAsync<ChangedByAnotherException>(async () => await desk.Findings.Handle(
            new ReviewFinding(task, 1, FindingDecision.Publish, null, null), desk.By(desk.Reviewer), desk.Reviewer, default));
        Refused("inspection.finding.public-until", await desk.Review(task, until: desk.Calendar.Today));
    }

    [Theory]
    [BothDatabases]
    public async Task What_follows_is_done_step_by_step_and_the_last_one_closes_the_task(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Published("A", "4");
        var steps = (await desk.Files.Find(task, desk.Reviewer, default))!.FollowUps;
        Assert.Equal(["R", "T"], steps.Select(one => one.Code));
        Assert.Equal("published", await desk.State(task));
        Assert.Equal(new DateOnly(2026, 7, 1), (await desk.Files.Find(task, desk.Reviewer, default))!.Task.DueOn);

        Refused("platform.act.no-evidence", await Finish(desk, task, steps[0].Id, []));
        Refused("platform.act.other-organ", await Finish(desk, task, steps[0].Id, ["x"], TestInspections.Officer(desk.Rows.NewId(), "370100")));
        Done(await Finish(desk, task, steps[1].Id, ["x"]));
        Refused("inspection.finding.follow-up-done", await Finish(desk, task, steps[1].Id, ["x"]));
        Assert.Equal(new DateOnly(2026, 7, 15), (await desk.Files.Find(task, desk.Reviewer, default))!.Task.DueOn);
        Done(await Finish(desk, task, steps[0].Id, ["x"]));

        Assert.Equal("closed", await desk.State(task));
        Assert.Null((await desk.Files.Find(task, desk.Reviewer, default))!.Task.DueOn);
    }

    [Theory]
    [BothDatabases]
    public async Task Publication_lasts_through_its_last_day_and_then_the_ledger_may_withdraw_it_once(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Closed();
        Done(await desk.Review(task, until: new DateOnly(2026, 6, 10)));
        var ended = new EndedFindings(desk.Database.Database, desk.Calendar);
        desk.Database.Clock.Set(new DateOnly(2026, 6, 10));
        Assert.Empty(await ended.End(default));

        desk.Database.Clock.Set(new DateOnly(2026, 6, 11));

        var lapsed = Assert.Single(await ended.End(default));
        Assert.Equal((task, "公示期届满"), (lapsed.Task, lapsed.EndedWhy));
        Assert.Single(await ended.End(default));
        await ended.Withdrawn(task, default);
        Assert.Empty(await ended.End(default));
    }

    [Theory]
    [BothDatabases]
    public async Task A_reviewer_ends_a_publication_with_a_reason_that_names_nobody(Dialect dialect)
    {
        await using var desk = await Open(dialect);
        var task = await desk.Published();

        Refused("platform.act.personal-data", await End(desk, task, "13800138000"));
        Done(await End(desk, task, "信用修复决定"));
        Refused("inspection.finding.state", await End(desk, task, "信用修复决定"));
    }

    private static async Task<Outcome<Guid>> End(CheckDesk desk, Guid task, string reason)
        => await desk.Findings.Handle(new EndFinding(task, await desk.Version(task), reason), desk.By(desk.Reviewer), desk.Reviewer, default);

    private static async Task<Outcome<Guid>> HandIn(CheckDesk desk, Guid task, Zhiheng.Platform.Powers.Mandate by, params string[] codes)
        => await desk.Findings.Handle(new HandInFinding(task, await desk.Version(task), codes.Length == 0 ? ["1"] : codes, "复核后的情况。", []), desk.By(by), by, default);

    private static Task<Outcome<Guid>> Finish(CheckDesk desk, Guid task, Guid step, string[] evidence, Zhiheng.Platform.Powers.Mandate? by = null)
        => desk.FollowUps.Handle(new FinishFollowUp(task, step, "已改正", evidence), desk.By(by ?? desk.Reviewer), by ?? desk.Reviewer, default);
}
