using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Assessments;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets.Assessments;

/// <summary>A page about one assessment that the caller may see; any other is 404.</summary>
public abstract class ResultsPage(AssessmentReading reading) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public Guid Unit { get; set; }

    [BindProperty]
    public string? Line { get; set; }

    [BindProperty]
    public decimal? Points { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public AssessmentFile Held { get; private set; } = null!;

    public string Here => $"{AssessmentLook.Base}/{Id}";

    public bool IsOwnOffice => Caller.Account.Organ?.Region.Value == Held.Assessment.OrganRegion;

    protected virtual bool IsOffice => true;

    protected string? LineOrNull => string.IsNullOrWhiteSpace(Line) ? null : Line.Trim();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    protected async Task<IActionResult> After<T>(Func<Task<Outcome<T>>> act, CancellationToken ct)
        where T : notnull
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var done = await act();
        return done.IsRefused ? PageWith(done.Refusal, HandedIn.IsAboutFile(done.Refusal) ? nameof(Files) : null) : LocalRedirect($"{Here}?done=1");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await reading.Find(Id, IsOffice, Mandate, ct) is not { } found)
        {
            return false;
        }

        Held = found;
        return true;
    }
}

[Needs(Power.ReadTargets)]
public sealed class ShowModel(AssessmentReading reading) : ResultsPage(reading)
{
    protected override bool IsOffice => TargetsTodos.IsOffice(Caller);

    public bool MayReview => IsOwnOffice && Caller.May(Power.SuperviseMeasures) && Held.Assessment.State is "computed" or "open";

    public bool MayDecide => IsOwnOffice && Caller.May(Power.DecideAssessments) && Held.Assessment.State is "computed" or "open";

    public bool MayContest => Caller.May(Power.ReportProgress) && Held.Own.Count > 0 && Held.Assessment.State == "open";
}

/// <summary>Notes and adjustments beside the computed lines; a result that was computed wrongly is discarded.</summary>
[Needs(Power.SuperviseMeasures)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class ReviewModel(AssessmentReading reading, ReviewAssessmentHandler handler, ComputeAssessmentHandler computing, HandedIn evidence) : ResultsPage(reading)
{
    public Task<IActionResult> OnPostRemarkAsync(CancellationToken ct)
    {
        var act = ActBy("复核考核结果");
        var command = new RemarkAssessment(Id, Unit, LineOrNull, Points, Reason ?? string.Empty);
        return After(() => evidence.Act(Files, Caller, act, kept => handler.Handle(command, act with { Evidence = kept }, Mandate, ct), ct), ct);
    }

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
        => After(() => computing.Handle(new DiscardAssessment(Id, Version, Reason ?? string.Empty), ActBy("作废考核结果"), Mandate, ct), ct);
}

/// <summary>A leader opens results to objections, decides these, and publishes.</summary>
[Needs(Power.DecideAssessments)]
public sealed class DecideModel(AssessmentReading reading, ReviewAssessmentHandler reviews, ContestHandler contests, PublishAssessmentHandler publishing) : ResultsPage(reading)
{
    [BindProperty]
    public Guid Contest { get; set; }

    public Task<IActionResult> OnPostOpenAsync(CancellationToken ct) => After(() => reviews.Handle(new OpenAssessment(Id, Version), ActBy("考核结果征求意见"), Mandate, ct), ct);

    public Task<IActionResult> OnPostUpholdAsync(CancellationToken ct) => Decide(true, Points, ct);

    public Task<IActionResult> OnPostDismissAsync(CancellationToken ct) => Decide(false, null, ct);

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) => After(() => publishing.Handle(new PublishAssessment(Id, Version), ActBy("公布考核结果"), Mandate, ct), ct);

    private Task<IActionResult> Decide(bool upholds, decimal? points, CancellationToken ct)
        => After(() => contests.Handle(new DecideContest(Id, Contest, Version, upholds, Reason ?? string.Empty, points), ActBy("决定考核异议"), Mandate, ct), ct);
}

/// <summary>A unit objects to its own result.</summary>
[Needs(Power.ReportProgress)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class ContestModel(AssessmentReading reading, ContestHandler handler, HandedIn evidence) : ResultsPage(reading)
{
    protected override bool IsOffice => false;

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var act = ActBy("对考核结果提出异议");
        var command = new ContestAssessment(Id, Unit, LineOrNull, Reason ?? string.Empty);
        return After(() => evidence.Act(Files, Caller, act, kept => handler.Handle(command, act with { Evidence = kept }, Mandate, ct), ct), ct);
    }
}
