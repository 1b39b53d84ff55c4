namespace Zhiheng.Targets.Reading.Files;

/// <summary>Tables in plain text: rows of three cells or more parted by tabs or bars, at least two of them in a row.</summary>
internal static class TextTables
{
    public static List<TextRange> In(string text)
    {
        var tables = new List<TextRange>();
        var (start, rows) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            var feed = text.IndexOf('\n', at);
            var end = feed < 0 ? text.Length : feed;
            var isRow = IsRow(text.AsSpan(at, end - at));
            if (isRow)
            {
                start = rows == 0 ? at : start;
                rows++;
            }

            var isLast = end + 1 >= text.Length;
            if ((!isRow || isLast) && rows > 1)
            {
                tables.Add(new(start, isRow ? end : at));
            }

            rows = isRow ? rows : 0;
            at = end + 1;
        }

        return tables;
    }

    private static bool IsRow(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        return trimmed.Count('\t') >= 2 || trimmed.Count('|') >= 2 || trimmed.Count('│') >= 2;
    }
}
