using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Open;

/// <summary>Sends the browser to the external provider, and takes it back with what the provider answered.</summary>
public sealed class ExternalModel(ExternalSignIn external, Visitor visitor, Site site) : PageModel
{
    public const string Path = "/sign-in/external";
    private const string Callback = Path + "/callback";
    private const string Cookie = "zh-external";

    [FromRoute]
    public string? Step { get; set; }

    [FromQuery]
    public string? Back { get; set; }

    [FromQuery]
    public Guid? Parked { get; set; }

    [FromQuery(Name = "state")]
    public string? State { get; set; }

    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    [FromQuery(Name = "iss")]
    public string? Issuer { get; set; }

    [FromQuery(Name = "error")]
    public string? Error { get; set; }

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (Step is not null and not "callback")
        {
            return NotFound();
        }

        await visitor.Recognise(HttpContext, ct);
        return Step is null ? await Leave(ct) : await Return(ct);
    }

    /// <summary>Begins a sign-in; the browser keeps a secret that the answer has to come with.</summary>
    internal static async Task<Outcome<Uri>> Begin(HttpContext context, ExternalSignIn external, Site site, ExternalAim aim, CancellationToken ct)
    {
        var here = site.PublicUrl ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var started = await external.Start(new Uri(here + Callback), aim, ct);
        if (!started.IsRefused)
        {
            context.Response.Cookies.Append(Cookie, started.Value.Browser, Options(context));
        }

        return started.Then<Uri>(start => start.Address);
    }

    private async Task<IActionResult> Leave(CancellationToken ct)
    {
        var address = await Begin(HttpContext, external, site, new ExternalAim(SignInLinks.Local(Back), Parked, null), ct);
        return address.IsRefused ? Stopped(address.Refusal) : Redirect(address.Value.AbsoluteUri);
    }

    private async Task<IActionResult> Return(CancellationToken ct)
    {
        var browser = Request.Cookies[Cookie];
        Response.Cookies.Delete(Cookie, Options(HttpContext));
        var signedIn = visitor.Caller is { Session.Stage: Stage.Full } caller ? caller.Account.Id : (Guid?)null;
        var arrived = await external.Finish(new ExternalAnswer(State, Code, Issuer, Error), browser, signedIn, visitor.Origin, ct);
        if (arrived.IsRefused)
        {
            return Stopped(arrived.Refusal);
        }

        if (arrived.Value.Token is not { } token)
        {
            return LocalRedirect("/account?done=external");
        }

        SessionCookie.Set(HttpContext, token);
        return LocalRedirect(Way.After(HttpContext, token.Stage, arrived.Value.Aim.Back, arrived.Value.Aim.Parked));
    }

    private PageResult Stopped(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Lax: the answer comes from the provider's site, as a page that is opened.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = Path,
        MaxAge = ExternalSignIn.Longest,
        IsEssential = true,
    };
}
