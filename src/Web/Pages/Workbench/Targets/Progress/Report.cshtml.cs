using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>A unit reports on a period: text, steps taken, evidence, and how it says it stands.</summary>
[Needs(Power.ReportProgress)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class ReportModel(ProgressReading reading, ReportProgressHandler handler, HandedIn evidence, BusinessCalendar calendar) : ProgressPage(reading)
{
    [BindProperty]
    public Guid Unit { get; set; }

    [BindProperty]
    public Guid Period { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public List<int> Taken { get; set; } = [];

    [BindProperty]
    public string? Claimed { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    protected override bool IsOffice => false;

    public PlanRow? Plan => PlanOf(Unit);

    public IReadOnlyList<StepRow> Steps => Plan is { } plan ? [.. Measure.Steps.Where(step => step.Plan == plan.Id)] : [];

    /// <summary>Periods that have begun and wait for a report of the unit.</summary>
    public IReadOnlyList<PeriodRow> Open =>
        [.. Measure.Periods.Where(period => period.StartsOn <= calendar.Today && !Measure.Reports.Any(report => report.Unit == Unit && report.Period == period.Id && report.State != "returned"))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Unit = Own[0].Unit;
        Period = Open.Count > 0 ? Open[0].Id : Guid.Empty;
        Taken = [.. Measure.Reports.Where(report => report.Unit == Unit && report.State == "accepted" && report.Plan == Plan?.Id).SelectMany(report => report.StepList).Distinct()];
        Claimed = "on-course";
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var act = ActBy("报送任务进展");
        var command = new ReportProgress(Id, Unit, Period, Words ?? string.Empty, Taken, Claimed ?? string.Empty);
        return After(() => evidence.Act(Files, Caller, act, kept => handler.Handle(command, act with { Evidence = kept }, Mandate, ct), ct), "reported", ct);
    }
}
