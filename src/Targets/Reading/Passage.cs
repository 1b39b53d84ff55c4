using System.Text;
using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>
/// A stretch of the source as the grammar reads it: half-width forms, no line ends, blanks only between Latin letters and digits.
/// Each of its characters remembers where it stood.
/// </summary>
internal sealed class Passage
{
    private readonly int[] map;

    private Passage(string text, int[] map) => (Text, this.map) = (text, map);

    public string Text { get; }

    public int Length => Text.Length;

    public static Passage Of(string source, TextRange at) => Of(source, [at]);

    public static Passage Of(string source, IEnumerable<TextRange> ranges)
    {
        var text = new StringBuilder();
        var places = new List<int>();
        var blank = -1;
        foreach (var range in ranges)
        {
            for (var i = range.Start; i < range.End; i++)
            {
                var c = Plain(source[i]);
                if (IsNothing(c))
                {
                    continue;
                }

                if (c is ' ' or '\n')
                {
                    blank = blank < 0 ? i : blank;
                    continue;
                }

                if (blank >= 0 && text.Length > 0 && char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(text[^1]))
                {
                    text.Append(' ');
                    places.Add(blank);
                }

                blank = -1;
                text.Append(c);
                places.Add(i);
            }
        }

        return new(text.ToString(), [.. places]);
    }

    public TextRange At(int start, int length) => length == 0
        ? new(start < map.Length ? map[start] : map.Length == 0 ? 0 : map[^1] + 1, start < map.Length ? map[start] : map.Length == 0 ? 0 : map[^1] + 1)
        : new(map[start], map[start + length - 1] + 1);

    public TextRange At(Capture capture) => At(capture.Index, capture.Length);

    public TextRange All => At(0, Length);

    public Passage Slice(int start, int length) => new(Text.Substring(start, length), map[start..(start + length)]);

    /// <summary>Full-width forms become half-width ones; every blank becomes the same.</summary>
    public static char Plain(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\n' => '\n',
        '\uFE50' => ',',
        '\uFE54' => ';',
        '\uFE55' => ':',
        '\uFE5D' => '〔',
        '\uFE5E' => '〕',
        '〈' => '《',
        '〉' => '》',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    };

    private static bool IsNothing(char c) => c is '\uFEFF' or '\u00AD' or (>= '\u200B' and <= '\u200F');
}
