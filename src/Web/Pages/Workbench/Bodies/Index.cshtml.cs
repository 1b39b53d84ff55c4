using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Bodies;

/// <summary>The bodies that sit, or that certify, within the officer's region.</summary>
[Needs(Power.ReadRegister)]
public sealed class IndexModel(OwnLists lists) : SignedInPage
{
    private const int LongestCursor = 100;

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public ListPage<CertificationBody, string> Shown { get; private set; } = new([], null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Cursor is { Length: > LongestCursor })
        {
            return NotFound();
        }

        Shown = await lists.Bodies(Cursor, Mandate, ct);
        return Page();
    }
}
