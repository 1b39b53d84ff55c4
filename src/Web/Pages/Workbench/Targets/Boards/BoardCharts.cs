using System.Globalization;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Boards;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench.Targets.Boards;

/// <summary>The pictures of the dashboard, as descriptions.</summary>
internal sealed class BoardCharts(Board board, Say say)
{
    private const int ManyRows = 12;
    private const int VeryManyRows = 26;

    /// <summary>Measures by quarters: how each stood.</summary>
    public Chart Heat() => new()
    {
        Kind = ChartKind.Heat,
        Title = say["任务与状态", "Measures and how they stand"],
        Reading = say[$"今天 {Count(Stand.Behind)} 项落后，{Count(Stand.OnCourse)} 项正常，{Count(Stand.Met)} 项达到。", $"Today {Count(Stand.Behind)} behind, {Count(Stand.OnCourse)} on course, {Count(Stand.Met)} met."],
        Note = say["按各季度末当时的数据判断；任务以其目标中最差的为准，没有可计量目标的为“没有数据”。", "Judged at each quarter's end by what was known then; a measure stands as the worst of its targets."],
        Up = new ChartAxis(say["任务", "Measure"]),
        Rows = [.. board.Measures.Select(Name)],
        Labels = [.. board.Days.Select((day, place) => place == board.Days.Count - 1 ? say["今天", "today"] : Quarter(day))],
        Cells =
        [
            .. board.Measures.SelectMany((line, row) => line.Stands.Select((stand, column) =>
                new ChartCell(row, column, say[BoardWords.Of(stand)], BoardWords.Tone(stand), Href: line.Targets is [var only, ..] ? Target(only.Target) : null))),
        ],
        Size = board.Measures.Count > VeryManyRows ? ChartSize.Long : board.Measures.Count > ManyRows ? ChartSize.Tall : ChartSize.Normal,
    };

    public Chart Line(TargetStanding target) => TargetChart.Line(target, board.Region, board.IsWhole, ChartSize.Small, say);

    public Chart Map(TargetRow target, IReadOnlyList<IndicatorFigure> figures, string? geometry) => new()
    {
        Kind = ChartKind.Map,
        Title = say[$"各地：{target.Name}", $"By division: {target.Name}"],
        Note = say[$"截至 {Show.Day(board.Day)}。点按一地可查看背后的记录。", $"As of {Show.Day(board.Day)}. Choose a division to see the records behind its figure."],
        Unit = target.Unit,
        Across = new ChartAxis(say["地区", "Division"]),
        Labels = [.. figures.Select(figure => RegionName(figure.Region))],
        Map = new ChartMap([.. figures.Select(figure => figure.Region)], geometry),
        Series = [new ChartSeries(target.Name, [.. figures.Select(figure => (double?)figure.Value)]) { Links = [.. figures.Select(figure => BoardLinks.Records(target.Id, RegionCode.Parse(figure.Region).Value, figure.Day))] }],
        Size = geometry is not null ? ChartSize.Tall : figures.Count > VeryManyRows ? ChartSize.Long : ChartSize.Normal,
        IsSideways = geometry is null,
    };

    /// <summary>This year, last year and the baseline, each in percent of the goal: so that different units stand beside each other. Null where nothing can be compared.</summary>
    public Chart? Years()
    {
        var compared = board.Targets.Where(target => target.Now is not null && target.Target.TargetValue > 0 && target.Target.Kind != "change").ToList();
        double? Share(TargetStanding target, decimal? value) => value is { } figure ? (double)Math.Round(100 * figure / target.Target.TargetValue, 1) : null;
        return compared.Count == 0 ? null : new Chart
        {
            Kind = ChartKind.Bar,
            Title = say["年度对比（占目标的百分比）", "Year by year, in percent of the goal"],
            Unit = "%",
            Digits = 1,
            Across = new ChartAxis(say["目标", "Target"]),
            Labels = [.. compared.Select(target => target.Target.Name)],
            IsSideways = true,
            Series =
            [
                new ChartSeries(say["现在", "Now"], [.. compared.Select(target => Share(target, target.Now!.Value))]),
                new ChartSeries(say["去年同期", "A year ago"], [.. compared.Select(target => Share(target, target.LastYear?.Value))]),
                new ChartSeries(say["基线", "Baseline"], [.. compared.Select(target => Share(target, target.Target.BaselineValue))]),
            ],
            Marks = board.IsWhole ? [new ChartMark(say["目标", "Goal"], 100, Tone.Good, IsUpright: true)] : [],
            Size = compared.Count > ManyRows ? ChartSize.Long : compared.Count > 4 ? ChartSize.Tall : ChartSize.Normal,
        };
    }

    public static string RegionName(string code) => ReferenceData.Regions.FindEver(RegionCode.Parse(code).Value)?.Name ?? code;

    private static string Name(MeasureLine line) => $"{line.Measure.No} {line.Measure.Title}";

    private static string Quarter(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}Q{day.Month / 3}");

    private static string Target(TargetRow target) => $"/targets/indicators/{target.Id}";

    private int Count(Stand stand) => board.Measures.Count(line => line.Stand == stand);
}

internal static class BoardLinks
{
    /// <summary>The records behind a figure.</summary>
    public static string Records(Guid target, RegionCode region, DateOnly day) => $"/targets/indicators/{target}/records?region={region.Value}&day={Show.Day(day)}";
}
