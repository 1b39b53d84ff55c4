using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.Pages.SignIn.Open;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Account;

/// <summary>The own account: roles, where it is signed in, password.</summary>
[Needs(Power.UseOwnAccount)]
public sealed class IndexModel(Sessions sessions, Platform.Accounts.SignIn signIn, ExternalSignIn external, Site site) : SignedInPage
{
    public IReadOnlyList<SignedInSession> Places { get; private set; } = [];

    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? Wished { get; set; }

    [BindProperty]
    public Guid? Session { get; set; }

    /// <summary>The external provider, where one is set up.</summary>
    public string? Provider => external.Name;

    /// <summary>Where the tying goes on: a link, because the policy of the pages lets no form lead to another site.</summary>
    public Uri? Onward { get; private set; }

    public bool IsDone => Request.Query.ContainsKey("done");

    public async Task OnGetAsync(CancellationToken ct) => Places = await sessions.Of(Caller.Account.Id, ct);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        var token = await signIn.ChangePassword(Caller.Session!, Old, Wished, Origin, ct);
        if (token.IsRefused)
        {
            await OnGetAsync(ct);
            return PageWith(token.Refusal);
        }

        SessionCookie.Set(HttpContext, token.Value);
        return LocalRedirect("/account?done=password");
    }

    /// <summary>Begins to tie the own account to an identity at the external provider.</summary>
    public async Task<IActionResult> OnPostTieAsync(CancellationToken ct)
    {
        var begun = await ExternalModel.Begin(HttpContext, external, site, new ExternalAim(null, null, Caller.Account.Id), ct);
        await OnGetAsync(ct);
        if (begun.IsRefused)
        {
            return PageWith(begun.Refusal);
        }

        Onward = begun.Value;
        return Page();
    }

    /// <summary>Ends one other session, or all of them.</summary>
    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        var act = ActBy("本人退出其他登录");
        _ = Session is { } one
            ? await sessions.End(Caller.Account.Id, one, "revoked", act, ct) ? 1 : 0
            : await sessions.EndAll(Caller.Account.Id, Caller.Session!.Id, "revoked", act, ct);
        return LocalRedirect("/account?done=sessions");
    }

    /// <summary>Signs out here, or everywhere.</summary>
    public async Task<IActionResult> OnPostSignOutAsync(bool everywhere, CancellationToken ct)
    {
        var act = ActBy("退出登录");
        if (everywhere)
        {
            await sessions.EndAll(Caller.Account.Id, null, "sign-out", act, ct);
        }
        else
        {
            await sessions.End(Caller.Account.Id, Caller.Session!.Id, "sign-out", act, ct);
        }

        SessionCookie.Clear(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
