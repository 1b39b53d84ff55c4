using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Public.Tools.Boards;

/// <summary>A board to work on in the browser. Nothing is sent or stored here; <c>?view=blank</c> is the empty sheet for paper.</summary>
public sealed class BoardModel : PageModel
{
    public BoardKind Kind { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    public bool IsBlank => View == "blank";

    public OpenedStudy? Opened { get; private set; }

    public KeepForm Keeping => new($"board:{Kind.Slug}", Opened, () => Opened?.Content ?? "");

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken ct)
    {
        if (BoardKind.Find(kind) is not { } found)
        {
            return NotFound();
        }

        Kind = found;
        Opened = await StudyOpening.Find(HttpContext, $"board:{found.Slug}", ct);
        return Opened is null && StudyOpening.IsAsked(HttpContext) ? NotFound() : Page();
    }
}
