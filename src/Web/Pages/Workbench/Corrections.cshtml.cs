using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

[Needs(Power.ReadRegister)]
public sealed class CorrectionsModel(ActViews views, AuditLog audit, BusinessCalendar calendar) : ActListPage(ProposalKind.Correction, views, audit, calendar);

[Needs(Power.ReadRegister)]
public sealed class CorrectionsShowModel(ActViews views) : ActShowPage(ProposalKind.Correction, views);

/// <summary>One public field of a certificate or an organisation. What its author saw goes with the form: nobody corrects what has moved on.</summary>
[Needs(Power.DraftCorrections)]
public sealed class CorrectionsNewModel(ActViews views, CorrectRecordHandler correct, HandedIn evidence) : ActDraftPage(ProposalKind.Correction, evidence)
{
    /// <summary>The public code of a certificate or the code of an organisation.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public string? NewValue { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Seen { get; set; } = [];

    public CorrectableRecord? Record { get; private set; }

    public IEnumerable<Option> Fields => Record!.Labels.Select(pair => new Option(pair.Key, pair.Value, Record.Values.GetValueOrDefault(pair.Key)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
        => string.IsNullOrWhiteSpace(Code) || await Look(ct) is not { } refusal ? Page() : PageWith(refusal, "code");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Look(ct) is { } refusal)
        {
            return PageWith(refusal, "code");
        }

        return string.IsNullOrWhiteSpace(Field)
            ? PageWith(WorkbenchRefusals.FieldMissing(), nameof(Field))
            : await Propose(
                (kept, act) => correct.Handle(
                    new CorrectRecord(Record!.Certificate, Record.Organization, Field, Seen.GetValueOrDefault(Field), NewValue?.Trim() ?? string.Empty, Reason ?? string.Empty, kept),
                    act, Mandate, ct),
                ct);
    }

    private async Task<Refusal?> Look(CancellationToken ct)
    {
        var record = await views.Record(Code, Mandate, ct);
        Record = record.IsRefused ? null : record.Value;
        return record.IsRefused ? record.Refusal : null;
    }
}

[Needs(Power.DecideCorrections)]
public sealed class CorrectionsDecideModel(ActViews views, DeclineProposalHandler decline, CorrectRecordHandler correct, ActPapers papers)
    : ActDecidePage(ProposalKind.Correction, views, decline)
{
    protected override async Task<Refusal?> Approve(Act act, Mandate mandate, CancellationToken ct)
        => RefusalOf(await correct.Handle(new ApproveCorrection(View.Id, Version), papers.Correction(View, Caller, ct), act, mandate, ct));
}
