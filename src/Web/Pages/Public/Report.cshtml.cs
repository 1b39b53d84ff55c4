using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <param name="Templates">Number and name of each reporting template that can be sent.</param>
public sealed record ReportView(IReadOnlyList<TemplateView> Templates, long MaxBytes);

public sealed record TemplateView(string No, string Name);

/// <summary>
/// Upload by a certification body. The API key in the form is the only authority, no cookie is: there is nothing a forged cross-site
/// request could ride on, hence no antiforgery token.
/// </summary>
[IgnoreAntiforgeryToken]
[ReadsFormItself]
[RequestSizeLimit(ReportUpload.MostBytes)]
public sealed class ReportModel(ReportAccess access, SubmitReport submit, ReportRules rules, BusinessCalendar calendar, TimeProvider clock, Say say) : PageModel
{
    public const string KeyField = "key";
    public const string TemplateField = "template";
    public const string FileField = "file";

    public ReportView View => new(
        [.. rules.Templates.All.Where(template => template.IsInForceOn(calendar.Today)).Select(template => new TemplateView(template.No, template.Name))],
        FileLimits.Default.MaxBytes);

    public IReadOnlyList<ProblemView> Problems { get; private set; } = [];

    /// <summary>The template chosen before the form came back with problems.</summary>
    public string? Chosen { get; private set; }

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field)?.Message;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var upload = await ReportUpload.Read(Request, ct);
        Chosen = upload[TemplateField];
        var body = await access.BodyOf(upload[KeyField], ct);
        if (body.IsRefused || upload.File is null)
        {
            return Again(body, upload.File is null);
        }

        var act = new Act(body.Value, Capacity.CertificationBody, clock.GetUtcNow(), $"网页上报 {upload.FileName}", "认证认可条例");
        var job = await submit.Handle(body.Value, upload.File, upload.FileName!, Chosen, act, ct);
        if (job.IsRefused)
        {
            return Again(job.Refusal, FileField);
        }

        access.Remember(HttpContext, job.Value, body.Value);
        return LocalRedirect(Links.ReportJob(job.Value));
    }

    private PageResult Again(Outcome<string> body, bool lacksFile)
    {
        var problems = new List<ProblemView>();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (body.IsRefused)
        {
            Response.StatusCode = KeyProblems.Status(body.Refusal);
            problems.Add(new ProblemView(say[KeyProblems.Words(body.Refusal)], KeyField));
        }

        if (lacksFile)
        {
            problems.Add(new ProblemView(say["请选择要上报的文件。", "Choose the file to send."], FileField));
        }

        Problems = problems;
        return Page();
    }

    private PageResult Again(Refusal refusal, string field)
    {
        Response.StatusCode = refusal.Code == "platform.file.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity;
        Problems = [new ProblemView(refusal.Message, field)];
        return Page();
    }
}

/// <summary>Why a key does not count, in the words of the pages, where it stands in a form and not in a header.</summary>
internal static class KeyProblems
{
    public static Words Words(Refusal refusal) => refusal.Code switch
    {
        "platform.key.missing" => new("请填写接口密钥。", "Enter the API key."),
        "platform.key.unknown" => new(refusal.Message, "The API key is not right. Check that it is complete, or ask the operator for a new one."),
        "platform.key.revoked" => new(refusal.Message, "The API key has been withdrawn. Ask the operator for a new one."),
        "platform.key.expired" => new(refusal.Message, "The API key has expired. Ask the operator for a new one."),
        "api.report.key-not-for-reports" => new(refusal.Message, "This API key does not allow reporting. Use the key issued to the certification body."),
        _ => new(refusal.Message, refusal.Message),
    };

    public static int Status(Refusal refusal)
        => refusal.Code == "api.report.key-not-for-reports" ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
}
