using System.Globalization;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Charts;

/// <summary>A cell of the table under a chart.</summary>
public sealed record TableCell(string Text, string? Href = null, bool IsNumber = false, Tone Tone = Tone.Plain);

/// <summary>The figures of a chart as a table: what remains without a script, and what is read out. <paramref name="All"/> counts the rows it would have in full.</summary>
public sealed record ChartTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<TableCell>> Rows, int All)
{
    /// <summary>Rows written at most, beside those with a flag: a million rows help nobody and stop the browser. The CSV file has them all.</summary>
    public const int MostRows = 500;

    public static ChartTable Of(Chart chart, Say say) => chart.Kind == ChartKind.Heat ? Matrix(chart, say) : List(chart, say);

    /// <summary>What the column of labels is called.</summary>
    internal static string FirstHead(Chart chart, Say say) => chart.Kind == ChartKind.Heat
        ? chart.Up.Title ?? ""
        : chart.Across.Title ?? (chart.Labels.Count > 0 ? say["项", "Item"] : say["序号", "No."]);

    internal static string PointHead(Say say) => say["点", "Point"];

    /// <summary>A figure as pages write it: thousands apart, no more than <paramref name="digits"/> after the point, tiny ones in powers of ten.</summary>
    public static string Figure(double value, int digits)
    {
        var tiny = value != 0 && Math.Abs(value) < Math.Pow(10, -digits);
        return value.ToString(tiny ? "0.###E0" : "#,0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    private static ChartTable Matrix(Chart chart, Say say)
    {
        var cells = chart.Cells.ToLookup(cell => (cell.Row, cell.Column));
        List<string> head = [FirstHead(chart, say), .. chart.Labels];
        var rows = chart.Rows.Select((name, row) => (IReadOnlyList<TableCell>)
        [
            new TableCell(name),
            .. Enumerable.Range(0, chart.Labels.Count).Select(column => cells[(row, column)].FirstOrDefault() is { } cell
                ? new TableCell(cell.Text, cell.Href, cell.Tone is null, cell.Tone ?? Tone.Plain)
                : new TableCell(say["无", "none"], IsNumber: chart.Cells.All(one => one.Tone is null))),
        ]).ToList();
        return new ChartTable(head, rows, rows.Count);
    }

    private static ChartTable List(Chart chart, Say say)
    {
        var count = chart.Series.Count == 0 ? chart.Labels.Count : chart.Series.Max(series => series.Values.Count);
        var flagged = chart.Series.SelectMany(series => series.Flags.Keys).ToHashSet();
        var codes = chart.Map?.Codes ?? [];
        List<string> head = [];
        if (codes.Count > 0)
        {
            head.Add(say["代码", "Code"]);
        }

        if (chart.HasNamedPoints)
        {
            head.Add(PointHead(say));
        }

        head.Add(FirstHead(chart, say));
        foreach (var series in chart.Series)
        {
            var unit = series.OnRight ? "%" : chart.Unit;
            head.Add(unit is null ? series.Name : say[$"{series.Name}（{unit}）", $"{series.Name} ({unit})"]);
            if (series.Low is not null)
            {
                head.AddRange([say[$"{series.Name}下限", $"{series.Name}, low"], say[$"{series.Name}上限", $"{series.Name}, high"]]);
            }
        }

        if (flagged.Count > 0)
        {
            head.Add(say["标记", "Flag"]);
        }

        var shown = Enumerable.Range(0, count).Where(place => place < MostRows || (flagged.Contains(place) && flagged.Count <= MostRows));
        return new ChartTable(head, [.. shown.Select(place => Row(chart, place, codes, flagged.Count > 0, say))], count);
    }

    private static List<TableCell> Row(Chart chart, int place, IReadOnlyList<string> codes, bool hasFlags, Say say)
    {
        List<TableCell> row = [];
        if (codes.Count > 0)
        {
            row.Add(new TableCell(codes[place]));
        }

        var at = chart.Series.Select(series => series.At).FirstOrDefault(places => places is not null && place < places.Count)?[place];
        if (chart.HasNamedPoints)
        {
            row.Add(new TableCell(chart.Labels[place]));
        }

        row.Add(new TableCell(place < chart.Labels.Count && !chart.HasNamedPoints ? chart.Labels[place] : at is { } where ? Figure(where, chart.Digits) : (place + 1).ToString(CultureInfo.InvariantCulture)));
        foreach (var series in chart.Series)
        {
            row.Add(Cell(series.Values, place, series.Links));
            if (series.Low is not null && series.High is not null)
            {
                row.AddRange([Cell(series.Low, place, []), Cell(series.High, place, [])]);
            }
        }

        if (hasFlags)
        {
            row.Add(new TableCell(string.Join(say["；", "; "], chart.Series.Where(series => series.Flags.ContainsKey(place)).Select(series => series.Flags[place])), Tone: Tone.Bad));
        }

        return row;

        TableCell Cell(IReadOnlyList<double?> values, int index, IReadOnlyList<string?> links) => index >= values.Count || values[index] is not { } value
            ? new TableCell(say["无数据", "no figure"], IsNumber: true)
            : new TableCell(Figure(value, chart.Digits), index < links.Count ? links[index] : null, IsNumber: true);
    }
}
