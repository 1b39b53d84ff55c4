using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Modules.Tests.Registry.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection.Campaigns;

public class CampaignTests
{
    [Theory, BothDatabases]
    public async Task A_campaign_is_drafted_by_one_approved_by_another_and_then_public(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var (first, second) = (PlanDesk.Officer(1, PlanDesk.City), PlanDesk.Officer(2, PlanDesk.City));
        var id = await desk.DraftedCampaign(PlanDesk.Campaign(await desk.PublishedPlan()));
        var code = (await desk.Campaigns.Find(id, first, default))!.Code;

        var hidden = await desk.Open.Campaign(code, default);
        var byAuthor = await desk.Campaigns.Handle(new DecideCampaign(id, 1, true, null), desk.Act(), first, default);
        var approved = await desk.Campaigns.Handle(new DecideCampaign(id, 1, true, null), desk.Act(), second, default);
        var again = await desk.Campaigns.Handle(new DecideCampaign(id, 2, false, "晚了"), desk.Act(), second, default);

        Assert.Equal(("370100-2026-001", null), (code, hidden));
        Assert.Equal(("platform.act.same-person", "done", "inspection.campaign.state"), (byAuthor.Code(), approved.Code(), again.Code()));
        var shown = (await desk.Open.Campaign(code, default))!;
        Assert.Equal(("approved", "voluntary-holders", 1, PlanDesk.Today), (shown.State, shown.Pool, shown.List, shown.ApprovedOn));
        Assert.Equal(1, await desk.Facts("CampaignApproved"));
        Assert.Equal("370100-2026-002", (await desk.Campaigns.Find(await desk.DraftedCampaign(), first, default))!.Code);
    }

    [Theory, BothDatabases]
    public async Task A_campaign_is_sent_back_with_a_reason_and_stays_unseen(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var (id, second) = (await desk.DraftedCampaign(), PlanDesk.Officer(2, PlanDesk.City));

        var silent = await desk.Campaigns.Handle(new DecideCampaign(id, 1, false, null), desk.Act(), second, default);
        var declined = await desk.Campaigns.Handle(new DecideCampaign(id, 1, false, "时间冲突"), desk.Act(), second, default);

        Assert.Equal(("platform.act.text", "done"), (silent.Code(), declined.Code()));
        Assert.Equal(("declined", "时间冲突"), ((await desk.Campaigns.Find(id, second, default)) is { } row ? (row.State, row.Decision) : default));
        Assert.Empty(await desk.Open.Campaigns(null, 10, default));
    }

