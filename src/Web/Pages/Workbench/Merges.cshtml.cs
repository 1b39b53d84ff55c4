using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Organizations;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

[Needs(Power.ReadRegister)]
public sealed class MergesModel(ActViews views, AuditLog audit, BusinessCalendar calendar) : ActListPage(ProposalKind.Merge, views, audit, calendar);

[Needs(Power.ReadRegister)]
public sealed class MergesShowModel(ActViews views) : ActShowPage(ProposalKind.Merge, views);

/// <summary>Both entries are seen side by side before they are proposed to be one.</summary>
[Needs(Power.ProposeMerges)]
public sealed class MergesNewModel(ActViews views, MergeOrganizationsHandler merge, HandedIn evidence) : ActDraftPage(ProposalKind.Merge, evidence)
{
    [BindProperty(SupportsGet = true, Name = "merged")]
    public string? Merged { get; set; }

    [BindProperty(SupportsGet = true, Name = "survivor")]
    public string? Survivor { get; set; }

    public KnownFirm? First { get; private set; }

    public KnownFirm? Second { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
        => string.IsNullOrWhiteSpace(Merged) || await Look(ct) is not { } refusal ? Page() : PageWith(refusal, "merged");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
        => await Look(ct) is { } refusal
            ? PageWith(refusal, "merged")
            : await Propose((kept, act) => merge.Handle(new MergeOrganizations(First!.Id, Second!.Id, Reason ?? string.Empty, kept), act, Mandate, ct), ct);

    private async Task<Refusal?> Look(CancellationToken ct)
    {
        var (one, other) = (await views.Organization(Merged, Mandate, ct), await views.Organization(Survivor, Mandate, ct));
        if (one.IsRefused || other.IsRefused)
        {
            return one.IsRefused ? one.Refusal : other.Refusal;
        }

        (First, Second) = (one.Value, other.Value);
        return null;
    }
}

[Needs(Power.DecideMerges)]
public sealed class MergesDecideModel(ActViews views, DeclineProposalHandler decline, MergeOrganizationsHandler merge) : ActDecidePage(ProposalKind.Merge, views, decline)
{
    protected override async Task<Refusal?> Approve(Act act, Mandate mandate, CancellationToken ct)
        => RefusalOf(await merge.Handle(new ApproveMerge(View.Id, Version), act, mandate, ct));

    protected override async Task<Refusal?> Undo(Act act, Mandate mandate, CancellationToken ct)
        => RefusalOf(await merge.Handle(new UndoMerge(View.Id, Version, Reason ?? string.Empty), act, mandate, ct));
}
