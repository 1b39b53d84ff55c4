namespace Zhiheng.Targets.Reading;

/// <summary>The lines of a document without what pages put around them.</summary>
internal sealed record Layout(PolicyText Source, IReadOnlyList<Line> Lines, IReadOnlyList<Line> Before, IReadOnlyList<Noise> Noise)
{
    public static Layout Of(PolicyText source)
    {
        var all = Line.In(source);
        var running = NoiseMarks.Running(all);
        var noise = new List<Noise>();
        var kept = new List<Line>();
        var body = Body(all);
        string? tail = null;
        for (var i = 0; i < all.Count; i++)
        {
            tail ??= i > body ? NoiseMarks.TailOf(all[i].Text) : null;
            var kind = tail ?? NoiseMarks.KindOf(all[i].Text) ?? (running.Contains(all[i].Text) ? "page" : null);
            if (kind is null)
            {
                kept.Add(all[i]);
            }
            else
            {
                noise.Add(new(all[i].At, kind));
            }
        }

        kept = WithoutContents(kept, noise);
        return new(source, kept, all, noise);
    }

    /// <summary>Everything before <paramref name="line"/> that is not in <paramref name="used"/> is decoration too.</summary>
    public Layout From(int line, IReadOnlyCollection<TextRange> used)
    {
        var dropped = Lines.Take(line).Where(before => !used.Any(range => range.Overlaps(before.At))).ToList();
        return this with { Lines = [.. Lines.Skip(line)], Noise = [.. Noise.Concat(dropped.Select(before => new Noise(before.At, "navigation"))).OrderBy(noise => noise.At.Start)] };
    }

    /// <summary>A tail mark counts only after the first heading: a menu above the document uses the same words.</summary>
    private static int Body(List<Line> lines)
    {
        var first = lines.FindIndex(line => HeadingMark.Of(line.Text) is { Level: <= 3 } && line.Text.Length > 3);
        return first < 0 ? lines.Count : first;
    }

    /// <summary>A table of contents without page numbers repeats the headings: the first of two runs goes.</summary>
    private static List<Line> WithoutContents(List<Line> lines, List<Noise> noise)
    {
        var first = lines.FindIndex(line => HeadingMark.Of(line.Text) is { Level: <= 1 });
        if (first < 0)
        {
            return lines;
        }

        var again = lines.FindIndex(first + 1, line => line.Text == lines[first].Text);
        if (again < 0 || Enumerable.Range(first, again - first).Any(i => HeadingMark.Of(lines[i].Text) is null))
        {
            return lines;
        }

        noise.AddRange(lines.Skip(first).Take(again - first).Select(line => new Noise(line.At, "contents")));
        return [.. lines.Take(first), .. lines.Skip(again)];
    }
}
