using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>A step as the form holds it.</summary>
public sealed class StepFields
{
    public string? Words { get; set; }

    public DateOnly? DueOn { get; set; }
}

/// <summary>A unit plans its share of a measure, or plans it anew.</summary>
[Needs(Power.ReportProgress)]
public sealed class PlanModel(ProgressReading reading, PlanMeasureHandler handler) : ProgressPage(reading)
{
    private const int Blank = 3;

    [BindProperty]
    public Guid Unit { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Resources { get; set; }

    [BindProperty]
    public List<StepFields> Steps { get; set; } = [];

    protected override bool IsOffice => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Unit = Own[0].Unit;
        if (PlanOf(Unit) is { } plan)
        {
            (Revision, Contact, Resources) = (plan.Revision, plan.Contact, plan.Resources);
            Steps.AddRange(Measure.Steps.Where(step => step.Plan == plan.Id).Select(step => new StepFields { Words = step.Words, DueOn = step.DueOn }));
        }

        More();
        return Page();
    }

    /// <summary>The same form with three more lines; nothing is kept.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken ct)
    {
        More();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        var steps = Steps.Where(step => !string.IsNullOrWhiteSpace(step.Words) || step.DueOn is not null).Select(step => new StepDraft(step.Words ?? string.Empty, step.DueOn)).ToList();
        return After(() => handler.Handle(new PlanMeasure(Id, Unit, Revision, Contact ?? string.Empty, Resources, steps), ActBy("制定任务计划"), Mandate, ct), "planned", ct);
    }

    private void More() => Steps.AddRange(Enumerable.Range(0, Math.Clamp(PlanMeasureHandler.MostSteps - Steps.Count, 0, Blank)).Select(_ => new StepFields()));
}
