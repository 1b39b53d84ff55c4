using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Registry.Reporting.Rules;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Makes the receipt out of what became of a report so far.</summary>
public sealed class ReportJobMapper(ReportResults results, ReportRules rules, Say say)
{
    private const int RowsShown = 50;

    /// <param name="path">The address of the receipt; its results lie below it.</param>
    public async Task<ReportJobView> View(ReportStatus status, string path, long after, CancellationToken ct)
    {
        var (job, record) = (status.Job, status.Record);
        var rows = record is null ? [] : await results.Rows(record.Id, after, RowsShown, onlyFindings: true, ct);
        return new ReportJobView(
            path,
            status.FileName,
            TemplateName(record?.Template),
            job.Owner,
            job.CreatedAt,
            job.FinishedAt,
            State(job.State),
            record?.RowsDone ?? job.Done,
            job.Total,
            record?.Accepted ?? 0,
            record?.Warned ?? 0,
            record?.Rejected ?? 0,
            job.State == "failed" ? job.Message : null,
            status.Notes,
            [.. rows.SelectMany(row => row.Findings.Select(finding => Finding(row, finding)))],
            new PagerView(
                say[$"本页 {Show.Count(rows.Count)} 行", $"{Show.Count(rows.Count)} rows on this page"],
                rows.Count == RowsShown ? $"{path}?after={rows[^1].Row}" : null,
                after > 0 ? path : null),
            job.IsOpen || record is null ? [] : [new LinkView("CSV", $"{path}/result.csv"), new LinkView("XLSX", $"{path}/result.xlsx")]);
    }

    private static JobState State(string state) => state switch
    {
        "queued" => JobState.Waiting,
        "running" => JobState.Running,
        "done" => JobState.Done,
        "failed" => JobState.Refused,
        _ => throw new InvalidOperationException($"A report cannot be {state}."),
    };

    /// <summary>Number and name of a template that the record knows as <c>103010-2026</c>.</summary>
    private string? TemplateName(string? known)
        => rules.Templates.All.FirstOrDefault(template => $"{template.No}-{template.Version}" == known) is { } template ? $"{template.No} {template.Name}" : known;

    private static FindingView Finding(AnsweredRow row, Finding finding) => new(
        row.Line, finding.Column is "" ? null : finding.Column, finding.Value, finding.Code, finding.Message, finding.Severity == Severity.Reject);
}
