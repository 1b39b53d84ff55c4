using System.Globalization;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Numbers as people type them: half or full width, a point before the decimals, nothing between thousands.</summary>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>What stands for a value nobody has.</summary>
    public static bool IsGap(ReadOnlySpan<char> cell) => cell.IsEmpty || cell is "NA" or "N/A" or "#N/A" or "-" or "—" or "——";

    /// <summary>Finite numbers only.</summary>
    public static bool TryRead(ReadOnlySpan<char> cell, out double number)
        => (double.TryParse(cell, Style, CultureInfo.InvariantCulture, out number) || double.TryParse(Narrow(cell), Style, CultureInfo.InvariantCulture, out number))
            && double.IsFinite(number);

    /// <summary>Why a cell is no number, and what to do.</summary>
    public static ToolboxException Why(string place, ReadOnlySpan<char> cell)
    {
        var text = cell.Length <= 40 ? cell.ToString() : string.Concat(cell[..40], "…");
        if (text.Trim('+', '-').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞" || (PastedTable.IsNumberLike(cell) && double.TryParse(cell, Style, CultureInfo.InvariantCulture, out _)))
        {
            return SheetProblems.NotFinite(place, text);
        }

        if (!PastedTable.IsNumberLike(cell))
        {
            return SheetProblems.NotNumber(place, text);
        }

        return text.EndsWith('%') || text.EndsWith('％') ? SheetProblems.Percent(place, text)
            : IsGrouped(text) ? SheetProblems.Thousands(place, text)
            : text.Contains(',') || text.Contains('，') ? SheetProblems.DecimalComma(place, text)
            : SheetProblems.NotNumber(place, text);
    }

    private static bool IsGrouped(string text)
    {
        var parts = text.Split('.')[0].Split(',', '，', ' ', '\'');
        return parts.Length > 1 && (parts.Length > 2 || text.Contains('.')) && parts.Skip(1).All(part => part.Length == 3);
    }

    private static string Narrow(ReadOnlySpan<char> cell) => string.Create(cell.Length, cell.ToString(), static (narrow, wide) =>
    {
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = wide[i] switch
            {
                >= '０' and <= '９' => (char)(wide[i] - '０' + '0'),
                '．' => '.',
                '－' or '−' => '-',
                '＋' => '+',
                var other => other,
            };
        }
    });
}
