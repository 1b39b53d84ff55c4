using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Draws;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Draws;

/// <summary>One task of a draw within the region.</summary>
public abstract class ReplacePage(DrawReading draws) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public long Version { get; set; }

    public TaskRow Task { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await draws.TaskOf(Id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Task = found;
        return true;
    }

    protected async Task<IActionResult> Act<T>(Func<Task<Outcome<T>>> act, string done, string? field, CancellationToken ct)
        where T : notnull
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var outcome = await act();
        return outcome.IsRefused ? PageWith(outcome.Refusal, field) : LocalRedirect($"/workbench/draws/{Task.Draw}?done={done}");
    }
}

/// <summary>Asks to replace one who was drawn.</summary>
[Needs(Power.DraftInspections)]
public sealed class ReplaceModel(DrawReading draws, ReplaceSubjectHandler replace) : ReplacePage(draws)
{
    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
        => Act(() => replace.Handle(new ProposeReplacement(Id, Version, Reason ?? string.Empty), ActBy("申请替换检查对象"), Mandate, ct), "proposed", nameof(Reason), ct);
}

/// <summary>Another officer approves or declines.</summary>
[Needs(Power.DecideInspections)]
public sealed class ReplaceDecideModel(DrawReading draws, ReplaceSubjectHandler replace) : ReplacePage(draws)
{
    public Task<IActionResult> OnPostApproveAsync(CancellationToken ct)
        => Act(() => replace.Handle(new DecideReplacement(Id, Version, true), ActBy("批准替换检查对象"), Mandate, ct), "replaced", null, ct);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct)
        => Act(() => replace.Handle(new DecideReplacement(Id, Version, false), ActBy("不予替换检查对象"), Mandate, ct), "declined", null, ct);
}
