using Microsoft.AspNetCore.Mvc;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Draws;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Draws;

/// <summary>Opens the draw of an approved campaign.</summary>
[Needs(Power.OperateDraws)]
public sealed class NewModel(OpenDrawHandler open, CampaignHandler campaigns, PowerHolders holders, BusinessCalendar calendar) : SignedInPage
{
    public const int PartyFields = 3;

    private const int MostCampaigns = 200;

    [BindProperty(SupportsGet = true, Name = "campaign")]
    public Guid? Campaign { get; set; }

    [BindProperty]
    public Guid? Witness { get; set; }

    [BindProperty]
    public string? NotBefore { get; set; }

    [BindProperty]
    public string? RevealBy { get; set; }

    /// <summary>witness, drand, lottery.</summary>
    [BindProperty]
    public string Beacon { get; set; } = "witness";

    [BindProperty]
    public string Fallback { get; set; } = "drand";

    [BindProperty]
    public string? Game { get; set; }

    [BindProperty]
    public string? Issue { get; set; }

    [BindProperty]
    public string? DrawnAt { get; set; }

    [BindProperty]
    public List<string?> PartyName { get; set; } = [];

    [BindProperty]
    public List<string?> PartyRole { get; set; } = [];

    [BindProperty]
    public string? Again { get; set; }

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public IReadOnlyList<PowerHolder> Witnesses { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await Fill(ct);
        NotBefore = DrawSteps.Minute(calendar.Now.AddMinutes(11));
        RevealBy = DrawSteps.Minute(calendar.Now.AddMinutes(41));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Fill(ct);
        if (DrawSteps.Instant(NotBefore) is not { } from || DrawSteps.Instant(RevealBy) is not { } until)
        {
            return PageWith(DrawPageRefusals.Time(), nameof(NotBefore));
        }

        var parties = PartyName.Zip(PartyRole).Where(one => !string.IsNullOrWhiteSpace(one.First)).Select(one => new FurtherParty(one.First!, one.Second ?? string.Empty)).ToList();
        var command = new OpenDraw(
            Campaign ?? Guid.Empty, Witness ?? Guid.Empty, parties, Choice(Beacon, from), Choice(Fallback, from), from, until, string.IsNullOrWhiteSpace(Again) ? null : Again);
        var opened = await open.Handle(command, ActBy("发起抽取"), Mandate, ct);
        return opened.IsRefused ? PageWith(opened.Refusal, nameof(Campaign)) : LocalRedirect($"/workbench/draws/{opened.Value.Draw}?done=opened");
    }

    /// <summary>For drand the first round at the earliest draw time or after it: nobody has to count rounds.</summary>
    private BeaconChoice Choice(string type, DateTimeOffset notBefore) => type switch
    {
        "drand" => new(type, DrandRound.At(notBefore)),
        "lottery" => new(type, Game: Game?.Trim(), Issue: Issue?.Trim(), At: DrawSteps.Instant(DrawnAt)),
        _ => new(type),
    };

    private async Task Fill(CancellationToken ct)
    {
        Campaigns = await campaigns.List("approved", null, MostCampaigns, Mandate, ct);
        Witnesses = Caller.Account.Organ is { } organ ? await holders.Of(Power.WitnessDraws, organ.Region, ct) : [];
    }
}

/// <summary>Rounds of drand's chain quicknet: one every three seconds.</summary>
internal static class DrandRound
{
    private const long First = 1692803367;
    private const int Period = 3;

    public static long At(DateTimeOffset instant) => ((instant.ToUnixTimeSeconds() - First + Period - 1) / Period) + 1;
}

internal static class DrawPageRefusals
{
    public static Refusal Time() => new("web.draw.time", "时间请写成 2026-03-02 09:30 的形式（北京时间）。");
}
