using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Web.SignedIn;
using Invites = Zhiheng.Platform.Accounts.Invitations;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>A registration code as it is handed over.</summary>
public sealed record MadeCode(KnownFirm Firm, string Code, DateOnly ValidUntil);

/// <summary>An officer looks a firm of the region up and hands its registration code over. The code is shown on this answer only.</summary>
[Needs(Power.InviteOrganizations)]
public sealed class InvitationsModel(ActViews views, Invites invitations, BusinessCalendar calendar) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public AccountKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    public KnownFirm? Firm { get; private set; }

    public MadeCode? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
        => string.IsNullOrWhiteSpace(Code) || await Look(ct) is not { } refusal ? Page() : PageWith(refusal, "code");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Look(ct) is { } refusal)
        {
            return PageWith(refusal, "code");
        }

        var invite = new Invite(Kind!.Value, Firm!.Code, Firm.Name, Firm.Id, Firm.Region);
        var code = await invitations.Make(invite, ActBy("发放首次登记码"), Origin, ct);
        Made = new MadeCode(Firm, code, calendar.Today.AddDays(Invites.DaysValid));
        return Page();
    }

    private async Task<Refusal?> Look(CancellationToken ct)
    {
        if (Kind is not (AccountKind.Enterprise or AccountKind.Body or AccountKind.Laboratory))
        {
            return WorkbenchRefusals.FirmKindMissing();
        }

        var found = Kind == AccountKind.Body ? await views.Body(Code, Mandate, ct) : await views.Organization(Code, Mandate, ct);
        Firm = found.IsRefused ? null : found.Value;
        return found.IsRefused ? found.Refusal : null;
    }
}
