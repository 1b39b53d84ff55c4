using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Api;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

public sealed record OrganizationSheet(
    string Name,
    string Code,
    string Region,
    string? Address,
    bool IsDemo,
    IReadOnlyList<string> OtherNames,
    long Total,
    long Valid,
    DateTimeOffset CheckedAt,
    CertificateListView Certificates);

/// <summary>Certificates as a table: of one holder (then the body is named) or of one body (then the holder is).</summary>
public sealed record CertificateListView(Words Other, IReadOnlyList<CertificateRow> Rows, PagerView Pager);

public sealed record CertificateRow(Verdict Verdict, string Number, string Href, string Scheme, string Other, DateOnly? ExpiresOn);

public sealed class OrganizationModel(CertificateLookup lookup, Say say, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string CreditCode { get; set => field = value ?? ""; } = "";

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; set; }

    public OrganizationSheet? View { get; private set; }

    /// <summary>Why this address cannot be answered, when it is not that the organisation is unknown.</summary>
    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var cursor = string.IsNullOrWhiteSpace(Cursor) ? null : Cursor;
        var found = await lookup.Organization(CreditCode, cursor, ct);
        if (!found.IsRefused)
        {
            View = Sheet(found.Value, cursor);
        }
        else if (found.Refusal.IsUnknown())
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Refused = found.Refusal.Message;
        }
    }

    private OrganizationSheet Sheet(OrganizationView view, string? cursor)
    {
        var path = Links.Organization(view.Code);
        var pager = new PagerView(
            say[$"每页 {Show.Count(view.Certificates.Count)} 张", $"{Show.Count(view.Certificates.Count)} on this page"],
            view.Next is { } next ? $"{path}?cursor={Uri.EscapeDataString(next)}" : null,
            cursor is null ? null : path);
        return new OrganizationSheet(
            view.Name, view.Code, view.RegionName, view.Address, view.IsDemo, view.OtherNames, view.CertificateCount, view.ValidCount, clock.GetUtcNow(),
            new CertificateListView(new("认证机构", "Body"), [.. view.Certificates.Select(CertificateLines.RowOfHolder)], pager));
    }
}
