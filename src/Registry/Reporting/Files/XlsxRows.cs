using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>The rows of the first visible sheet.</summary>
internal sealed class XlsxRows : RowSource
{
    private readonly FileLimits limits;
    private readonly PartReader reader;
    private readonly XlsxCell cell;
    private int headerRow;
    private int sheetRow;
    private int done;
    private string[]? wide;

    public XlsxRows(Workbook book, FileLimits limits)
    {
        this.limits = limits;
        reader = new PartReader(book.File, book.Sheet, limits, new UnpackBudget(limits));
        cell = new XlsxCell(reader, book, limits);
    }

    public override long BytesDone => reader.PackedDone;

    private int Number => sheetRow - headerRow;

    public override RowRead ReadHeader()
    {
        try
        {
            while (MoveToRow())
            {
                headerRow = sheetRow;
                if (ReadRow([], new string[limits.MaxColumns]) is { } row)
                {
                    return row;
                }
            }
        }
        catch (Exception e) when (PartReader.IsAboutTheFile(e))
        {
            return End(PartReader.Explain(e, reader.Part));
        }

        return new RowRead(0, sheetRow, [], null, EndsFile: false);
    }

    public override bool Next(IReadOnlyList<string> header, int skip, out RowRead row)
    {
        try
        {
            return NextWithContent(header, skip, out row);
        }
        catch (Exception e) when (PartReader.IsAboutTheFile(e))
        {
            // Met again while going on behind it, the end of the file has had its answer.
            row = End(PartReader.Explain(e, reader.Part));
            return row.Row > skip;
        }
    }

    public override void Dispose() => reader.Dispose();

    private bool NextWithContent(IReadOnlyList<string> header, int skip, out RowRead row)
    {
        while (MoveToRow())
        {
            if (Number <= skip)
            {
                reader.Skip();
            }
            else if (Number > limits.MaxRows)
            {
                row = End(RowRefusals.TooManyRows(sheetRow, limits.MaxRows));
                return true;
            }
            else if (ReadRow(header, header.Count is 0 ? wide ??= new string[limits.MaxColumns] : new string[header.Count]) is { } read)
            {
                row = read;
                return true;
            }
        }

        row = default;
        return false;
    }

    private bool MoveToRow()
    {
        reader.Progressed();
        done = Number;
        while (reader.Read() && !reader.IsEnd("sheetData"))
        {
            if (reader.IsStart("row"))
            {
                var stated = reader.Attribute("r");
                var next = sheetRow + 1;
                if (stated is not null
                    && (!int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out next) || next <= sheetRow))
                {
                    throw new UnreadableException(FileRefusals.DamagedZip($"部件 {reader.Part} 第 {sheetRow} 行之后的行号不递增"));
                }

                sheetRow = next;
                return true;
            }
        }

        return false;
    }

    /// <summary>The row, or null when it is blank. With an empty <paramref name="header"/>: as many cells as it has.</summary>
    private RowRead? ReadRow(IReadOnlyList<string> header, string[] cells)
    {
        Array.Fill(cells, "");
        var (column, last) = (-1, -1);
        (Refusal Refusal, int Column)? problem = null;
        var depth = reader.Xml.IsEmptyElement ? int.MaxValue : reader.Xml.Depth;
        while (depth < int.MaxValue && reader.Read() && reader.Xml.Depth > depth)
        {
            if (!reader.IsStart("c"))
            {
                continue;
            }

            cell.Read(column + 1);
            var inOrder = cell.Column > column;
            column = Math.Max(column, cell.Column);
            last = cell.IsBlank ? last : column;
            if (!inOrder || cell.Problem is { })
            {
                problem ??= (cell.Problem ?? RowRefusals.CellDamaged) is var make
                    ? (make(CellText.PlaceInSheet(sheetRow, Math.Max(cell.Column, 0), header)), cell.Column)
                    : null;
            }
            else if (column < cells.Length)
            {
                cells[column] = cell.Value;
            }
        }

        return last >= 0 || problem is { } ? Answer(header, cells, last + 1, problem) : null;
    }

    private RowRead Answer(IReadOnlyList<string> header, string[] cells, int count, (Refusal Refusal, int Column)? problem)
    {
        var isHeader = header.Count is 0;
        if (count > cells.Length)
        {
            return isHeader
                ? End(RowRefusals.TooManyColumns(sheetRow, count, limits.MaxColumns))
                : new RowRead(Number, sheetRow, [], RowRefusals.TooManyCells(sheetRow, count, header.Count), EndsFile: false);
        }

        if (problem is { } found)
        {
            var name = (uint)found.Column < (uint)header.Count ? header[found.Column] : "";
            return new RowRead(Number, sheetRow, [], found.Refusal, EndsFile: false, name);
        }

        return new RowRead(Number, sheetRow, isHeader ? cells[..count] : cells, null, EndsFile: false);
    }

    private RowRead End(Refusal problem) =>
        new(Math.Max(Number, done + 1), Math.Max(sheetRow, headerRow + done + 1), [], problem, EndsFile: true);
}
