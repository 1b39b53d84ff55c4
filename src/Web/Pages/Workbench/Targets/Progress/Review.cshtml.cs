using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Progress;

/// <summary>The quality office accepts reports or sends them back, and asks; an office above it only asks.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class ReviewModel(ProgressReading reading, ReviewProgressHandler reviews, QuestionHandler questions) : ProgressPage(reading)
{
    [BindProperty]
    public Guid Report { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? AgainBy { get; set; }

    [BindProperty]
    public Guid Unit { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    protected override bool IsOffice => true;

    public bool IsOwn => Caller.Account.Organ?.Region.Value == Measure.Measure.OrganRegion;

    public IReadOnlyList<ProgressRow> Waiting => [.. Measure.Reports.Where(report => report.State == "sent")];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct)
        => After(() => reviews.Handle(new ReviewProgress(Report, Version, true, Reason, null), ActBy(Said("认定任务进展")), Mandate, ct), "accepted", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
        => After(() => reviews.Handle(new ReviewProgress(Report, Version, false, Reason, AgainBy), ActBy(Said("退回进展报告")), Mandate, ct), "returned", ct);

    public Task<IActionResult> OnPostAskAsync(CancellationToken ct)
        => After(() => questions.Handle(new AskQuestion(Id, Unit, Question ?? string.Empty, DueOn), ActBy("督办问询"), Mandate, ct), "asked", ct);

    private string Said(string otherwise) => string.IsNullOrWhiteSpace(Reason) ? otherwise : Reason;
}
