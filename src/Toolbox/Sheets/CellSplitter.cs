namespace Zhiheng.Toolbox.Sheets;

/// <summary>Finds rows and cells in a pasted text without copying it.</summary>
internal sealed class CellSplitter(string text)
{
    private readonly List<int> starts = [];
    private readonly List<int> lengths = [];
    private readonly List<int> rows = [0];
    private int blank;

    /// <summary>What parts the columns: tab, semicolon, comma or space.</summary>
    public static char Parting(string text)
    {
        var (lines, semicolons, commas) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (line.Contains('\t'))
            {
                return '\t';
            }

            semicolons += line.Contains(';') ? 1 : 0;
            commas += line.Contains(',') ? 1 : 0;
            if (++lines == 50)
            {
                break;
            }
        }

        return semicolons == lines && lines > 0 ? ';' : commas > 0 ? ',' : ' ';
    }

    /// <summary>Where the cells lie in the text. A negative length: doubled quotes inside. Rows: where the cells of each begin, and one more at the end.</summary>
    /// <param name="Blank">Blank rows above the first that is not: they are no part of the table.</param>
    public static (List<int> Starts, List<int> Lengths, List<int> Rows, int Blank) Split(string text, char parts)
    {
        var splitter = new CellSplitter(text);
        splitter.All(parts);
        splitter.DropTrailing();
        return (splitter.starts, splitter.lengths, splitter.rows, splitter.blank);
    }

    private void All(char parts)
    {
        var (at, row) = (0, 1);
        while (at < text.Length)
        {
            at = parts == ' ' ? Words(at) : Cells(at, parts, row);
            row++;
            if (rows.Count == 1 && lengths.TrueForAll(length => length == 0))
            {
                starts.Clear();
                lengths.Clear();
                blank++;
                continue;
            }

            rows.Add(starts.Count);
            if (starts.Count > PastedTable.MostCells)
            {
                throw SheetProblems.TooManyCells(PastedTable.MostCells);
            }
        }
    }

    // Spaces part numbers only: a name may have spaces inside.
    private int Words(int at)
    {
        var end = EndOfLine(at);
        var line = text.AsSpan(at, end - at);
        var isNumbers = true;
        foreach (var range in line.SplitAny(' ', '\u3000'))
        {
            isNumbers &= line[range].IsEmpty || PastedTable.IsNumberLike(line[range]);
        }

        if (!isNumbers)
        {
            Add(at, end);
        }
        else
        {
            foreach (var range in line.SplitAny(' ', '\u3000'))
            {
                if (!line[range].IsEmpty)
                {
                    Add(at + range.Start.Value, at + range.End.Value);
                }
            }

            if (line.IsWhiteSpace())
            {
                Add(at, at);
            }
        }

        return AfterLine(end);
    }

    private int Cells(int at, char parts, int row)
    {
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                at = Quoted(at, row);
            }
            else
            {
                var start = at;
                while (at < text.Length && text[at] != parts && text[at] is not ('\n' or '\r'))
                {
                    at++;
                }

                Add(start, at);
            }

            if (at < text.Length && text[at] == parts)
            {
                at++;
                continue;
            }

            return AfterLine(at);
        }
    }

    private int Quoted(int at, int row)
    {
        var (start, doubled) = (at + 1, false);
        for (at = start; ; at++)
        {
            if (at >= text.Length)
            {
                throw SheetProblems.OpenQuote(row);
            }

            if (text[at] != '"')
            {
                continue;
            }

            if (at + 1 >= text.Length || text[at + 1] != '"')
            {
                break;
            }

            doubled = true;
            at++;
        }

        starts.Add(start);
        lengths.Add(doubled ? start - at : at - start);
        // What stands between the closing quote and the next part is spaces.
        at++;
        while (at < text.Length && text[at] is ' ')
        {
            at++;
        }

        return at;
    }

    private void Add(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        starts.Add(start);
        lengths.Add(end - start);
    }

    private int EndOfLine(int at) => text.AsSpan(at).IndexOfAny('\n', '\r') is >= 0 and var end ? at + end : text.Length;

    private int AfterLine(int end)
        => end < text.Length && text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;

    private void DropTrailing()
    {
        while (rows.Count > 1 && Enumerable.Range(rows[^2], rows[^1] - rows[^2]).All(cell => lengths[cell] == 0))
        {
            rows.RemoveAt(rows.Count - 1);
        }
    }
}
