using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Campaigns;

/// <summary>
/// One campaign. Without a plan it is extraordinary and the act's reason says why. Unannounced checks (<paramref name="Sealed"/>) are the
/// province's. Days of visits: both included.
/// </summary>
public sealed record DraftCampaign(
    Guid? Plan, string Name, string Tier, IReadOnlyList<Department> Departments, Conditions Conditions, IReadOnlyList<ClassShare> Shares, bool Sealed, int TeamSize,
    DateOnly StartsOn, DateOnly EndsOn);

/// <summary>A second officer approves it, or sends it back with a reason.</summary>
public sealed record DecideCampaign(Guid Campaign, long Version, bool IsApproved, string? Reason);

public sealed class CampaignHandler(Database database, BusinessCalendar calendar)
{
    public const int MostTeam = 9;

    private const int MostDepartments = 20;
    private static readonly string[] Classes = ["A", "B", "C", "D", "*"];

    public async Task<IReadOnlyList<CampaignRow>> List(string? state, Guid? before, int most, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await CampaignStore.List(session, state, before, most, ct);
    }

    public async Task<CampaignRow?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await CampaignStore.Find(session, id, ct);
    }

    public async Task<Outcome<Guid>> Handle(DraftCampaign command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? Trouble(command, mandate.Organ!)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ItemListStore.InForce(work, calendar.Today, ct) is not { } list)
        {
            return CampaignRefusals.NoList();
        }

        var known = (await ItemListStore.Items(work, list.Version, ct)).ToDictionary(item => item.Code, StringComparer.Ordinal);
        var items = command.Departments.SelectMany(department => department.Items).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (items.FirstOrDefault(code => !known.ContainsKey(code)) is { } unknown)
        {
            return Pools.PoolRefusals.NotOnList(unknown);
        }

        if (items.Select(code => known[code].Pool).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return CampaignRefusals.SeveralPools();
        }

        if (command.Plan is { } plan && !(await PlanStore.FindPublished(work, plan, ct) is { } published && IsOwnOrAbove(mandate.Organ!.Region, published.OrganRegion)))
        {
            return CampaignRefusals.PlanNotPublished();
        }

        if (command.Plan is null && ActRules.Text(act.Reason, "计划外安排的理由") is { } noReason)
        {
            return noReason;
        }

        // Two at once would take the same number.
        if (!await work.TryExclusive("campaign-number", ct))
        {
            return CampaignRefusals.Busy();
        }

        var number = await CampaignStore.CountOfYear(work, mandate.Organ!.Region.Value, calendar.Today.Year, ct) + 1;
        var row = new CampaignRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Code = $"{mandate.Organ.Region.Value}-{calendar.Today.Year}-{number:000}", Plan = command.Plan, Name = command.Name.Trim(),
            Tier = command.Tier, Pool = known[items[0]].Pool, List = list.Version, Items = CampaignRow.Write(items), Departments = CampaignRow.Write(command.Departments),
            Conditions = CampaignRow.Write(command.Conditions), Strata = CampaignRow.Write(command.Shares), Sealed = command.Sealed, TeamSize = command.TeamSize,
            StartsOn = command.StartsOn, EndsOn = command.EndsOn, OrganRegion = mandate.Organ.Region.Value, OrganName = mandate.Organ.Name, State = "draft",
            Author = mandate.Account, AuthorName = act.Who, DraftedOn = calendar.Today,
        };
        await CampaignStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(DecideCampaign command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!command.IsApproved && ActRules.Text(command.Reason, "退回理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await CampaignStore.Find(work, command.Campaign, ct) is not { } found)
        {
            return ActRefusals.Unknown("抽查任务");
        }

        if (ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign)
        {
            return foreign;
        }

        ActWork.SameVersion(nameof(CampaignRow), found.Id, command.Version, found.Version);
        if (found.State != "draft")
        {
            return CampaignRefusals.State(found.State);
        }

        if (found.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("任务拟订人", "批准人");
        }

        var row = found with { State = command.IsApproved ? "approved" : "declined", Approver = mandate.Account, ApproverName = act.Who, ApprovedOn = calendar.Today, Decision = command.IsApproved ? null : command.Reason };
        ActWork.Saved(nameof(CampaignRow), row.Id, await CampaignStore.Save(work, row, ct));
        if (command.IsApproved)
        {
            await work.Commit(
                JournalEntry.Public(row.Id, new CampaignApproved(calendar.Today, row.Code, row.Name, row.Tier, row.OrganRegion, row.OrganName, row.StartsOn, row.EndsOn, row.ItemCodes)), ct);
        }
        else
        {
            await work.Commit([], ct);
        }

        return row.Id;
    }

    private Refusal? Trouble(DraftCampaign command, Organ organ)
        => ActRules.PublicText(command.Name, "任务名称", 200)
            ?? (command.Tier == TierOf(organ.Region) ? null : CampaignRefusals.Tier(organ.Name))
            ?? (command.Sealed && command.Tier != "province" ? CampaignRefusals.SealedIsProvinces() : null)
            ?? (command.Departments.Count is 0 or > MostDepartments || command.Departments.Any(one => one.Items.Count == 0 || string.IsNullOrWhiteSpace(one.Name))
                ? CampaignRefusals.Departments(MostDepartments) : null)
            ?? (command.TeamSize is < 2 or > MostTeam ? CampaignRefusals.Team(MostTeam) : null)
            ?? (command.StartsOn < calendar.Today || command.EndsOn < command.StartsOn || command.EndsOn > command.StartsOn.AddYears(1)
                ? CampaignRefusals.Days(command.StartsOn, command.EndsOn) : null)
            ?? (command.Conditions.Region is { } region && (RegionCode.Parse(region) is not { IsRefused: false } code || !code.Value.Value.StartsWith(organ.Region.Prefix, StringComparison.Ordinal))
                ? CampaignRefusals.Region(region) : null)
            ?? (command.Conditions.Classes.Any(one => one == "*" || !Classes.Contains(one)) ? CampaignRefusals.Classes() : null)
            ?? Shares(command.Shares);

    // A campaign carries out the own plan, or that of an authority above.
    private static bool IsOwnOrAbove(RegionCode own, string plan)
        => RegionCode.Parse(plan).Value is var region && (region == own || ActRules.IsAbove(region, own));

    private static Refusal? Shares(IReadOnlyList<ClassShare> shares)
        => shares.Count == 0 || shares.Any(share => !Classes.Contains(share.Class) || share.Ratio is null == share.Number is null || share.Number is < 1 or > 1_000_000
                || (share.Ratio is { } ratio && !PlanWords.IsRatio(ratio)))
            || shares.Select(share => share.Class).Distinct(StringComparer.Ordinal).Count() != shares.Count || (shares.Count > 1 && shares.Any(share => share.Class == "*"))
                ? CampaignRefusals.Shares() : null;

    /// <summary>County routine check, city spot check, province unannounced or spot check (鲁政发〔2018〕22号, 12).</summary>
    public static string TierOf(RegionCode region) => region.Prefix.Length switch { 2 => "province", 4 => "city", _ => "county" };
}

