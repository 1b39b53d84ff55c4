using System.Globalization;
using System.Text;

namespace Zhiheng.Platform.Evidence;

/// <summary>The name a file is shown and downloaded under. It never names a place on a disk.</summary>
internal static class EvidenceName
{
    private const int MostCharacters = 100;
    private const string Unnamed = "附件";

    // Reserved in file names of one system or another.
    private const string Reserved = "<>:\"|?*";

    /// <summary>
    /// Without folders, control and formatting characters (bidi marks make "exe.pdf" of "fdp.exe"), reserved signs, and dots or blanks at
    /// the ends; composed (NFC); at most 100 characters, the ending kept.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Reserved.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                continue;
            }

            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    kept.Append(' ');
                    break;
                default:
                    kept.Append(rune);
                    break;
            }
        }

        var text = kept.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        return text.Length == 0 ? Unnamed : Shorten(text);
    }

    /// <summary>The ending in small letters without its dot; empty when there is none.</summary>
    public static string Ending(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    /// <summary>The value of Content-Disposition (RFC 6266): an ASCII name for old programs, the true one in UTF-8.</summary>
    public static string Disposition(string name, bool inline)
    {
        var ascii = string.Concat(name.Select(c => c is >= ' ' and <= '~' and not ('"' or '\\' or '%' or ';') ? c : '_'));
        return $"{(inline ? "inline" : "attachment")}; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    private static string Shorten(string text)
    {
        if (text.Length <= MostCharacters)
        {
            return text;
        }

        var ending = Path.GetExtension(text);
        ending = ending.Length <= 10 ? ending : "";
        var head = text[..(MostCharacters - ending.Length)];
        head = char.IsHighSurrogate(head[^1]) ? head[..^1] : head;
        return head.TrimEnd(' ', '.') + ending;
    }
}
