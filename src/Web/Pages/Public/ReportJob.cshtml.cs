using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

/// <param name="Total">Rows in the file, once known.</param>
/// <param name="Refusal">Why the whole file was refused.</param>
public sealed record ReportJobView(
    string Path,
    string FileName,
    string Template,
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
    IReadOnlyList<ChoiceView> Filters,
    IReadOnlyList<FindingView> Findings,
    PagerView Pager,
    IReadOnlyList<LinkView> Downloads)
{
    public bool IsOver => State is JobState.Done or JobState.Refused;
}

/// <summary>One thing wrong or doubtful in one row. <paramref name="Row"/> counts as a spreadsheet does: the header is row 1.</summary>
public sealed record FindingView(long Row, string? Certificate, string? Column, string? Value, string Code, string Message, bool Rejects);

public sealed class ReportJobModel : PageModel
{
    /// <summary>How often a running job's page asks again, in seconds.</summary>
    public const int RefreshSeconds = 3;

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary><c>renew=no</c>: the reader wants the page to hold still (WCAG 2.1, 2.2.1 and 2.2.2).</summary>
    [FromQuery(Name = "renew")]
    public string? Renew { get; set; }

    public ReportJobView? View { get; set; }

    public bool Renews => View is { IsOver: false } && Renew != "no";
}
