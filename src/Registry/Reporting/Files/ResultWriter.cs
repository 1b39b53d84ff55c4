using Zhiheng.Platform.Tables;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// Streams the answer to a reporting file, a line at a time, to CSV or XLSX. The target need not be seekable and is left open.
/// Nothing written can become a formula.
/// </summary>
public static class ResultWriter
{
    private const string Title = "校验结果";

    private static readonly IReadOnlyList<TableColumn<ResultLine>> Columns =
    [
        new(ResultLine.Titles[0], 8, line => line.Row),
        new(ResultLine.Titles[1], 8, line => line.Line),
        new(ResultLine.Titles[2], 14, line => line.Verdict),
        new(ResultLine.Titles[3], 8, line => line.Severity),
        new(ResultLine.Titles[4], 38, line => line.Code),
        new(ResultLine.Titles[5], 22, line => line.Column),
        new(ResultLine.Titles[6], 32, line => line.Value),
        new(ResultLine.Titles[7], 90, line => line.Message),
    ];

    public static Task WriteCsv(Stream target, IAsyncEnumerable<ResultLine> lines, CancellationToken ct = default)
        => Table.Csv(target, Columns, lines, ct);

    public static Task WriteCsv(Stream target, IEnumerable<ResultLine> lines, CancellationToken ct = default)
        => Table.Csv(target, Columns, lines, ct);

    public static Task WriteXlsx(Stream target, IAsyncEnumerable<ResultLine> lines, CancellationToken ct = default)
        => Table.Xlsx(target, Title, Columns, lines, ct: ct);

    public static Task WriteXlsx(Stream target, IEnumerable<ResultLine> lines, CancellationToken ct = default)
        => Table.Xlsx(target, Title, Columns, lines, ct: ct);

    /// <param name="rowsPerSheet">Further lines go to the next sheet; at most <see cref="Table.MaxSheetRows"/>.</param>
    public static Task WriteXlsx(Stream target, IAsyncEnumerable<ResultLine> lines, int rowsPerSheet, CancellationToken ct = default)
        => Table.Xlsx(target, Title, Columns, lines, rowsPerSheet, ct);
}
