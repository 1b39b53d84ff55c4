using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Open;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public.Inspections;

/// <summary>Campaigns from their approval on; who is visited is told by the draw and, for unannounced checks, after the visit.</summary>
public sealed class CampaignsModel(OpenInspections inspections) : PageModel
{
    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? Before { get; set; }

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = await inspections.Campaigns(Before, OpenInspections.PageRows + 1, ct);
        Campaigns = [.. rows.Take(OpenInspections.PageRows)];
        Next = rows.Count > OpenInspections.PageRows ? Campaigns[^1].Id : null;
    }
}

/// <summary>One campaign.</summary>
public sealed class CampaignModel(OpenInspections inspections) : PageModel
{
    public CampaignRow Campaign { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await inspections.Campaign(PublicText.Clean(code)!, ct) is not { } found)
        {
            return NotFound();
        }

        Campaign = found;
        return Page();
    }
}
