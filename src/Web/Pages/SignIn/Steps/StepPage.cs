using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Steps;

/// <summary>A step between the password and the first page. The address carries where the sign-in leads.</summary>
public abstract class StepPage : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Parked { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    protected SignedInSession Session => Caller.Session!;

    protected IActionResult Onward(SessionToken token)
    {
        SessionCookie.Set(HttpContext, token);
        return LocalRedirect(Way.After(HttpContext, token.Stage, SignInLinks.Local(Back), Parked));
    }

    protected IActionResult Again(Refusal refusal) => PageWith(refusal);
}
