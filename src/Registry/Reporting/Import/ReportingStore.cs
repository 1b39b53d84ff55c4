using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Reporting.Import;

/// <summary>A reported file as the register keeps it. Row counts are of data rows; <c>Version</c> guards against a second importer.</summary>
public sealed record ReportRecord
{
    public Guid Id { get; init; }

    public Guid Body { get; init; }

    public string Sha256 { get; init; } = string.Empty;

    public string Template { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public DateOnly ReportedOn { get; init; }

    public long RowsDone { get; init; }

    public long Accepted { get; init; }

    public long Warned { get; init; }

    public long Rejected { get; init; }

    /// <summary>running, done, or broken (the file could not be read to its end; what was read counts).</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>JSON array of sentences about the file as a whole.</summary>
    public string Notes { get; init; } = "[]";

    public long Version { get; init; }

    public bool IsOver => State != "running";
}

internal static class ReportingStore
{
    private const string Columns =
        "id, body, sha256, template, name, reported_on, rows_done, accepted, warned, rejected, state, notes, version";

    public static Task<ReportRecord?> Find(Session session, Guid body, string sha256, CancellationToken ct)
        => session.First<ReportRecord>(
            $"select {Columns} from registry_report_file where body = @body and sha256 = @sha256", new { body, sha256 }, ct);

    public static Task<ReportRecord?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<ReportRecord>($"select {Columns} from registry_report_file where id = @id", new { id }, ct);

    /// <summary>Opens the record of a file; a second starter of the same file gets the first one's record.</summary>
    public static async Task<ReportRecord> Start(Work work, ReportRecord record, DateTimeOffset at, CancellationToken ct)
    {
        await work.Execute(
            $"""
            insert into registry_report_file ({Columns}, started_at)
            values (@Id, @Body, @Sha256, @Template, @Name, @ReportedOn, 0, 0, 0, 0, 'running', '[]', 1, @at)
            on conflict (body, sha256) do nothing
            """,
            new { record.Id, record.Body, record.Sha256, record.Template, record.Name, record.ReportedOn, at },
            ct);
        return (await Find(work, record.Body, record.Sha256, ct))!;
    }

    /// <summary>Moves the record on, in the transaction of the rows it counts. False: another importer was here.</summary>
    public static async Task<bool> Advance(Work work, ReportRecord record, DateTimeOffset? finishedAt, CancellationToken ct)
        => await work.Execute(
            """
            update registry_report_file
            set rows_done = @RowsDone, accepted = @Accepted, warned = @Warned, rejected = @Rejected,
                state = @State, notes = @Notes, finished_at = @finishedAt, version = version + 1
            where id = @Id and version = @Version
            """,
            new
            {
                record.Id, record.RowsDone, record.Accepted, record.Warned, record.Rejected, record.State, record.Notes,
                record.Version, finishedAt,
            },
            ct) == 1;
}
