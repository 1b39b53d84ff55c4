using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Administration;

/// <summary>The security administrator gives and revokes grants, and decides on stand-ins.</summary>
[Needs(Power.ManageGrants)]
public sealed class GrantsModel(AccountOffice accounts, GrantOffice office, BusinessCalendar calendar, Say say) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty]
    public Guid Account { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public Line? Line { get; set; }

    [BindProperty]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    public IReadOnlyList<(Platform.Accounts.Account Account, IReadOnlyList<Grant> Grants)> Rows { get; private set; } = [];

    public IReadOnlyList<StandIn> StandIns { get; private set; } = [];

    public DateOnly Today => calendar.Today;

    /// <summary>What may be given to an account of this kind; the first is none.</summary>
    public IEnumerable<Option> RolesFor(Platform.Accounts.Account account)
        => Enum.GetValues<Role>().Where(role => PowerTable.KindOf(role) == account.Kind).Select(role => new Option(role.ToString(), Roles.Name(say, role)))
            .Prepend(new Option(string.Empty, say["请选择", "choose"]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = new List<(Platform.Accounts.Account, IReadOnlyList<Grant>)>();
        foreach (var account in await accounts.List(string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(), null, 50, ct))
        {
            rows.Add((account, [.. (await office.Of(account.Id, ct)).Where(grant => grant.RevokedAt is null)]));
        }

        Rows = rows;
        StandIns = await office.StandIns(ct);
    }

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken ct)
        => Role is not { } role ? await Again(AdministrationRefusals.RoleMissing(), ct)
        : await After(() => office.Give(new GiveGrant(Account, role, Region, Line, StartsOn ?? Today, EndsOn), ActBy(Reason!), Origin, ct), ct);

    public Task<IActionResult> OnPostRevokeAsync(CancellationToken ct) => After(() => office.Revoke(Id, ActBy(Reason!), Origin, ct), ct);

    public Task<IActionResult> OnPostApproveAsync(CancellationToken ct) => After(() => office.Decide(Id, true, ActBy(Reason!), Origin, ct), ct);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken ct) => After(() => office.Decide(Id, false, ActBy(Reason!), Origin, ct), ct);

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => After(() => office.End(Id, ActBy(Reason!), Origin, ct), ct);

    private async Task<IActionResult> After<T>(Func<Task<Outcome<T>>> act, CancellationToken ct)
        where T : notnull
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await Again(AdministrationRefusals.ReasonMissing(), ct);
        }

        var outcome = await act();
        return outcome.IsRefused ? await Again(outcome.Refusal, ct) : LocalRedirect("/administration/grants?done=1");
    }

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken ct)
    {
        await OnGetAsync(ct);
        return PageWith(refusal);
    }
}
