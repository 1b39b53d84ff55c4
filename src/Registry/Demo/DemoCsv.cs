using System.Text;

namespace Zhiheng.Registry.Demo;

/// <summary>Writes a file as RFC 4180 has it: UTF-8 without mark, CR LF, quotes only around cells that need them.</summary>
public static class DemoCsv
{
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Leaves the stream open.</summary>
    public static void Write(Stream stream, DemoFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        WriteRow(writer, file.Header);
        foreach (var row in file.Rows)
        {
            WriteRow(writer, row);
        }
    }

    private static void WriteRow(StreamWriter writer, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            WriteCell(writer, cells[i]);
        }

        writer.Write("\r\n");
    }

    private static void WriteCell(StreamWriter writer, string cell)
    {
        if (!cell.AsSpan().ContainsAny(NeedsQuotes))
        {
            writer.Write(cell);
            return;
        }

        writer.Write('"');
        writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
