using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>What every cell goes through, whatever the format.</summary>
internal static class CellText
{
    /// <summary>Outer ASCII white space and ideographic spaces go; everything else is the validators' business.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var from = 0;
        var to = text.Length;
        while (from < to && IsOuterSpace(text[from]))
        {
            from++;
        }

        while (to > from && IsOuterSpace(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    public static string Trim(string text)
    {
        var trimmed = Trim(text.AsSpan());
        return trimmed.Length == text.Length ? text : trimmed.ToString();
    }

    /// <summary>
    /// Index of the first character that no cell may hold, or -1. Tab and line ends are allowed, and so is what web pages leave in
    /// copied text without harm (zero-width marks, soft hyphens, Unicode line ends): the rules take that out and say so.
    /// </summary>
    public static int IndexOfUnacceptable(ReadOnlySpan<char> text)
    {
        var control = IndexOfControl(text);
        text = control < 0 ? text : text[..control];
        var found = IndexWithin(text, '\u200b', '\u206f', IsHidden);
        found = Earlier(found, text.IndexOfAny('\u061c', '\u180e'));

        // No characters by definition; the framework throws when it is to normalise the first of them.
        found = Earlier(found, text.IndexOfAny('\ufffe', '\uffff'));
        found = Earlier(found, IndexWithin(text, '\ud800', '\udfff', static _ => true) < 0 ? -1 : LoneSurrogate(text));
        return found < 0 ? control : found;
    }

    /// <summary>The refusal for the character <see cref="IndexOfUnacceptable"/> found.</summary>
    public static Refusal Unacceptable(string place, char c) => c switch
    {
        >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\u061c'
            => RowRefusals.BidiCharacter(place, c),
        _ when IsHidden(c) || c is '\u180e' => RowRefusals.InvisibleCharacter(place, c),
        _ => RowRefusals.ControlCharacter(place, c),
    };

    public static string PlaceInText(int line, int column, IReadOnlyList<string> header) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {line} 行第 {column + 1} 列{Named(column, header)}");

    public static string PlaceInSheet(int row, int column, IReadOnlyList<string> header) =>
        string.Create(CultureInfo.InvariantCulture, $"单元格 {SheetColumn(column)}{row}{Named(column, header)}");

    public static string Named(int column, IReadOnlyList<string> header) =>
        column < header.Count ? $"（{header[column]}）" : "";

    /// <summary>A, B, … Z, AA, … of a 0-based column.</summary>
    public static string SheetColumn(int column) =>
        (column >= 26 ? SheetColumn((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private static bool IsOuterSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\u3000';

    private static bool IsHidden(char c) =>
        c is '\u200e' or '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2061' and <= '\u206f';

    private static int IndexOfControl(ReadOnlySpan<char> text)
    {
        var c0 = IndexWithin(text, '\0', '\u001f', static c => c is not ('\t' or '\r' or '\n'));
        return Earlier(c0, (c0 < 0 ? text : text[..c0]).IndexOfAnyInRange('\u007f', '\u009f'));
    }

    private static int IndexWithin(ReadOnlySpan<char> text, char low, char high, Func<char, bool> counts)
    {
        for (var at = 0; ; at++)
        {
            var next = text[at..].IndexOfAnyInRange(low, high);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (counts(text[at]))
            {
                return at;
            }
        }
    }

    private static int LoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Earlier(int a, int b) => a < 0 ? b : b < 0 ? a : Math.Min(a, b);
}
