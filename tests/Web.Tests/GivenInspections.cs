using Zhiheng.Inspection;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Plans;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Web.Tests;

/// <summary>Inspections of the city 370100 through the handlers, where a page is about what comes after them.</summary>
internal static class GivenInspections
{
    public static async Task PublishList(TestSite site)
    {
        var handler = site.Get<ItemListHandler>();
        Done(await handler.Handle(new DraftItems(Item.Shipped(), "首版"), site.Database.Act(), Officer(1, "370000"), default));
        Done(await handler.Handle(new PublishItems(1), site.Database.Act(), Officer(2, "370000"), default));
    }

    public static async Task<Guid> PublishPlan(TestSite site)
    {
        var handler = site.Get<YearPlanHandler>();
        var command = new DraftYearPlan(2026, "年度抽查计划", [new PlanLine("获证组织抽查", ["C07"], "city", "0.03", 1, 12, [])]);
        var plan = Done(await handler.Handle(command, site.Database.Act(), Officer(1), default));
        Done(await handler.Handle(new DecideYearPlan(plan, 1, true, null), site.Database.Act(), Officer(2), default));
        Done(await handler.Handle(new PublishYearPlan(plan, 2), site.Database.Act(), Officer(2), default));
        return plan;
    }

    public static async Task<Guid> ApproveCampaign(TestSite site)
    {
        var (handler, today) = (site.Get<CampaignHandler>(), site.Register.Calendar.Today);
        var command = new DraftCampaign(
            null, "获证组织抽查", "city", [new Department("市局", ["C07"])], new Conditions([], [], null), [new ClassShare("*", "0.03", null)], false, 2, today, today.AddDays(30));
        var campaign = Done(await handler.Handle(command, site.Database.Act(), Officer(1), default));
        Done(await handler.Handle(new DecideCampaign(campaign, 1, true, null), site.Database.Act(), Officer(2), default));
        return campaign;
    }

    /// <summary>An inspector of a unit of the city or of one of its counties.</summary>
    public static async Task<Guid> Inspector(TestSite site, string number, string region = "370100")
        => Done(await site.Get<InspectorsHandler>().Handle(
            new RegisterInspector(new InspectorData(
                number, "暗记检查员", null, "city", "质量监管", "暗记执法", site.Register.Calendar.Today.AddYears(1), null, null, [], ["*"], true, 10)),
            site.Database.Act(), Officer(1, region), default));

    public static Mandate Officer(int account, string region = "370100")
    {
        var code = RegionCode.Parse(region).Value;
        return new Mandate(new Guid(account, 0, 0, new byte[8]), new Scope(InspectionScope.Tables, [new ScopedRegion(code, null)]), new Organ(code, $"机关{region}"));
    }

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null);
        return outcome.Value;
    }
}
