using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.SignIn.Open;

/// <summary>The first account of a firm, with the code that an authority handed over.</summary>
public sealed class RegisterModel(Invitations invitations, Visitor visitor) : PageModel
{
    [BindProperty]
    public string? OrganizationCode { get; set; }

    [BindProperty]
    public string? InvitationCode { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? PersonName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Refusal? Refusal { get; private set; }

    /// <summary>The account that was opened.</summary>
    public string? Opened { get; private set; }

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        await visitor.Recognise(HttpContext, ct);
        var account = await invitations.Register(
            new RegisterFirm(OrganizationCode ?? string.Empty, InvitationCode ?? string.Empty, Name ?? string.Empty, PersonName ?? string.Empty, Password ?? string.Empty, Email),
            visitor.Origin,
            ct);
        if (account.IsRefused)
        {
            Refusal = account.Refusal;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Opened = account.Value.SignInName;
        return Page();
    }
}
