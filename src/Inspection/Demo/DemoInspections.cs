using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhiheng.Contracts.Registry;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Plans;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Demo;

/// <summary>
/// In whose names the demo acts, and whose accounts belong to its first inspectors. The authorities of the demo are those of the city that
/// <see cref="City"/> names, its province and one of its counties.
/// </summary>
public sealed record DemoInspectionPeople(Guid ProvincePlanner, Guid ProvinceLeader, Guid Planner, Guid Leader, IReadOnlyList<Guid> Inspectors, Organ Province, Organ City, Organ County);

/// <summary>
/// Made-up inspections over the made-up province: the shipped list in force, 24 inspectors, recusals, credit-risk classes, a published plan of
/// the year and an approved campaign. Everything goes through the handlers that officers use; what is there already is left alone.
/// </summary>
public sealed class DemoInspections(
    ItemListHandler items, ItemLists lists, InspectorsHandler inspectors, SubjectsHandler subjects, YearPlanHandler plans, CampaignHandler campaigns, IInspecteePools pools,
    BusinessCalendar calendar)
{
    private const string Pool = "voluntary-holders";
    private const int MostClasses = 20_000;
    private const int Recused = 4;

    private static readonly string[] Names =
    [
        "赵演示", "钱演示", "孙演示", "李演示", "周演示", "吴演示", "郑演示", "王演示", "冯演示", "陈演示", "褚演示", "卫演示",
        "蒋演示", "沈演示", "韩演示", "杨演示", "朱演示", "秦演示", "尤演示", "许演示", "何演示", "吕演示", "施演示", "张演示",
    ];

    public async Task Seed(DemoInspectionPeople people, CancellationToken ct)
    {
        await List(people, ct);
        var firms = await pools.Members(Pool, people.City.Region, calendar.Today, ct);
        await Inspectors(people, [.. firms.Take(Recused).Select(firm => firm.Code)], ct);
        await Classes(people, [.. firms.Take(MostClasses).Select(firm => firm.Code)], ct);
        var plan = await Plan(people, ct);
        await Campaign(people, plan, ct);
    }

    private async Task List(DemoInspectionPeople people, CancellationToken ct)
    {
        if (await lists.InForce(ct) is not null)
        {
            return;
        }

        var version = Done(await items.Handle(new DraftItems(Item.Shipped(), "演示数据：随软件提供的事项"), Act(people.ProvincePlanner), By(people.ProvincePlanner, people.Province), ct));
        Done(await items.Handle(new PublishItems(version), Act(people.ProvinceLeader), By(people.ProvinceLeader, people.Province), ct));
    }

    private async Task Inspectors(DemoInspectionPeople people, IReadOnlyList<string> firms, CancellationToken ct)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            // Twelve of the city, eight of the county, four of the province.
            var (organ, level) = i < 12 ? (people.City, "city") : i < 20 ? (people.County, "county") : (people.Province, "province");
            Guid? account = i < people.Inspectors.Count ? people.Inspectors[i] : null;
            var data = new InspectorData(
                $"演示-{i + 1:00}", Names[i], account, level, i % 3 == 0 ? "认证监管" : "质量监管", $"演示执法{i + 1:0000}", calendar.Today.AddYears(2), null, null, [], ["*"], i % 2 == 0, 50);
            var done = await inspectors.Handle(new RegisterInspector(data), Act(people.Planner), By(people.Planner, organ), ct);
            if (!done.IsRefused && i < firms.Count)
            {
                var note = new NoteRecusal(done.Value, firms[i], InspectorsHandler.RecusalReasons[i % InspectorsHandler.RecusalReasons.Count], null);
                Done(await inspectors.Handle(note, Act(people.Planner), By(people.Planner, organ), ct));
            }
        }
    }

    private async Task Classes(DemoInspectionPeople people, IReadOnlyList<string> firms, CancellationToken ct)
    {
        if (firms.Count == 0 || (await subjects.ClassCounts(ct)).Count > 0)
        {
            return;
        }

        var day = calendar.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var file = new StringBuilder("code,class,asOf,source\n");
        foreach (var code in firms)
        {
            file.Append(CultureInfo.InvariantCulture, $"{code},{ClassOf(code)},{day},演示数据\n");
        }

        Done(await subjects.Handle(new ImportClasses(file.ToString()), Act(people.Planner), By(people.Planner, people.City), ct));
    }

    private async Task<Guid> Plan(DemoInspectionPeople people, CancellationToken ct)
    {
        var (planner, leader) = (By(people.Planner, people.City), By(people.Leader, people.City));
        var year = calendar.Today.Year;
        if ((await plans.List(year, planner, ct)).FirstOrDefault(plan => plan.State == "published" && plan.OrganRegion == people.City.Region.Value) is { } there)
        {
            return there.Id;
        }

        var command = new DraftYearPlan(year, $"{people.City.Name} {year} 年度双随机抽查计划（演示）",
        [
            new PlanLine("自愿性认证获证组织抽查", ["C07"], "city", "0.03", 3, 12, []),
            new PlanLine("强制性产品认证获证企业抽查", ["C14"], "city", "0.05", 4, 12, ["公安"]),
        ]);
        var id = Done(await plans.Handle(command, Act(people.Planner), planner, ct));
        Done(await plans.Handle(new DecideYearPlan(id, 1, true, null), Act(people.Leader), leader, ct));
        Done(await plans.Handle(new PublishYearPlan(id, 2), Act(people.Leader), leader, ct));
        return id;
    }

    private async Task Campaign(DemoInspectionPeople people, Guid plan, CancellationToken ct)
    {
        var planner = By(people.Planner, people.City);
        if ((await campaigns.List(null, null, 1, planner, ct)).Count > 0)
        {
            return;
        }

        var command = new DraftCampaign(
            plan, "获证组织监督抽查（演示）", CampaignHandler.TierOf(people.City.Region), [new Department(people.City.Name, ["C07"])], new Conditions([], [], null),
            [new ClassShare("A", "0.01", null), new ClassShare("B", "0.03", null), new ClassShare("C", "0.1", null), new ClassShare("D", "0.3", null)],
            false, 2, calendar.Today, calendar.Today.AddDays(60));
        var id = Done(await campaigns.Handle(command, Act(people.Planner), planner, ct));
        Done(await campaigns.Handle(new DecideCampaign(id, 1, true, null), Act(people.Leader), By(people.Leader, people.City), ct));
    }

    /// <summary>40 % A, 40 % B, 15 % C, 5 % D, by the code alone.</summary>
    private static char ClassOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code))[0] switch { < 102 => 'A', < 204 => 'B', < 243 => 'C', _ => 'D' };

    private static Mandate By(Guid account, Organ organ) => new(account, new Scope(InspectionScope.Tables, [new ScopedRegion(organ.Region, null)]), organ);

    private Act Act(Guid account) => new("演示数据", Capacity.Operator, calendar.Now, "演示数据") { Account = account };

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull
        => outcome.IsRefused ? throw new InvalidOperationException($"The demo was refused with {outcome.Refusal.Code}: {outcome.Refusal.Message}") : outcome.Value;
}
