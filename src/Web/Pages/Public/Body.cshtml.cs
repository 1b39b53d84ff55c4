using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// A certification body. <paramref name="ApprovalEndedOn"/> is the first day on which its approval holds no more;
/// <paramref name="AllHref"/> leads to all its certificates.
/// </summary>
public sealed record BodySheet(
    string Name,
    string ApprovalNo,
    string? CreditCode,
    DateOnly? ApprovedOn,
    DateOnly? ApprovalEndedOn,
    IReadOnlyList<string> Schemes,
    bool IsDemo,
    DateTimeOffset CheckedAt,
    IReadOnlyList<VerdictCount> Verdicts,
    CertificateListView Certificates,
    string AllHref);

public sealed record VerdictCount(Verdict Verdict, long Count);

public sealed class BodyModel(CertificateLookup lookup, BusinessCalendar calendar, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string ApprovalNo { get; set => field = value ?? ""; } = "";

    public BodySheet? View { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await lookup.Body(ApprovalNo, ct) is { } body)
        {
            View = Sheet(body);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private BodySheet Sheet(BodyView body) => new(
        body.Name,
        body.ApprovalNo,
        body.CreditCode,
        body.ApprovedOn,
        EndedOn(body),
        body.SchemeNames,
        body.IsDemo,
        clock.GetUtcNow(),
        [.. body.Counts.Where(pair => pair.Key != Standing.NotYetIssued).OrderBy(pair => pair.Key).Select(pair => new VerdictCount(pair.Key.Verdict(), pair.Value))],
        new CertificateListView(new("获证组织", "Holder"), [.. body.Latest.Select(CertificateLines.RowOfBody)], new PagerView("", null, null)),
        Links.Search(new SearchQuery("", Body: body.ApprovalNo)));

    /// <summary>Withdrawn or run out, whichever came first and is past.</summary>
    private DateOnly? EndedOn(BodyView body)
    {
        DateOnly?[] ends = [body.WithdrawnOn, body.ApprovalEndsOn?.AddDays(1)];
        return ends.Where(day => day <= calendar.Today).Min();
    }
}
