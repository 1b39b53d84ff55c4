using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Steps;

/// <summary>The second factor: a code of the authenticator app, or a recovery code.</summary>
[NeedsStage(Stage.SecondFactor)]
public sealed class CodeModel(Platform.Accounts.SignIn signIn) : StepPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var token = await signIn.WithSecondFactor(Session, Code, Origin, ct);
        return token.IsRefused ? Again(token.Refusal) : Onward(token.Value);
    }
}
