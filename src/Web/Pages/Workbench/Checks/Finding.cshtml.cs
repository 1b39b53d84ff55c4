using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>A member of the team mends a finding that was returned, and hands it in again. The signed record stays as it is.</summary>
[Needs(Power.ConductChecks)]
public sealed class FindingModel(CheckFiles checks, FindingHandler handler) : CheckPage(checks)
{
    public RecordForm Form { get; private set; } = null!;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = RecordForm.Of(new RecordContent
        {
            StartedAt = DateTimeOffset.UnixEpoch, Codes = Check.Finding?.CodeList ?? [], Words = Check.Finding?.Words ?? string.Empty, After = Check.Finding?.AfterList ?? [],
        });
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Form = RecordForm.Of(Request.Form);
        return Act(
            () => handler.Handle(new HandInFinding(Id, Version, [.. Form.All("Codes")], Form["Words"], Form.FollowUpsOf()), ActBy("重新录入检查结果"), Mandate, ct), "handed-in", null, ct);
    }
}
