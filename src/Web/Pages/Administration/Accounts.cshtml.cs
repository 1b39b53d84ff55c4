using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Administration;

/// <summary>The system administrator opens, resets and closes accounts. None of it gives anybody a power.</summary>
[Needs(Power.ManageAccounts)]
public sealed class AccountsModel(AccountOffice office) : SignedInPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public string? After { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? PersonName { get; set; }

    [BindProperty]
    public string? OrganizationName { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Guid? Account { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Platform.Accounts.Account> Accounts { get; private set; } = [];

    /// <summary>The account with its first password, shown on this answer only.</summary>
    public OpenedAccount? Opened { get; private set; }

    /// <summary>The sign-in name after which the next page begins; null on the last one.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await office.List(string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(), After, PageSize + 1, ct);
        Accounts = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Accounts[^1].SignInName : null;
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        var opened = await office.Open(
            new OpenAccount(Name ?? string.Empty, PersonName ?? string.Empty, AccountKind.Authority, OrganizationName ?? string.Empty, null, null, Region, Email),
            ActBy("开立账户"), Origin, ct);
        return await Answer(opened, ct);
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken ct)
        => string.IsNullOrWhiteSpace(Reason)
            ? await Answer(AdministrationRefusals.ReasonMissing(), ct)
            : await Answer(await office.Reset(Account ?? Guid.Empty, ActBy(Reason!), Origin, ct), ct);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
        => Change(() => office.Close(Account ?? Guid.Empty, ActBy(Reason!), Origin, ct), "closed", ct);

    public Task<IActionResult> OnPostUntieAsync(CancellationToken ct)
        => Change(() => office.Untie(Account ?? Guid.Empty, ActBy(Reason!), Origin, ct), "untied", ct);

    private async Task<IActionResult> Change(Func<Task<Outcome<Platform.Accounts.Account>>> change, string done, CancellationToken ct)
    {
        var changed = string.IsNullOrWhiteSpace(Reason) ? AdministrationRefusals.ReasonMissing() : await change();
        await OnGetAsync(ct);
        return changed.IsRefused ? PageWith(changed.Refusal) : LocalRedirect($"/administration/accounts?done={done}");
    }

    private async Task<IActionResult> Answer(Outcome<OpenedAccount> outcome, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (outcome.IsRefused)
        {
            return PageWith(outcome.Refusal);
        }

        Opened = outcome.Value;
        return Page();
    }
}

internal static class AdministrationRefusals
{
    public static Refusal RoleMissing() => new("web.administration.role-missing", "请选择要授予的角色。") { English = "Choose a role." };

    public static Refusal ReasonMissing() => new("web.administration.reason-missing", "请填写办理理由，它会进入审计日志。") { English = "Give a reason; it goes into the audit log." };
}
