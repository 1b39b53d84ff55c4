using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <param name="Query">As the reader typed it.</param>
/// <param name="Understood">What was looked for, when look-alikes, width or spaces were normalised; null when nothing changed.</param>
/// <param name="Total">Hits, counted no further than the register counts; then <paramref name="IsTotalCapped"/>.</param>
public sealed record SearchView(
    string Query,
    string? Understood,
    IReadOnlyList<HitView> Hits,
    long Total,
    bool IsTotalCapped,
    IReadOnlyList<FacetView> Facets,
    PagerView Pager,
    IReadOnlyList<OrganizationHitView> Organizations)
{
    public static SearchView Nothing(string query) => new(query, null, [], 0, false, [], new PagerView("", null, null), []);
}

public sealed record HitView(Verdict Verdict, string Number, string Href, string Holder, string Scheme, string Body, DateOnly? ExpiresOn, DateOnly? Since);

/// <summary>An organisation or a body whose name or code was typed exactly.</summary>
public sealed record OrganizationHitView(string Name, string Code, string Href, Words Kind);

public sealed class SearchModel(CertificateLookup lookup, SearchMapper mapper, Site site) : PageModel
{
    private const int LongestShown = 60;

    public SearchView View { get; private set; } = SearchView.Nothing("");

    /// <summary>Why the query itself cannot be answered, for example because it is too long; null when it can.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? q, string? standing, string? scheme, string? region, string? body, string? cursor, CancellationToken ct)
    {
        var text = q?.Trim() ?? "";
        if (ScannedAddress.Read(text) is { } scanned)
        {
            return Scanned(scanned, text);
        }

        var wanted = string.IsNullOrEmpty(standing) ? null : Standings.Find(standing);
        if (wanted is null && !string.IsNullOrEmpty(standing))
        {
            return Refuse(text, Api.CertificateApiRefusals.Standing(standing).Message);
        }

        var query = new SearchQuery(text, wanted, Blank(scheme), Blank(region), Blank(body), Blank(cursor));
        if (query == new SearchQuery(""))
        {
            return Page();
        }

        var found = await lookup.Search(query, ct);
        if (found.IsRefused)
        {
            return Refuse(text, found.Refusal.Message);
        }

        View = await mapper.View(query, found.Value, ct);
        return Page();
    }

    /// <summary>A scanned QR code leads to its certificate here, but only when it is one of ours: a code that opens another site does not count.</summary>
    private IActionResult Scanned(ScannedAddress scanned, string text)
    {
        var own = new Uri(Links.Absolute(Request, site, "/"));
        return scanned.Host == own.Authority && scanned.Code is { } code
            ? Redirect(Links.Certificate(code))
            : Refuse(text, $"这个二维码指向 {Cut(scanned.Host)}，不是本站的证书页，不能用来核验。请改用证书上的编号查询。");
    }

    private PageResult Refuse(string text, string message)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        View = SearchView.Nothing(Cut(text));
        Refused = message;
        return Page();
    }

    private static string Cut(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>A web address in the search box, as the camera or a reader of QR codes puts it there. <paramref name="Code"/> is that of <c>/c/{code}</c>.</summary>
internal sealed record ScannedAddress(string Host, string? Code)
{
    public static ScannedAddress? Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var parts = address.AbsolutePath.Split('/');
        return new ScannedAddress(address.Authority, parts is ["", "c", { Length: > 0 } code] ? Uri.UnescapeDataString(code) : null);
    }
}
