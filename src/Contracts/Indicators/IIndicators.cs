using Zhiheng.Kernel;

namespace Zhiheng.Contracts.Indicators;

/// <summary>What the figure of a day means.</summary>
public enum IndicatorKind
{
    /// <summary>What holds at the end of the day.</summary>
    Level,

    /// <summary>What happened from 1 January to the day, both included.</summary>
    YearToDate,
}

/// <summary>
/// Narrows an indicator. Empty lists and nulls narrow nothing. <paramref name="Schemes"/> are scheme codes or their prefixes; a scheme fits if it begins
/// with one of them. <paramref name="Industries"/> and <paramref name="Size"/> as the definition of the indicator explains them.
/// </summary>
public sealed record IndicatorFilter(IReadOnlyList<string> Schemes, IReadOnlyList<string> Industries, string? Size)
{
    public static IndicatorFilter None { get; } = new([], [], null);
}

/// <summary>An indicator with its filter: together they say exactly what is counted.</summary>
public sealed record IndicatorAsk(string Name, IndicatorFilter Filter);

/// <summary>
/// A published indicator, <c>&lt;module&gt;.&lt;name&gt;</c>. <paramref name="Filters"/> names what may narrow it: scheme, industry, size.
/// Definition, source, formula and drill-down are sentences in Chinese for docs/indicators.md and for the page.
/// </summary>
public sealed record IndicatorDefinition(
    string Name, string Chinese, string English, string Unit, IndicatorKind Kind, string Definition, string Source, string Formula, string DrillDown, IReadOnlyList<string> Filters);

/// <summary>The figure of one region on one day. A null value: it cannot be said (nothing to divide by).</summary>
public sealed record IndicatorFigure(string Region, DateOnly Day, decimal? Value);

/// <summary>One record behind a figure. <paramref name="Address"/> is a path of this installation, or null.</summary>
public sealed record IndicatorRecord(string Key, string Name, string Region, DateOnly On, string? Address);

/// <summary>
/// The figures a module publishes, as functions of region and day: the past is computed from facts, so that the same question about a past
/// day has the same answer until a fact about that day arrives. Dashboards, targets and statistics use these and nothing else.
/// </summary>
public interface IIndicators
{
    IReadOnlyList<IndicatorDefinition> Defined { get; }

    /// <summary>The indicator of that name; null: nobody publishes one.</summary>
    IndicatorDefinition? Definition(string name) => Defined.FirstOrDefault(defined => defined.Name == name);

    /// <summary>Why <paramref name="ask"/> cannot be asked (unknown name, a filter the indicator does not take, an unknown code), or null.</summary>
    Refusal? Trouble(IndicatorAsk ask);

    /// <summary>Keeps the figures of an ask ready from now on; asking for one that is not kept is answered too, only slower. Doing it twice changes nothing.</summary>
    Task Keep(IReadOnlyList<IndicatorAsk> asks, CancellationToken ct);

    /// <summary>
    /// The figures of a region at each month's end from <paramref name="from"/> to <paramref name="to"/>, both included, oldest first; the last is that
    /// of <paramref name="to"/> itself, if that is no month's end. Days after today are left out. One list for each ask, in their order.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> History(IReadOnlyList<IndicatorAsk> asks, RegionCode region, DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>
    /// The figures on <paramref name="day"/> (a month's end, or today) of every division of a level ("city" or "county") within
    /// <paramref name="region"/>, ordered by region. Divisions without a single record are left out. One list for each ask, in their order.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> Within(IReadOnlyList<IndicatorAsk> asks, RegionCode region, string level, DateOnly day, CancellationToken ct);

    /// <summary>The records behind a figure, by key, after <paramref name="after"/>, at most <paramref name="most"/>. Public data only.</summary>
    Task<IReadOnlyList<IndicatorRecord>> Records(IndicatorAsk ask, RegionCode region, DateOnly day, string? after, int most, CancellationToken ct);
}
