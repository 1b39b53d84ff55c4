using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Exports;
using Zhiheng.Inspection.Plans;
using Zhiheng.Inspection.Pools;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>Records of inspections of the county; the list of items is the province's.</summary>
internal sealed partial class DoorRecords
{
    /// <summary>An inspector of the county.</summary>
    public async Task<Guid> RegisteredInspector()
        => Done(await Site.Get<InspectorsHandler>().Handle(
            new RegisterInspector(new InspectorData(
                $"J-{++accounts}", "试验检查员", null, "county", "质量监管", "执法-1", Today.AddYears(1), null, null, [], ["*"], true, 10)),
            Act(), Officer(County), default));

    /// <summary>A year plan of the county: drafted, or approved as well.</summary>
    public async Task<Guid> YearPlan(bool isApproved = false)
    {
        var handler = Site.Get<YearPlanHandler>();
        var plan = Done(await handler.Handle(
            new DraftYearPlan(Today.Year, "年度抽查计划", [new PlanLine("获证组织抽查", ["C07"], "county", "0.03", 1, 12, [])]), Act(), Officer(County), default));
        if (isApproved)
        {
            Done(await handler.Handle(new DecideYearPlan(plan, 1, true, null), Act(), Officer(County), default));
        }

        return plan;
    }

    public async Task<Guid> Campaign()
        => Done(await Site.Get<CampaignHandler>().Handle(
            new DraftCampaign(
                null, "获证组织抽查", "county", [new Department("县局", ["C07"])], new Conditions([], [], null), [new ClassShare("*", "0.03", null)], false, 2, Today, Today.AddDays(30)),
            Act(), Officer(County), default));

    /// <summary>A list with one item in force, and a draft of the next version.</summary>
    public async Task ItemLists()
    {
        var handler = Site.Get<ItemListHandler>();
        await new TestInspections(Site.Database).Publish(cap: 12);
        Done(await handler.Handle(new DraftItems([.. Item.Shipped().Skip(1)], "修订"), Act(), Officer(Province), default));
    }

    /// <summary>A batch of one plan of the county.</summary>
    public async Task<(Guid Id, string Number)> Export()
    {
        var plan = await YearPlan(isApproved: true);
        Done(await Site.Get<YearPlanHandler>().Handle(new PublishYearPlan(plan, 2), Act(), Officer(County), default));
        var handler = Site.Get<ExportHandler>();
        var id = Done(await handler.Handle(new MakeExport("plan"), Act(), Officer(County), default));
        return (id, (await handler.Find(id, Officer(County), default))!.Value.Export.Number);
    }
}
