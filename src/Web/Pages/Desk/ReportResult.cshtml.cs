using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Api;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The answer to each row of a report as a file.</summary>
[Needs(Power.ReportCertificates)]
public sealed class ReportResultModel(OwnDesk desk, ReportResults results, AuditLog audit) : DeskPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format, CancellationToken ct)
    {
        if (await desk.Body(Mandate, ct) is not { } body || await results.Find(id, ct) is not { } status || status.Job.Owner != body.ApprovalNo)
        {
            return NotFound();
        }

        await Exported(audit, format);
        await (await ReportDownload.Result(status, results, format, ct)).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }
}
