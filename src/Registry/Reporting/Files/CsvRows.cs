using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>The rows of a CSV file.</summary>
internal sealed class CsvRows : RowSource
{
    private readonly FileLimits limits;
    private readonly CsvText text;
    private readonly CsvRecord record;
    private readonly CellPool pool = new();
    private readonly char[] blank;
    private int number;

    public CsvRows(RawFile file, CsvEncoding encoding, FileLimits limits)
    {
        this.limits = limits;
        text = new CsvText(file, encoding, limits.MaxRowChars + (64 << 10));
        text.More(0);
        var delimiter = CsvDelimiter.Sniff(text.Span(0, text.End));
        record = new CsvRecord(text, delimiter, limits.MaxRowChars, limits.MaxColumns);
        blank = [delimiter, ' ', '\t', '\u3000', '\r', '\n', '"'];
    }

    public override long BytesDone => text.BytesDone;

    public override RowRead ReadHeader()
    {
        try
        {
            while (record.Next())
            {
                if (record.Fault is CsvFault.None && record.Count > limits.MaxColumns)
                {
                    return Refused(RowRefusals.TooManyColumns(record.Line, record.Count, limits.MaxColumns), endsFile: true);
                }

                if (record.Fault is not CsvFault.None || !IsBlank())
                {
                    return Answer([]);
                }
            }
        }
        catch (UnreadableException e)
        {
            return Refused(e.Refusal, endsFile: true);
        }

        return new RowRead(0, record.Line, [], null, EndsFile: false);
    }

    public override bool Next(IReadOnlyList<string> header, int skip, out RowRead row)
    {
        try
        {
            return NextWithContent(header, skip, out row);
        }
        catch (UnreadableException e)
        {
            row = Refused(e.Refusal, endsFile: true);
            return true;
        }
    }

    public override void Dispose()
    {
        // The file belongs to the ReportFile.
    }

    private bool NextWithContent(IReadOnlyList<string> header, int skip, out RowRead row)
    {
        while (record.Next())
        {
            number++;
            if (number <= skip || (record.Fault is CsvFault.None && IsBlank()))
            {
                continue;
            }

            row = number > limits.MaxRows
                ? Refused(RowRefusals.TooManyRows(record.Line, limits.MaxRows), endsFile: true)
                : Answer(header);
            return true;
        }

        row = default;
        return false;
    }

    /// <summary>The header itself is answered with an empty <paramref name="header"/> and has as many cells as it has.</summary>
    private RowRead Answer(IReadOnlyList<string> header)
    {
        if (record.Fault is not CsvFault.None)
        {
            return Faulty(header);
        }

        var columns = header.Count is 0 ? record.Count : header.Count;
        if (record.Count > columns)
        {
            return Refused(RowRefusals.TooManyCells(record.Line, record.Count, columns));
        }

        var bad = CellText.IndexOfUnacceptable(record.Raw);
        if (bad >= 0)
        {
            var field = record.FieldAt(bad);
            return Refused(CellText.Unacceptable(Place(field, header), record.Raw[bad]), header, field);
        }

        return WithCells(header, columns);
    }

    private RowRead WithCells(IReadOnlyList<string> header, int columns)
    {
        var cells = new string[columns];
        for (var i = 0; i < columns; i++)
        {
            if (i >= record.Count)
            {
                cells[i] = "";
                continue;
            }

            var cell = CellText.Trim(record.Cell(i));
            if (cell.Length > limits.MaxCellChars)
            {
                return Refused(RowRefusals.CellTooLong(Place(i, header), cell.Length, limits.MaxCellChars), header, i);
            }

            cells[i] = record.IsEscaped(i) ? cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : pool.Get(cell);
        }

        return new RowRead(number, record.Line, cells, null, EndsFile: false);
    }

    private RowRead Faulty(IReadOnlyList<string> header)
    {
        var place = Place(record.FaultField, header);
        return record.Fault switch
        {
            CsvFault.UnclosedQuote => Refused(
                RowRefusals.UnclosedQuote(place, record.QuoteLine), header, record.FaultField, endsFile: true),
            CsvFault.StrayQuote => Refused(RowRefusals.StrayQuote(place), header, record.FaultField),
            _ => Refused(RowRefusals.RowTooLong(record.Line, record.LastLine, limits.MaxRowChars)),
        };
    }

    private RowRead Refused(
        Refusal problem, IReadOnlyList<string>? header = null, int column = int.MaxValue, bool endsFile = false) =>
        new(number, record.Line, [], problem, endsFile, column < header?.Count ? header[column] : "");

    private string Place(int column, IReadOnlyList<string> header) => CellText.PlaceInText(record.Line, column, header);

    private bool IsBlank() => record.Raw.IndexOfAnyExcept(blank) < 0;
}
