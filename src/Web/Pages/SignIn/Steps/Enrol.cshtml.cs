using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Steps;

/// <summary>Setting up the second factor: scan, confirm with a code, keep the recovery codes.</summary>
[NeedsStage(Stage.Enrol)]
public sealed class EnrolModel(Platform.Accounts.SignIn signIn) : StepPage
{
    public Enrolment? Enrolment { get; private set; }

    /// <summary>Shown once, on the page that answers the first right code.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Where the codes' page leads.</summary>
    public string Next { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var enrolment = await signIn.Enrol(Session, ct);
        if (enrolment.IsRefused)
        {
            return LocalRedirect(SignInLinks.SignIn(null));
        }

        Enrolment = enrolment.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var confirmed = await signIn.Confirm(Session, Code, Origin, ct);
        if (confirmed.IsRefused)
        {
            var enrolment = await signIn.Enrol(Session, ct);
            Enrolment = enrolment.IsRefused ? null : enrolment.Value;
            return Again(confirmed.Refusal);
        }

        SessionCookie.Set(HttpContext, confirmed.Value.Token);
        RecoveryCodes = confirmed.Value.RecoveryCodes;
        Next = Way.After(HttpContext, confirmed.Value.Token.Stage, SignInLinks.Local(Back), Parked);
        return Page();
    }
}
