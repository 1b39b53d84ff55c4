using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>A piece of a sentence between commas. <paramref name="Start"/> and <paramref name="End"/> count characters of the paragraph.</summary>
internal sealed partial record Clause(Passage Paragraph, string Masked, int Start, int End, bool OpensSentence)
{
    /// <summary>Longer "sentences" are tables or damaged text; they are not read for figures.</summary>
    private const int LongestSentence = 3000;

    /// <summary>The clause with digits inside titles and quotation marks hidden: they are names, not figures.</summary>
    public string Text => Masked[Start..End];

    public static List<Clause> In(Passage paragraph)
    {
        var masked = Named().Replace(paragraph.Text, match => Digit().Replace(match.Value, "□"));
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 0; i <= masked.Length; i++)
        {
            if (i == masked.Length || masked[i] is '。' or '!' or '?')
            {
                if (i - start <= LongestSentence)
                {
                    Cut(clauses, paragraph, masked, start, i);
                }

                start = i + 1;
            }
        }

        return clauses;
    }

    private static void Cut(List<Clause> clauses, Passage paragraph, string masked, int start, int end)
    {
        var depth = 0;
        var first = true;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || (depth <= 0 && IsComma(masked, i)))
            {
                if (i > from)
                {
                    clauses.Add(new(paragraph, masked, from, i, first));
                    first = false;
                }

                from = i + 1;
                continue;
            }

            depth += masked[i] switch { '(' or '〔' or '《' => 1, ')' or '〕' or '》' => -1, _ => 0 };
        }
    }

    private static bool IsComma(string text, int i) => text[i] is ';' or ':'
        || (text[i] == ',' && !(i > 0 && i + 3 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4]))));

    [GeneratedRegex("《[^《》]{1,80}》|“[^“”]{1,40}”|〔\\d{4}〕", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\d", RegexOptions.CultureInvariant)]
    private static partial Regex Digit();
}
