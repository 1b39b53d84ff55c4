using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Inspection.Files;

/// <summary>A column by its name in a file; its Chinese title is understood as well.</summary>
internal sealed record CsvColumn(string Name, string Chinese, bool IsOptional = false);

/// <summary>One row, with the line on which it begins (the head is line 1).</summary>
internal sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Trimmed; empty where the column is missing.</summary>
    public string this[string column] => Cells.TryGetValue(column, out var text) ? text.Trim() : string.Empty;
}

/// <summary>Small tables that officers hand in (RFC 4180, UTF-8, a head line): items, classes, receipts.</summary>
internal static class CsvFile
{
    public static Outcome<IReadOnlyList<CsvRow>> Read(string text, IReadOnlyList<CsvColumn> columns, int most)
    {
        if (Lines(text.TrimStart('\ufeff')) is not { } lines)
        {
            return FileRefusals.Quote();
        }

        if (lines.Count < 2)
        {
            return FileRefusals.Empty();
        }

        var head = lines[0].Cells.Select(cell => columns.FirstOrDefault(column => column.Name == cell.Trim() || column.Chinese == cell.Trim())?.Name).ToList();
        if (columns.FirstOrDefault(column => !column.IsOptional && !head.Contains(column.Name)) is { } missing)
        {
            return FileRefusals.Head(missing.Chinese, missing.Name);
        }

        if (lines.Count - 1 > most)
        {
            return FileRefusals.Long(most);
        }

        if (lines.Skip(1).FirstOrDefault(line => line.Cells.Count != head.Count) is { Cells: not null } ragged)
        {
            return FileRefusals.Ragged(ragged.Line, head.Count, ragged.Cells.Count);
        }

        return lines.Skip(1).Select(line => new CsvRow(line.Line, Named(head, line.Cells))).ToList();
    }

    private static Dictionary<string, string> Named(List<string?> head, List<string> cells)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < head.Count; i++)
        {
            if (head[i] is { } name)
            {
                named[name] = cells[i];
            }
        }

        return named;
    }

    /// <summary>The lines that hold anything; null when a quotation mark is left open.</summary>
    private static List<(int Line, List<string> Cells)>? Lines(string text)
    {
        var lines = new List<(int, List<string>)>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, begun, isQuoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            switch (c)
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"' when isQuoted || cell.Length == 0:
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    Take();
                    break;
                case '\n' when !isQuoted:
                    End();
                    begun = line;
                    break;
                case '\r' when !isQuoted:
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        if (isQuoted)
        {
            return null;
        }

        End();
        return lines;

        void Take()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void End()
        {
            Take();
            if (cells.Any(one => one.Length > 0))
            {
                lines.Add((begun, cells));
            }

            cells = [];
        }
    }
}

internal static class FileRefusals
{
    public static Refusal Empty() => new("inspection.file.empty", "文件没有数据行。第一行为字段名，数据从第二行起，编码为 UTF-8。");

    public static Refusal Quote() => new("inspection.file.quote", "文件中有一个引号没有闭合。请用表格软件另存为 CSV（UTF-8）后再提交。");

    public static Refusal Head(string chinese, string name) => new("inspection.file.head", $"文件第一行缺少“{chinese}”（{name}）一栏。请按模板填写后再提交。");

    public static Refusal Long(int most) => new("inspection.file.long", $"文件超过 {most} 行。请分成几个文件提交。");

    public static Refusal Ragged(int line, int expected, int found) => new("inspection.file.ragged", $"文件第 {line} 行有 {found} 栏，字段名有 {expected} 栏。请核对逗号和引号。");
}
