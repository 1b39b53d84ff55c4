using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

public sealed record OrganizationSheet(
    string Name,
    string CreditCode,
    string Region,
    string? Address,
    DateTimeOffset CheckedAt,
    IReadOnlyList<VerdictCount> Verdicts,
    CertificateListView Certificates);

public sealed record VerdictCount(Verdict Verdict, long Count);

/// <summary>Certificates as a table: of one holder (then the body is named) or of one body (then the holder is).</summary>
public sealed record CertificateListView(Words Other, IReadOnlyList<CertificateRow> Rows, PagerView Pager);

public sealed record CertificateRow(Verdict Verdict, string Number, string Href, string Scheme, string Other, DateOnly? ExpiresOn);

public sealed class OrganizationModel : PageModel
{
    [FromRoute]
    public string CreditCode { get; set; } = "";

    public OrganizationSheet? View { get; set; }
}
