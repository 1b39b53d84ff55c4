using Zhiheng.Platform.Documents.Pdf;

namespace Zhiheng.Platform.Documents.Layout;

/// <summary>Rows of a table as strips: one for a short row, one for each line of a long one, so that it may continue on the next page.</summary>
internal sealed class TableArranger(Arranger arranger, Table table, double width)
{
    private const int MostLinesKept = 4;
    private const double Hairline = 0.5;

    private readonly double[] widths = Arranger.Shares(table.Widths, width - (table.ColumnGap * (table.Widths.Count - 1)));

    public IEnumerable<Strip> Arrange(StructureNode node)
    {
        var strips = new List<Strip>();
        var header = table.Header is { } names ? Row(names, node, isHeader: true) : null;
        if (header is not null)
        {
            strips.Add(Whole(header) with { KeepsNext = true });
        }

        // Printed again it is decoration: the reading order has the header once.
        var again = table.Header is { } repeated ? Whole(Row(repeated, null, isHeader: true)) : null;
        foreach (var row in table.Rows)
        {
            strips.AddRange(Divide(Row(row, node, isHeader: false)).Select(strip => strip with { Header = again }));
        }

        return strips;
    }

    private RowCells Row(IReadOnlyList<string> texts, StructureNode? parent, bool isHeader)
    {
        var row = parent?.Add("TR");
        var cells = texts.Select((text, i) =>
        {
            var names = isHeader || (table.FirstColumnNames && i == 0);
            var style = names ? table.NameStyle : table.ValueStyle;
            var node = row?.Add(names ? "TH" : "TD");
            if (node is not null && names)
            {
                node.Attributes = $"<</O/Table/Scope/{(isHeader ? "Column" : "Row")}>>";
            }

            return new Cell(arranger.Lines(text, style, widths[i]), style, node, names ? Alignment.Left : Alignment.Justified);
        }).ToList();
        return new RowCells(cells, cells.Max(cell => cell.Lines.Count), cells.Max(cell => cell.Style.LineHeight));
    }

    private IEnumerable<Strip> Divide(RowCells row)
    {
        if (row.Lines <= MostLinesKept)
        {
            return [Whole(row)];
        }

        // The first two and the last two lines stay together.
        return Enumerable.Range(0, row.Lines).Select(i => Part(row, i, i + 1) with { KeepsNext = i == 0 || i == row.Lines - 2 });
    }

    private Strip Whole(RowCells row) => Part(row, 0, row.Lines);

    private Strip Part(RowCells row, int from, int to)
    {
        var above = from == 0 ? table.RowPadding : 0;
        var below = to == row.Lines ? table.RowPadding + Hairline : 0;
        var height = above + ((to - from) * row.LineHeight) + below;
        return new Strip(height, (canvas, x, top) =>
        {
            for (var i = 0; i < row.Cells.Count; x += widths[i++] + table.ColumnGap)
            {
                DrawCell(canvas, row.Cells[i], from, to, row.LineHeight, x, top + above, widths[i]);
            }

            if (to == row.Lines)
            {
                canvas.BeginArtifact();
                canvas.Fill(x - width - table.ColumnGap, top + height - Hairline, width, Hairline, table.Rule);
                canvas.End();
            }
        });
    }

    private static void DrawCell(PageCanvas canvas, Cell cell, int from, int to, double lineHeight, double x, double top, double width)
    {
        if (from >= cell.Lines.Count)
        {
            return;
        }

        canvas.Begin(cell.Node);
        for (var i = from; i < Math.Min(to, cell.Lines.Count); i++)
        {
            // Labels and values of different size share the middle of the line.
            var shift = (lineHeight - cell.Style.LineHeight) / 2;
            Arranger.DrawLine(canvas, cell.Lines[i], cell.Style, cell.Align, x, top + ((i - from) * lineHeight) + shift, width);
        }

        canvas.End();
    }

    private sealed record Cell(List<Line> Lines, TextStyle Style, StructureNode? Node, Alignment Align);

    private sealed record RowCells(List<Cell> Cells, int Lines, double LineHeight);
}
