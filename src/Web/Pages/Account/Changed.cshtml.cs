using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Account;

/// <summary>Where a form ends whose record has moved on since its page was shown. An answer like any refusal: it is in the audit log.</summary>
[Needs(Power.UseOwnAccount)]
public sealed class ChangedModel : SignedInPage
{
    /// <summary>The page that the form stood on, as the browser says; null when it does not, or when it came from elsewhere.</summary>
    public string? FormPage { get; private set; }

    public void OnGet()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        FormPage = Uri.TryCreate(Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == Request.Host.Value
            ? SignInLinks.Local(from.PathAndQuery)
            : null;
    }
}
