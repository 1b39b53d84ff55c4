namespace Zhiheng.Targets.Reading;

/// <summary>A heading with what stands under it.</summary>
internal sealed class Section(int level, string label, int number, Line line, int markLength)
{
    public int Level { get; } = level;

    public string Label { get; } = label;

    public int Number { get; } = number;

    public Line Line { get; } = line;

    public int MarkLength { get; } = markLength;

    public Section? Parent { get; set; }

    public List<Section> Children { get; } = [];

    /// <summary>Lines after the heading and before the first child.</summary>
    public List<Line> Body { get; } = [];

    /// <summary>The title, its place in the heading's line, and whether it had to be cut from a sentence.</summary>
    public (int Start, int Length) Title { get; set; }

    public string TitleText => Line.Text.Substring(Title.Start, Title.Length);

    /// <summary>The mark and the title: 二、加强质量治理能力建设.</summary>
    public string Heading => Line.Text[..(Title.Start + Title.Length)];

    public TextRange HeadingAt => Line.Passage.At(0, Title.Start + Title.Length);

    public IEnumerable<Section> Under => Children.SelectMany(child => child.Under.Prepend(child));

    public IEnumerable<Section> Above
    {
        get
        {
            for (var section = Parent; section is not null; section = section.Parent)
            {
                yield return section;
            }
        }
    }

    /// <summary>What follows the title: the rest of its line and the lines under it, paragraph by paragraph.</summary>
    public List<List<TextRange>> Paragraphs()
    {
        var end = Title.Start + Title.Length;
        var rest = end < Line.Passage.Length ? Line.Passage.At(end, Line.Passage.Length - end) : (TextRange?)null;
        return Joined(Body, rest is null ? null : Line with { At = rest.Value });
    }

    /// <summary>Lines that a copy broke in the middle of a sentence are one paragraph; what stood between them is not part of it.</summary>
    private static List<List<TextRange>> Joined(IEnumerable<Line> lines, Line? first = null)
    {
        var paragraphs = new List<List<TextRange>>();
        var closed = true;
        foreach (var line in first is null ? lines : lines.Prepend(first))
        {
            if (closed)
            {
                paragraphs.Add([line.At]);
            }
            else
            {
                paragraphs[^1].Add(line.At);
            }

            closed = line.IsClosed;
        }

        return paragraphs;
    }
}

/// <summary>The headings of a document as a tree: 第一章 over 一、 over (一) over 1. over (1), with 专栏 and their items.</summary>
internal sealed record Outline(IReadOnlyList<Line> Preamble, IReadOnlyList<Section> Roots)
{
    private const int LongestTitle = 60;

    public IEnumerable<Section> All => Roots.SelectMany(root => root.Under.Prepend(root));

    public static Outline Of(IReadOnlyList<Line> lines)
    {
        var preamble = new List<Line>();
        var roots = new List<Section>();
        Section? open = null;
        var numbers = new Dictionary<int, int>();
        foreach (var line in lines.Where(line => !line.InTable))
        {
            if (Opened(line, open, numbers) is not { } section)
            {
                (open?.Body ?? preamble).Add(line);
                continue;
            }

            section.Title = TitleOf(line, section.MarkLength);
            while (open is not null && open.Level >= section.Level)
            {
                open = open.Parent;
            }

            section.Parent = open;
            (open?.Children ?? roots).Add(section);
            numbers[section.Level] = section.Number;
            open = section;
        }

        return new(preamble, roots);
    }

    private static Section? Opened(Line line, Section? open, Dictionary<int, int> numbers)
    {
        if (HeadingMark.Of(line.Text) is not { } mark)
        {
            return null;
        }

        var box = open is null ? null : open.Above.Prepend(open).FirstOrDefault(section => section.Level == HeadingMark.Box);
        if (mark.Level == HeadingMark.Item)
        {
            return box is null ? null : new(HeadingMark.Item, mark.Label, 0, line, mark.Length);
        }

        // Numbers inside a box count its items, unless they carry on the count of the document.
        var carriesOn = numbers.TryGetValue(mark.Level, out var last) && mark.Number == last + 1 && box?.Children.Count is null or 0;
        var level = box is not null && mark.Level is 3 or 4 && !carriesOn ? HeadingMark.Item : mark.Level;
        return new(level, mark.Label, mark.Number, line, mark.Length);
    }

    /// <summary>Up to the first full stop or colon; a bracket with responsible units is no part of it.</summary>
    private static (int Start, int Length) TitleOf(Line line, int start)
    {
        var text = line.Text;
        var end = Stop(text, start);
        var bracket = text.AsSpan(start, end - start).LastIndexOfAny('(', '〔', '[');
        if (bracket > 0 && UnitBrackets.IsUnits(text[(start + bracket)..Math.Min(text.Length, end + 1)]))
        {
            end = start + bracket;
        }

        return (start, end - start);
    }

    private static int Stop(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] switch { '(' or '〔' or '[' or '【' or '“' or '《' => 1, ')' or '〕' or ']' or '】' or '”' or '》' => -1, _ => 0 };
            if (text[i] is '。' && (depth <= 0 || i - start > LongestTitle) || (text[i] is ':' or ';' && i > start && i - start <= LongestTitle && depth <= 0))
            {
                return i;
            }
        }

        return text.Length;
    }
}
