using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;

namespace Zhiheng.Targets.Boards;

/// <summary>Reads what the dashboard shows; writes nothing. Figures come from published indicators and accepted reports only.</summary>
public sealed class BoardReading(AdoptedPolicies policies, IIndicators indicators, RegionTable regions, BusinessCalendar calendar)
{
    /// <summary>Ends of past quarters in the heat table, before today.</summary>
    private const int Quarters = 7;

    /// <summary>The policies within the caller's reach, newest first; those in force before those that were replaced.</summary>
    public async Task<IReadOnlyList<PolicyRow>> Policies(Mandate mandate, CancellationToken ct)
        => [.. (await policies.Mine(mandate, ct)).OrderBy(policy => policy.ReplacedOn is not null)];

    /// <summary>Null: the policy is not within the caller's reach, the region lies outside the policy's, or the unit answers for nothing in it.</summary>
    public async Task<Board?> Read(Guid policy, RegionCode? region, Guid? unit, Mandate mandate, CancellationToken ct)
    {
        if (await policies.Policy(policy, mandate, ct) is null || await policies.Find(policy, ct) is not { } view)
        {
            return null;
        }

        var whole = RegionCode.Parse(view.Policy.Region).Value;
        var shown = region ?? whole;
        var units = view.Measures.SelectMany(measure => view.Duties[measure.Id]).ToLookup(duty => duty.Unit);
        if (!regions.IsWithin(shown, whole) || (unit is { } one && !units.Contains(one)))
        {
            return null;
        }

        var days = Days(calendar.Today);
        var targets = await Targets([.. view.Targets.Where(target => target.SupersededOn is null)], shown, whole, view.Policy.IssuedOn, ct);
        var byMeasure = targets.Where(target => target.Target.Measure is not null).ToLookup(target => target.Target.Measure!.Value);
        var lines = view.Measures.Select(measure => Line(measure, [.. view.Duties[measure.Id]], [.. byMeasure[measure.Id]], days, shown == whole)).ToList();
        var mine = lines.Where(line => unit is null || line.Duties.Any(duty => duty.Unit == unit)).ToList();
        var kept = mine.Select(line => line.Measure.Id).ToHashSet();
        return new Board(
            view.Policy, shown, unit, days, [.. targets.Where(target => unit is null || (target.Target.Measure is { } measure && kept.Contains(measure)))], mine,
            [.. units.Select(duties => Unit([.. duties], lines)).OrderByDescending(line => line.Behind).ThenByDescending(line => line.Leads).ThenByDescending(line => line.Measures).ThenBy(line => line.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Today's figures of one target in the divisions of a region: cities of a province, counties of a city, or counties when asked for. None unless a module measures it.</summary>
    /// <param name="level">"city" or "county".</param>
    public async Task<IReadOnlyList<IndicatorFigure>> Divisions(TargetRow target, RegionCode region, string level, CancellationToken ct)
        => Filters.AskOf(target) is { } ask && indicators.Definition(ask.Name) is not null
            ? (await indicators.Within([ask], region, level, calendar.Today, ct))[0]
            : [];

    private async Task<IReadOnlyList<TargetStanding>> Targets(IReadOnlyList<TargetRow> targets, RegionCode region, RegionCode whole, DateOnly? since, CancellationToken ct)
    {
        // Units report for the whole region, not for its parts.
        var asked = region == whole ? targets : [.. targets.Where(target => target.Source == "module")];
        var histories = await policies.Histories(asked, region, ct, since);
        var known = histories.ToDictionary(history => history.Target.Id);
        return [.. targets.Select(target => TargetStanding.Of(target, known.GetValueOrDefault(target.Id), region == whole, calendar.Today))];
    }

    private MeasureLine Line(MeasureRow measure, IReadOnlyList<DutyRow> duties, IReadOnlyList<TargetStanding> targets, IReadOnlyList<DateOnly> days, bool isWhole)
    {
        Stand On(TargetStanding target, DateOnly day)
        {
            var known = target.Figures.Where(figure => figure.Day <= day).ToList();
            return day == days[^1] || !isWhole ? target.Standing.Stand : known.Count == 0 ? Stand.NoFigure : Standings.Judge(target.Target, known, day).Stand;
        }

        return new MeasureLine(measure, duties, targets, [.. days.Select(day => Standings.Of([.. targets.Select(target => On(target, day))]))]);
    }

    private static UnitLine Unit(IReadOnlyList<DutyRow> duties, IReadOnlyList<MeasureLine> lines)
    {
        var measures = duties.Select(duty => duty.Measure).ToHashSet();
        return new UnitLine(
            duties[0].Unit, duties[0].UnitName, duties[0].UnitRegion, measures.Count, duties.Count(duty => duty.Role == "lead"),
            lines.Count(line => measures.Contains(line.Measure.Id) && line.Stand == Stand.Behind));
    }

    /// <summary>The ends of the quarters before today, oldest first, and today.</summary>
    private static List<DateOnly> Days(DateOnly today)
    {
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return [.. Enumerable.Range(0, Quarters).Select(back => quarter.AddMonths(-3 * (Quarters - 1 - back)).AddDays(-1)), today];
    }
}
