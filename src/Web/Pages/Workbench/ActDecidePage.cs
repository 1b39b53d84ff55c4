using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>A second officer approves, declines or (where the kind knows it) takes back what another one proposed.</summary>
public abstract class ActDecidePage(ProposalKind kind, ActViews views, DeclineProposalHandler decline) : SignedInPage
{
    public ActWords Words { get; } = ActWords.Of(kind);

    public ActView View { get; private set; } = null!;

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct) => After(id, Approve, "批准", ct);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken ct)
        => After(id, async (act, mandate, stop) => RefusalOf(await decline.Handle(new DeclineProposal(id, Version, Reason ?? string.Empty), act, mandate, stop)), "不予批准", ct);

    public Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken ct) => After(id, Undo, "撤销", ct);

    /// <summary>What is to be seen before deciding, beside the act itself.</summary>
    protected virtual Task Prepare(CancellationToken ct) => Task.CompletedTask;

    /// <summary>What stood in the way, or null when it is done.</summary>
    protected abstract Task<Refusal?> Approve(Act act, Mandate mandate, CancellationToken ct);

    protected virtual Task<Refusal?> Undo(Act act, Mandate mandate, CancellationToken ct) => Task.FromResult<Refusal?>(WorkbenchRefusals.CannotUndo());

    protected static Refusal? RefusalOf<T>(Outcome<T> outcome)
        where T : notnull => outcome.IsRefused ? outcome.Refusal : null;

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await views.Find(kind, id, Mandate, ct) is not { } found)
        {
            return false;
        }

        View = found;
        await Prepare(ct);
        return true;
    }

    private async Task<IActionResult> After(Guid id, Func<Act, Mandate, CancellationToken, Task<Refusal?>> decide, string what, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        try
        {
            var reason = string.IsNullOrWhiteSpace(Reason) ? $"{what}{Words.Title.Chinese}" : Reason;
            return await decide(ActBy(reason, View.Basis), Mandate, ct) is { } refusal ? PageWith(refusal, nameof(Reason)) : LocalRedirect($"{Words.Path}/{id}?done=1");
        }
        catch (PaperRefusedException refused)
        {
            return PageWith(refused.Refusal);
        }
    }
}

internal static class WorkbenchRefusals
{
    public static Refusal CannotUndo() => new(
        "web.workbench.cannot-undo", "该类事项生效后不能撤销。如登记有误，请按更正程序办理。") { English = "An act of this kind cannot be undone once it is in force." };

    public static Refusal DayMissing(string field) => new(
        "web.workbench.day-missing", $"请填写{field}，格式为 yyyy-MM-dd。") { English = "Enter the day as yyyy-MM-dd." };

    public static Refusal FieldMissing() => new("web.workbench.field-missing", "请选择要更正的字段。") { English = "Choose the field to correct." };

    public static Refusal FirmKindMissing() => new("web.workbench.firm-kind-missing", "请选择单位类别。") { English = "Choose what kind of organisation it is." };
}
