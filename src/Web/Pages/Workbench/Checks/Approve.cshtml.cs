using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>A leader approves the visit, which gives approval and notice their numbers, or declines it.</summary>
[Needs(Power.DecideInspections)]
public sealed class ApproveModel(CheckFiles checks, ApproveVisitHandler handler, CheckPapers papers) : CheckPage(checks)
{
    public Task<IActionResult> OnPostApproveAsync(CancellationToken ct) => Act(
        () => Check.Approval is { } approval
            ? handler.Handle(new DecideApproval(Id, Version, true, null), papers.For(Check, approval, Caller, ct), ActBy($"批准入企检查：{approval.Grounds}", "国办发〔2024〕54号"), Mandate, ct)
            : handler.Handle(new DecideApproval(Id, Version, false, "无审批表"), null!, ActBy("批准入企检查"), Mandate, ct),
        "approved", null, ct);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) => Act(
        () => handler.Handle(new DecideApproval(Id, Version, false, Reason), null!, ActBy(Reason ?? string.Empty), Mandate, ct), "declined", nameof(Reason), ct);
}
