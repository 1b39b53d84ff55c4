using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

[Needs(Power.ReadRegister)]
public sealed class WithdrawalsModel(ActViews views, AuditLog audit, BusinessCalendar calendar) : ActListPage(ProposalKind.Withdrawal, views, audit, calendar);

[Needs(Power.ReadRegister)]
public sealed class WithdrawalsShowModel(ActViews views) : ActShowPage(ProposalKind.Withdrawal, views);

/// <summary>A province records a national decision. What follows is shown before it is proposed.</summary>
[Needs(Power.DraftBodyWithdrawals)]
public sealed class WithdrawalsNewModel(ActViews views, PreviewWithdrawal previews, WithdrawApprovalHandler withdraw, HandedIn evidence)
    : ActDraftPage(ProposalKind.Withdrawal, evidence)
{
    [BindProperty(SupportsGet = true, Name = "body")]
    public string? Body { get; set; }

    [BindProperty(SupportsGet = true, Name = "effective")]
    public DateOnly? EffectiveOn { get; set; }

    [BindProperty]
    public string? DecisionNo { get; set; }

    [BindProperty]
    public DateOnly? DecidedOn { get; set; }

    public WithdrawalPreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
        => string.IsNullOrWhiteSpace(Body) || await Look(ct) is not { } refusal ? Page() : PageWith(refusal, "body");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Look(ct) is { } refusal)
        {
            return PageWith(refusal, "body");
        }

        return DecidedOn is not { } decidedOn
            ? PageWith(WorkbenchRefusals.DayMissing("决定日期"), nameof(DecidedOn))
            : await Propose(
                (kept, act) => withdraw.Handle(
                    new WithdrawApproval(Preview!.Body, DecisionNo ?? string.Empty, decidedOn, EffectiveOn!.Value, Reason ?? string.Empty, Basis ?? string.Empty, kept), act, Mandate, ct),
                ct);
    }

    private async Task<Refusal?> Look(CancellationToken ct)
    {
        if (EffectiveOn is not { } day)
        {
            return WorkbenchRefusals.DayMissing("生效日期");
        }

        var body = await views.Body(Body, Mandate, ct);
        if (body.IsRefused)
        {
            return body.Refusal;
        }

        var preview = await previews.Handle(body.Value.Id, day, Mandate, ct);
        Preview = preview.IsRefused ? null : preview.Value;
        return preview.IsRefused ? preview.Refusal : null;
    }
}

/// <summary>A second officer records it; the body is told by a numbered paper.</summary>
[Needs(Power.DecideBodyWithdrawals)]
public sealed class WithdrawalsDecideModel(
    ActViews views, DeclineProposalHandler decline, WithdrawApprovalHandler withdraw, PreviewWithdrawal previews, ActPapers papers)
    : ActDecidePage(ProposalKind.Withdrawal, views, decline)
{
    public WithdrawalPreview? Preview { get; private set; }

    protected override async Task Prepare(CancellationToken ct)
    {
        var preview = await previews.Handle(View.Body!.Value, View.EffectiveOn!.Value, Mandate, ct);
        Preview = preview.IsRefused ? null : preview.Value;
    }

    protected override async Task<Refusal?> Approve(Act act, Mandate mandate, CancellationToken ct)
        => RefusalOf(await withdraw.Handle(
            new ConfirmWithdrawal(View.Id, Version), Preview is { } preview ? papers.Withdrawal(View, preview, Caller, ct) : null, act, mandate, ct));
}