    [Theory, BothDatabases]
    public async Task The_tier_matches_the_authority_and_only_the_province_seals(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        async Task<string> Try(Organ organ, string tier, bool isSealed = false)
            => (await desk.Campaigns.Handle(PlanDesk.Campaign() with { Tier = tier, Sealed = isSealed }, desk.Act(), PlanDesk.Officer(1, organ), default)).Code();

        Assert.Equal(("done", "done", "done"), (await Try(PlanDesk.County, "county"), await Try(PlanDesk.City, "city"), await Try(PlanDesk.Province, "province")));
        foreach (var (organ, tier) in new[] { (PlanDesk.County, "city"), (PlanDesk.City, "county"), (PlanDesk.City, "province"), (PlanDesk.Province, "city"), (PlanDesk.City, "nation") })
        {
            Assert.Equal("inspection.campaign.tier", await Try(organ, tier));
        }

        Assert.Equal(("inspection.campaign.sealed", "inspection.campaign.sealed", "done"), (await Try(PlanDesk.County, "county", true), await Try(PlanDesk.City, "city", true), await Try(PlanDesk.Province, "province", true)));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_on_the_list_of_the_day_cannot_be_inspected(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect, withList: false);
        Assert.Equal("inspection.campaign.no-list", (await desk.Campaigns.Handle(PlanDesk.Campaign(), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code());
        await desk.Publish(Item.Shipped());
        Assert.Equal("done", (await desk.Campaigns.Handle(PlanDesk.Campaign(), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code());

        await desk.Publish([.. Item.Shipped().Where(item => item.Code != "C07")]);
        var dropped = await desk.Campaigns.Handle(PlanDesk.Campaign(), desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default);

        Assert.Equal("inspection.pool.not-on-list", dropped.Code());
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_of_a_draft(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var good = PlanDesk.Campaign();
        async Task<string> Try(DraftCampaign campaign, Mandate? by = null) => (await desk.Campaigns.Handle(campaign, desk.Act(), by ?? PlanDesk.Officer(1, PlanDesk.City), default)).Code();
        Department Of(params string[] items) => new("市局", items);

        Assert.Equal("done", await Try(good));
        Assert.Equal("platform.act.text", await Try(good with { Name = "" }));
        Assert.Equal("platform.act.no-organ", await Try(good, PlanDesk.Nobody()));
        Assert.Equal("inspection.campaign.departments", await Try(good with { Departments = [] }));
        Assert.Equal("inspection.campaign.departments", await Try(good with { Departments = [Of()] }));
        Assert.Equal("inspection.campaign.departments", await Try(good with { Departments = [new Department(" ", ["C07"])] }));
        Assert.Equal("inspection.campaign.departments", await Try(good with { Departments = [.. Enumerable.Repeat(Of("C07"), 21)] }));
        Assert.Equal("inspection.campaign.several-pools", await Try(good with { Departments = [Of("C07"), Of("C14")] }));
        Assert.Equal("done", await Try(good with { Departments = [Of("C01"), Of("C13", "C01")] }));
        Assert.Equal("inspection.campaign.team", await Try(good with { TeamSize = 1 }));
        Assert.Equal("inspection.campaign.team", await Try(good with { TeamSize = 10 }));
        Assert.Equal("done", await Try(good with { TeamSize = 9 }));
        Assert.Equal("inspection.campaign.days", await Try(good with { StartsOn = PlanDesk.Today.AddDays(-1) }));
        Assert.Equal("inspection.campaign.days", await Try(good with { EndsOn = PlanDesk.Today.AddDays(-1) }));
        Assert.Equal("inspection.campaign.days", await Try(good with { EndsOn = PlanDesk.Today.AddYears(1).AddDays(1) }));
        Assert.Equal("done", await Try(good with { EndsOn = PlanDesk.Today }));
        Assert.Equal("inspection.campaign.region", await Try(good with { Conditions = new Conditions([], [], "370200") }));
        Assert.Equal("inspection.campaign.region", await Try(good with { Conditions = new Conditions([], [], "全市") }));
        Assert.Equal("done", await Try(good with { Conditions = new Conditions(["重点"], ["C", "D"], "370102") }));
        Assert.Equal("inspection.campaign.classes", await Try(good with { Conditions = new Conditions([], ["*"], null) }));
        Assert.Equal("inspection.campaign.classes", await Try(good with { Conditions = new Conditions([], ["E"], null) }));
    }

    [Theory, BothDatabases]
    public async Task Shares_are_one_a_class_each_a_ratio_or_a_number(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        async Task<string> Try(params ClassShare[] shares) => (await desk.Campaigns.Handle(PlanDesk.Campaign() with { Shares = shares }, desk.Act(), PlanDesk.Officer(1, PlanDesk.City), default)).Code();
        const string Refused = "inspection.campaign.shares";

        Assert.Equal("done", await Try(new ClassShare("*", null, 1)));
        Assert.Equal("done", await Try(new ClassShare("A", "0.01", null), new ClassShare("B", "0.03", null), new ClassShare("C", null, 10), new ClassShare("D", "1", null)));
        Assert.Equal(Refused, await Try());
        Assert.Equal(Refused, await Try(new ClassShare("A", null, null)));
        Assert.Equal(Refused, await Try(new ClassShare("A", "0.1", 3)));
        Assert.Equal(Refused, await Try(new ClassShare("E", "0.1", null)));
        Assert.Equal(Refused, await Try(new ClassShare("A", "10%", null)));
        Assert.Equal(Refused, await Try(new ClassShare("A", null, 0)));
        Assert.Equal(Refused, await Try(new ClassShare("A", null, 1_000_001)));
        Assert.Equal(Refused, await Try(new ClassShare("A", "0.1", null), new ClassShare("A", "0.2", null)));
        Assert.Equal(Refused, await Try(new ClassShare("*", "0.1", null), new ClassShare("A", "0.2", null)));
    }

    [Theory, BothDatabases]
    public async Task A_campaign_carries_out_a_published_plan_of_its_own_authority_or_above(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        async Task<string> Try(Guid? plan, string reason = "试验")
            => (await desk.Campaigns.Handle(PlanDesk.Campaign(plan), desk.Act(reason), PlanDesk.Officer(1, PlanDesk.City), default)).Code();
        const string Refused = "inspection.campaign.plan-not-published";

        Assert.Equal(("done", "done"), (await Try(await desk.PublishedPlan()), await Try(await desk.PublishedPlan(PlanDesk.Province))));
        Assert.Equal((Refused, Refused, Refused), (await Try(await desk.Drafted()), await Try(await desk.PublishedPlan(PlanDesk.County)), await Try(await desk.PublishedPlan(PlanDesk.Elsewhere))));
        Assert.Equal(Refused, await Try(PlanDesk.Id(404)));
        Assert.Equal(("platform.act.text", "done"), (await Try(null, " "), await Try(null, "上级交办")));
    }

    [Theory, BothDatabases]
    public async Task A_campaign_is_the_business_of_the_authority_that_drafted_it(Dialect dialect)
    {
        await using var desk = await PlanDesk.Start(dialect);
        var id = await desk.DraftedCampaign();
        async Task<string> Decide(Organ organ) => (await desk.Campaigns.Handle(new DecideCampaign(id, 1, true, null), desk.Act(), PlanDesk.Officer(5, organ), default)).Code();

        Assert.Equal(("platform.act.unknown", "platform.act.unknown", "platform.act.other-organ"), (await Decide(PlanDesk.Elsewhere), await Decide(PlanDesk.County), await Decide(PlanDesk.Province)));
        Assert.Single(await desk.Campaigns.List("draft", null, 10, PlanDesk.Officer(5, PlanDesk.Province), default));
        Assert.Empty(await desk.Campaigns.List(null, null, 10, PlanDesk.Officer(5, PlanDesk.Elsewhere), default));
        await Assert.ThrowsAsync<ChangedByAnotherException>(
            () => desk.Campaigns.Handle(new DecideCampaign(id, 2, true, null), desk.Act(), PlanDesk.Officer(2, PlanDesk.City), default));
    }
}
