using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Tables;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>Year plans of the region, newest first.</summary>
[Needs(Power.ReadInspections)]
public sealed class PlansModel(YearPlanHandler handler, AuditLog audit) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    public IReadOnlyList<PlanRow> Plans { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Plans = await handler.List(Year, Mandate, ct);
        if (Format is not { } format)
        {
            return Page();
        }

        return new TableDownload<PlanRow>("年度抽查计划", format, Columns, Plans.ToAsyncEnumerable()) { Trace = () => audit.Export(this, "年度抽查计划", ct) };
    }

    private static IReadOnlyList<TableColumn<PlanRow>> Columns =>
    [
        new("年度", 8, plan => plan.Year), new("名称", 40, plan => plan.Title), new("机关", 30, plan => plan.OrganName), new("状态", 10, plan => InspectionWords.State(plan.State).Chinese),
        new("任务数", 8, plan => plan.PlanLines.Count), new("拟订人", 12, plan => plan.AuthorName), new("批准人", 12, plan => plan.ApproverName), new("公布日期", 12, plan => plan.PublishedOn),
    ];
}

/// <summary>One plan with its lines.</summary>
[Needs(Power.ReadInspections)]
public sealed class PlansShowModel(YearPlanHandler handler) : SignedInPage
{
    public PlanRow Plan { get; private set; } = null!;

    public bool MayDecide => Caller.May(Power.DecideInspections) && Caller.Account.Organ?.Region.Value == Plan.OrganRegion
        && ((Plan.State == "draft" && Plan.Author != Caller.Account.Id) || Plan.State == "approved");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        Plan = found;
        return Page();
    }
}

/// <summary>One line of a plan as a form holds it.</summary>
public sealed class PlanLineFields
{
    public string? Name { get; set; }

    public string? Items { get; set; }

    public string? Tier { get; set; }

    public string? Ratio { get; set; }

    public int FromMonth { get; set; } = 1;

    public int ToMonth { get; set; } = 12;

    public string? Departments { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Items);

    public PlanLine Read()
        => new(Name?.Trim() ?? string.Empty, InspectionWords.Codes(Items), Tier ?? string.Empty, Ratio?.Trim() ?? string.Empty, FromMonth, ToMonth, InspectionWords.Codes(Departments));
}

/// <summary>Drafts the plan of a year line by line.</summary>
[Needs(Power.DraftInspections)]
public sealed class PlansNewModel(YearPlanHandler handler, BusinessCalendar calendar) : SignedInPage
{
    private const int MostLines = 60;

    [BindProperty]
    public int Year { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<PlanLineFields> Lines { get; set; } = [];

    public void OnGet()
    {
        Year = calendar.Today.Year;
        Lines = [new(), new(), new()];
    }

    /// <summary>The same form with three more lines; nothing is kept.</summary>
    public IActionResult OnPostMore()
    {
        Lines.AddRange(Enumerable.Range(0, Math.Min(3, MostLines - Lines.Count)).Select(_ => new PlanLineFields()));
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken ct)
    {
        var command = new DraftYearPlan(Year, Name ?? string.Empty, [.. Lines.Where(line => !line.IsBlank).Select(line => line.Read())]);
        var done = await handler.Handle(command, ActBy("拟订年度抽查计划"), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal) : LocalRedirect($"/workbench/inspections/plans/{done.Value}?done=drafted");
    }
}

/// <summary>A second officer approves a plan or sends it back, and makes an approved one public.</summary>
[Needs(Power.DecideInspections)]
public sealed class PlansDecideModel(YearPlanHandler handler) : SignedInPage
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PlanRow Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct)
        => After(id, act => handler.Handle(new DecideYearPlan(id, Version, true, null), act, Mandate, ct), "批准年度抽查计划", ct);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken ct)
        => After(id, act => handler.Handle(new DecideYearPlan(id, Version, false, Reason), act, Mandate, ct), "退回年度抽查计划", ct);

    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken ct)
        => After(id, act => handler.Handle(new PublishYearPlan(id, Version), act, Mandate, ct), "公布年度抽查计划", ct);

    private async Task<IActionResult> After<T>(Guid id, Func<Act, Task<Outcome<T>>> decide, string what, CancellationToken ct)
        where T : notnull
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var done = await decide(ActBy(string.IsNullOrWhiteSpace(Reason) ? what : Reason));
        return done.IsRefused ? PageWith(done.Refusal, nameof(Reason)) : LocalRedirect($"/workbench/inspections/plans/{id}?done=1");
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await handler.Find(id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Plan = found;
        return true;
    }
}
