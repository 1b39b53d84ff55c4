using Zhiheng.Inspection;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Exports;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Plans;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Reference;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>
/// An empty installation and the people who arrange inspections: officers (a number each) of a province, its city, a county of that, and another
/// city. Today is 2026-06-01, a Monday.
/// </summary>
internal sealed class PlanDesk : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 6, 1);
    public static readonly Organ Province = Organ("370000", "山东省市场监督管理局");
    public static readonly Organ City = Organ("370100", "济南市市场监督管理局");
    public static readonly Organ County = Organ("370102", "历下区市场监督管理局");
    public static readonly Organ Elsewhere = Organ("370200", "青岛市市场监督管理局");

    private PlanDesk(TestDatabase test) => Test = test;

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public BusinessCalendar Calendar => new(Test.Clock, ReferenceData.WorkingDays);

    public ItemListHandler Items => new(Database, Calendar);

    public ItemLists Lists => new(Database, Calendar);

    public InspectorsHandler Inspectors => new(Database, Calendar);

    public SubjectsHandler Subjects => new(Database, Calendar);

    public YearPlanHandler Plans => new(Database, Calendar);

    public CampaignHandler Campaigns => new(Database, Calendar);

    public ExportHandler Exports => new(Database, Calendar);

    public OpenInspections Open => new(Database, Calendar);

    public OpenData Data => new(Database, Calendar, Open, Lists);

    /// <param name="withList">Whether the shipped items are in force.</param>
    public static async Task<PlanDesk> Start(Dialect dialect, bool withList = true)
    {
        var desk = new PlanDesk(await TestDatabase.Create(dialect));
        if (withList)
        {
            await desk.Publish(Item.Shipped());
        }

        return desk;
    }

    public static Mandate Officer(int account, Organ organ)
        => new(Id(account), new Scope(InspectionScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    /// <summary>Somebody who may read, and acts for no authority.</summary>
    public static Mandate Nobody() => new(Id(99), new Scope(InspectionScope.Tables, []), null);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public Act Act(string reason = "试验", Guid? once = null) => new("试验人员", Capacity.Officer, Test.Clock.GetUtcNow(), reason) { Once = once };

    /// <summary>A version drafted by officer 1 of the province and published by officer 2.</summary>
    public async Task<int> Publish(IReadOnlyList<Item> items)
    {
        var version = (await Items.Handle(new DraftItems(items, "试验版本"), Act(), Officer(1, Province), default)).Value;
        Assert.False((await Items.Handle(new PublishItems(version), Act(), Officer(2, Province), default)).IsRefused);
        return version;
    }

    public static InspectorData Inspector(string number = "J-01", params string[] items) => new(
        number, "试验检查员", null, "city", "质量监管", "执法-0001", new DateOnly(2027, 1, 1), null, null, [], items.Length == 0 ? ["*"] : items, true, 10);

    public async Task<Guid> Registered(string number = "J-01", Organ? organ = null)
        => (await Inspectors.Handle(new RegisterInspector(Inspector(number)), Act(), Officer(1, organ ?? City), default)).Value;

    public static PlanLine Line(params string[] items) => new("自愿性认证获证组织抽查", items.Length == 0 ? ["C07"] : items, "city", "0.03", 3, 10, []);

    public static DraftYearPlan Plan() => new(2026, "济南市 2026 年度抽查计划", [Line()]);

    public async Task<Guid> Drafted(Organ? organ = null) => (await Plans.Handle(Plan(), Act(), Officer(1, organ ?? City), default)).Value;

    public async Task<Guid> PublishedPlan(Organ? organ = null)
    {
        var (plan, second) = (await Drafted(organ), Officer(2, organ ?? City));
        Assert.False((await Plans.Handle(new DecideYearPlan(plan, 1, true, null), Act(), second, default)).IsRefused);
        Assert.False((await Plans.Handle(new PublishYearPlan(plan, 2), Act(), second, default)).IsRefused);
        return plan;
    }

    public static DraftCampaign Campaign(Guid? plan = null) => new(
        plan, "上半年获证组织抽查", "city", [new Department("济南市市场监督管理局", ["C07"])], new Conditions([], [], null), [new ClassShare("*", "0.03", null)], false, 2,
        Today, Today.AddDays(60));

    public async Task<Guid> DraftedCampaign(DraftCampaign? campaign = null, Organ? organ = null)
        => (await Campaigns.Handle(campaign ?? Campaign(), Act(), Officer(1, organ ?? City), default)).Value;

    public async Task<Guid> ApprovedCampaign(DraftCampaign? campaign = null, Organ? organ = null)
    {
        var id = await DraftedCampaign(campaign, organ);
        Assert.False((await Campaigns.Handle(new DecideCampaign(id, 1, true, null), Act(), Officer(2, organ ?? City), default)).IsRefused);
        return id;
    }

    public async Task<T> One<T>(string sql, object? parameters = null)
    {
        await using var session = await Database.Read(default);
        return (await session.First<T>(sql, parameters, default))!;
    }

    public async Task Run(string sql, object? parameters = null)
    {
        await using var work = await Database.Begin(Act(), default);
        await work.Execute(sql, parameters, default);
        await work.Commit([], default);
    }

    /// <summary>The public facts of a kind.</summary>
    public Task<long> Facts(string kind) => One<long>("select count(*) from platform_journal where kind = @kind and is_public = @yes", new { kind, yes = true });

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static Organ Organ(string region, string name) => new(RegionCode.Parse(region).Value, name);
}
