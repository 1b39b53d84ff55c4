namespace Zhiheng.Registry.Reporting.Files;

/// <summary>How the content of a cell is stored (ECMA-376 Part 1, ST_CellType).</summary>
internal enum CellStorage
{
    Number,
    Shared,
    Inline,
    Text,
    Boolean,
    Error,
    Date,
    Unknown,
}

/// <summary>The short words in and around a cell.</summary>
internal static class CellWords
{
    private const int MaxColumnLetters = 3;

    public static CellStorage Storage(ReadOnlySpan<char> type) => type switch
    {
        "n" => CellStorage.Number,
        "s" => CellStorage.Shared,
        "inlineStr" => CellStorage.Inline,
        "str" => CellStorage.Text,
        "b" => CellStorage.Boolean,
        "e" => CellStorage.Error,
        "d" => CellStorage.Date,
        _ => CellStorage.Unknown,
    };

    /// <summary>0-based column of a reference such as BS12, -1 when it makes no sense.</summary>
    public static int Column(ReadOnlySpan<char> reference)
    {
        var column = 0;
        for (var i = 0; i < reference.Length && reference[i] is >= 'A' and <= 'Z'; i++)
        {
            if (i >= MaxColumnLetters)
            {
                return -1;
            }

            column = (column * 26) + reference[i] - 'A' + 1;
        }

        return column - 1;
    }

    /// <summary>ISO 8601 as the strict dialect stores it, shown like any other date.</summary>
    public static string IsoDate(ReadOnlySpan<char> stored)
    {
        var text = stored.ToString().Replace('T', ' ').TrimEnd('Z');
        return text.EndsWith(" 00:00:00", StringComparison.Ordinal) ? text[..^9] : text;
    }
}
