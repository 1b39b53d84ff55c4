using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <param name="Query">As the reader typed it.</param>
/// <param name="Understood">What was looked for, when look-alikes, width or spaces were normalised; null when nothing changed.</param>
/// <param name="Total">Hits counted up to <paramref name="Cap"/> and no further.</param>
public sealed record SearchView(
    string Query,
    string? Understood,
    IReadOnlyList<HitView> Hits,
    long Total,
    long Cap,
    IReadOnlyList<FacetView> Facets,
    PagerView Pager,
    IReadOnlyList<OrganizationHitView> Organizations)
{
    public static SearchView Nothing(string query) => new(query, null, [], 0, 1000, [], new PagerView("", null, null), []);
}

public sealed record HitView(Verdict Verdict, string Number, string Href, string Holder, string Scheme, string Body, DateOnly? ExpiresOn, DateOnly? Since);

/// <summary>An organisation or a body whose name or code was typed exactly.</summary>
public sealed record OrganizationHitView(string Name, string Code, string Href, Words Kind);

public sealed class SearchModel : PageModel
{
    public SearchView View { get; set; } = SearchView.Nothing("");

    /// <summary>Why the query itself cannot be answered, for example because it is too long; null when it can.</summary>
    public string? Refused { get; set; }
}
