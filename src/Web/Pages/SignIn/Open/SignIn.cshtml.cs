using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Accounts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Open;

/// <summary>The first step: account name and password.</summary>
public sealed class SignInModel(Platform.Accounts.SignIn signIn, ExternalSignIn external, Visitor visitor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Parked { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>The external provider by which people may sign in; null where there is none.</summary>
    public string? External => external.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        var isIn = (await visitor.Recognise(HttpContext, ct))?.Session is { Stage: Stage.Full } && Parked is null;
        return isIn ? LocalRedirect(SignInLinks.Local(Back) ?? "/home") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        await visitor.Recognise(HttpContext, ct);
        var token = await signIn.WithPassword(Name, Password, visitor.Origin, ct);
        if (token.IsRefused)
        {
            Refusal = token.Refusal;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        SessionCookie.Set(HttpContext, token.Value);
        return LocalRedirect(Way.After(HttpContext, token.Value.Stage, SignInLinks.Local(Back), Parked));
    }
}
