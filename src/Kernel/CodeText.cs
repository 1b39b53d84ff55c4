using System.Globalization;
using System.Text;

namespace Zhiheng.Kernel;

/// <summary>
/// Brings a typed, pasted or spreadsheet code into its written form (rules.md §1.1): compatibility characters folded
/// (NFKC: full-width digits become ordinary ones), blanks taken out, ASCII letters upper-cased.
/// </summary>
internal static class CodeText
{
    /// <summary>Longer text is no code whatever it normalises to; the bound keeps hostile input cheap.</summary>
    private const int LongestInput = 256;

    private const int LongestShown = 20;

    /// <summary>The same instance when the text is already in its written form.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestInput || IsClean(text))
        {
            return text ?? "";
        }

        var folded = FoldWidth(text);
        if (!Ascii.IsValid(folded) && HasOnlyWholeCharacters(folded))
        {
            folded = folded.Normalize(NormalizationForm.FormKC);
        }

        return WithoutBlanks(folded);
    }

    /// <summary>What was typed, fit for a message: short, and without halves of characters.</summary>
    public static string Show(string text)
    {
        var shown = text.Length > LongestShown ? string.Concat(text.AsSpan(0, LongestShown), "…") : text;
        return string.Create(shown.Length, shown, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsSurrogate(source[i]) || char.IsControl(source[i]) ? '□' : source[i];
            }
        });
    }

    private static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>NFKC does this too, but not where the runtime has no Unicode library; full width is the case that occurs.</summary>
    private static string FoldWidth(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i];
        }
    });

    /// <summary>Half a surrogate pair or U+FFFE makes normalisation throw; such text stays and is refused as foreign.</summary>
    private static bool HasOnlyWholeCharacters(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || rune.Value == 0xFFFE)
            {
                return false;
            }
        }

        return true;
    }

    private static string WithoutBlanks(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !IsInvisible(character))
            {
                kept.Append(char.IsAsciiLetterLower(character) ? (char)(character - 32) : character);
            }
        }

        return kept.ToString();
    }

    /// <summary>Zero-width spaces and byte-order marks come along when a code is copied from a page; nobody can see them to remove them.</summary>
    private static bool IsInvisible(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;
}
