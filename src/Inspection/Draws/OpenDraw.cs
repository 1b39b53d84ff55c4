using Zhiheng.Contracts.Ledger;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Entropy = Zhiheng.Platform.Keys.Entropy;

namespace Zhiheng.Inspection.Draws;

/// <summary>A party besides drawer and witness: notary, enterprise or deputy. It comes by a link.</summary>
public sealed record FurtherParty(string Name, string Role);

/// <summary>
/// Opens the draw of an approved campaign; who acts is the drawer. Instants are cut to the second. Where an earlier plan of the campaign was
/// frozen this is a redraw: it names that plan and <paramref name="Again"/> says why.
/// </summary>
public sealed record OpenDraw(
    Guid Campaign, Guid Witness, IReadOnlyList<FurtherParty> Parties, BeaconChoice Beacon, BeaconChoice Fallback, DateTimeOffset NotBefore, DateTimeOffset RevealBy, string? Again);

/// <summary>The draw, and the codes of the links of further parties in their order; only their hashes are kept.</summary>
public sealed record OpenedDraw(Guid Draw, IReadOnlyList<string> Codes);

public sealed class OpenDrawHandler(Database database, BusinessCalendar calendar, PowerHolders holders, IWitnessedFacts ledger)
{
    public const int MostParties = 7;

    private const int MostDays = 30;
    private const int CodeLength = 20;
    private static readonly string[] Roles = ["notary", "enterprise", "deputy"];

    public async Task<Outcome<OpenedDraw>> Handle(OpenDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        command = command with { NotBefore = Second(command.NotBefore), RevealBy = Second(command.RevealBy) };
        if ((ActRules.NoOrgan(mandate) ?? Trouble(command, calendar.Now)) is { } refusal)
        {
            return refusal;
        }

        if (await ledger.Watched(ct) is null)
        {
            return DrawRefusals.NoWitnesses();
        }

        if (command.Witness == mandate.Account)
        {
            return DrawRefusals.BothRoles("抽取人");
        }

        if ((await holders.Of(Power.WitnessDraws, mandate.Organ!.Region, ct)).FirstOrDefault(one => one.Account == command.Witness) is not { } witness)
        {
            return DrawRefusals.NoSuchWitness();
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await CampaignStore.Find(work, command.Campaign, ct) is not { } campaign)
        {
            return ActRefusals.Unknown("抽查任务");
        }

        var earlier = await DrawStore.OfCampaign(work, campaign.Id, ct);
        if ((ActRules.Foreign(mandate, campaign.OrganRegion, campaign.OrganName) ?? Trouble(campaign, command, mandate, earlier)) is { } trouble)
        {
            return trouble;
        }

        if (await CampaignStore.Save(work, campaign with { State = "drawing" }, ct) == 0)
        {
            return DrawRefusals.CampaignState("drawing");
        }

        var number = earlier.Count + 1;
        var replaces = earlier.LastOrDefault(one => one.PlanHash is not null)?.PlanHash;
        var row = new DrawRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Code = $"{campaign.Code}-{number}", Campaign = campaign.Id, Number = number, OrganRegion = campaign.OrganRegion,
            OrganName = campaign.OrganName, State = "committing", Drawer = mandate.Account, DrawerName = act.Who, Witness = witness.Account, WitnessName = witness.PersonName,
            NotBefore = command.NotBefore, RevealBy = command.RevealBy, Beacon = DrawRow.Write(command.Beacon), Fallback = DrawRow.Write(command.Fallback),
            Replaces = replaces, ReplacesWhy = replaces is null ? null : command.Again!.Trim(),
        };
        await DrawStore.Add(work, row, ct);
        var codes = await AddParties(work, row, command.Parties, ct);
        await DrawNotices.Opened(work, row, ct);
        await work.Commit([], ct);
        return new OpenedDraw(row.Id, codes);
    }

    private static async Task<List<string>> AddParties(Work work, DrawRow row, IReadOnlyList<FurtherParty> parties, CancellationToken ct)
    {
        await DrawStore.AddParty(work, new PartyRow { Draw = row.Id, Ordinal = 1, Name = row.DrawerName, Role = "drawer", Account = row.Drawer }, ct);
        await DrawStore.AddParty(work, new PartyRow { Draw = row.Id, Ordinal = 2, Name = row.WitnessName!, Role = "witness", Account = row.Witness }, ct);
        var codes = new List<string>();
        foreach (var party in parties)
        {
            codes.Add(Entropy.Code(CodeLength));
            await DrawStore.AddParty(
                work, new PartyRow { Draw = row.Id, Ordinal = codes.Count + 2, Name = party.Name.Trim(), Role = party.Role, SecretHash = DrawTaking.Hash(codes[^1]) }, ct);
        }

        return codes;
    }

    private static Refusal? Trouble(CampaignRow campaign, OpenDraw command, Mandate mandate, IReadOnlyList<DrawRow> earlier)
        => campaign.State != "approved" ? DrawRefusals.CampaignState(campaign.State)
            : new[] { mandate.Account, command.Witness }.Contains(campaign.Author) ? DrawRefusals.BothRoles("拟订人")
            : campaign.Approver is { } approver && new[] { mandate.Account, command.Witness }.Contains(approver) ? DrawRefusals.BothRoles("批准人")
            : earlier.Any(one => one.PlanHash is not null) && string.IsNullOrWhiteSpace(command.Again) ? DrawRefusals.AgainNeedsReason()
            : command.Again is { Length: > 0 } again ? ActRules.PublicText(again, "重抽理由", 500)
            : null;

    private static Refusal? Trouble(OpenDraw command, DateTimeOffset now)
        => command.NotBefore <= now || command.RevealBy <= command.NotBefore || command.RevealBy > now.AddDays(MostDays) ? DrawRefusals.Times()
            : command.Parties.Count > MostParties || command.Parties.Any(one => !Roles.Contains(one.Role) || ActRules.PublicText(one.Name, "名称", 60) is not null)
                ? DrawRefusals.Parties(MostParties)
            : command.Beacon.Type == command.Fallback.Type ? DrawRefusals.BeaconKinds()
            : Trouble(command.Beacon, command.NotBefore) ?? Trouble(command.Fallback, command.NotBefore);

    private static Refusal? Trouble(BeaconChoice beacon, DateTimeOffset notBefore) => beacon switch
    {
        { Type: BeaconPlan.Witness } => null,
        { Type: BeaconPlan.Drand, Round: > 0 and < 1L << 40 } => Early(beacon, notBefore),
        { Type: BeaconPlan.Lottery, At: { } at } when at == Second(at) && ActRules.Text(beacon.Game, "彩票", 60) is null && ActRules.Text(beacon.Issue, "期号", 60) is null => Early(beacon, notBefore),
        _ => DrawRefusals.Beacon(),
    };

    private static Refusal? Early(BeaconChoice beacon, DateTimeOffset notBefore) => beacon.Plan.Due is { } due && due < notBefore ? DrawRefusals.BeaconEarly(due) : null;

    private static DateTimeOffset Second(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
