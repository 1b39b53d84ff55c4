using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Targets.Boards;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.Charts;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench.Targets.Boards;

/// <summary>The picture of a target, on dashboards and on its public page.</summary>
internal static class TargetChart
{
    /// <summary>One target over time, with its goal and what is expected.</summary>
    /// <param name="isWhole">Whether the figures are of the region for which the goal was set.</param>
    public static Chart Line(TargetStanding target, RegionCode region, bool isWhole, ChartSize size, Say say)
    {
        var ahead = target.Standing.Ahead.Where(expected => target.Now is null || expected.Day > target.Now.Day).ToList();
        var days = target.Figures.Select(figure => figure.Day).Concat(ahead.Select(expected => expected.Day)).ToList();
        var known = target.Figures.Count;
        IReadOnlyList<double?> Ahead(Func<Expected, double> of)
            => [.. target.Figures.Select((figure, place) => place == known - 1 ? (double?)figure.Value : null), .. ahead.Select(expected => (double?)of(expected))];
        var series = new List<ChartSeries>
        {
            new(say["实际", "Actual"], [.. target.Figures.Select(figure => (double?)figure.Value), .. ahead.Select(_ => (double?)null)])
            {
                Links = target.Target.Source == "module" ? [.. target.Figures.Select(Records), .. ahead.Select(_ => (string?)null)] : [],
            },
        };
        if (ahead.Count > 0)
        {
            series.Add(new ChartSeries(say["预测", "Forecast"], Ahead(expected => expected.Middle)) { Look = SeriesLook.Dashed, Low = Ahead(expected => expected.Low), High = Ahead(expected => expected.High) });
        }

        return new Chart
        {
            Kind = ChartKind.Line,
            Title = target.Target.Name,
            Reading = BoardWords.Sentence(target.Standing, say),
            Unit = target.Target.Unit,
            Across = new ChartAxis(say["截止", "As of"]),
            Labels = [.. days.Select(Show.Day)],
            Series = series,
            Marks = Goal(target.Target) is { } goal && isWhole ? [new ChartMark(say["目标", "Goal"] + " " + ChartTable.Figure(goal, 4), goal, Tone.Good)] : [],
            Size = size,
        };

        string? Records(IndicatorFigure figure) => BoardLinks.Records(target.Target.Id, region, figure.Day);
    }

    private static double? Goal(TargetRow target) => target.Kind switch
    {
        "change" when target.BaselineValue is null => null,
        "change" => (double)(target.TargetValue + target.BaselineValue.Value),
        _ => (double)target.TargetValue,
    };
}
