using Zhiheng.Web.Look;

namespace Zhiheng.Web.Charts;

/// <summary>A chart in words: the name of its picture for those who do not see it, and the words its script needs.</summary>
public static class ChartWords
{
    /// <summary>Kind and title, what it says, and the first, last, least and greatest figure of at most four series.</summary>
    public static string Summary(Chart chart, Say say)
    {
        var parts = new List<string> { say[$"{Kind(chart, say)}：{chart.Title}", $"{Kind(chart, say)}: {chart.Title}"] };
        if (chart.Reading is { } reading)
        {
            parts.Add(reading.TrimEnd('。', '.'));
        }

        if (chart.Kind == ChartKind.Heat)
        {
            parts.Add(say[$"{chart.Rows.Count} 行 {chart.Labels.Count} 列", $"{chart.Rows.Count} rows, {chart.Labels.Count} columns"]);
        }

        parts.AddRange(chart.Series.Take(4).Select(series => Series(chart, series, say)));
        return string.Join(say["；", "; "], parts) + say["。数据见下方表格。", ". The figures are in the table below."];
    }

    public static IReadOnlyDictionary<string, string> For(Chart chart, Say say) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["across"] = ChartTable.FirstHead(chart, say),
        ["code"] = say["代码", "Code"],
        ["point"] = ChartTable.PointHead(say),
        ["none"] = say["无数据", "no figure"],
        ["flag"] = say["标记", "Flag"],
        ["low"] = say["下限", "low"],
        ["high"] = say["上限", "high"],
        ["noMap"] = say["地图未能读取，请刷新页面；数据见表。", "The map could not be read; reload the page. The figures are in the table."],
    };

    private static string Kind(Chart chart, Say say) => chart.Kind switch
    {
        ChartKind.Line => say["折线图", "Line chart"],
        ChartKind.Control => say["控制图", "Control chart"],
        ChartKind.Bar => say["柱状图", "Bar chart"],
        ChartKind.Scatter => say["散点图", "Scatter plot"],
        ChartKind.Heat => say["热力表", "Heat table"],
        ChartKind.Map => say["地图", "Map"],
        ChartKind.Radar => say["雷达图", "Radar chart"],
        _ => throw new ArgumentOutOfRangeException(nameof(chart), chart.Kind, "No word for this kind."),
    };

    private static string Series(Chart chart, ChartSeries series, Say say)
    {
        var known = series.Values.Where(value => value is not null).Select(value => value!.Value).ToList();
        if (known.Count == 0)
        {
            return say[$"{series.Name}：无数据", $"{series.Name}: no figures"];
        }

        string Say(double value) => ChartTable.Figure(value, chart.Digits) + (series.OnRight ? "%" : chart.Unit is { } unit ? say[unit, " " + unit] : "");
        var flags = series.Flags.Count > 0 ? say[$"，标记 {series.Flags.Count} 点", $", {series.Flags.Count} flagged"] : "";
        return known.Count == 1
            ? say[$"{series.Name} {Say(known[0])}{flags}", $"{series.Name} {Say(known[0])}{flags}"]
            : say[$"{series.Name} {known.Count} 个值，最小 {Say(known.Min())}，最大 {Say(known.Max())}，末值 {Say(known[^1])}{flags}",
                $"{series.Name}: {known.Count} figures, least {Say(known.Min())}, greatest {Say(known.Max())}, last {Say(known[^1])}{flags}"];
    }
}
