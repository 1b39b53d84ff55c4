using System.Buffers;
using System.Globalization;
using System.Text;

namespace Zhiheng.Registry.Reporting.Files;

internal static class CsvResult
{
    private const int FlushAtChars = 32 << 10;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t");

    public static async Task Write(Stream target, IAsyncEnumerable<ResultLine> lines, CancellationToken ct)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(true), bufferSize: 2 * FlushAtChars, leaveOpen: true);
        var text = new StringBuilder();
        text.AppendJoin(',', ResultLine.Titles).Append("\r\n");
        await foreach (var line in lines.WithCancellation(ct))
        {
            Append(text, line);
            if (text.Length >= FlushAtChars)
            {
                await writer.WriteAsync(text, ct);
                text.Clear();
            }
        }

        await writer.WriteAsync(text, ct);
        await writer.FlushAsync(ct);
    }

    private static void Append(StringBuilder text, in ResultLine line)
    {
        text.Append(CultureInfo.InvariantCulture, $"{line.Row},{line.Line}");
        Append(text, line.Verdict);
        Append(text, line.Severity);
        Append(text, line.Code);
        Append(text, line.Column);
        Append(text, line.Value);
        Append(text, line.Message);
        text.Append("\r\n");
    }

    private static void Append(StringBuilder text, string cell)
    {
        text.Append(',');
        cell = ResultText.Visible(cell);
        cell = ResultText.LooksLikeFormula(cell) ? "'" + cell : cell;
        if (cell.AsSpan().IndexOfAny(Quoted) < 0)
        {
            text.Append(cell);
            return;
        }

        text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
