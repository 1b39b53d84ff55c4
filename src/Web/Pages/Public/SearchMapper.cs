using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Makes the page of results out of what the register found.</summary>
public sealed class SearchMapper(CertificateLookup lookup, Say say)
{
    public async Task<SearchView> View(SearchQuery query, SearchResult result, CancellationToken ct) => new(
        query.Text,
        Understood(query.Text, result.ReadAs),
        [.. result.Certificates.Select(CertificateLines.Hit)],
        result.Count,
        result.IsCountCapped,
        [.. Facets(query, result)],
        Pager(query, result),
        await Exact(query, result, ct));

    private static string? Understood(string text, string readAs)
        => readAs == "number" && NumberKey.Of(text) is var key && key != text ? key : null;

    private PagerView Pager(SearchQuery query, SearchResult result)
    {
        var shown = Show.Count(result.Certificates.Count);
        return new PagerView(
            say[$"本页 {shown} 张", $"{shown} on this page"],
            result.Next is { } next ? Links.Search(query with { Cursor = next }) : null,
            query.Cursor is null ? null : Links.Search(query with { Cursor = null }));
    }

    private IEnumerable<FacetView> Facets(SearchQuery query, SearchResult result)
    {
        query = query with { Cursor = null };
        (string Kind, string Title, string? Chosen, Func<string?, SearchQuery> With)[] kinds =
        [
            ("standing", say["状态", "Status"], query.Standing?.Key(), value => query with { Standing = value is null ? null : Standings.Find(value) }),
            ("scheme", say["认证项目", "Scheme"], query.Scheme, value => query with { Scheme = value }),
            ("region", say["地区", "Region"], query.Region, value => query with { Region = value }),
            ("body", say["认证机构", "Body"], query.Body, value => query with { Body = value }),
        ];
        foreach (var (kind, title, chosen, with) in kinds)
        {
            var choices = result.Facets.Where(facet => facet.Kind == kind).Select(facet => Choice(facet, chosen, with)).ToList();
            if (chosen is not null && !choices.Exists(choice => choice.Chosen))
            {
                // Chosen, and nothing is left of it: it must still be possible to give it back.
                choices.Insert(0, new ChoiceView(chosen, 0, false, true, Links.Search(with(null))));
            }

            if (choices.Count > 0)
            {
                yield return new FacetView(title, choices);
            }
        }
    }

    private ChoiceView Choice(Facet facet, string? chosen, Func<string?, SearchQuery> with)
    {
        var isChosen = string.Equals(facet.Value, chosen, StringComparison.OrdinalIgnoreCase);
        var label = facet.Kind == "standing" && Standings.Find(facet.Value) is { } standing ? say[standing.Verdict().Words()] : facet.Label;
        return new ChoiceView(label, facet.Count, facet.IsCapped, isChosen, Links.Search(with(isChosen ? null : facet.Value)));
    }

    /// <summary>Whoever was named exactly has a page of its own, which is offered above the certificates.</summary>
    private async Task<IReadOnlyList<OrganizationHitView>> Exact(SearchQuery query, SearchResult result, CancellationToken ct)
    {
        if (query.Cursor is not null || query.Text == "")
        {
            return [];
        }

        var holders = result.Certificates
            .Where(one => one.HolderName == query.Text || string.Equals(one.HolderCode, query.Text, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(one => one.HolderCode)
            .Select(one => new OrganizationHitView(one.HolderName, one.HolderCode, Links.Organization(one.HolderCode), new("获证组织", "Holder")))
            .ToList();
        if (query.Text.StartsWith("CNCA", StringComparison.OrdinalIgnoreCase) && await lookup.Body(query.Text.ToUpperInvariant(), ct) is { } body)
        {
            holders.Add(new OrganizationHitView(body.Name, body.ApprovalNo, Links.Body(body.ApprovalNo), new("认证机构", "Body")));
        }

        return holders;
    }
}
