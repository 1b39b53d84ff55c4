using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Administration;

/// <summary>The system administrator makes, rotates and revokes keys of machine clients. A key is shown once, on the answer that made it.</summary>
[Needs(Power.ManageMachineKeys)]
public sealed class KeysModel(MachineKeys keys, BusinessCalendar calendar, Say say) : SignedInPage
{
    private const int PageSize = 50;

    // What a new key is offered; the longest is a year.
    private const int UsualDays = 180;
    private const int UsualOverlapDays = 7;

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public Guid? Before { get; set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public int? Days { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<MachineKey> Rows { get; private set; } = [];

    /// <summary>The key that was just made, shown on this answer only.</summary>
    public MadeKey? Made { get; private set; }

    public DateOnly Today => calendar.Today;

    public DateOnly UsualExpiry => Today.AddDays(UsualDays);

    public int UsualOverlap => UsualOverlapDays;

    /// <summary>The key after which the next page begins; null on the last one.</summary>
    public Guid? Next { get; private set; }

    /// <summary>What a key may be made for.</summary>
    public IEnumerable<Option> AllScopes => MachineKeys.Scopes.Select(scope => new Option(scope, NameOf(scope)));

    public string NamesOf(MachineKey key) => string.Join(say["、", ", "], key.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NameOf));

    public (Tone Tone, Words Words) StateOf(MachineKey key)
        => key.RevokedAt is not null ? (Tone.Over, new Words("已吊销", "revoked"))
        : !key.IsOpenOn(Today) ? (Tone.Over, new Words("已到期", "expired"))
        : key.IsReplaced ? (Tone.Pending, new Words("已更换", "replaced"))
        : (Tone.Good, new Words("有效", "valid"));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await keys.List(Before, PageSize + 1, ct);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Rows[^1].Id : null;
    }

    public Task<IActionResult> OnPostMakeAsync(CancellationToken ct) => Show(
        () => keys.Make(new MakeKey(SignInName ?? string.Empty, Name ?? string.Empty, Scopes, ExpiresOn ?? UsualExpiry), ActBy(Reason!), Origin, ct), ct);

    public Task<IActionResult> OnPostRotateAsync(CancellationToken ct)
        => Show(() => keys.Rotate(Id, Days ?? UsualOverlapDays, ExpiresOn ?? UsualExpiry, ActBy(Reason!), Origin, ct), ct);

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await Again(AdministrationRefusals.ReasonMissing(), ct);
        }

        var revoked = await keys.Revoke(Id, ActBy(Reason), Origin, ct);
        return revoked.IsRefused ? await Again(revoked.Refusal, ct) : LocalRedirect("/administration/keys?done=revoked");
    }

    private async Task<IActionResult> Show(Func<Task<Outcome<MadeKey>>> make, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            return await Again(AdministrationRefusals.ReasonMissing(), ct);
        }

        var made = await make();
        if (made.IsRefused)
        {
            return await Again(made.Refusal, ct);
        }

        Made = made.Value;
        await OnGetAsync(ct);
        return Page();
    }

    private string NameOf(string scope)
        => scope == ApiKeys.ReportScope ? say["上报文件", "report files"]
        : Enum.TryParse<Power>(scope, out var power) ? say[PowerTable.Row(power).Chinese, PowerTable.Row(power).English]
        : scope;

    private async Task<IActionResult> Again(Refusal refusal, CancellationToken ct)
    {
        await OnGetAsync(ct);
        return PageWith(refusal);
    }
}
