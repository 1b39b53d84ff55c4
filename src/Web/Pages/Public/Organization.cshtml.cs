using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

public sealed record OrganizationView(
    string Name,
    string CreditCode,
    string Region,
    string? Address,
    DateTimeOffset CheckedAt,
    IReadOnlyList<StandingCount> Standings,
    CertificateListView Certificates);

public sealed record StandingCount(Standing Standing, long Count);

/// <summary>Certificates as a table: of one holder (then the body is named) or of one body (then the holder is).</summary>
public sealed record CertificateListView(Words Other, IReadOnlyList<CertificateRow> Rows, PagerView Pager);

public sealed record CertificateRow(Standing Standing, string Number, string Href, string Scheme, string Other, DateOnly ExpiresOn);

public sealed class OrganizationModel : PageModel
{
    [FromRoute]
    public string CreditCode { get; set; } = "";

    public OrganizationView? View { get; set; }
}
