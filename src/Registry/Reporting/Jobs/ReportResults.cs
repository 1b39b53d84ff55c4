using System.Text.Json;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Jobs;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Reporting.Jobs;

/// <summary>A report as its body sees it: the job, and what the register has answered so far.</summary>
public sealed record ReportStatus(Job Job, string FileName, ReportRecord? Record)
{
    public IReadOnlyList<string> Notes => Record is null ? [] : JsonSerializer.Deserialize<List<string>>(Record.Notes)!;
}

/// <summary>The answer to one row, read back.</summary>
public sealed record AnsweredRow(long Row, long Line, string Verdict, IReadOnlyList<Finding> Findings);

/// <summary>What became of a report. Only its body may ask; callers check the owner of the job.</summary>
public sealed class ReportResults(Database database, JobQueue jobs)
{
    public async Task<ReportStatus?> Find(Guid job, CancellationToken ct)
    {
        if (await jobs.Find(job, ct) is not { Kind: ReportJob.Kind } found)
        {
            return null;
        }

        await using var session = await database.Read(ct);
        return await Status(session, found, ct);
    }

    /// <summary>The reports of one body, newest first, from the one after <paramref name="after"/> on.</summary>
    public async Task<IReadOnlyList<ReportStatus>> OfBody(string approvalNo, Guid? after, int most, CancellationToken ct)
    {
        var found = await jobs.Of(ReportJob.Kind, approvalNo, after, most, ct);
        await using var session = await database.Read(ct);
        var all = new List<ReportStatus>();
        foreach (var job in found)
        {
            all.Add(await Status(session, job, ct));
        }

        return all;
    }

    private static async Task<ReportStatus> Status(Session session, Job job, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<ReportJob>(job.Payload)!;
        var body = await BodyStore.Find(session, job.Owner, ct);
        var record = body is null ? null : await ReportingStore.Find(session, body.Id, order.Sha256, ct);
        return new ReportStatus(job, order.FileName, record);
    }

    /// <summary>Rows after <paramref name="after"/> in file order; with <paramref name="onlyFindings"/> the clean ones are left out.</summary>
    public async Task<IReadOnlyList<AnsweredRow>> Rows(Guid file, long after, int limit, bool onlyFindings, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        // The run that holds the first row asked for may begin before it.
        var rows = await session.Query<StoredRow>(
            """
            select row_no, line_no, verdict, findings, rows from registry_report_row
            where file = @file and (@onlyFindings = @no or verdict <> 'accepted')
              and row_no >= coalesce((select max(row_no) from registry_report_row where file = @file and row_no <= @after), 0)
            order by row_no limit @limit
            """,
            new { file, after, limit = limit + 1, onlyFindings, no = false },
            ct);
        return [.. rows
            .SelectMany(r => r.Each())
            .Where(r => r.RowNo > after)
            .Take(limit)
            .Select(r => new AnsweredRow(r.RowNo, r.LineNo, r.Verdict, RowAnswer.ReadFindings(r.Findings)))];
    }

    /// <summary>All answers as lines of the downloadable result; a row without findings is one line.</summary>
    public async IAsyncEnumerable<ResultLine> Lines(Guid file)
    {
        await using var session = await database.Read(CancellationToken.None);
        var rows = session.Stream<StoredRow>(
            "select row_no, line_no, verdict, findings, rows from registry_report_row where file = @file order by row_no", new { file });
        await foreach (var row in rows)
        {
            if (row.Findings is null)
            {
                foreach (var clean in row.Each())
                {
                    yield return new ResultLine((int)clean.RowNo, (int)clean.LineNo, Word(row.Verdict), string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);
                }
            }

            foreach (var f in RowAnswer.ReadFindings(row.Findings))
            {
                yield return new ResultLine(
                    (int)row.RowNo, (int)row.LineNo, Word(row.Verdict), f.Severity == Severity.Reject ? "拒绝" : "提示", f.Code, f.Column, f.Value, f.Message);
            }
        }
    }

    public static string Word(string verdict) => verdict switch
    {
        "accepted" => "接受",
        "warned" => "接受（有提示）",
        _ => "拒绝",
    };

    private sealed record StoredRow
    {
        public long RowNo { get; init; }

        public long LineNo { get; init; }

        public string Verdict { get; init; } = string.Empty;

        public string? Findings { get; init; }

        public long Rows { get; init; }

        /// <summary>The rows that this one stands for.</summary>
        public IEnumerable<StoredRow> Each()
        {
            for (var i = 0; i < Rows; i++)
            {
                yield return this with { RowNo = RowNo + i, LineNo = LineNo + i, Rows = 1 };
            }
        }
    }
}
