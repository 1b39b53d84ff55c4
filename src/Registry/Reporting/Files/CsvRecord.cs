namespace Zhiheng.Registry.Reporting.Files;

internal enum CsvFault
{
    None,
    StrayQuote,
    UnclosedQuote,
    TooLong,
}

/// <summary>
/// Splits text into records as RFC 4180 says, with CR, LF or CRLF as line end. Positions of the current record are kept, its
/// text is not copied. A faulty record is read to its end so that the file can go on behind it.
/// </summary>
internal sealed class CsvRecord(CsvText text, char delimiter, int maxChars, int maxFields)
{
    private readonly char[] separators = [delimiter, '"', '\n', '\r'];
    private readonly Field[] fields = new Field[maxFields + 1];
    private int start;
    private int at;
    private int fieldStart;
    private int nextLine = 1;
    private int length;

    /// <summary>Cells found; only the first ones, one more than the limit, have text.</summary>
    public int Count { get; private set; }

    public CsvFault Fault { get; private set; }

    /// <summary>0-based cell the fault lies in.</summary>
    public int FaultField { get; private set; }

    /// <summary>Physical line the record begins on, and the one on which the quote of an unclosed cell was opened.</summary>
    public int Line { get; private set; }

    public int QuoteLine { get; private set; }

    public int LastLine { get; private set; }

    /// <summary>The whole record as it stands in the file, without its line end.</summary>
    public ReadOnlySpan<char> Raw => text.Span(start, start + length);

    public bool IsEscaped(int field) => fields[field].Escaped;

    /// <summary>The cell without its outer quotes; quotes inside are still doubled when <see cref="IsEscaped"/>.</summary>
    public ReadOnlySpan<char> Cell(int field) =>
        text.Span(start + fields[field].Start, start + fields[field].Start + fields[field].Length);

    /// <summary>The cell that holds a position of <see cref="Raw"/>.</summary>
    public int FieldAt(int position)
    {
        var field = 0;
        while (field < Count - 1 && fields[field].Start + fields[field].Length <= position)
        {
            field++;
        }

        return field;
    }

    public bool Next()
    {
        (Count, Fault, FaultField) = (0, CsvFault.None, 0);
        (start, Line) = (at, nextLine);
        if (at == text.End && !More())
        {
            return false;
        }

        while (!NextField())
        {
            at++;
        }

        length = at - start;
        EndLine();
        return true;
    }

    /// <summary>Reads one field and stops on its delimiter or line end.</summary>
    /// <returns>True when the record ends here.</returns>
    private bool NextField()
    {
        fieldStart = at;
        if ((at < text.End || More()) && text[at] is '"')
        {
            return QuotedField();
        }

        var ends = ToSeparator();
        Add(fieldStart, at, escaped: false);
        return ends;
    }

    private bool QuotedField()
    {
        QuoteLine = nextLine;
        fieldStart = ++at;
        var escaped = false;
        while (true)
        {
            var quote = text.Span(at, text.End).IndexOf('"');
            CountLines(at, quote < 0 ? text.End : at + quote);
            at = quote < 0 ? text.End : at + quote + 1;
            if (quote < 0)
            {
                if (!More())
                {
                    Blame(CsvFault.UnclosedQuote);
                    Add(fieldStart, at, escaped);
                    return true;
                }
            }
            else if ((at < text.End || More()) && text[at] is '"')
            {
                escaped = true;
                at++;
            }
            else
            {
                return AfterQuote(escaped);
            }
        }
    }

    private bool AfterQuote(bool escaped)
    {
        var close = at;
        Add(fieldStart, close - 1, escaped);
        fieldStart = close;
        var ends = ToSeparator();
        if (at > fieldStart)
        {
            Blame(CsvFault.StrayQuote, Count - 1);
        }

        return ends;
    }

    private bool ToSeparator()
    {
        while (true)
        {
            var found = text.Span(at, text.End).IndexOfAny(separators);
            at = found < 0 ? text.End : at + found;
            if (found < 0)
            {
                if (!More())
                {
                    return true;
                }
            }
            else if (text[at] is '"')
            {
                Blame(CsvFault.StrayQuote);
                at++;
            }
            else
            {
                return text[at] != delimiter;
            }
        }
    }

    private void Add(int from, int to, bool escaped)
    {
        if (Count < fields.Length)
        {
            fields[Count] = new Field(from - start, to - from, escaped);
        }

        Count++;
    }

    private void Blame(CsvFault fault) => Blame(fault, Count);

    private void Blame(CsvFault fault, int field)
    {
        if (Fault is CsvFault.None || fault is CsvFault.UnclosedQuote)
        {
            (Fault, FaultField) = (fault, field);
        }
    }

    private void EndLine()
    {
        LastLine = nextLine;
        if (at == text.End)
        {
            return;
        }

        nextLine++;
        if (text[at++] is '\r' && (at < text.End || More()) && text[at] is '\n')
        {
            at++;
        }
    }

    private void CountLines(int from, int to) => nextLine += text.Span(from, to).Count('\n');

    private bool More()
    {
        if (at - start >= maxChars)
        {
            // Too much for one row: what was read is let go, the end of the record is still looked for.
            Blame(CsvFault.TooLong);
            start = fieldStart = at;
        }

        var moved = text.More(start);
        if (moved < 0)
        {
            return false;
        }

        (start, at, fieldStart) = (0, at - moved, fieldStart - moved);
        return at < text.End || More();
    }

    private readonly record struct Field(int Start, int Length, bool Escaped);
}
