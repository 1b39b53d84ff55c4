using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>What follows a published finding: each step to its end, with evidence; and the end of publication.</summary>
[Needs(Power.ReviewFindings)]
[RequestSizeLimit(HandedIn.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = HandedIn.MostBytes)]
public sealed class HandleModel(CheckFiles checks, FollowUpHandler followUps, FindingHandler findings, HandedIn evidence, EndOfPublication end) : CheckPage(checks)
{
    [BindProperty]
    public Guid Step { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var act = ActBy(Result ?? string.Empty, "检查后处理");
        var outcome = await evidence.Act(
            Files, Caller, act, references => followUps.Handle(new FinishFollowUp(Id, Step, Result ?? string.Empty, references), act with { Evidence = references }, Mandate, ct), ct);
        return outcome.IsRefused ? PageWith(outcome.Refusal, HandedIn.IsAboutFile(outcome.Refusal) ? nameof(Files) : nameof(Result)) : LocalRedirect($"{Here}?done=finished");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        var answer = await Act(() => findings.Handle(new EndFinding(Id, Version, Reason ?? string.Empty), ActBy(Reason ?? string.Empty), Mandate, ct), "ended", nameof(Reason), ct);
        if (answer is LocalRedirectResult)
        {
            await end.Run(ct);
        }

        return answer;
    }
}
