using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The filters of a search as conditions on a certificate with the alias c. The texts are constants; what was typed is in
/// <see cref="Values"/> only.
/// </summary>
internal sealed class SearchFilter
{
    private SearchFilter(DateOnly today) => Values = new Dictionary<string, object> { ["today"] = today };

    /// <summary>Parameters by name, to which a query may add its own.</summary>
    public Dictionary<string, object> Values { get; }

    public string? Standing { get; private set; }

    public string? Scheme { get; private set; }

    public string? Region { get; private set; }

    public string? Body { get; private set; }

    /// <summary>A further condition of a list that is not the public's; a constant text.</summary>
    public string? Only { get; init; }

    /// <summary>All conditions; <c>true</c> when there is none.</summary>
    public string All => string.Join(" and ", new[] { Standing, Scheme, Region, Body, Only }.OfType<string>().DefaultIfEmpty("1 = 1"));

    public bool IsEmpty => (Standing ?? Scheme ?? Region ?? Body ?? Only) is null;

    /// <summary>The conditions that lead through an index of their own, the one that leaves the fewest certificates first.</summary>
    public IEnumerable<string> WaysIn => new[] { Region, Body, Scheme }.OfType<string>();

    public static Outcome<SearchFilter> Of(SearchQuery query, RegionTable regions, DateOnly today, string? only = null)
    {
        var filter = new SearchFilter(today) { Standing = query.Standing is { } standing ? Holds(standing) : null, Only = only };
        var refusal = filter.AddScheme(query.Scheme) ?? filter.AddRegion(query.Region, regions) ?? filter.AddBody(query.Body);
        return refusal is null ? filter : refusal;
    }

    private static string Holds(Standing standing) => standing switch
    {
        Certificates.Standing.NotYetIssued => "c.issued_on > @today",
        Certificates.Standing.Revoked => "c.status = 'revoked' and c.issued_on <= @today",
        Certificates.Standing.Cancelled => "c.status = 'cancelled' and c.issued_on <= @today",
        Certificates.Standing.Expired => "c.status in ('valid', 'suspended') and c.expires_on < @today and c.issued_on <= @today",
        Certificates.Standing.Suspended =>
            "c.status = 'suspended' and (c.expires_on is null or c.expires_on >= @today) and c.issued_on <= @today",
        _ => "c.status = 'valid' and (c.expires_on is null or c.expires_on >= @today) and c.issued_on <= @today",
    };

    private Refusal? AddScheme(string? prefix)
    {
        if (prefix is null)
        {
            return null;
        }

        var scheme = prefix.Trim().ToUpperInvariant();
        if (scheme.Length is 0 or > 10 || !scheme.All(char.IsAsciiLetterOrDigit))
        {
            return SearchRefusals.Scheme();
        }

        Values["scheme"] = scheme;
        Values["schemeEnd"] = scheme[..^1] + (char)(scheme[^1] + 1);
        Scheme = "c.scheme >= @scheme and c.scheme < @schemeEnd";
        return null;
    }

    private Refusal? AddRegion(string? code, RegionTable regions)
    {
        if (code is null)
        {
            return null;
        }

        if (RegionCode.Parse(code) is not { IsRefused: false } region)
        {
            return SearchRefusals.Region();
        }

        var conditions = new List<string>();
        foreach (var (from, to) in RegionSpans.Of(regions, region.Value))
        {
            var i = conditions.Count;
            Values[$"from{i}"] = from;
            Values[$"to{i}"] = to;
            conditions.Add($"c.region between @from{i} and @to{i}");
        }

        Region = $"({string.Join(" or ", conditions)})";
        return null;
    }

    private Refusal? AddBody(string? approvalNo)
    {
        if (approvalNo is null)
        {
            return null;
        }

        var body = approvalNo.Trim().ToUpperInvariant();
        if (body.Length is 0 or > 30 || !NameText.IsWellFormed(body) || body.Any(char.IsControl))
        {
            return SearchRefusals.Body();
        }

        Values["body"] = body;
        Body = "c.body = (select b.id from registry_body b where b.approval_no = @body)";
        return null;
    }
}
