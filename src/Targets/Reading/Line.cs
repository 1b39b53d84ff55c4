using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>A line of the source that is not blank.</summary>
internal sealed record Line(TextRange At, Passage Passage, bool InTable)
{
    public string Text => Passage.Text;

    /// <summary>Ends a sentence, so what follows is a new paragraph.</summary>
    public bool IsClosed => Text[^1] is '。' or ';' or ':' or '!' or '?' or ')' or '〕' or ']' or '】' or '”' or '.' or '》';

    public static List<Line> In(PolicyText source)
    {
        var lines = new List<Line>();
        var text = source.Text;
        for (int start = 0, table = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed;
            var at = new TextRange(start, end);
            while (table < source.Tables.Count && source.Tables[table].End <= start)
            {
                table++;
            }

            if (Passage.Of(text, at) is { Length: > 0 } passage)
            {
                lines.Add(new(at, passage, table < source.Tables.Count && source.Tables[table].Overlaps(at)));
            }

            start = end + 1;
        }

        return lines;
    }
}

/// <summary>The marks that open a heading, by level.</summary>
internal static partial class HeadingMark
{
    public const int Box = 8;
    public const int Item = 9;

    /// <summary>The level, the mark as printed (without the point or comma that parts it from the title) and its length; null for plain text.</summary>
    public static (int Level, string Label, int Number, int Length)? Of(string line)
    {
        if (Pattern().Match(line) is not { Success: true } match)
        {
            return null;
        }

        for (var level = 0; level <= Item; level++)
        {
            if (match.Groups[$"l{level}"] is { Success: true } label)
            {
                var number = match.Groups["n"].Value;
                return (level, label.Value, number.Length == 0 ? 0 : ChineseNumber.Parse(number) ?? (int.TryParse(number, out var arabic) ? arabic : 0), match.Length);
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:(?<l0>第(?<n>[一二三四五六七八九十百]{1,4})(?:章|编|篇|部分))[、:.]?"
        + @"|(?<l1>(?<n>[一二三四五六七八九十百]{1,4}))[、.](?!\d)"
        + @"|(?<l2>\((?<n>[一二三四五六七八九十百]{1,4})\))[、.:]?"
        + @"|(?<l3>(?<n>\d{1,3}))(?:[、]|\.(?!\d))"
        + @"|(?<l4>\((?<n>\d{1,2})\))[、.]?"
        + @"|(?<l8>专栏(?<n>[\d一二三四五六七八九十]{0,3}))[:.、]?"
        + @"|(?<l9>(?:——|—|--|●|■|◆))(?=[^\d—-]))(?=.)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
