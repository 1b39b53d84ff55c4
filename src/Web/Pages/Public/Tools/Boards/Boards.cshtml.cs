using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Zhiheng.Web.Pages.Public.Tools.Boards;

/// <summary>A board to work on in the browser. Nothing is sent or stored here; <c>?view=blank</c> is the empty sheet for paper.</summary>
public sealed class BoardModel : PageModel
{
    public BoardKind Kind { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    public bool IsBlank => View == "blank";

    public IActionResult OnGet(string kind)
    {
        if (BoardKind.Find(kind) is not { } found)
        {
            return NotFound();
        }

        Kind = found;
        return Page();
    }
}
