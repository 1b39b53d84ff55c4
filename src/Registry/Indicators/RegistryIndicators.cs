using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Indicators;

/// <summary>
/// The register's indicators. Kept asks are read; others are counted from the stretches when they are asked for, all in one pass. As long as the
/// register is still being counted for the first time, or anew, every figure is null.
/// </summary>
public sealed class RegistryIndicators(Database database, RegionTable regions, SchemeTable schemes, BusinessCalendar calendar) : IIndicators
{
    public IReadOnlyList<IndicatorDefinition> Defined { get; } = [.. RegistryMeasures.All.Select(measure => measure.Definition)];

    public Refusal? Trouble(IndicatorAsk ask) => Asked.Of(ask, schemes) is { IsRefused: true } refused ? refused.Refusal : null;

    public async Task Keep(IReadOnlyList<IndicatorAsk> asks, CancellationToken ct)
    {
        var asked = asks.Select(Checked).ToList();
        await using var work = await database.Begin(new Act("zhiheng", Capacity.System, calendar.Now, "登记常用指标"), ct);
        foreach (var one in asked)
        {
            await FigureStore.Keep(work, one.Measure.Definition.Name, one.Filter, ct);
        }

        await work.Commit([], ct);
    }

    public async Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> History(
        IReadOnlyList<IndicatorAsk> asks, RegionCode region, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var asked = asks.Select(Checked).ToList();
        var days = FigureDays.Between(from, to, calendar.Today);
        var found = await Found(asked, days, async (session, ids) => await FigureStore.Of(session, region.Value, ids, days[0], days[^1], ct), ct);
        return [.. asked.Select((_, i) => (IReadOnlyList<IndicatorFigure>)[.. days.Select(day => new IndicatorFigure(region.Value, day, found is null ? null : found.GetValueOrDefault((i, region.Value, day))))])];
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
        var asked = asks.Select(Checked).ToList();
        var (first, last) = (region.Prefix.PadRight(RegionCode.Length, '0'), region.Prefix.PadRight(RegionCode.Length, '9'));
        DateOnly[] days = day <= calendar.Today ? [day] : [];
        var found = await Found(asked, days, async (session, ids) => await FigureStore.Between(session, first, last, ids, day, ct), ct);
        var divisions = (found?.Keys.Select(key => key.Region) ?? []).Distinct().Where(code => Is(code, wanted, region)).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. asked.Select((_, i) => (IReadOnlyList<IndicatorFigure>)
            [
                .. divisions.Where(code => found!.ContainsKey((i, code, day))).Select(code => new IndicatorFigure(code, day, found![(i, code, day)])),
            ]),
        ];
    }

    public async Task<IReadOnlyList<IndicatorRecord>> Records(IndicatorAsk ask, RegionCode region, DateOnly day, string? after, int most, CancellationToken ct)
    {
        var asked = Checked(ask);
        var (isKey, key) = Key(after);
        if (day > calendar.Today || !isKey)
        {
            return [];
        }

        await using var session = await database.Read(ct);
        var ofHolders = asked.Measure.CountsHolders;
        var rows = ofHolders
            ? await RecordStore.Holders(session, asked, regions, region, day, key.Holder, most, ct)
            : await RecordStore.Certificates(session, asked, regions, region, day, key, most, ct);
        return
        [
            .. rows.Select(row => new IndicatorRecord(
                $"{row.Holder:N}{row.Id:N}", ofHolders ? row.Name : $"{row.Number} {row.Name}", row.Region ?? string.Empty, row.On, ofHolders ? OfOrganization(row.Code) : $"/c/{row.Code}")),
        ];
    }

    /// <summary>By place of the ask, division and day; null while nothing can be said. Days that are not kept are counted here.</summary>
    private async Task<Dictionary<(int Ask, string Region, DateOnly Day), decimal>?> Found(
        IReadOnlyList<Asked> asked, IReadOnlyList<DateOnly> days, Func<Session, IReadOnlyList<int>, Task<IReadOnlyList<FigureRow>>> kept, CancellationToken ct)
    {
        var found = new Dictionary<(int Ask, string Region, DateOnly Day), decimal>();
        await using var session = await database.Read(ct);
        if (await FigureStore.State(session, ct) is not { IsBuilt: true })
        {
            return null;
        }

        if (days.Count == 0)
        {
            return found;
        }

        var held = (await FigureStore.Asks(session, ct)).Where(ask => ask.Through is { } through && days.All(day => IsKept(day, through)))
            .ToDictionary(ask => (ask.Name, ask.Filter), ask => ask.Id);
        var ids = asked.Select(one => held.TryGetValue((one.Measure.Definition.Name, one.Filter), out var id) ? (int?)id : null).ToList();
        if (ids.Exists(id => id is not null))
        {
            var places = Enumerable.Range(0, ids.Count).Where(i => ids[i] is not null).ToLookup(i => ids[i]!.Value);
            foreach (var row in await kept(session, [.. ids.OfType<int>().Distinct()]))
            {
                foreach (var i in places[row.Ask])
                {
                    found[(i, row.Region, row.Day)] = row.Value;
                }
            }
        }

        await Count(session, [.. Enumerable.Range(0, ids.Count).Where(i => ids[i] is null)], asked, days, found, ct);
        return found;
    }

    private async Task Count(
        Session session, IReadOnlyList<int> places, IReadOnlyList<Asked> asked, IReadOnlyList<DateOnly> days, Dictionary<(int Ask, string Region, DateOnly Day), decimal> found, CancellationToken ct)
    {
        if (places.Count == 0)
        {
            return;
        }

        var tally = new Tally([.. places.Select(i => asked[i])], days, regions);
        var kinds = places.Select(i => asked[i].Measure.Stretch).Distinct().ToList();
        await Holders.Take(tally, kinds.Count == 1 ? StretchStore.ByHolder(session, kinds[0]) : StretchStore.ByHolder(session), ct);
        foreach (var cell in tally.Cells())
        {
            found[(places[cell.Ask], cell.Region, days[cell.Day])] = cell.Value;
        }
    }

    private static bool IsKept(DateOnly day, DateOnly through) => day >= FigureDays.First && day <= through && (day == through || FigureDays.IsMonthEnd(day));

    private bool Is(string code, RegionLevel level, RegionCode within)
    {
        var region = RegionCode.Parse(code).Value;
        var known = regions.FindEver(region);
        return (known?.Level ?? Level(region)) == level && known?.ValidTo is null && regions.IsWithin(region, within);
    }

    private static RegionLevel Level(RegionCode code) => (RegionLevel)(code.Prefix.Length / 2);

    /// <summary>A key is the id of a holder, or that of a holder and that of a certificate.</summary>
    private static (bool IsKey, (Guid Holder, Guid Certificate) Key) Key(string? text)
    {
        Guid holder = default, certificate = default;
        var isKey = text switch
        {
            null => true,
            { Length: 32 } => Guid.TryParseExact(text, "N", out holder),
            { Length: 64 } => Guid.TryParseExact(text[..32], "N", out holder) && Guid.TryParseExact(text[32..], "N", out certificate),
            _ => false,
        };
        return (isKey, (holder, certificate));
    }

    private static string? OfOrganization(string code) => code.Length == CreditCode.Length ? $"/organizations/{code}" : null;

    /// <exception cref="ArgumentException">It cannot be asked; <see cref="Trouble"/> says why, and whoever asks has asked that before.</exception>
    private Asked Checked(IndicatorAsk ask)
        => Asked.Of(ask, schemes) is { IsRefused: false } asked ? asked.Value : throw new ArgumentException(Trouble(ask)!.Message, nameof(ask));
}
