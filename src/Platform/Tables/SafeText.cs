using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Zhiheng.Platform.Tables;

/// <summary>Makes text harmless and visible before it is written where a spreadsheet program will open it.</summary>
internal static partial class SafeText
{
    private const int MaxCellChars = 32_767;
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Controls but tabs and line ends, format characters (bidi, zero width), Unicode line ends, surrogates, and what is no character.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => c is not ('\t' or '\r' or '\n')
            && (char.IsControl(c) || char.IsSurrogate(c) || c >= '\ufffe'
                || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))]);

    /// <summary>Characters a cell may not hold (XML could not, or nobody would see them) become their code point in brackets.</summary>
    public static string Visible(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspicious);
        if (at < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                visible.Append(text, at++, 2);
            }
            else if (Suspicious.Contains(text[at]))
            {
                visible.Append(CultureInfo.InvariantCulture, $"[U+{(int)text[at]:X4}]");
            }
            else
            {
                visible.Append(text[at]);
            }
        }

        return visible.ToString();
    }

    /// <summary>Would a spreadsheet program take this for a formula? Leading spaces do not stop some of them.</summary>
    public static bool LooksLikeFormula(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00a0\u3000");
        return !start.IsEmpty && FormulaStarts.Contains(start[0], StringComparison.Ordinal);
    }

    /// <summary>
    /// Text for a sheet, where _xHHHH_ stands for a character (ECMA-376 Part 1, ST_Xstring): what looks so is escaped itself, and the
    /// text ends where a cell ends.
    /// </summary>
    public static string ForSheet(string text)
    {
        if (text.Length > MaxCellChars)
        {
            var end = char.IsHighSurrogate(text[MaxCellChars - 2]) ? MaxCellChars - 2 : MaxCellChars - 1;
            text = string.Concat(text.AsSpan(0, end), "…");
        }

        return text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F$0") : text;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
