using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Indicators;

/// <summary>The indicators of inspections, counted when they are asked for: a province makes some ten thousand checks a year.</summary>
public sealed class InspectionIndicators(Database database, RegionTable regions, BusinessCalendar calendar) : IIndicators
{
    private const int RecordsAtOnce = 500;

    public IReadOnlyList<IndicatorDefinition> Defined { get; } = [.. InspectionMeasures.All.Select(measure => measure.Definition)];

    public Refusal? Trouble(IndicatorAsk ask) => Checked(ask) is { IsRefused: true } refused ? refused.Refusal : null;

    /// <summary>Nothing has to be kept.</summary>
    public Task Keep(IReadOnlyList<IndicatorAsk> asks, CancellationToken ct)
    {
        foreach (var ask in asks)
        {
            Measure(ask);
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> History(
        IReadOnlyList<IndicatorAsk> asks, RegionCode region, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var days = Days(from, to).ToList();
        var answers = new List<IReadOnlyList<IndicatorFigure>>();
        foreach (var measure in asks.Select(Measure))
        {
            var counts = (await Counts(measure, days, ct)).Where(count => IsWithin(count.Region, region)).ToList();
            answers.Add([.. days.Select(day => new IndicatorFigure(region.Value, day, Value(measure, counts, day)))]);
        }

        return answers;
    }

    public async Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> Within(
        IReadOnlyList<IndicatorAsk> asks, RegionCode region, string level, DateOnly day, CancellationToken ct)
    {
        var wanted = level switch
        {
            "city" => RegionLevel.City,
            "county" => RegionLevel.County,
            _ => throw new ArgumentException($"'{level}' is no level; city or county.", nameof(level)),
        };
        var answers = new List<IReadOnlyList<IndicatorFigure>>();
        foreach (var measure in asks.Select(Measure))
        {
            var counts = await Counts(measure, day <= calendar.Today ? [day] : [], ct);
            var places = counts.Where(count => count.Day >= FirstOfYear(day) && IsWithin(count.Region, region))
                .SelectMany(count => regions.LineOf(RegionCode.Parse(count.Region).Value).Select(place => (Place: place, Count: count)))
                .Where(one => regions.FindEver(one.Place)?.Level == wanted && regions.IsWithin(one.Place, region))
                .GroupBy(one => one.Place.Value).OrderBy(place => place.Key, StringComparer.Ordinal);
            answers.Add([.. places.Select(place => new IndicatorFigure(place.Key, day, Value(measure, [.. place.Select(one => one.Count)], day)))]);
        }

        return answers;
    }

    public async Task<IReadOnlyList<IndicatorRecord>> Records(IndicatorAsk ask, RegionCode region, DateOnly day, string? after, int most, CancellationToken ct)
    {
        var measure = Measure(ask);
        if (day > calendar.Today || (after is not null && !Guid.TryParseExact(after, "N", out _)))
        {
            return [];
        }

        var found = new List<IndicatorRecord>();
        var key = after is null ? Guid.Empty : Guid.ParseExact(after, "N");
        await using var session = await database.Read(ct);
        while (found.Count < most)
        {
            var shown = await IndicatorStore.Shown(session, measure.Definition.Name, FirstOfYear(day), day, calendar.Today, key, RecordsAtOnce, ct);
            found.AddRange(shown.Where(one => IsWithin(one.Region, region)).Select(one => new IndicatorRecord(
                one.Task.ToString("N"), one.SubjectName, one.Region, one.On, $"/inspections/findings?q={Uri.EscapeDataString(one.Subject)}")));
            if (shown.Count < RecordsAtOnce)
            {
                break;
            }

            key = shown[^1].Task;
        }

        return [.. found.Take(most)];
    }

    private async Task<IReadOnlyList<DayCount>> Counts(InspectionMeasure measure, IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        if (days.Count == 0)
        {
            return [];
        }

        await using var session = await database.Read(ct);
        return await IndicatorStore.Days(session, measure.Definition.Name, FirstOfYear(days[0]), days[^1], ct);
    }

    private static decimal? Value(InspectionMeasure measure, IReadOnlyList<DayCount> counts, DateOnly day)
    {
        var counted = counts.Where(count => count.Day >= FirstOfYear(day) && count.Day <= day).ToList();
        var total = counted.Sum(count => count.Total);
        return !measure.IsShare ? total : total == 0 ? null : 100m * counted.Sum(count => count.Good) / total;
    }

    private IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = EndOfMonth(from); day <= to && day <= calendar.Today; day = EndOfMonth(day.AddDays(1)))
        {
            yield return day;
        }

        if (from <= to && to <= calendar.Today && to != EndOfMonth(to))
        {
            yield return to;
        }
    }

    private bool IsWithin(string code, RegionCode region) => RegionCode.Parse(code) is { IsRefused: false } parsed && regions.IsWithin(parsed.Value, region);

    private static DateOnly FirstOfYear(DateOnly day) => new(day.Year, 1, 1);

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static Outcome<InspectionMeasure> Checked(IndicatorAsk ask)
        => InspectionMeasures.All.FirstOrDefault(one => one.Definition.Name == ask.Name) is not { } measure ? IndicatorRefusals.Unknown(ask.Name)
            : ask.Filter.Schemes.Count + ask.Filter.Industries.Count > 0 || ask.Filter.Size is not null ? IndicatorRefusals.NoFilter(measure.Definition.Chinese)
            : measure;

    private InspectionMeasure Measure(IndicatorAsk ask)
        => Checked(ask) is { IsRefused: false } measure ? measure.Value : throw new ArgumentException(Trouble(ask)!.Message, nameof(ask));
}
