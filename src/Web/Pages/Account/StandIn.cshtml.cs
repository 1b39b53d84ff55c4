using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Account;

/// <summary>An officer asks to stand in for a colleague (代理) or to read a region in an emergency, and sees and ends the own ones.</summary>
[Needs(Power.AskForStandIn)]
public sealed class StandInModel(GrantOffice office, BusinessCalendar calendar) : SignedInPage
{
    // What a new proxy is offered: a week from today.
    private const int UsualDays = 7;

    [BindProperty]
    public string? Absent { get; set; }

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<StandIn> Mine { get; private set; } = [];

    public DateOnly Today => calendar.Today;

    public DateTimeOffset Now => calendar.Now;

    public DateOnly UsualEnd => Today.AddDays(UsualDays);

    public bool IsDone => Request.Query.ContainsKey("done");

    public async Task OnGetAsync(CancellationToken ct) => Mine = await office.StandInsOf(Caller.Account.Id, ct);

    /// <summary>From the first day's beginning to the last day's end, Beijing time; one that begins today begins now.</summary>
    public Task<IActionResult> OnPostProxyAsync(CancellationToken ct)
    {
        var first = StartsOn ?? Today;
        var starts = first <= Today ? calendar.Now : StartOf(first);
        return After(() => office.AskProxy(Caller.Account.Id, Absent ?? string.Empty, starts, StartOf((EndsOn ?? UsualEnd).AddDays(1)), ActBy(Reason!), Origin, ct), "asked", ct);
    }

    public Task<IActionResult> OnPostBreakGlassAsync(CancellationToken ct)
        => After(() => office.AskBreakGlass(Caller.Account.Id, Region ?? string.Empty, ActBy(Reason!), Origin, ct), "asked", ct);

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        Reason = "本人结束";
        return After(() => office.EndOwn(Id, ActBy(Reason), Origin, ct), "ended", ct);
    }

    private async Task<IActionResult> After<T>(Func<Task<Outcome<T>>> act, string done, CancellationToken ct)
        where T : notnull
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await Again(StandInRefusals.ReasonMissing(), ct);
        }

        var outcome = await act();
        return outcome.IsRefused ? await Again(outcome.Refusal, ct) : LocalRedirect($"/account/stand-in?done={done}");
    }

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken ct)
    {
        await OnGetAsync(ct);
        return PageWith(refusal);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), BusinessCalendar.BeijingOffset).ToUniversalTime();
}

internal static class StandInRefusals
{
    public static Refusal ReasonMissing() => new("web.stand-in.reason-missing", "请填写申请理由，批准人和审计都会看到。") { English = "Give a reason; whoever approves and the audit will read it." };
}
