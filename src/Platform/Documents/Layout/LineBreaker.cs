using Zhiheng.Platform.Documents.Fonts;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>A set line. <paramref name="Width"/> includes tracking between the letters but not after the last.</summary>
/// <param name="EndsParagraph">It is the last of its paragraph, so it is not spread to both edges.</param>
internal sealed record Line(IReadOnlyList<Letter> Letters, double Width, bool EndsParagraph);

/// <summary>
/// Breaks text into lines: between Han characters anywhere, in Latin text at spaces; no line begins with closing punctuation and none
/// ends with opening punctuation (行首、行尾禁则, GB/T 15834). A word longer than a line is broken where the line is full.
/// </summary>
internal static class LineBreaker
{
    private const string NotFirst = "，。、；：？！）》」』】〕〉〗”’…—～·％‰℃°々ー,.;:?!)]}%";
    private const string NotLast = "（《「『【〔〈〖“‘([{￥¥$€£#";
    private const int FirstHan = 0x2E80;

    public static List<Line> Break(string text, DocumentFonts fonts, TextStyle style, double width)
    {
        var lines = new List<Line>();
        foreach (var paragraph in text.Split('\n'))
        {
            BreakParagraph(fonts.Letters(paragraph), style, width, lines);
        }

        return lines;
    }

    public static Line Whole(string text, DocumentFonts fonts, TextStyle style) => Break(text, fonts, style, double.MaxValue)[0];

    private static void BreakParagraph(Letter[] letters, TextStyle style, double width, List<Line> lines)
    {
        for (var start = 0; start < letters.Length || start == 0;)
        {
            var end = EndOfLine(letters, start, style, width);
            lines.Add(Cut(letters, start, end, style));
            while (end < letters.Length && IsSpace(letters[end]))
            {
                end++;
            }

            start = Math.Max(end, start + 1);
        }
    }

    private static int EndOfLine(Letter[] letters, int start, TextStyle style, double width)
    {
        var (used, opportunity) = (0.0, -1);
        for (var i = start; i < letters.Length; i++)
        {
            if (i > start && MayBreak(letters[i - 1], letters[i]))
            {
                opportunity = i;
            }

            used += letters[i].Advance * style.Size;
            if (used > width + 0.01 && !IsSpace(letters[i]))
            {
                return opportunity > start ? opportunity : Math.Max(i, start + 1);
            }

            used += style.Tracking * style.Size;
        }

        return letters.Length;
    }

    private static Line Cut(Letter[] letters, int start, int end, TextStyle style)
    {
        var last = end;
        while (last > start && IsSpace(letters[last - 1]))
        {
            last--;
        }

        var cut = letters[start..last];
        var width = cut.Sum(letter => letter.Advance + style.Tracking) * style.Size;
        return new Line(cut, Math.Max(0, width - (style.Tracking * style.Size)), end == letters.Length);
    }

    private static bool MayBreak(Letter before, Letter after)
    {
        if (IsSpace(after) || Contains(NotFirst, after) || Contains(NotLast, before))
        {
            return false;
        }

        return IsSpace(before) || before.Rune.Value >= FirstHan || after.Rune.Value >= FirstHan || (Contains(NotFirst, before) && before.Rune.Value > 0x7F);
    }

    private static bool IsSpace(Letter letter) => letter.Rune.Value is ' ' or 0x3000;

    private static bool Contains(string set, Letter letter) => letter.Rune.IsBmp && set.Contains((char)letter.Rune.Value, StringComparison.Ordinal);
}
