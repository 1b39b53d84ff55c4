using System.Globalization;
using System.Text;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Makes text harmless and visible before it is written where a spreadsheet program will open it.</summary>
internal static class ResultText
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Characters a cell may not hold (XML could not, or nobody would see them) become their code point in brackets.</summary>
    public static string Visible(string text)
    {
        var at = IndexOfHidden(text);
        if (at < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (at >= 0)
        {
            visible.Append(rest[..at]).Append(CultureInfo.InvariantCulture, $"[U+{(int)rest[at]:X4}]");
            rest = rest[(at + 1)..];
            at = IndexOfHidden(rest);
        }

        return visible.Append(rest).ToString();
    }

    /// <summary>Would a spreadsheet program take this for a formula? Leading spaces do not stop some of them.</summary>
    public static bool LooksLikeFormula(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00a0\u3000");
        return !start.IsEmpty && FormulaStarts.Contains(start[0], StringComparison.Ordinal);
    }

    private static int IndexOfHidden(ReadOnlySpan<char> text)
    {
        var unacceptable = CellText.IndexOfInvisible(text);
        var noCharacter = text.IndexOfAny('\ufffe', '\uffff');
        return unacceptable < 0 ? noCharacter : noCharacter < 0 ? unacceptable : Math.Min(unacceptable, noCharacter);
    }
}
