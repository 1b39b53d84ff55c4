using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>The receipt of one report. Another body's does not exist.</summary>
[Needs(Power.ReportCertificates)]
public sealed class ReportModel(OwnDesk desk, ReportResults results, ReportJobMapper mapper) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary><c>no</c>: the reader wants the page to hold still.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Renew { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public ReportReceiptView Receipt { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await desk.Body(Mandate, ct) is not { } body || await results.Find(Id, ct) is not { } status || status.Job.Owner != body.ApprovalNo)
        {
            return NotFound();
        }

        _ = long.TryParse(After, out var after);
        var job = await mapper.View(status, $"/desk/reports/{Id}", Math.Max(0, after), ct);
        Receipt = new ReportReceiptView(job, !job.IsOver && Renew != "no");
        return Page();
    }
}
