using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>A certification body. <paramref name="ApprovalEndedOn"/> is the first day on which its approval holds no more.</summary>
public sealed record BodySheet(
    string Name,
    string ApprovalNo,
    string? CreditCode,
    DateOnly? ApprovalEndedOn,
    DateTimeOffset CheckedAt,
    DateTimeOffset? LastReportedAt,
    IReadOnlyList<VerdictCount> Verdicts,
    CertificateListView Certificates);

public sealed class BodyModel : PageModel
{
    [FromRoute]
    public string ApprovalNo { get; set; } = "";

    public BodySheet? View { get; set; }
}
