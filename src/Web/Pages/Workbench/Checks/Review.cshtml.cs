using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>Somebody outside the team publishes a finding or returns it; nothing of it can be changed here.</summary>
[Needs(Power.ReviewFindings)]
public sealed class ReviewModel(CheckFiles checks, FindingHandler handler) : CheckPage(checks)
{
    [BindProperty]
    public DateOnly? PublicUntil { get; set; }

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) => Decide(FindingDecision.Publish, "published", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => Decide(FindingDecision.Return, "returned", ct);

    public Task<IActionResult> OnPostRejectAsync(CancellationToken ct) => Decide(FindingDecision.Reject, "returned", ct);

    private Task<IActionResult> Decide(FindingDecision decision, string done, CancellationToken ct) => Act(
        () => handler.Handle(
            new ReviewFinding(Id, Version, decision, Reason, PublicUntil), ActBy(decision == FindingDecision.Publish ? "公示检查结果" : Reason ?? string.Empty, "国发〔2019〕5号"), Mandate, ct),
        done, decision == FindingDecision.Publish ? nameof(PublicUntil) : nameof(Reason), ct);
}
