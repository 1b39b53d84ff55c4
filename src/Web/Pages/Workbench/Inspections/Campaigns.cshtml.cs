using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>Campaigns of the region, newest first, by state.</summary>
[Needs(Power.ReadInspections)]
public sealed class CampaignsModel(CampaignHandler handler, AuditLog audit) : SignedInPage
{
    public const int PageRows = 50;

    private const int MostExported = 100_000;

    public static readonly IReadOnlyList<string> States = ["draft", "approved", "drawing", "drawn", "finished", "declined", "cancelled"];

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? Before { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public Guid? Next { get; private set; }

    private string? Asked => string.IsNullOrWhiteSpace(State) ? null : State;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Format is { } format)
        {
            return new TableDownload<CampaignRow>("抽查任务", format, Columns, All(ct)) { Trace = () => audit.Export(this, "抽查任务", ct) };
        }

        var rows = await handler.List(Asked, Before, PageRows + 1, Mandate, ct);
        Campaigns = [.. rows.Take(PageRows)];
        Next = rows.Count > PageRows ? Campaigns[^1].Id : null;
        return Page();
    }

    private static IReadOnlyList<TableColumn<CampaignRow>> Columns =>
    [
        new("编号", 18, row => row.Code), new("名称", 36, row => row.Name), new("层级", 14, row => InspectionWords.Tier(row.Tier).Chinese), new("对象库", 26, row => InspectionWords.Pool(row.Pool)),
        new("事项", 20, row => string.Join(' ', row.ItemCodes)), new("开始", 12, row => row.StartsOn), new("结束", 12, row => row.EndsOn), new("机关", 28, row => row.OrganName),
        new("状态", 10, row => InspectionWords.State(row.State).Chinese), new("拟订人", 12, row => row.AuthorName), new("批准人", 12, row => row.ApproverName),
    ];

    private async IAsyncEnumerable<CampaignRow> All([EnumeratorCancellation] CancellationToken ct)
    {
        Guid? before = null;
        for (var rows = 0; rows < MostExported; rows += PageRows)
        {
            var page = await handler.List(Asked, before, PageRows, Mandate, ct);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < PageRows)
            {
                yield break;
            }

            before = page[^1].Id;
        }
    }
}

/// <summary>One campaign: who takes part, what narrows it, how many are drawn, how it went.</summary>
[Needs(Power.ReadInspections)]
public sealed class CampaignsShowModel(CampaignHandler handler) : SignedInPage
{
    public CampaignRow Campaign { get; private set; } = null!;

    public bool MayDecide => Caller.May(Power.DecideInspections) && Caller.Account.Organ?.Region.Value == Campaign.OrganRegion && Campaign.State == "draft" && Campaign.Author != Caller.Account.Id;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        Campaign = found;
        return Page();
    }
}

public sealed class DepartmentFields
{
    public string? Name { get; set; }

    public string? Items { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Items);
}

/// <summary>How many of a class: a ratio or a number, as it was typed.</summary>
public sealed class ShareFields
{
    public string Class { get; set; } = "*";

    public string? Ratio { get; set; }

    public int? Number { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Ratio) && Number is null;
}

/// <summary>Drafts a campaign.</summary>
[Needs(Power.DraftInspections)]
public sealed class CampaignsNewModel(CampaignHandler handler, YearPlanHandler plans, OpenInspections open, ItemLists lists) : SignedInPage
{
    private const int MostDepartments = 20;

    private static readonly string[] Classes = ["*", "A", "B", "C", "D"];

    [BindProperty]
    public Guid? Plan { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<DepartmentFields> Departments { get; set; } = [];

    [BindProperty]
    public string? Tags { get; set; }

    [BindProperty]
    public List<string> OnlyClasses { get; set; } = [];

    [BindProperty]
    public string? OnlyRegion { get; set; }

    [BindProperty]
    public List<ShareFields> Shares { get; set; } = [];

    [BindProperty]
    public bool IsSealed { get; set; }

    [BindProperty]
    public int TeamSize { get; set; } = 2;

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];

    public IReadOnlyList<Item> Items { get; private set; } = [];

    /// <summary>The tier follows from the authority.</summary>
    public string Tier => Caller.Account.Organ is { } organ ? CampaignHandler.TierOf(organ.Region) : "county";

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Load(ct);
        Departments = [new DepartmentFields { Name = Caller.Account.OrganizationName }, new()];
        Shares = [.. Classes.Select(one => new ShareFields { Class = one })];
    }

    /// <summary>The same form with two more departments; nothing is kept.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken ct)
    {
        await Load(ct);
        Departments.AddRange(Enumerable.Range(0, Math.Min(2, MostDepartments - Departments.Count)).Select(_ => new DepartmentFields()));
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken ct)
    {
        await Load(ct);
        if (StartsOn is not { } from || EndsOn is not { } to)
        {
            return PageWith(InspectionPageRefusals.DayMissing("检查期间"), nameof(StartsOn));
        }

        var command = new DraftCampaign(
            Plan, Name ?? string.Empty, Tier,
            [.. Departments.Where(one => !one.IsBlank).Select(one => new Department(one.Name?.Trim() ?? string.Empty, InspectionWords.Codes(one.Items)))],
            new Conditions(InspectionWords.Codes(Tags), OnlyClasses, string.IsNullOrWhiteSpace(OnlyRegion) ? null : OnlyRegion.Trim()),
            [.. Shares.Where(one => !one.IsBlank).Select(one => new ClassShare(one.Class, string.IsNullOrWhiteSpace(one.Ratio) ? null : one.Ratio.Trim(), one.Number))],
            IsSealed, TeamSize, from, to);
        var done = await handler.Handle(command, ActBy(Plan is null ? Reason ?? string.Empty : $"按年度计划拟订：{command.Name}"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"/workbench/inspections/campaigns/{done.Value}?done=drafted");
    }

    private async Task Load(CancellationToken ct)
    {
        var own = (await plans.List(null, Mandate, ct)).Where(plan => plan.State == "published" && plan.OrganRegion == Caller.Account.Organ?.Region.Value);
        var above = (await open.Plans(ct)).Where(plan => Caller.Account.Organ is { } organ && Platform.Acts.ActRules.IsAbove(RegionCode.Parse(plan.OrganRegion).Value, organ.Region));
        Plans = [.. own.Concat(above)];
        Items = (await lists.InForce(ct))?.Items ?? [];
    }
}

/// <summary>A second officer approves a campaign or sends it back.</summary>
[Needs(Power.DecideInspections)]
public sealed class CampaignsDecideModel(CampaignHandler handler) : SignedInPage
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CampaignRow Campaign { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct) => After(id, new DecideCampaign(id, Version, true, null), "批准抽查任务", ct);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken ct) => After(id, new DecideCampaign(id, Version, false, Reason), "退回抽查任务", ct);

    private async Task<IActionResult> After(Guid id, DecideCampaign command, string what, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var done = await handler.Handle(command, ActBy(string.IsNullOrWhiteSpace(Reason) ? what : Reason), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Reason)) : LocalRedirect($"/workbench/inspections/campaigns/{id}?done=1");
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Campaign = found;
        return true;
    }
}
