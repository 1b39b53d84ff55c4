using System.Text;
using CsvHelper;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>The rows of a CSV file.</summary>
internal sealed class CsvRows : RowSource
{
    private readonly FileLimits limits;
    private readonly CsvRecords record;
    private readonly char[] blank;
    private int number;

    public CsvRows(RawFile file, CsvEncoding encoding, FileLimits limits)
    {
        this.limits = limits;
        record = new CsvRecords(file, encoding, limits);
        blank = [record.Delimiter, ' ', '\t', '\u3000', '\r', '\n', '"'];
    }

    public override long BytesDone => record.BytesDone;

    public override RowRead ReadHeader()
    {
        while (Advance(out var lost))
        {
            if (lost is { } || record.Fault is { } || !IsBlank())
            {
                return lost ?? Answer([]);
            }
        }

        return new RowRead(0, record.Line, [], null, EndsFile: false);
    }

    public override bool Next(IReadOnlyList<string> header, int skip, out RowRead row)
    {
        while (Advance(out var lost))
        {
            number++;
            if (lost is { } && number <= skip)
            {
                break;
            }

            if (number <= skip || (lost is null && record.Fault is null && IsBlank()))
            {
                continue;
            }

            row = number > limits.MaxRows
                ? Refused(RowRefusals.TooManyRows(record.Line, limits.MaxRows), endsFile: true)
                : lost is { } end ? end with { Row = number } : Answer(header);
            return true;
        }

        row = default;
        return false;
    }

    public override void Dispose() => record.Dispose();

    /// <summary>False at the end of the file; <paramref name="lost"/> when the rest of it cannot be read.</summary>
    private bool Advance(out RowRead? lost)
    {
        lost = null;
        try
        {
            return record.Next();
        }
        catch (CsvFormatException)
        {
            lost = Refused(RowRefusals.RowTooLong(record.Line, limits.MaxRowBytes), endsFile: true);
        }
        catch (DecoderFallbackException)
        {
            // The encoding was proved on every byte when the file was opened.
            lost = Refused(FileRefusals.ChangedWhileReading(record.BytesDone), endsFile: true);
        }

        return true;
    }

    /// <summary>The header itself is answered with an empty <paramref name="header"/> and has as many cells as it has.</summary>
    private RowRead Answer(IReadOnlyList<string> header)
    {
        if (record.Fault is { } fault)
        {
            return Misquoted(fault, header);
        }

        var columns = header.Count is 0 ? record.Count : header.Count;
        if (columns > limits.MaxColumns)
        {
            return Refused(RowRefusals.TooManyColumns(record.Line, columns, limits.MaxColumns), endsFile: true);
        }

        return record.Count > columns
            ? Refused(RowRefusals.TooManyCells(record.Line, record.Count, columns))
            : WithCells(header, new string[columns]);
    }

    private RowRead WithCells(IReadOnlyList<string> header, string[] cells)
    {
        var suspect = CellText.IndexOfUnacceptable(record.Raw) >= 0;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = i < record.Count ? CellText.Trim(record.Cell(i)) : "";
            if (cells[i].Length > limits.MaxCellChars)
            {
                return Refused(RowRefusals.CellTooLong(Place(i, header), cells[i].Length, limits.MaxCellChars), header, i);
            }

            if (suspect && CellText.IndexOfUnacceptable(cells[i]) is >= 0 and var bad)
            {
                return Refused(CellText.Unacceptable(Place(i, header), cells[i][bad]), header, i);
            }
        }

        return new RowRead(number, record.Line, cells, null, EndsFile: false);
    }

    private RowRead Misquoted(CsvMalformedReason fault, IReadOnlyList<string> header)
    {
        var (column, line) = record.FaultPlace();
        return fault is CsvMalformedReason.UnterminatedQuote
            ? Refused(RowRefusals.UnclosedQuote(Place(column, header), line), header, column, endsFile: true)
            : Refused(RowRefusals.StrayQuote(Place(column, header)), header, column);
    }

    private RowRead Refused(
        Refusal problem, IReadOnlyList<string>? header = null, int column = int.MaxValue, bool endsFile = false) =>
        new(number, record.Line, [], problem, endsFile, column < header?.Count ? header[column] : "");

    private string Place(int column, IReadOnlyList<string> header) => CellText.PlaceInText(record.Line, column, header);

    private bool IsBlank() => record.Raw.IndexOfAnyExcept(blank) < 0;
}
