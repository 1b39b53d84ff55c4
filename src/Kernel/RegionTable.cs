using System.Collections.Frozen;

namespace Zhiheng.Kernel;

/// <summary>
/// Divisions and what became of them (rules.md §1.2). Immutable; safe to share between threads.
/// Scope is a walk from a code to its parents, and from an abolished code to its successors. Codes the table does not know are
/// placed by their digits, so that a county created last month already lies in its city.
/// </summary>
public sealed class RegionTable
{
    /// <summary>Zone, county, city, province, and a few successions: a longer walk can only be a circle in the data.</summary>
    private const int LongestWalk = 16;

    private readonly FrozenDictionary<RegionCode, Region[]> spans;
    private readonly FrozenDictionary<RegionCode, RegionCode[]> successors;
    private readonly FrozenDictionary<RegionCode, RegionCode[]> lines;

    /// <exception cref="ArgumentException">Two spans of a code overlap, or parents and successors form a circle.</exception>
    public RegionTable(IEnumerable<Region> regions, IReadOnlyDictionary<RegionCode, IReadOnlyList<RegionCode>> successors)
    {
        this.successors = successors.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        spans = regions.GroupBy(region => region.Code).ToFrozenDictionary(group => group.Key, InOrder);
        All = [.. spans.Values.SelectMany(rows => rows).OrderBy(region => region.Code.Value, StringComparer.Ordinal).ThenBy(region => region.ValidFrom)];
        lines = spans.Keys.ToFrozenDictionary(code => code, code => LineOf(code, DateOnly.MaxValue, 0).ToArray());
    }

    /// <summary>Every span of every code, by code and then by date.</summary>
    public IReadOnlyCollection<Region> All { get; }

    /// <summary>The division as it stood on that day, or null when the code did not exist then.</summary>
    public Region? Find(RegionCode code, DateOnly on) =>
        spans.TryGetValue(code, out var rows) ? Array.Find(rows, region => region.ExistedOn(on)) : null;

    /// <summary>The latest span of the code, whether it still exists or not; null when the code is unknown.</summary>
    public Region? FindEver(RegionCode code) => spans.TryGetValue(code, out var rows) ? rows[^1] : null;

    /// <summary>What an abolished code was replaced by; empty when it still exists or nothing is recorded.</summary>
    public IReadOnlyList<RegionCode> SuccessorsOf(RegionCode code) =>
        successors.TryGetValue(code, out var heirs) ? heirs : [];

    /// <summary>The code itself and everything it lies in by the latest state of the table, through its successors if it was abolished.</summary>
    public IReadOnlyList<RegionCode> LineOf(RegionCode code) =>
        lines.TryGetValue(code, out var line) ? line : LineOf(code, DateOnly.MaxValue, 0);

    /// <summary>As <see cref="LineOf(RegionCode)"/>, by the state of that day.</summary>
    public IReadOnlyList<RegionCode> LineOf(RegionCode code, DateOnly on) => LineOf(code, on, 0);

    /// <summary>
    /// Lies in, or is, the ancestor by the latest state of the table: 371200 莱芜 (abolished) lies in 370100 济南.
    /// A code split between several ancestors lies only in what they share.
    /// </summary>
    public bool IsWithin(RegionCode code, RegionCode ancestor) => LineOf(code).Contains(ancestor);

    /// <summary>As <see cref="IsWithin(RegionCode,RegionCode)"/>, by the state of that day: in 2018, 371202 lay in 371200 and not in 370100.</summary>
    public bool IsWithin(RegionCode code, RegionCode ancestor, DateOnly on) => LineOf(code, on, 0).Contains(ancestor);

    /// <summary>For example 山东省济南市历下区, with the latest names; the bare code when it is unknown.</summary>
    public string PathName(RegionCode code) => PathOf(code, FindEver(code));

    /// <summary>With the names of that day; the latest ones when the code did not exist then.</summary>
    public string PathName(RegionCode code, DateOnly on) => PathOf(code, Find(code, on) ?? FindEver(code), on);

    private static Region[] InOrder(IEnumerable<Region> rows)
    {
        var ordered = rows.OrderBy(region => region.ValidFrom).ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i - 1].ValidTo is not { } last || last >= ordered[i].ValidFrom)
            {
                throw new ArgumentException($"The spans of region {ordered[i].Code} overlap at {ordered[i].ValidFrom:O}.", nameof(rows));
            }
        }

        return ordered;
    }

    private List<RegionCode> LineOf(RegionCode code, DateOnly on, int walked)
    {
        if (walked > LongestWalk)
        {
            throw new ArgumentException($"The parents and successors of region {code} form a circle.", nameof(code));
        }

        var line = new List<RegionCode> { code };
        if (HasEndedBefore(code, on) && SuccessorsOf(code) is { Count: > 0 } heirs)
        {
            line.AddRange(heirs.Select(heir => LineOf(heir, on, walked + 1)).Aggregate((shared, next) => [.. shared.Intersect(next)]));
        }
        else if (ParentOf(code, on) is { } parent)
        {
            line.AddRange(LineOf(parent, on, walked + 1));
        }

        return line;
    }

    private bool HasEndedBefore(RegionCode code, DateOnly on) => FindEver(code)?.ValidTo is { } last && last < on;

    private RegionCode? ParentOf(RegionCode code, DateOnly on)
    {
        var region = Find(code, on) ?? FindEver(code);
        return region is null ? code.Above : region.Parent;
    }

    private string PathOf(RegionCode code, Region? region, DateOnly? on = null)
    {
        var path = region is null ? code.Value : "";
        for (var steps = 0; region is not null && steps < LongestWalk; steps++)
        {
            path = region.IsPlace ? region.Name + path : path;
            region = region.Parent is { } parent ? (on is { } day ? Find(parent, day) : null) ?? FindEver(parent) : null;
        }

        return path;
    }
}
