using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Exports;

/// <summary>A row of inspection_export, all columns, with what its rows have come to.</summary>
public sealed record ExportRow
{
    public Guid Id { get; init; }

    public string Number { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public DateOnly MadeOn { get; init; }

    public string MadeBy { get; init; } = string.Empty;

    public int RowCount { get; init; }

    public DateOnly? ReceiptOn { get; init; }

    public string? ReceiptDigest { get; init; }

    public long Version { get; init; }

    public int Accepted { get; init; }

    public int Rejected { get; init; }

    /// <summary>Rows that no receipt has spoken of yet.</summary>
    public int Waiting => RowCount - Accepted - Rejected;
}

/// <summary>One row of a batch as it was sent, and what the receipt said of it.</summary>
public sealed record ExportedRow
{
    public int Ordinal { get; init; }

    public Guid Subject { get; init; }

    public string Digest { get; init; } = string.Empty;

    public string Content { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string? Problem { get; init; }
}

internal static class ExportStore
{
    private const string Columns =
        """
        e.id, e.number, e.kind, e.organ_region, e.organ_name, e.made_on, e.made_by, e.row_count, e.receipt_on, e.receipt_digest, e.version,
        (select count(*) from inspection_export_row r where r.export = e.id and r.state = 'accepted') as accepted,
        (select count(*) from inspection_export_row r where r.export = e.id and r.state = 'rejected') as rejected
        """;

    public static Task<IReadOnlyList<ExportRow>> List(Session session, int most, CancellationToken ct)
        => session.Query<ExportRow>($$"""select {{Columns}} from inspection_export e where {mine inspection_export e} order by e.id desc limit @most""", new { most }, ct);

    public static Task<ExportRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<ExportRow>($$"""select {{Columns}} from inspection_export e where e.id = @id and {mine inspection_export e}""", new { id }, ct);

    public static Task<ExportRow?> FindByNumber(Session session, string number, CancellationToken ct)
        => session.First<ExportRow>($$"""select {{Columns}} from inspection_export e where e.number = @number and {mine inspection_export e}""", new { number }, ct);

    public static Task<IReadOnlyList<ExportedRow>> Rows(Session session, Guid export, CancellationToken ct)
        => session.Query<ExportedRow>(
            "select ordinal, subject, digest, content, state, problem from inspection_export_row where export = @export order by ordinal", new { export }, ct);

    /// <summary>What was last sent of each subject of a kind, by whatever authority: its digest and what became of it.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ExportedRow>> LastSent(Session session, string kind, CancellationToken ct)
    {
        var rows = await session.Query<ExportedRow>(
            """
            select r.ordinal, r.subject, r.digest, r.state from inspection_export_row r join inspection_export e on e.id = r.export
            where e.kind = @kind order by r.export
            """,
            new { kind },
            ct);
        var last = new Dictionary<Guid, ExportedRow>();
        foreach (var row in rows)
        {
            last[row.Subject] = row;
        }

        return last;
    }

    public static async Task<int> CountOfYear(Work work, string region, int year, CancellationToken ct)
        => await work.First<int>("select count(*) from inspection_export where organ_region = @region and number like @like", new { region, like = $"{region}-{year}-%" }, ct);

    public static async Task Add(Work work, ExportRow export, IReadOnlyList<ExportedRow> rows, CancellationToken ct)
    {
        await work.Execute(
            """
            insert into inspection_export (id, number, kind, organ_region, organ_name, made_on, made_by, row_count, version)
            values (@Id, @Number, @Kind, @OrganRegion, @OrganName, @MadeOn, @MadeBy, @RowCount, 1)
            """,
            export,
            ct);
        foreach (var row in rows)
        {
            await work.Execute(
                "insert into inspection_export_row (export, ordinal, subject, digest, content, state) values (@export, @Ordinal, @Subject, @Digest, @Content, 'sent')",
                new { export = export.Id, row.Ordinal, row.Subject, row.Digest, row.Content },
                ct);
        }
    }

    public static Task<int> Answer(Work work, Guid export, int ordinal, string state, string? problem, CancellationToken ct)
        => work.Execute(
            "update inspection_export_row set state = @state, problem = @problem where export = @export and ordinal = @ordinal and state = 'sent'",
            new { export, ordinal, state, problem },
            ct);

    public static Task<int> Receive(Work work, Guid export, long version, DateOnly on, string digest, CancellationToken ct)
        => work.Execute(
            "update inspection_export set receipt_on = @on, receipt_digest = @digest, version = version + 1 where id = @export and version = @version",
            new { export, version, on, digest },
            ct);
}
