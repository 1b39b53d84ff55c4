using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Draws;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Draws;

/// <summary>What drawer and witness both do: commit, reveal, type a beacon. Only a POST acts.</summary>
public abstract class PartyPage(DrawReading draws, CommitHandler commit, RevealHandler reveal, SayBeaconHandler say) : DrawPage(draws)
{
    private const int MostNotice = 10 * 1024 * 1024;

    [BindProperty]
    public string? Commitment { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Notice { get; set; }

    public PartyRow? Mine => View.Parties.FirstOrDefault(one => one.Account == Caller.Account.Id);

    public abstract string Own { get; }

    public Task<IActionResult> OnPostCommitAsync(CancellationToken ct)
        => Act(() => commit.Handle(new CommitToDraw(Id, Commitment ?? string.Empty), ActBy("提交抽取承诺"), Mandate, ct), "committed", nameof(Commitment), ct);

    // As it was sent: blanks at the ends of a secret belong to it.
    public Task<IActionResult> OnPostRevealAsync(CancellationToken ct)
        => Act(() => reveal.Handle(new RevealInDraw(Id, Request.Form[nameof(Text)].ToString()), ActBy("揭示抽取承诺"), Mandate, ct), "revealed", nameof(Text), ct);

    public Task<IActionResult> OnPostBeaconAsync(CancellationToken ct)
        => Act(() => say.Handle(new SayBeacon(Id, Value ?? string.Empty, Digest(), Why), ActBy("录入信标"), Mandate, ct), "beacon", nameof(Value), ct);

    /// <summary>The notice as its SHA-256, or the text of the notice, which is hashed here.</summary>
    private string? Digest()
        => string.IsNullOrWhiteSpace(Notice) || Notice.Length > MostNotice ? null
            : Notice.Trim() is { Length: 64 } hex && hex.All(char.IsAsciiHexDigitLower) ? hex
            : Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Notice.Trim())));
}

/// <summary>The drawer's page.</summary>
[Needs(Power.OperateDraws)]
public sealed class OperateModel(
    DrawReading draws, CommitHandler commit, RevealHandler reveal, SayBeaconHandler say, FreezeDrawHandler freeze, HoldDrawHandler hold, EndDrawHandler end)
    : PartyPage(draws, commit, reveal, say)
{
    private readonly CommitHandler links = commit;

    [BindProperty]
    public int Party { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The code of a link that was just made; shown on this answer only.</summary>
    public string? Code { get; private set; }

    public override string Own => $"{Here}/operate";

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var made = await links.Handle(new RenewLink(Id, Party), ActBy("制作参与方链接"), Mandate, ct);
        if (made.IsRefused)
        {
            return PageWith(made.Refusal);
        }

        Code = made.Value;
        return Page();
    }

    public Task<IActionResult> OnPostFreezeAsync(CancellationToken ct)
        => Act(() => freeze.Handle(new FreezeDraw(Id, Version), ActBy("定稿抽取方案"), Mandate, ct), "frozen", null, ct);

    public Task<IActionResult> OnPostHoldAsync(CancellationToken ct)
        => Act(() => hold.Handle(new HoldDraw(Id, Version), ActBy("实施抽取"), Mandate, ct), "held", null, ct);

    public Task<IActionResult> OnPostUnsealAsync(CancellationToken ct)
        => Act(() => end.Handle(new UnsealDraw(Id, Version), ActBy("公开密封的名单"), Mandate, ct), "opened", null, ct);

    public Task<IActionResult> OnPostVoidAsync(CancellationToken ct)
        => Act(() => end.Handle(new VoidDraw(Id, Version, Reason ?? string.Empty), ActBy(Reason ?? string.Empty), Mandate, ct), "void", nameof(Reason), ct);
}

/// <summary>The witness's page.</summary>
[Needs(Power.WitnessDraws)]
public sealed class WitnessModel(DrawReading draws, CommitHandler commit, RevealHandler reveal, SayBeaconHandler say) : PartyPage(draws, commit, reveal, say)
{
    public override string Own => $"{Here}/witness";
}
