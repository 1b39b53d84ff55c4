using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// Where the code that inspectors show on arrival leads (扫码入企): who they are, why they come, on which basis and how often this year. Whoever
/// holds the code may rate the visit, complain and ask for recusal, each once, without an account.
/// </summary>
public sealed class VisitModel(VisitHandler visits, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    [BindProperty]
    public int Rating { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public Guid Inspector { get; set; }

    public VisitView? Visit { get; private set; }

    public Refusal? Refusal { get; private set; }

    public string Here => $"/visit/{Uri.EscapeDataString(Code)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        // The names on it are for whoever stands before them, not for a cache on the way.
        Response.Headers.CacheControl = "no-store";
        Visit = await visits.OfCode(Code, ct);
        if (Visit is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }

    public Task<IActionResult> OnPostRateAsync(CancellationToken ct) => Act(visits.Handle(Code, new RateVisit(Rating, Words), By("企业扫码评价检查"), ct), "rated", ct);

    public Task<IActionResult> OnPostComplainAsync(CancellationToken ct) => Act(visits.Handle(Code, new ComplainOfVisit(Words ?? string.Empty), By("企业扫码投诉检查"), ct), "complained", ct);

    public Task<IActionResult> OnPostRecuseAsync(CancellationToken ct)
        => Act(visits.Handle(Code, new AskForRecusal(Inspector, Words ?? string.Empty), By("企业扫码申请回避"), ct), "asked", ct);

    private Act By(string reason) => new("扫码企业", Capacity.Enterprise, clock.GetUtcNow(), reason);

    private async Task<IActionResult> Act(Task<Outcome<Guid>> act, string done, CancellationToken ct)
    {
        var outcome = await act;
        if (!outcome.IsRefused)
        {
            return LocalRedirect($"{Here}?done={done}");
        }

        Refusal = outcome.Refusal;
        Visit = await visits.OfCode(Code, ct);
        Response.StatusCode = Visit is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
