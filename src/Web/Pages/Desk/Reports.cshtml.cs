using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Api;
using Zhiheng.Web.Pages.Public;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>A body sends reporting files as the account that is signed in, and finds what it has sent.</summary>
[Needs(Power.ReportCertificates)]
[RequestSizeLimit(ReportUpload.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ReportUpload.MostBytes)]
public sealed class ReportsModel(OwnDesk desk, SubmitReport submit, ReportResults results, ReportRules rules, BusinessCalendar calendar) : DeskPage
{
    private const int PageRows = 20;
    private const string FileField = "File";

    [BindProperty]
    public string? Template { get; set; }

    [BindProperty(Name = FileField)]
    public IFormFile? Chosen { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    public IReadOnlyList<ReportStatus> Reports { get; private set; } = [];

    public Guid? Next { get; private set; }

    public IReadOnlyList<TemplateView> Templates
        => [.. rules.Templates.All.Where(template => template.IsInForceOn(calendar.Today)).Select(template => new TemplateView(template.No, template.Name))];

    public static long MaxBytes => FileLimits.Default.MaxBytes;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await desk.Body(Mandate, ct) is { } body)
        {
            var found = await results.OfBody(body.ApprovalNo, Cursor, PageRows + 1, ct);
            Reports = [.. found.Take(PageRows)];
            Next = found.Count > PageRows ? Reports[^1].Job.Id : null;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await desk.Body(Mandate, ct) is not { } body)
        {
            return await Again(DeskPageRefusals.NotRegistered(), null, ct);
        }

        if (Chosen is null)
        {
            return await Again(DeskPageRefusals.FileMissing(), FileField, ct);
        }

        var name = ReportEndpoints.Tidy(Chosen.FileName);
        await using var content = Chosen.OpenReadStream();
        var job = await submit.Handle(body.ApprovalNo, content, name, string.IsNullOrEmpty(Template) ? null : Template, ActBy($"办事大厅上报 {name}", "认证认可条例"), ct);
        return job.IsRefused ? await Again(job.Refusal, FileField, ct) : LocalRedirect($"/desk/reports/{job.Value}?done=sent");
    }

    private async Task<IActionResult> Again(Refusal refusal, string? field, CancellationToken ct)
    {
        await OnGetAsync(ct);
        return PageWith(refusal, field);
    }
}
