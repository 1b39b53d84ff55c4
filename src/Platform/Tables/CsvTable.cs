using System.Buffers;
using System.Text;

namespace Zhiheng.Platform.Tables;

internal static class CsvTable
{
    private const int FlushAtChars = 32 << 10;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t");

    public static async Task Write<T>(Stream target, IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(true), bufferSize: 2 * FlushAtChars, leaveOpen: true);
        var text = new StringBuilder();
        for (var i = 0; i < columns.Count; i++)
        {
            Append(text, i, columns[i].Title);
        }

        text.Append("\r\n");
        await foreach (var row in rows.WithCancellation(ct))
        {
            for (var i = 0; i < columns.Count; i++)
            {
                Append(text, i, columns[i].Cell(row));
            }

            text.Append("\r\n");
            if (text.Length >= FlushAtChars)
            {
                await writer.WriteAsync(text, ct);
                text.Clear();
            }
        }

        await writer.WriteAsync(text, ct);
        await writer.FlushAsync(ct);
    }

    private static void Append(StringBuilder text, int column, TableCell cell)
    {
        if (column > 0)
        {
            text.Append(',');
        }

        if (cell.Is != TableCell.Kind.Text)
        {
            text.Append(cell.Text);
            return;
        }

        var safe = SafeText.Visible(cell.Text);
        safe = SafeText.LooksLikeFormula(safe) ? "'" + safe : safe;
        if (safe.AsSpan().IndexOfAny(Quoted) < 0)
        {
            text.Append(safe);
            return;
        }

        text.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
