using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Targets.Policies;

namespace Zhiheng.Targets.Boards;

/// <summary>A target with its figures at month's ends, how it stands today, and the figures of the year comparison.</summary>
/// <param name="Now">The latest figure.</param>
/// <param name="LastYear">That of the same month's end a year before; null where none is known.</param>
public sealed record TargetStanding(TargetRow Target, IReadOnlyList<IndicatorFigure> Figures, Standing Standing, IndicatorFigure? Now, IndicatorFigure? LastYear)
{
    /// <summary>A figure of last year is one of the same month.</summary>
    private const int SameMonth = 31;

    /// <summary>What the known figures say today. Null history: nobody measures the target for this part of the region.</summary>
    public static TargetStanding Of(TargetRow target, TargetHistory? history, bool isWhole, DateOnly today)
    {
        var figures = history?.Figures.Where(figure => figure.Value is not null).ToList() ?? [];
        var standing = history is null ? Standings.None("责任单位报送的是全域数字，没有分地区的。", "Units report for the whole region, not for its parts.")
            : figures.Count == 0 ? Standings.None(history.Missing ?? "没有数据。", history.Missing ?? "No figure.")
            : isWhole ? Standings.Judge(target, figures, today)
            : new Standing(Stand.CannotTell, "目标是对整个地区提出的，这里只显示本地数字。", "The target is set for the whole region; these are the figures of this part.", []);
        var now = figures.LastOrDefault();
        return new TargetStanding(target, figures, standing, now, now is null ? null : YearBefore(figures, now.Day));
    }

    private static IndicatorFigure? YearBefore(IReadOnlyList<IndicatorFigure> figures, DateOnly day)
    {
        // A month's end has its fellow at a month's end, also where February was longer.
        var before = day.AddDays(1).AddYears(-1).AddDays(-1);
        return figures.LastOrDefault(figure => figure.Day <= before) is { } found && before.DayNumber - found.Day.DayNumber < SameMonth ? found : null;
    }
}

/// <summary>A measure with who answers for it, and how it stood on <see cref="Board.Days"/>, in their order; the last is today.</summary>
public sealed record MeasureLine(MeasureRow Measure, IReadOnlyList<DutyRow> Duties, IReadOnlyList<TargetStanding> Targets, IReadOnlyList<Stand> Stands)
{
    public Stand Stand => Stands[^1];

    public IEnumerable<DutyRow> Leads => Duties.Any(duty => duty.Role == "lead") ? Duties.Where(duty => duty.Role == "lead") : Duties;
}

/// <summary>A responsible unit with how many measures it answers for and how many of them are behind.</summary>
public sealed record UnitLine(Guid Id, string Name, string Region, int Measures, int Leads, int Behind);

/// <summary>What one policy looks like today in one region, for all units or one. <paramref name="Units"/> are always those of the whole policy.</summary>
public sealed record Board(
    PolicyRow Policy, RegionCode Region, Guid? Unit, IReadOnlyList<DateOnly> Days, IReadOnlyList<TargetStanding> Targets, IReadOnlyList<MeasureLine> Measures, IReadOnlyList<UnitLine> Units)
{
    public DateOnly Day => Days[^1];

    /// <summary>Targets are set for the policy's region; parts of it have figures, but nothing to be judged by.</summary>
    public bool IsWhole => Region.Value == Policy.Region;
}
