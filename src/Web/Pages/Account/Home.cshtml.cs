using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Account;

/// <summary>Leads everybody to their own first page; somebody without any grant learns what is missing.</summary>
[Needs(Power.UseOwnAccount)]
public sealed class HomeModel : SignedInPage
{
    public IActionResult OnGet() => LocalRedirect(FirstPage(Caller));

    internal static string FirstPage(Caller caller)
        => caller.May(Power.ReadRegister) ? "/workbench"
        : caller.May(Power.ReadInspections) ? "/workbench/checks"
        : caller.May(Power.ReadOwnFile) ? "/desk"
        : caller.May(Power.ManageAccounts) ? "/administration/accounts"
        : caller.May(Power.ManageGrants) ? "/administration/grants"
        : caller.May(Power.ReadAuditLog) ? "/administration/audit"
        : "/account";
}
