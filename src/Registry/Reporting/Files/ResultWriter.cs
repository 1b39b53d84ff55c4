using System.Runtime.CompilerServices;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// Streams the answer to a reporting file, a line at a time, to CSV or XLSX. The target need not be seekable and is left open.
/// Nothing written can become a formula.
/// </summary>
public static class ResultWriter
{
    /// <summary>What a sheet holds beside its header.</summary>
    public const int MaxSheetRows = 1_048_575;

    /// <summary>UTF-8 with byte order mark, so that Excel shows Chinese; lines end with CRLF.</summary>
    public static Task WriteCsv(Stream target, IAsyncEnumerable<ResultLine> lines, CancellationToken ct = default) =>
        CsvResult.Write(target, lines, ct);

    public static Task WriteCsv(Stream target, IEnumerable<ResultLine> lines, CancellationToken ct = default) =>
        WriteCsv(target, AsAsync(lines, ct), ct);

    public static Task WriteXlsx(Stream target, IAsyncEnumerable<ResultLine> lines, CancellationToken ct = default) =>
        WriteXlsx(target, lines, MaxSheetRows, ct);

    public static Task WriteXlsx(Stream target, IEnumerable<ResultLine> lines, CancellationToken ct = default) =>
        WriteXlsx(target, AsAsync(lines, ct), MaxSheetRows, ct);

    /// <param name="rowsPerSheet">Further lines go to the next sheet; at most <see cref="MaxSheetRows"/>.</param>
    public static Task WriteXlsx(
        Stream target, IAsyncEnumerable<ResultLine> lines, int rowsPerSheet, CancellationToken ct = default) =>
        XlsxResult.Write(target, lines, Math.Clamp(rowsPerSheet, 1, MaxSheetRows), ct);

    private static async IAsyncEnumerable<ResultLine> AsAsync(
        IEnumerable<ResultLine> lines, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var line in lines)
        {
            ct.ThrowIfCancellationRequested();
            yield return line;
        }
    }
}
