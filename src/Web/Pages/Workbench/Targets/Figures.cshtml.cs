using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Targets;

/// <summary>Reported figures of the region, and for a responsible unit the targets it may report on.</summary>
[Needs(Power.ReadTargets)]
public sealed class FiguresModel(AdoptedPolicies policies) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];

    public IReadOnlyList<TargetRow> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Reports = await policies.Reports(string.IsNullOrEmpty(State) ? null : State, Mandate, ct);
        if (Caller.May(Power.ReportProgress) && Caller.Account.Organ is { } organ)
        {
            Open = await policies.OwnTargets(organ, ct);
        }
    }
}

/// <summary>A responsible unit reports a figure with its evidence.</summary>
[Needs(Power.ReportProgress)]
[RequestSizeLimit(HandedIn.MostBytes)]
public sealed class FiguresNewModel(AdoptedPolicies policies, ReportFigureHandler handler, HandedIn handedIn, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public TargetRow Target { get; private set; } = null!;

    /// <summary>Whether the own authority answers for the target and it is measured by reports.</summary>
    public bool IsOwn { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        AsOf = new DateOnly(calendar.Today.Year, calendar.Today.Month, 1).AddDays(-1);
        return await Load(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var act = ActBy("报送指标数据");
        var done = await handedIn.Act(
            Files, Caller, act, evidence => handler.Handle(new ReportFigure(id, AsOf ?? default, Value ?? string.Empty, Note, evidence), act with { Evidence = evidence }, Mandate, ct), ct);
        return done.IsRefused ? PageWith(done.Refusal, HandedIn.IsAboutFile(done.Refusal) ? nameof(Files) : nameof(Value)) : LocalRedirect("/workbench/targets/figures?done=sent");
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await policies.Target(id, Mandate, ct) is not { } found)
        {
            return false;
        }

        Target = found;
        IsOwn = Caller.Account.Organ is { } organ && (await policies.OwnTargets(organ, ct)).Any(target => target.Id == id);
        return true;
    }
}

/// <summary>The quality office accepts a reported figure or returns it.</summary>
[Needs(Power.SuperviseMeasures)]
public sealed class FiguresReviewModel(AdoptedPolicies policies, ReportFigureHandler handler) : SignedInPage
{
    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ReportRow Report { get; private set; } = null!;

    public TargetRow Target { get; private set; } = null!;

    public IReadOnlyList<string> Evidence => Platform.Acts.ActRules.Read(Report.Evidence);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken ct) => Review(id, true, "认可责任单位报数", ct);

    public Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken ct) => Review(id, false, "退回责任单位报数", ct);

    private async Task<IActionResult> Review(Guid id, bool isAccepted, string what, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var done = await handler.Handle(new ReviewFigure(id, Version, isAccepted, Reason), ActBy(what), Mandate, ct);
        return done.IsRefused ? PageWith(done.Refusal, nameof(Reason)) : LocalRedirect("/workbench/targets/figures?done=reviewed");
    }

    private async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await policies.Report(id, Mandate, ct) is not { } found || await policies.Target(found.Indicator, ct) is not { } target)
        {
            return false;
        }

        (Report, Target) = (found, target);
        return true;
    }
}
