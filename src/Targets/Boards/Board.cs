using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Targets.Policies;

namespace Zhiheng.Targets.Boards;

/// <summary>A target with its figures at month's ends, how it stands today, and the figures of the year comparison.</summary>
/// <param name="Now">The latest figure.</param>
/// <param name="LastYear">That of the same month's end a year before; null where none is known.</param>
public sealed record TargetStanding(TargetRow Target, IReadOnlyList<IndicatorFigure> Figures, Standing Standing, IndicatorFigure? Now, IndicatorFigure? LastYear);

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
