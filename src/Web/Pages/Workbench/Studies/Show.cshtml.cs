using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Consents;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Studies;

/// <summary>A study shared with the own authority: what it is and the versions the consent reaches. Its content opens in the tool.</summary>
[Needs(Power.ReadSharedStudies)]
public sealed class ShowModel(SharedStudies shared) : SignedInPage
{
    public SharedFile Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await shared.Find(id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return Page();
    }
}