internal static class CampaignRefusals
{
    public static Refusal NoList() => new("inspection.campaign.no-list", "省级机关尚未公布随机抽查事项清单，不能安排检查。请待清单公布后再办。", "国办发〔2024〕54号");

    public static Refusal Busy() => new("inspection.campaign.busy", "另一项抽查任务正在保存。请稍候再提交。");

    public static Refusal SeveralPools() => new("inspection.campaign.several-pools", "所选事项属于不同的对象库，不能放在同一次抽取中。请分别安排任务。");

    public static Refusal PlanNotPublished() => new("inspection.campaign.plan-not-published", "所选年度抽查计划尚未公布。请先公布计划，或不选计划并说明理由。");

    public static Refusal State(string state) => new("inspection.campaign.state", $"该抽查任务现在是“{PlanWords.State(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal Tier(string organ) => new("inspection.campaign.tier", $"检查层级与{organ}的级别不符：县级日常监管、市级监督抽查、省级飞行检查。请更正。", "鲁政发〔2018〕22号");

    public static Refusal SealedIsProvinces() => new("inspection.campaign.sealed", "只有省级飞行检查可以在进场前不公开名单。请取消“名单密封”。", "鲁政发〔2018〕22号");

    public static Refusal Departments(int most) => new("inspection.campaign.departments", $"请填写 1 至 {most} 个参与部门，每个部门至少负责一个事项。");

    public static Refusal Team(int most) => new("inspection.campaign.team", $"每个检查组须有 2 至 {most} 名持证检查人员。", "行政处罚法第四十二条");

    public static Refusal Days(DateOnly from, DateOnly to) => new("inspection.campaign.days", $"检查期间 {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd} 须从今日或以后开始，先后有序且不超过一年。请更正。");

    public static Refusal Region(string region) => new("inspection.campaign.region", $"定向区域 {region} 不在本机关辖区内。请从辖区中选择。");

    public static Refusal Classes() => new("inspection.campaign.classes", "定向条件中的信用风险分类只能是 A、B、C、D。请更正。");

    public static Refusal Shares() => new("inspection.campaign.shares", "请按信用风险分类填写抽取比例或数量，每类一行；不分类时只填一行“全部”。");
}
