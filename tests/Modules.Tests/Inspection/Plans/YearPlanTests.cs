using Zhiheng.Inspection.Plans;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Plans;

public class YearPlanTests
{
    [Theory, BothDatabases]
    public async Task A_plan_is_drafted_approved_by_a_second_officer_and_published(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var (first, second) = (PlanDesk.Officer(1, PlanDesk.City), PlanDesk.Officer(2, PlanDesk.City));
        var plan = await desk.Drafted();

        var early = await desk.Plans.Handle(new PublishYearPlan(plan, 1), desk.Act(), second, default);
        var byAuthor = await desk.Plans.Handle(new DecideYearPlan(plan, 1, true, null), desk.Act(), first, default);
        var approved = await desk.Plans.Handle(new DecideYearPlan(plan, 1, true, null), desk.Act(), second, default);
        var twice = await desk.Plans.Handle(new DecideYearPlan(plan, 2, true, null), desk.Act(), second, default);
        var unseen = (await desk.Open.Plans(default)).Count;
        var published = await desk.Plans.Handle(new PublishYearPlan(plan, 2), desk.Act(), second, default);

        Assert.Equal(("inspection.plan.state", "platform.act.same-person", "done", "inspection.plan.state", "done"), (early.Code(), byAuthor.Code(), approved.Code(), twice.Code(), published.Code()));
        Assert.Equal(0, unseen);
        var shown = Assert.Single(await desk.Open.Plans(default));
        Assert.Equal(("published", PlanDesk.Today, 3L), (shown.State, shown.PublishedOn, shown.Version));
        Assert.Equal("C07", Assert.Single(Assert.Single(shown.PlanLines).Items));
        Assert.Equal(1, await desk.Facts("InspectionPlanPublished"));
    }

    [Theory, BothDatabases]
    public async Task A_plan_is_sent_back_with_a_reason_that_stays_with_it(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var (plan, second) = (await desk.Drafted(), PlanDesk.Officer(2, PlanDesk.City));

        var silent = await desk.Plans.Handle(new DecideYearPlan(plan, 1, false, " "), desk.Act(), second, default);
        var declined = await desk.Plans.Handle(new DecideYearPlan(plan, 1, false, "比例过低"), desk.Act(), second, default);
        var late = await desk.Plans.Handle(new PublishYearPlan(plan, 2), desk.Act(), second, default);

        Assert.Equal(("platform.act.text", "done", "inspection.plan.state"), (silent.Code(), declined.Code(), late.Code()));
        var found = (await desk.Plans.Find(plan, second, default))!;
        Assert.Equal(("declined", "比例过低"), (found.State, found.Decision));
        Assert.Equal(0, await desk.Facts("InspectionPlanPublished"));
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_draft(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var good = PlanDesk.Plan();
        async Task<string> Try(DraftYearPlan plan, Mandate? by = null) => (await desk.Plans.Handle(plan, desk.Act(), by ?? PlanDesk.Officer(1, PlanDesk.City), default)).Code();
        Task<string> Line(PlanLine line) => Try(good with { Lines = [line] });
        var one = PlanDesk.Line();

        Assert.Equal("done", await Try(good));
        Assert.Equal("done", await Try(good with { Year = 2027 }));
        Assert.Equal("inspection.plan.year", await Try(good with { Year = 2025 }));
        Assert.Equal("inspection.plan.year", await Try(good with { Year = 2028 }));
        Assert.Equal("inspection.plan.lines", await Try(good with { Lines = [] }));
        Assert.Equal("inspection.plan.lines", await Try(good with { Lines = [.. Enumerable.Repeat(one, 201)] }));
        Assert.Equal("platform.act.text", await Try(good with { Title = "" }));
        Assert.Equal("platform.act.personal-data", await Try(good with { Title = "联系 13800138000" }));
        Assert.Equal("platform.act.no-organ", await Try(good, PlanDesk.Nobody()));
        Assert.Equal("inspection.pool.no-items", await Line(one with { Items = [] }));
        Assert.Equal("inspection.pool.not-on-list", await Line(one with { Items = ["C07", "X1"] }));
        Assert.Equal("inspection.plan.tier", await Line(one with { Tier = "nation" }));
        Assert.Equal("inspection.plan.months", await Line(one with { FromMonth = 0 }));
        Assert.Equal("inspection.plan.months", await Line(one with { FromMonth = 7, ToMonth = 6 }));
        Assert.Equal("inspection.plan.months", await Line(one with { ToMonth = 13 }));
        Assert.Equal("platform.act.text", await Line(one with { Name = "" }));
    }

    [Theory]
    [InlineData("0.03", true)]
    [InlineData("1", true)]
    [InlineData("0.000001", true)]
    [InlineData("0", false)]
    [InlineData("1.01", false)]
    [InlineData("3%", false)]
    [InlineData("-0.1", false)]
    [InlineData(" 0.1", false)]
    [InlineData("0.0000001", false)]
    [InlineData("", false)]
    public void A_ratio_is_more_than_nothing_and_at_most_all(string text, bool expected) => Assert.Equal(expected, PlanWords.IsRatio(text));

    [Theory, BothDatabases]
    public async Task A_plan_is_the_business_of_the_authority_that_drafted_it(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var plan = await desk.Drafted();
        async Task<string> Decide(Organ organ) => (await desk.Plans.Handle(new DecideYearPlan(plan, 1, true, null), desk.Act(), PlanDesk.Officer(5, organ), default)).Code();

        Assert.Equal(("platform.act.unknown", "platform.act.unknown", "platform.act.other-organ"), (await Decide(PlanDesk.Elsewhere), await Decide(PlanDesk.County), await Decide(PlanDesk.Province)));
        Assert.Null(await desk.Plans.Find(plan, PlanDesk.Officer(5, PlanDesk.Elsewhere), default));
        Assert.Single(await desk.Plans.List(2026, PlanDesk.Officer(5, PlanDesk.Province), default));
        Assert.Empty(await desk.Plans.List(2027, PlanDesk.Officer(5, PlanDesk.Province), default));
        await Assert.ThrowsAsync<ChangedByAnotherException>(
            () => desk.Plans.Handle(new DecideYearPlan(plan, 2, true, null), desk.Act(), PlanDesk.Officer(2, PlanDesk.City), default));
    }
}
