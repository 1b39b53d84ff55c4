using System.Text.Json;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Plans;

/// <summary>
/// One line of a year's plan: which items together on one visit, on which tier, how many of the pool (a ratio as in draw.md, "0.03"), in which
/// months (1–12), and which departments take part besides the leading one.
/// </summary>
public sealed record PlanLine(string Name, IReadOnlyList<string> Items, string Tier, string Ratio, int FromMonth, int ToMonth, IReadOnlyList<string> Departments);

public sealed record DraftYearPlan(int Year, string Title, IReadOnlyList<PlanLine> Lines);

/// <summary>A second officer approves it, or sends it back with a reason.</summary>
public sealed record DecideYearPlan(Guid Plan, long Version, bool IsApproved, string? Reason);

/// <summary>Makes an approved plan public.</summary>
public sealed record PublishYearPlan(Guid Plan, long Version);

public sealed class YearPlanHandler(Database database, BusinessCalendar calendar)
{
    public static readonly IReadOnlyList<string> Tiers = ["county", "city", "province"];

    private const int MostLines = 200;

    public async Task<IReadOnlyList<PlanRow>> List(int? year, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await PlanStore.List(session, year, ct);
    }

    public async Task<PlanRow?> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await PlanStore.Find(session, id, ct);
    }

    public async Task<Outcome<Guid>> Handle(DraftYearPlan command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.PublicText(command.Title, "计划名称", 200) ?? Trouble(command, calendar.Today.Year)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var list = await ItemListStore.InForce(work, calendar.Today, ct);
        var known = list is null ? [] : (await ItemListStore.Items(work, list.Version, ct)).Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        if (command.Lines.SelectMany(line => line.Items).FirstOrDefault(code => !known.Contains(code)) is { } unknown)
        {
            return Pools.PoolRefusals.NotOnList(unknown);
        }

        var row = new PlanRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Year = command.Year, Title = command.Title.Trim(), OrganRegion = mandate.Organ!.Region.Value, OrganName = mandate.Organ.Name,
            State = "draft", Lines = PlanRow.Write(command.Lines), Author = mandate.Account, AuthorName = act.Who, DraftedOn = calendar.Today,
        };
        await PlanStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(DecideYearPlan command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!command.IsApproved && ActRules.Text(command.Reason, "退回理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await Take(work, command.Plan, command.Version, "draft", mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (found.Value.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("计划拟订人", "批准人");
        }

        var row = found.Value with { State = command.IsApproved ? "approved" : "declined", Approver = mandate.Account, ApproverName = act.Who, ApprovedOn = calendar.Today, Decision = command.IsApproved ? null : command.Reason };
        ActWork.Saved(nameof(PlanRow), row.Id, await PlanStore.Save(work, row, ct));
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<InspectionPlanPublished>> Handle(PublishYearPlan command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await Take(work, command.Plan, command.Version, "approved", mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var row = found.Value with { State = "published", PublishedOn = calendar.Today };
        ActWork.Saved(nameof(PlanRow), row.Id, await PlanStore.Save(work, row, ct));
        var fact = new InspectionPlanPublished(calendar.Today, row.Year, row.Title, row.OrganRegion, row.OrganName, JsonSerializer.Deserialize<JsonElement>(row.Lines));
        await work.Commit(JournalEntry.Public(row.Id, fact), ct);
        return fact;
    }

    private static async Task<Outcome<PlanRow>> Take(Work work, Guid id, long version, string state, Mandate mandate, CancellationToken ct)
    {
        if (await PlanStore.Find(work, id, ct) is not { } row)
        {
            return ActRefusals.Unknown("抽查计划");
        }

        if (ActRules.Foreign(mandate, row.OrganRegion, row.OrganName) is { } foreign)
        {
            return foreign;
        }

        ActWork.SameVersion(nameof(PlanRow), id, version, row.Version);
        return row.State == state ? row : PlanRefusals.State(row.State);
    }

    private static Refusal? Trouble(DraftYearPlan command, int thisYear)
        => command.Year < thisYear || command.Year > thisYear + 1 ? PlanRefusals.Year(command.Year, thisYear)
            : command.Lines.Count is 0 or > MostLines ? PlanRefusals.Lines(MostLines)
            : command.Lines.Select(Trouble).FirstOrDefault(trouble => trouble is not null);

    private static Refusal? Trouble(PlanLine line)
        => ActRules.PublicText(line.Name, "任务名称", 200)
            ?? (line.Items.Count == 0 ? Pools.PoolRefusals.NoItems() : null)
            ?? (Tiers.Contains(line.Tier) ? null : PlanRefusals.Tier(line.Tier))
            ?? (PlanWords.IsRatio(line.Ratio) ? null : PlanRefusals.Ratio(line.Ratio))
            ?? (line.FromMonth is >= 1 and <= 12 && line.ToMonth is >= 1 and <= 12 && line.FromMonth <= line.ToMonth ? null : PlanRefusals.Months(line.FromMonth, line.ToMonth));
}

public static class PlanWords
{
    /// <summary>More than 0 and at most 1, as draw.md writes ratios: a decimal with at most six places.</summary>
    public static bool IsRatio(string text)
        => text.Length is > 0 and <= 8 && decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var ratio)
            && ratio is > 0 and <= 1;

    public static string State(string state) => state switch
    {
        "draft" => "待批准",
        "approved" => "已批准",
        "published" => "已公布",
        "declined" => "已退回",
        "drawing" => "抽取中",
        "drawn" => "已抽取",
        "finished" => "已完成",
        "cancelled" => "已取消",
        _ => state,
    };
}

internal static class PlanRefusals
{
    public static Refusal State(string state) => new("inspection.plan.state", $"该抽查计划现在是“{PlanWords.State(state)}”，不能这样办理。请刷新页面后再看。");

    public static Refusal Year(int year, int thisYear) => new("inspection.plan.year", $"计划年度 {year} 不是本年或下一年（{thisYear}、{thisYear + 1}）。请更正。");

    public static Refusal Lines(int most) => new("inspection.plan.lines", $"抽查计划须有 1 至 {most} 项任务。");

    public static Refusal Tier(string tier) => new("inspection.plan.tier", $"检查层级“{tier}”不存在。请选择县级日常监管、市级监督抽查或省级飞行检查。");

    public static Refusal Ratio(string ratio) => new("inspection.plan.ratio", $"抽取比例“{ratio}”须大于 0、不超过 1，最多六位小数，例如 0.03。");

    public static Refusal Months(int from, int to) => new("inspection.plan.months", $"实施月份 {from} 至 {to} 不是一年之内的先后月份。请更正。");
}
