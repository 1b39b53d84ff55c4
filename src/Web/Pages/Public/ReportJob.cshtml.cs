using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

public enum JobState
{
    Waiting,
    Running,

    /// <summary>Every row has its answer.</summary>
    Done,

    /// <summary>The file as a whole could not be read; no row of it entered the register.</summary>
    Refused,
}

/// <param name="Total">Rows in the file, once known or estimated.</param>
/// <param name="Refusal">Why the whole file was refused.</param>
/// <param name="Notes">Sentences about the file as a whole.</param>
public sealed record ReportJobView(
    string Path,
    string FileName,
    string? Template,
    string Body,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? FinishedAt,
    JobState State,
    long Read,
    long? Total,
    long Accepted,
    long Warned,
    long Rejected,
    string? Refusal,
    IReadOnlyList<string> Notes,
    IReadOnlyList<FindingView> Findings,
    PagerView Pager,
    IReadOnlyList<LinkView> Downloads)
{
    public bool IsOver => State is JobState.Done or JobState.Refused;
}

/// <summary>The receipt itself. <paramref name="Renews"/>: the page asks again by itself.</summary>
public sealed record ReportReceiptView(ReportJobView Job, bool Renews)
{
    /// <summary>What the receipt says first.</summary>
    public Words State => Job.State switch
    {
        JobState.Waiting => new("已收到，排队中", "Received, waiting"),
        JobState.Running => new("正在逐行校验", "Checking row by row"),
        JobState.Refused => new("文件未被接收", "File not accepted"),
        _ => Job.Rejected == 0 ? new("已全部登记", "All registered") : new($"已处理完，{Show.Count(Job.Rejected)} 行退回", $"Done, {Show.Count(Job.Rejected)} rows rejected"),
    };
}

/// <summary>One thing wrong or doubtful in one row. <paramref name="Row"/> is where a person finds it in the file: the header is row 1.</summary>
public sealed record FindingView(long Row, string? Column, string? Value, string Code, string Message, bool Rejects);

/// <summary>
/// The receipt of a report. Without the cookie of <see cref="ReportAccess"/> it asks for the key; to a key of another body the
/// report does not exist. The key is the only authority, so no antiforgery token is needed.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ReportJobModel(ReportAccess access, ReportResults results, ReportJobMapper mapper, Say say) : PageModel
{
    /// <summary>How often a running job's page asks again, in seconds.</summary>
    public const int RefreshSeconds = 3;

    public const string KeyField = "key";

    [FromRoute]
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary><c>renew=no</c>: the reader wants the page to hold still (WCAG 2.1, 2.2.1 and 2.2.2).</summary>
    [FromQuery(Name = "renew")]
    public string? Renew { get; set; }

    /// <summary>The row after which the findings go on.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public ReportJobView? View { get; private set; }

    public bool AsksForKey { get; private set; }

    public string? KeyProblem { get; private set; }

    public bool Renews => View is { IsOver: false } && Renew != "no";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Guid.TryParseExact(Id, "D", out var job))
        {
            return Missing();
        }

        if (access.Remembered(HttpContext, job) is not { } body)
        {
            // For every number alike: whether there is such a report is for its body to know.
            AsksForKey = true;
            return Page();
        }

        if (await results.Find(job, ct) is not { } status || status.Job.Owner != body)
        {
            return Missing();
        }

        _ = long.TryParse(After, out var after);
        View = await mapper.View(status, Links.ReportJob(job), Math.Max(0, after), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Guid.TryParseExact(Id, "D", out var job))
        {
            return Missing();
        }

        var key = Request.HasFormContentType ? (await Request.ReadFormAsync(ct))[KeyField].ToString() : null;
        var body = await access.BodyOf(key, ct);
        if (body.IsRefused)
        {
            Response.StatusCode = KeyProblems.Status(body.Refusal);
            AsksForKey = true;
            KeyProblem = say[KeyProblems.Words(body.Refusal)];
            return Page();
        }

        if (await results.Find(job, ct) is not { } status || status.Job.Owner != body.Value)
        {
            return Missing();
        }

        access.Remember(HttpContext, job, body.Value);
        return LocalRedirect(Links.ReportJob(job));
    }

    private PageResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
