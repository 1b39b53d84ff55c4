using System.Security.Cryptography;
using System.Text;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Modules.Tests.Targets.Policies;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Assessments;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Targets.Supervision;

public class AssessmentTests
{
    private static readonly Mandate Farmer = SupervisionDesk.Of(1, SupervisionDesk.Farms);
    private static readonly Mandate Officer = SupervisionDesk.Of(5, SupervisionDesk.Office);
    private static readonly Mandate Leader = SupervisionDesk.Of(6, SupervisionDesk.Office);

    [Theory, BothDatabases]
    public async Task An_assessment_is_computed_shown_contested_decided_frozen_and_published(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var id = await Computed(desk);
        var (reviews, contests, publishing, reading) = (Reviews(desk), Contests(desk), new PublishAssessmentHandler(desk.Database, desk.Calendar), new AssessmentReading(desk.Database));
        Assert.Null(await reading.Find(id, false, Farmer, default));
        Assert.Equal("done", (await reviews.Handle(new RemarkAssessment(id, desk.FarmUnit, "1", null, "已电话核实"), desk.Act(), Leader, default)).Code());
        Assert.Equal("done", (await reviews.Handle(new OpenAssessment(id, 1), desk.Act(), Leader, default)).Code());
        var contest = SupervisionDesk.Done(await contests.Handle(new ContestAssessment(id, desk.FarmUnit, "1", "已经完成一步"), desk.Act("证据"), Farmer, default));
        var decided = await contests.Handle(new DecideContest(id, contest, 1, true, "情况属实", 2.5m), desk.Act(), Leader, default);
        desk.Go(new DateOnly(2026, 6, 15));
        var early = await publishing.Handle(new PublishAssessment(id, 2), desk.Act(), Leader, default);
        desk.Go(new DateOnly(2026, 6, 16));
        var byAuthor = await publishing.Handle(new PublishAssessment(id, 2), desk.Act(), Officer, default);
        var published = SupervisionDesk.Done(await publishing.Handle(new PublishAssessment(id, 2), desk.Act(), Leader, default));

        Assert.Equal(("done", "targets.assessment.objections-running", "platform.act.same-person"), (decided.Code(), early.Code(), byAuthor.Code()));
        var (row, content) = (await reading.Published(id, default))!.Value;
        Assert.Equal(row.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Frozen!))));
        Assert.Equal(published.Sha256, row.Sha256);
        var farms = content.Units.Single(unit => unit.Result.Name == "省农业厅");
        Assert.Equal((2.5m, null), (farms.Adjusted, farms.Final));
        Assert.Equal(["情况属实", "已电话核实"], farms.Remarks.Select(remark => remark.Reason).OrderBy(reason => reason.Length));
        Assert.Equal("upheld", Assert.Single(farms.Objections).State);
        Assert.DoesNotContain("试验人员", row.Frozen, StringComparison.Ordinal);
        Assert.Equal(1L, await desk.One<long>("select count(*) from platform_journal where kind = 'AssessmentPublished' and is_public = @yes", new { yes = true }));

        // What a department reported is what it reported: the adjustment stands beside it.
        Assert.All(row.ResultList.SelectMany(result => result.Lines).Where(line => line.Kind == "indicator"), line => Assert.Null(line.Earned));
    }

    [Theory, BothDatabases]
    public async Task A_scheme_makes_a_hundred_points_over_what_the_policy_has(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var handler = new SchemeHandler(desk.Database, desk.Calendar);
        async Task<string> Try(DraftScheme draft, Mandate? by = null) => (await handler.Handle(draft, desk.Act(), by ?? Officer, default)).Code();
        var scheme = Scheme(desk);

        Assert.Equal("platform.act.text", await Try(scheme with { Title = "" }));
        Assert.Equal("targets.assessment.year", await Try(scheme with { Year = 2024 }));
        Assert.Equal("targets.assessment.year", await Try(scheme with { Year = 2028 }));
        Assert.Equal("targets.assessment.lines", await Try(scheme with { Lines = [] }));
        Assert.Equal("targets.assessment.unknown-subject", await Try(scheme with { Lines = [new("measure", Guid.Empty, 100m)] }));
        Assert.Equal("targets.assessment.unknown-subject", await Try(scheme with { Lines = [new("wish", desk.Given.Measures[0], 100m)] }));
        Assert.Equal("targets.assessment.points", await Try(scheme with { Lines = [new("measure", desk.Given.Measures[0], 0m)] }));
        Assert.Equal("targets.assessment.points", await Try(scheme with { Lines = [new("measure", desk.Given.Measures[0], 99.999m)] }));
        Assert.Equal("targets.assessment.total", await Try(scheme with { Lines = [new("measure", desk.Given.Measures[0], 99.99m)] }));
        Assert.Equal("targets.assessment.twice", await Try(scheme with { Lines = [new("measure", desk.Given.Measures[0], 50m), new("measure", desk.Given.Measures[0], 50m)] }));
        Assert.Equal("platform.act.unknown", await Try(scheme, SupervisionDesk.Of(7, SupervisionDesk.Elsewhere)));
        Assert.Equal("done", await Try(scheme));
    }

    [Theory, BothDatabases]
    public async Task A_scheme_is_published_by_another_person_and_a_new_version_takes_its_place(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var handler = new SchemeHandler(desk.Database, desk.Calendar);
        async Task<string> Decide(Guid id, long version, bool publishes, string? reason, Mandate by) => (await handler.Handle(new DecideScheme(id, version, publishes, reason), desk.Act(), by, default)).Code();
        async Task<Guid> Draft() => SupervisionDesk.Done(await handler.Handle(Scheme(desk), desk.Act(), Officer, default));
        var (first, second, third) = (await Draft(), await Draft(), await Draft());

        Assert.Equal("platform.act.same-person", await Decide(first, 1, true, null, Officer));
        Assert.Equal("platform.act.text", await Decide(first, 1, false, " ", Leader));
        Assert.Equal("platform.act.unknown", await Decide(first, 1, true, null, SupervisionDesk.Of(8, SupervisionDesk.CityOffice)));
        await Assert.ThrowsAsync<ChangedByAnotherException>(() => Decide(first, 2, true, null, Leader));
        Assert.Equal("done", await Decide(first, 1, true, null, Leader));
        Assert.Equal("targets.assessment.scheme-state", await Decide(first, 2, true, null, Leader));
        Assert.Equal("done", await Decide(second, 1, false, "分值不合理", Leader));
        Assert.Equal("done", await Decide(third, 1, true, null, Leader));

        var all = await new AssessmentReading(desk.Database).Schemes(true, Leader, default);
        Assert.Equal([(3, "published"), (2, "declined"), (1, "replaced")], all.Select(scheme => (scheme.No, scheme.State)));
        Assert.Equal([3, 1], (await new AssessmentReading(desk.Database).Schemes(false, Farmer, default)).Select(scheme => scheme.No));
        Assert.Equal(2L, await desk.One<long>("select count(*) from platform_journal where kind = 'AssessmentSchemePublished' and is_public = @yes", new { yes = true }));
    }

    [Theory, BothDatabases]
    public async Task It_is_computed_once_a_year_as_of_a_day_that_has_come(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var handler = Computing(desk);
        async Task<string> Try(Guid scheme, DateOnly day, Mandate? by = null) => (await handler.Handle(new ComputeAssessment(scheme, day), desk.Act(), by ?? Officer, default)).Code();
        var scheme = await Published(desk);
        var draft = SupervisionDesk.Done(await new SchemeHandler(desk.Database, desk.Calendar).Handle(Scheme(desk), desk.Act(), Officer, default));

        Assert.Equal("platform.act.unknown", await Try(Guid.Empty, SupervisionDesk.Today));
        Assert.Equal("targets.assessment.scheme-state", await Try(draft, SupervisionDesk.Today));
        Assert.Equal("targets.assessment.as-of", await Try(scheme, SupervisionDesk.Today.AddDays(1)));
        Assert.Equal("targets.assessment.as-of", await Try(scheme, new DateOnly(2025, 12, 31)));
        Assert.Equal("platform.act.unknown", await Try(scheme, SupervisionDesk.Today, SupervisionDesk.Of(7, SupervisionDesk.Elsewhere)));
        Assert.Equal("done", await Try(scheme, SupervisionDesk.Today));
        Assert.Equal("targets.assessment.already-computed", await Try(scheme, SupervisionDesk.Today));

        var id = (await new AssessmentReading(desk.Database).List(true, Leader, default))[0].Id;
        Assert.Equal("platform.act.text", (await handler.Handle(new DiscardAssessment(id, 1, ""), desk.Act(), Leader, default)).Code());
        Assert.Equal("done", (await handler.Handle(new DiscardAssessment(id, 1, "截止日有误"), desk.Act(), Leader, default)).Code());
        Assert.Equal("targets.assessment.state", (await handler.Handle(new DiscardAssessment(id, 2, "截止日有误"), desk.Act(), Leader, default)).Code());
        Assert.Equal("done", await Try(scheme, SupervisionDesk.Today));
    }

    [Theory, BothDatabases]
    public async Task A_reviewer_notes_and_adjusts_beside_and_only_another_than_who_computed(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var id = await Computed(desk);
        async Task<string> Try(RemarkAssessment remark, Mandate? by = null, params string[] evidence) => (await Reviews(desk).Handle(remark, desk.Act(evidence), by ?? Leader, default)).Code();
        var note = new RemarkAssessment(id, desk.FarmUnit, null, null, "已核实");

        Assert.Equal("platform.act.text", await Try(note with { Reason = "" }));
        Assert.Equal("targets.assessment.adjustment", await Try(note with { Points = 0m }, null, "证据"));
        Assert.Equal("targets.assessment.adjustment", await Try(note with { Points = 100.01m }, null, "证据"));
        Assert.Equal("targets.assessment.adjustment", await Try(note with { Points = 1.001m }, null, "证据"));
        Assert.Equal("platform.act.no-evidence", await Try(note with { Points = -1m }));
        Assert.Equal("platform.act.same-person", await Try(note, Officer));
        Assert.Equal("targets.assessment.unknown-unit", await Try(note with { Unit = Guid.Empty }));
        Assert.Equal("targets.assessment.unknown-line", await Try(note with { Line = "9" }));
        Assert.Equal("done", await Try(note with { Points = -100m }, null, "证据"));
        Assert.Equal("platform.act.same-person", (await Reviews(desk).Handle(new OpenAssessment(id, 1), desk.Act(), Officer, default)).Code());
    }

    [Theory, BothDatabases]
    public async Task A_unit_objects_to_its_own_result_until_the_last_day(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var id = await Computed(desk);
        var contests = Contests(desk);
        async Task<string> Try(ContestAssessment contest, Mandate? by = null, params string[] evidence) => (await contests.Handle(contest, desk.Act(evidence), by ?? Farmer, default)).Code();
        var contest = new ContestAssessment(id, desk.FarmUnit, null, "数据有误");

        Assert.Equal("platform.act.unknown", await Try(contest, null, "证据"));
        SupervisionDesk.Done(await Reviews(desk).Handle(new OpenAssessment(id, 1), desk.Act(), Leader, default));
        var by = (await new AssessmentReading(desk.Database).Find(id, false, Farmer, default))!.Assessment.ObjectionsBy!.Value;
        Assert.Equal(new DateOnly(2026, 6, 15), by);

        Assert.Equal("platform.act.text", await Try(contest with { Words = "" }, null, "证据"));
        Assert.Equal("platform.act.no-evidence", await Try(contest));
        Assert.Equal("targets.assessment.unknown-unit", await Try(contest with { Unit = Guid.Empty }, null, "证据"));
        Assert.Equal("targets.assessment.unknown-line", await Try(contest with { Line = "9" }, null, "证据"));
        Assert.Equal("targets.assessment.other-unit", await Try(contest, SupervisionDesk.Of(2, SupervisionDesk.Trade), "证据"));
        desk.Go(by.AddDays(1));
        Assert.Equal("targets.assessment.too-late", await Try(contest, null, "证据"));
        desk.Go(by);
        Assert.Equal("done", await Try(contest, null, "证据"));
        Assert.Equal("targets.assessment.waiting", await Try(contest, null, "证据"));

        desk.Go(by.AddDays(1));
        Assert.Equal("targets.assessment.contests-open", (await new PublishAssessmentHandler(desk.Database, desk.Calendar).Handle(new PublishAssessment(id, 2), desk.Act(), Leader, default)).Code());
        var filed = (await new AssessmentReading(desk.Database).Find(id, true, Leader, default))!.Contests[0].Id;
        async Task<string> Decide(DecideContest decide, Mandate? who = null) => (await contests.Handle(decide, desk.Act(), who ?? Leader, default)).Code();
        var dismiss = new DecideContest(id, filed, 1, false, "理由不成立", null);
        Assert.Equal("platform.act.text", await Decide(dismiss with { Decision = "" }));
        Assert.Equal("targets.assessment.adjustment", await Decide(dismiss with { Points = 1000m }));
        Assert.Equal("platform.act.unknown", await Decide(dismiss with { Contest = Guid.Empty }));
        Assert.Equal("platform.act.same-person", await Decide(dismiss, Officer));
        Assert.Equal("platform.act.same-person", await Decide(dismiss, SupervisionDesk.Of(1, SupervisionDesk.Office)));
        Assert.Equal("done", await Decide(dismiss));
        Assert.Equal("targets.assessment.contest-decided", await Decide(dismiss with { Version = 2 }));
    }

    [Theory, BothDatabases]
    public async Task Two_computations_at_once_are_one(Dialect dialect)
    {
        await using var desk = await SupervisionDesk.Start(dialect);
        var scheme = await Published(desk);
        await using var second = desk.Test.Again();
        var other = new ComputeAssessmentHandler(second.Database, desk.Calendar, new AssessmentInputs(new CountedFigures()));
        var command = new ComputeAssessment(scheme, SupervisionDesk.Today);

        var both = await Task.WhenAll(Computing(desk).Handle(command, desk.Act(), Officer, default), other.Handle(command, desk.Act(), Officer, default));

        Assert.Equal(["done", "targets.assessment.already-computed"], both.Select(one => one.Code()).Order());
    }

    private static DraftScheme Scheme(SupervisionDesk desk) => new(
        desk.Given.Policy, 2026, "2026 年度考核方案", [new("measure", desk.Given.Measures[0], 60m), new("indicator", desk.Given.Indicators[0], 39.5m), new("measure", desk.Given.Measures[1], 0.5m)]);

    private static async Task<Guid> Published(SupervisionDesk desk)
    {
        var handler = new SchemeHandler(desk.Database, desk.Calendar);
        var scheme = SupervisionDesk.Done(await handler.Handle(Scheme(desk), desk.Act(), Officer, default));
        return SupervisionDesk.Done(await handler.Handle(new DecideScheme(scheme, 1, true, null), desk.Act(), Leader, default));
    }

    private static async Task<Guid> Computed(SupervisionDesk desk)
        => SupervisionDesk.Done(await Computing(desk).Handle(new ComputeAssessment(await Published(desk), SupervisionDesk.Today), desk.Act(), Officer, default));

    private static ComputeAssessmentHandler Computing(SupervisionDesk desk) => new(desk.Database, desk.Calendar, new AssessmentInputs(new CountedFigures()));

    private static ReviewAssessmentHandler Reviews(SupervisionDesk desk) => new(desk.Database, desk.Calendar, ReferenceData.Rules, desk.Notices);

    private static ContestHandler Contests(SupervisionDesk desk) => new(desk.Database, desk.Calendar, ReferenceData.Rules, desk.Notices);
}
