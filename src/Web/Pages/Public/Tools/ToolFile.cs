using System.Globalization;
using Zhiheng.Platform.Tables;
using Zhiheng.Toolbox.Sheets;
using Zhiheng.Web.Look;
using ChartTable = Zhiheng.Web.Charts.ChartTable;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>A finding as rows of a CSV or XLSX file: the verdict, the figures with all their digits, the tables, the points of the pictures.</summary>
internal sealed class ToolFile(Sheet sheet, Finding finding, Say say)
{
    public TableDownload<IReadOnlyList<TableCell>> As(string format)
    {
        var rows = Rows().ToList();
        var columns = Enumerable.Range(0, rows.Max(row => row.Count))
            .Select(at => new TableColumn<IReadOnlyList<TableCell>>(at == 0 ? say[sheet.Title] : " ", at == 0 ? 36 : 18, row => at < row.Count ? row[at] : default)).ToList();
        // Made of what the visitor has just sent: nobody's record leaves the house, so there is no line to write.
        return new(say[sheet.Title], format, columns, rows.ToAsyncEnumerable()) { Trace = () => Task.CompletedTask };
    }

    /// <summary>As many digits as the number has; what no decimal number can hold stays text.</summary>
    private static TableCell Exact(double? value)
    {
        if (value is not { } number)
        {
            return default;
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return (number == 0 || Math.Abs(number) is > 1e-9 and < 1e28) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? TableCell.Of(exact) : TableCell.Of(text);
    }

    private IEnumerable<IReadOnlyList<TableCell>> Rows()
    {
        yield return [finding.Verdict.Text];
        foreach (var reading in finding.Readings)
        {
            yield return [reading.Text];
        }

        foreach (var figure in finding.Figures)
        {
            yield return [figure.Name, figure.Value is null ? figure.Text : Exact(figure.Value), figure.Note];
        }

        foreach (var table in finding.Tables)
        {
            yield return [""];
            yield return [table.Title];
            yield return [.. table.Head.Select(TableCell.Of)];
            foreach (var row in table.Rows)
            {
                yield return [.. row.Select(cell => cell.Value is null ? TableCell.Of(cell.Text) : Exact(cell.Value))];
            }
        }

        foreach (var row in finding.Pictures.SelectMany(Points))
        {
            yield return row;
        }
    }

    private IEnumerable<IReadOnlyList<TableCell>> Points(Chart picture)
    {
        yield return [""];
        yield return [picture.Title];
        foreach (var mark in picture.Marks)
        {
            yield return [mark.Label, Exact(mark.Value)];
        }

        var isNamed = picture.HasNamedPoints;
        yield return [.. isNamed ? [ChartTable.PointHead(say)] : Array.Empty<TableCell>(), picture.Across.Title ?? say["序号", "No."], .. picture.Series.Select(series => TableCell.Of(series.Name)), say["标记", "Flag"]];
        var count = picture.Series.Select(series => series.Values.Count).DefaultIfEmpty().Max();
        var places = picture.Series.FirstOrDefault(series => series.At is not null)?.At;
        for (var i = 0; i < count; i++)
        {
            var at = i;
            var first = i < picture.Labels.Count && !isNamed ? TableCell.Of(picture.Labels[i]) : places is not null && i < places.Count ? Exact(places[i]) : TableCell.Of(i + 1);
            yield return [.. isNamed ? [picture.Labels[i]] : Array.Empty<TableCell>(), first, .. picture.Series.Select(series => at < series.Values.Count ? Exact(series.Values[at]) : default), string.Join("；", picture.Series.Where(series => series.Flags.ContainsKey(at)).Select(series => series.Flags[at]))];
        }
    }
}
