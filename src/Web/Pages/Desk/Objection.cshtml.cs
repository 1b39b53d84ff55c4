using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>One objection as its filer follows it.</summary>
[Needs(Power.FileObjections)]
public sealed class ObjectionModel(OwnDesk desk) : DeskPage
{
    public ListedObjection Objection { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await desk.Objection(id, Mandate, ct) is not { } found)
        {
            return NotFound();
        }

        Objection = found;
        return Page();
    }
}
