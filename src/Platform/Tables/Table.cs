using System.Runtime.CompilerServices;

namespace Zhiheng.Platform.Tables;

/// <summary>
/// Streams rows, one at a time, to a file that a spreadsheet program opens. The target need not be seekable and is left open.
/// Nothing written can become a formula, and characters that cannot be seen are made visible.
/// </summary>
public static class Table
{
    /// <summary>What a sheet holds beside its header.</summary>
    public const int MaxSheetRows = 1_048_575;

    /// <summary>UTF-8 with byte order mark, so that Excel shows Chinese; lines end with CRLF.</summary>
    public static Task Csv<T>(Stream target, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct = default)
        => CsvTable.Write(target, columns, rows, ct);

    public static Task Csv<T>(Stream target, IReadOnlyList<TableColumn<T>> columns, IEnumerable<T> rows, CancellationToken ct = default)
        => Csv(target, columns, AsAsync(rows, ct), ct);

    /// <param name="title">The name of the sheet; what a sheet may not be called is left out.</param>
    /// <param name="rowsPerSheet">Further rows go to the next sheet; at most <see cref="MaxSheetRows"/>.</param>
    public static Task Xlsx<T>(
        Stream target, string title, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, int rowsPerSheet = MaxSheetRows, CancellationToken ct = default)
        => XlsxTable.Write(target, new Workbook(title, [.. columns.Select(column => column.Width)]), columns, rows, Math.Clamp(rowsPerSheet, 1, MaxSheetRows), ct);

    public static Task Xlsx<T>(
        Stream target, string title, IReadOnlyList<TableColumn<T>> columns, IEnumerable<T> rows, int rowsPerSheet = MaxSheetRows, CancellationToken ct = default)
        => Xlsx(target, title, columns, AsAsync(rows, ct), rowsPerSheet, ct);

    private static async IAsyncEnumerable<T> AsAsync<T>(IEnumerable<T> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
