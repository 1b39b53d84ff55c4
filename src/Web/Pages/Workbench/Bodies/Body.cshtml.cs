using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Bodies;

/// <summary>One body: its approval, and how its certificates within the officer's region stand.</summary>
[Needs(Power.ReadRegister)]
public sealed class BodyModel(OwnLists lists, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string ApprovalNo { get; set; } = string.Empty;

    public OwnBody Found { get; private set; } = null!;

    public IReadOnlyList<string> SchemeCodes => JsonSerializer.Deserialize<List<string>>(Found.Body.Schemes) ?? [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await lists.Body(ApprovalNo, calendar.Today, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }
}
