using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Platform.Papers;

namespace Zhiheng.Web.Pages.Public;

/// <summary>Whether a paper is genuine and still stands: where its QR code leads.</summary>
public sealed class PaperModel(PaperList papers) : PageModel
{
    public PaperStanding? Standing { get; private set; }

    public bool IsPublic { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (await papers.Check(number.Trim(), ct) is not var (standing, isPublic))
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        (Standing, IsPublic) = (standing, isPublic);
        return Page();
    }
}
