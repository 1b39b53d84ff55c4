using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>One check of the own firm: rating, complaint, recusal.</summary>
[Needs(Power.FollowChecks)]
public sealed class CheckModel(VisitHandler visits) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Rating { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public Guid Inspector { get; set; }

    public VisitView Visit { get; private set; } = null!;

    public string Here => $"/desk/checks/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostRateAsync(CancellationToken ct) => Act(() => visits.Handle(Id, new RateVisit(Rating, Words), ActBy("评价检查"), Mandate, ct), "rated", ct);

    public Task<IActionResult> OnPostComplainAsync(CancellationToken ct)
        => Act(() => visits.Handle(Id, new ComplainOfVisit(Words ?? string.Empty), ActBy("投诉检查"), Mandate, ct), "complained", ct);

    public Task<IActionResult> OnPostRecuseAsync(CancellationToken ct)
        => Act(() => visits.Handle(Id, new AskForRecusal(Inspector, Words ?? string.Empty), ActBy("申请回避"), Mandate, ct), "asked", ct);

    private async Task<IActionResult> Act(Func<Task<Outcome<Guid>>> act, string done, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var outcome = await act();
        return outcome.IsRefused ? PageWith(outcome.Refusal) : LocalRedirect($"{Here}?done={done}");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await visits.OfFirm(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Visit = found;
        return true;
    }
}
