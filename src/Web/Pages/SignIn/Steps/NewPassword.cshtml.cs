using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Steps;

/// <summary>The password that was handed out has to be replaced before anything opens.</summary>
[NeedsStage(Stage.NewPassword)]
public sealed class NewPasswordModel(Platform.Accounts.SignIn signIn) : StepPage
{
    [BindProperty]
    public string? Wished { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var token = await signIn.ChangePassword(Session, null, Wished, Origin, ct);
        return token.IsRefused ? Again(token.Refusal) : Onward(token.Value);
    }
}
