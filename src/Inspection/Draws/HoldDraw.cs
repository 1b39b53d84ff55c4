using System.Text;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Entropy = Zhiheng.Platform.Keys.Entropy;

namespace Zhiheng.Inspection.Draws;

/// <summary>
/// Draws: all parties have revealed, or the time for it is over and what is missing counts as withheld; the beacon has come. Computes the
/// bundle, checks it as anybody would, and makes tasks and teams. Nothing is kept of a draw that its own verifier does not accept.
/// </summary>
public sealed record HoldDraw(Guid Draw, long Version);

public sealed class HoldDrawHandler(Database database, BusinessCalendar calendar, IWitnessedFacts ledger)
{
    /// <summary>A bundle that a reader accepts has room for so many; of longer lists it has those who were drawn, and the list lies beside it.</summary>
    public const int MostInBundle = 10_000;

    internal const string NotRevealed = "未在规定时间前揭示";

    private const int SaltBytes = 16;

    public async Task<Outcome<DrawHeld>> Handle(HoldDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, command.Version, mandate, ct, "frozen");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var draw = taken.Value;
        var parties = await DrawStore.PartiesOf(work, draw.Id, ct);
        if (Trouble(draw, parties, mandate) is { } trouble)
        {
            return trouble;
        }

        var campaign = (await CampaignStore.Find(work, draw.Campaign, ct))!;
        var frozen = await FrozenDraw.Read(work, draw, ct);
        var bundle = frozen.IsRefused ? DrawRefusals.Method(frozen.Refusal) : await Bundle(draw, campaign, parties, frozen.Value, ct);
        if (bundle.IsRefused)
        {
            return bundle.Refusal;
        }

        return await Keep(work, draw, campaign, parties, frozen.Value, bundle.Value, ct);
    }

    private Refusal? Trouble(DrawRow draw, IReadOnlyList<PartyRow> parties, Mandate mandate)
        => draw.Drawer != mandate.Account ? DrawRefusals.NotYours($"抽取人{draw.DrawerName}")
            : calendar.Now < draw.NotBefore ? DrawRefusals.TooEarly(draw.NotBefore)
            : calendar.Now <= draw.RevealBy && parties.Where(party => party.Reveal is null).Select(party => party.Name).ToList() is { Count: > 0 } missing
                ? DrawRefusals.Waiting(string.Join('、', missing))
            : null;

    private async Task<Outcome<DrawBundle>> Bundle(DrawRow draw, CampaignRow campaign, IReadOnlyList<PartyRow> parties, FrozenDraw frozen, CancellationToken ct)
    {
        if (await ledger.Find(draw.Id, nameof(DrawFrozen), FrozenDraw.LogOf(draw), DateTimeOffset.UnixEpoch, ct) is not { } seen)
        {
            return DrawRefusals.NotWitnessed();
        }

        var beacon = await BeaconReading.Of(draw, ledger, ct);
        if (beacon.IsRefused)
        {
            return beacon.Refusal;
        }

        var (plan, lists) = (frozen.Plan, frozen.Lists);
        List<Reveal> reveals = [.. parties.Select(party => party.Reveal is { } hex ? new Reveal(Convert.FromHexString(hex), party.RevealedAt, null) : new Reveal(default, null, NotRevealed))];
        var seed = DrawSeed.Of(plan.Suite, plan.Hash(), reveals.Select(reveal => reveal.Value), beacon.Value.Value);
        var strata = Selecting.Of(plan, lists.Pool, lists.Exclusions, seed);
        var teams = strata.IsRefused ? strata.Refusal : Assigning.Of(plan, lists.Inspectors, Assigning.TasksOf(strata.Value, lists.Pool), seed);
        if (teams.IsRefused)
        {
            return DrawRefusals.Method(teams.Refusal!);
        }

        var isShort = lists.Pool.Count <= MostInBundle;
        var bundle = new DrawBundle(plan)
        {
            Frozen = new(seen.Entry, seen.Payload, seen.Salt, seen.Proof), Subjects = isShort ? [.. frozen.Subjects.Select(one => one.Leaf)] : null,
            Disclosed = isShort ? [] : [.. strata.Value.SelectMany(one => one.Selected).Select(id => Disclose(lists.Pool, plan.Suite, id))],
            Exclusions = lists.Exclusions, Inspectors = lists.Inspectors, Reveals = reveals, Beacon = beacon.Value.Evidence, Seed = seed, Strata = strata.Value, Teams = teams.Value.Teams,
        };
        return Checked(campaign.Sealed ? Seal(bundle) : bundle, isShort ? null : lists.Pool);
    }

    /// <summary>A leaf of a list with its place and path.</summary>
    internal static DisclosedLeaf Disclose(SubjectPool pool, DrawSuite suite, string id)
        => pool.Find(id) is { } index ? new(index, pool[index], pool.PathOf(suite, index)) : throw new ArgumentOutOfRangeException(nameof(id), id, "It is not in the list.");

    private static DrawBundle Seal(DrawBundle bundle)
    {
        var salt = Entropy.Bytes(SaltBytes);
        return bundle with { Seal = bundle.Sealed(salt).Seal! with { Salt = Convert.ToHexStringLower(salt) } };
    }

    private static Outcome<DrawBundle> Checked(DrawBundle bundle, SubjectPool? list)
    {
        var bytes = bundle.ToBytes();
        var wrong = bytes.IsRefused ? bytes.Refusal : DrawVerifier.Check(bytes.Value, list).Wrong;
        return wrong is { } refusal ? DrawRefusals.Method(refusal) : bundle;
    }

    private async Task<Outcome<DrawHeld>> Keep(
        Work work, DrawRow draw, CampaignRow campaign, IReadOnlyList<PartyRow> parties, FrozenDraw frozen, DrawBundle bundle, CancellationToken ct)
    {
        var bytes = bundle.ToBytes().Value;
        var row = draw with
        {
            State = "held", Seed = bundle.Seed!.Value.ToString(), HeldAt = calendar.Now, Result = Encoding.UTF8.GetString(bytes), SealSalt = bundle.Seal?.Salt,
        };
        if (await DrawTaking.Save(work, row, ct) is { } moved)
        {
            return moved;
        }

        if (await CampaignStore.Save(work, campaign with { State = "drawn" }, ct) == 0)
        {
            return DrawRefusals.CampaignState(campaign.State);
        }

        var facts = new List<JournalEntry>();
        foreach (var party in parties.Where(one => one.Reveal is null))
        {
            await DrawStore.Withhold(work, party with { Withheld = NotRevealed }, ct);
            facts.Add(JournalEntry.Public(draw.Id, new RevealWithheld(calendar.Today, draw.Code, party.Ordinal, party.Name, NotRevealed)));
        }

        await new TaskMaking(calendar).Make(work, draw, frozen, bundle, ct);
        var result = bundle.Seal is { } seal ? seal.Hash.ToString() : bundle.Plan.Suite.Hash(bytes).ToString();
        var fact = new DrawHeld(calendar.Today, draw.Code, draw.PlanHash!, bundle.Seal is null ? row.Seed : null, result);
        facts.Add(JournalEntry.Public(draw.Id, fact));
        await work.Commit(facts, ct);
        return fact;
    }
}
