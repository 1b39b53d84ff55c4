using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Reference;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Targets.Policies;

/// <summary>Writes policy, measures, responsible units, targets and money of a draft that is being adopted.</summary>
internal sealed class Adoption(Work work, DocumentRow document, PolicyDraft draft, BusinessCalendar calendar)
{
    private readonly Dictionary<(string Region, string Name), Guid> units = [];

    public async Task Write(Guid? earlier, string? relation, CancellationToken ct)
    {
        var head = draft.Head;
        await PolicyStore.Add(
            work,
            new PolicyRow
            {
                Id = document.Id, Number = head.Number, Title = head.Title, Issuer = head.Issuer, IssuedOn = head.IssuedOn, Region = head.Region!, OrganRegion = document.OrganRegion,
                OrganName = document.OrganName, AdoptedOn = calendar.Today, Earlier = earlier, Relation = relation, IsDemo = false,
            },
            ct);
        var measures = new Dictionary<int, Guid>();
        foreach (var (item, ordinal) in draft.Measures.Select((item, at) => (item, at + 1)))
        {
            measures[item.Key] = await Measure(item, ordinal, ct);
        }

        foreach (var (item, ordinal) in draft.Indicators.Select((item, at) => (item, at + 1)))
        {
            await PolicyStore.Add(work, Target(item, ordinal, measures), ct);
        }

        foreach (var (item, ordinal) in draft.Subsidies.Select((item, at) => (item, at + 1)))
        {
            await PolicyStore.Add(work, Money(item, ordinal, measures), ct);
        }

        await PolicyStore.Supersede(work, draft.Indicators.Select(item => item.Earlier).OfType<Guid>(), calendar.Today, ct);
        if (relation == "replaces")
        {
            await PolicyStore.Replace(work, earlier!.Value, calendar.Today, ct);
        }
    }

    private async Task<Guid> Measure(DraftMeasure item, int ordinal, CancellationToken ct)
    {
        var row = new MeasureRow
        {
            Id = NewId(), Policy = document.Id, Ordinal = ordinal, No = item.No, Title = item.Title, Section = item.Section, Body = Words(item.At), OrganRegion = document.OrganRegion,
            OrganName = document.OrganName,
        };
        await PolicyStore.Add(work, row, ct);
        foreach (var (region, name, unit, level) in item.Units.SelectMany(unit => Concrete(unit, RegionCode.Parse(draft.Head.Region).Value, calendar.Today)).DistinctBy(one => (one.Region, one.Name)))
        {
            await PolicyStore.Add(
                work,
                new DutyRow { Id = NewId(), Measure = row.Id, Unit = await Unit(region, name, ct), Role = unit.Role.ToString().ToLowerInvariant(), Printed = unit.Name, EveryOf = level },
                ct);
        }

        return row.Id;
    }

    /// <summary>
    /// A unit stands for itself; 各市政府 stands for the government of every city of the region. Towns are in no table of divisions, nor are the
    /// divisions below a county: there the printed name stays the unit.
    /// </summary>
    internal static IEnumerable<(string Region, string Name, DraftUnit Unit, string? Level)> Concrete(DraftUnit unit, RegionCode region, DateOnly on)
    {
        var levels = unit.EveryOf?.Split(',') ?? [];
        var each = levels.SelectMany(level => Divisions(region, level, on).Select(division => (Level: level, Division: division))).ToList();
        return each.Count == 0
            ? [(region.Value, unit.Name, unit, levels is [var only] ? only : null)]
            : each.Select(one => (one.Division.Code.Value, one.Division.Name + "人民政府", unit, (string?)one.Level));
    }

    private static IEnumerable<Region> Divisions(RegionCode within, string level, DateOnly on)
        => ReferenceData.Regions.All.Where(region => !region.IsFunctionalZone && region.ExistedOn(on) && region.Level.ToString().Equals(level, StringComparison.OrdinalIgnoreCase)
            && region.Code.Value.StartsWith(within.Prefix, StringComparison.Ordinal));

    private async Task<Guid> Unit(string region, string name, CancellationToken ct)
    {
        if (!units.TryGetValue((region, name), out var id))
        {
            id = await PolicyStore.UnitOf(work, region, name, NewId(), ct);
            units.Add((region, name), id);
        }

        return id;
    }

    private TargetRow Target(DraftIndicator item, int ordinal, Dictionary<int, Guid> measures) => new()
    {
        Id = NewId(), Policy = document.Id, Measure = item.Measure is { } key ? measures[key] : null, Ordinal = ordinal, Name = item.Name, Baseline = Text(item.Baseline),
        Target = Text(item.Target)!, Unit = item.Unit, DueYear = item.DueYear, Comparator = item.Comparator, Kind = item.Kind, Body = Words(item.At),
        OrganRegion = document.OrganRegion, OrganName = document.OrganName, Earlier = item.Earlier,
    };

    private SubsidyRow Money(DraftSubsidy item, int ordinal, Dictionary<int, Guid> measures) => new()
    {
        Id = NewId(), Policy = document.Id, Measure = item.Measure is { } key ? measures[key] : null, Ordinal = ordinal, Beneficiary = item.Beneficiary,
        AmountFen = item.AmountYuan * 100, Limits = item.Limit, Form = item.Form, Body = Words(item.At),
    };

    private string Words(TextRange? at)
        => at is { } range && range.Start >= 0 && range.End <= document.Body.Length && range.Length > 0 ? document.Body[range.Start..range.End].Trim() : string.Empty;

    private static string? Text(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);

    private Guid NewId() => Guid.CreateVersion7(calendar.Now);
}
