using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Counts the certificates found, or the first thousand of them, by what they could be filtered by. The kinds are standing,
/// scheme, region and body; the values are those the filters take.
/// </summary>
internal sealed class FacetCounts(
    SchemeTable schemes, RegionTable regions, IReadOnlyDictionary<Guid, (string ApprovalNo, string Name)> bodies, DateOnly today)
{
    /// <summary>Values of one kind, the most frequent ones.</summary>
    private const int MostValues = 20;

    /// <param name="region">The region filtered by: facets are its parts.</param>
    public IReadOnlyList<Facet> Of(IReadOnlyList<SearchMatch> matches, bool isCapped, string? region) =>
    [
        .. Kind("standing", matches.Select(m => StandingOf(m).ToString()), isCapped).Select(f => f with { Value = Word(f.Value), Label = Label(f.Value) }),
        .. Kind("scheme", matches.Select(m => schemes.Resolve(m.Scheme)?.Prefix ?? m.Scheme), isCapped)
            .Select(f => f with { Label = schemes.Resolve(f.Value)?.Name ?? f.Value }),
        .. Kind("region", Places(matches, region), isCapped).Select(f => f with { Label = SummaryRow.RegionName(regions, f.Value) }),
        .. Kind("body", matches.Select(m => bodies[m.Body].ApprovalNo), isCapped)
            .Select(f => f with { Label = bodies.Values.First(b => b.ApprovalNo == f.Value).Name }),
    ];

    public static string Label(Standing standing) => standing switch
    {
        Standing.Valid => "有效",
        Standing.Suspended => "暂停",
        Standing.Revoked => "撤销",
        Standing.Cancelled => "注销",
        Standing.Expired => "过期失效",
        _ => "尚未生效",
    };

    private static string Label(string standing) => Label(Enum.Parse<Standing>(standing));

    private static string Word(string standing) => char.ToLowerInvariant(standing[0]) + standing[1..];

    private static IEnumerable<Facet> Kind(string kind, IEnumerable<string?> values, bool isCapped) => values
        .OfType<string>()
        .CountBy(v => v, StringComparer.Ordinal)
        .OrderByDescending(v => v.Value)
        .ThenBy(v => v.Key, StringComparer.Ordinal)
        .Take(MostValues)
        .Select(v => new Facet(kind, v.Key, v.Key, v.Value, isCapped));

    private Standing StandingOf(SearchMatch match) => new Certificate
    {
        Id = Guid.Empty,
        Number = string.Empty,
        IssuedOn = match.IssuedOn,
        ExpiresOn = match.ExpiresOn,
        Status = Enum.Parse<CertificateStatus>(match.Status, ignoreCase: true),
        StatusSince = match.IssuedOn,
    }.StandingOn(today);

    /// <summary>Without a region filter the city (the province where there is no city); with one, the part of that region.</summary>
    private IEnumerable<string?> Places(IReadOnlyList<SearchMatch> matches, string? region)
    {
        var places = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var code in matches.Select(m => m.Region).OfType<string>())
        {
            if (!places.TryGetValue(code, out var place))
            {
                places[code] = place = Place(code, region);
            }

            yield return place;
        }
    }

    private string? Place(string code, string? region)
    {
        if (RegionCode.Parse(code) is not { IsRefused: false } parsed)
        {
            return null;
        }

        var line = regions.LineOf(parsed.Value);
        if (region is null)
        {
            return line[Math.Max(0, line.Count - 2)].Value;
        }

        var at = line.ToList().FindIndex(r => r.Value == region);
        return at < 0 ? null : line[Math.Max(0, at - 1)].Value;
    }
}
