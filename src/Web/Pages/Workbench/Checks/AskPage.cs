using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>The approval of a visit is asked for (行政检查审批表).</summary>
public abstract class AskPage(CheckFiles checks, ApproveVisitHandler handler) : CheckPage(checks)
{
    [BindProperty]
    public string? Grounds { get; set; }

    [BindProperty]
    public DateOnly? VisitFrom { get; set; }

    [BindProperty]
    public DateOnly? VisitTo { get; set; }

    /// <summary>A line each: name, unit.</summary>
    [BindProperty]
    public string? Experts { get; set; }

    public abstract string Way { get; }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Act(
        () => handler.Handle(
            new AskForApproval(Id, Grounds ?? string.Empty, VisitFrom ?? DateOnly.MinValue, VisitTo ?? DateOnly.MinValue, RecordForm.ExpertsOf(Experts)),
            ActBy(Grounds ?? string.Empty, "国办发〔2024〕54号"), Mandate, ct),
        "asked", nameof(Grounds), ct);
}
