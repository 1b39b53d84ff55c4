using System.Buffers;
using System.Text;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What people, pages and spreadsheets leave around a value, taken away before anything else looks at it.</summary>
internal static class CellText
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
    [
        .. Range('\0', '\x1F'), .. Range('\x7F', '\x9F'), '\u00AD', .. Range('\u200B', '\u200F'), .. Range('\u2028', '\u202E'),
        .. Range('\u2060', '\u2069'), .. Range('\uD800', '\uDFFF'), '\uFEFF', '\uFFFD', '\uFFFE', '\uFFFF',
    ]);

    private static readonly SearchValues<char> ZeroWidth = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");

    private static readonly SearchValues<char> Written = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/._();；");

    /// <summary>
    /// Trims; turns line breaks and tabs into blanks and drops zero-width characters. A code also loses its inner blanks and
    /// becomes half width and upper case. Null when nothing is left.
    /// False when the cell holds something that no honest value has: control or direction characters, broken Unicode, U+FFFD.
    /// </summary>
    public static bool TryClean(string cell, bool isCode, out string? text)
    {
        text = cell;
        if (cell.AsSpan().IndexOfAny(Suspicious) >= 0 && (text = Scrub(cell)) is null)
        {
            return false;
        }

        if (isCode && text.AsSpan().ContainsAnyExcept(Written))
        {
            text = Fold(text);
        }
        else if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            text = text.Trim();
        }

        text = text.Length == 0 ? null : text;
        return true;
    }

    /// <summary>Whether <see cref="TryClean"/> drops characters that nobody can see.</summary>
    public static bool HasZeroWidth(string cell) => cell.AsSpan().ContainsAny(ZeroWidth);

    /// <summary>What people write where a number, a date or a code does not apply.</summary>
    public static bool IsPlaceholder(string text) => text.Length <= 4 && text is "/" or "-" or "--" or "—" or "——" or "无" or "NULL" or "N/A" or "\\";

    /// <summary>330212.0, as a spreadsheet writes a code that it took for a number.</summary>
    public static string WithoutDecimals(string code)
    {
        var dot = code.IndexOf('.');
        return dot > 0 && dot < code.Length - 1
            && !code.AsSpan(dot + 1).ContainsAnyExcept('0') && !code.AsSpan(0, dot).ContainsAnyExceptInRange('0', '9')
            ? code[..dot]
            : code;
    }

    /// <summary>Half width, upper case, no blanks: the written form of a number or code.</summary>
    public static string Fold(string text)
    {
        var folded = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKC);
        var kept = new StringBuilder(folded.Length);
        foreach (var character in folded)
        {
            if (!char.IsWhiteSpace(character))
            {
                kept.Append(char.ToUpperInvariant(character));
            }
        }

        return kept.ToString();
    }

    /// <summary>A value fit for a finding: cut, and without characters that would act on the screen that shows it.</summary>
    public static string Show(string value)
    {
        var cut = value.Length <= Finding.ValueLength ? value
            : value[..(char.IsHighSurrogate(value[Finding.ValueLength - 1]) ? Finding.ValueLength - 1 : Finding.ValueLength)];
        return cut.AsSpan().IndexOfAny(Suspicious) < 0 ? cut : Scrub(cut) ?? string.Create(cut.Length, cut, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = Suspicious.Contains(source[i]) ? '□' : source[i];
            }
        });
    }

    private static string? Scrub(string cell)
    {
        var kept = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
        {
            var character = cell[i];
            if (!Suspicious.Contains(character))
            {
                kept.Append(character);
            }
            else if (character is '\n' or '\t' or '\r' or '\u2028' or '\u2029')
            {
                if (kept.Length > 0 && kept[^1] != ' ')
                {
                    kept.Append(' ');
                }
            }
            else if (char.IsHighSurrogate(character) && i + 1 < cell.Length && char.IsLowSurrogate(cell[i + 1]))
            {
                kept.Append(character).Append(cell[++i]);
            }
            else if (!ZeroWidth.Contains(character))
            {
                return null;
            }
        }

        return kept.ToString();
    }

    private static IEnumerable<char> Range(char first, char last)
    {
        for (int character = first; character <= last; character++)
        {
            yield return (char)character;
        }
    }
}
