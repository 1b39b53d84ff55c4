using System.Text;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Contracts.Registry;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Inspection.Draws;

/// <summary>
/// Fixes everything that decides the draw but for the chance: who can be drawn, who is left out and why, who can be sent. Only the drawer, after
/// all parties have committed and before the earliest draw time. What happens to the pools afterwards changes nothing.
/// </summary>
public sealed record FreezeDraw(Guid Draw, long Version);

public sealed class FreezeDrawHandler(Database database, BusinessCalendar calendar, IInspecteePools pools, IWitnessedFacts ledger)
{
    public async Task<Outcome<DrawFrozen>> Handle(FreezeDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, command.Version, mandate, ct, "committing");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var draw = taken.Value;
        var parties = await DrawStore.PartiesOf(work, draw.Id, ct);
        var log = await ledger.Watched(ct);
        if (Trouble(draw, parties, mandate, log) is { } trouble)
        {
            return trouble;
        }

        var campaign = (await CampaignStore.Find(work, draw.Campaign, ct))!;
        if (!pools.Names.Contains(campaign.Pool))
        {
            return DrawRefusals.NoPool(campaign.Pool);
        }

        var items = (await ItemListStore.Items(work, campaign.List, ct)).Where(item => campaign.ItemCodes.Contains(item.Code)).ToList();
        var subjects = await Subjects(work, campaign, items, ct);
        if (subjects.All(one => one.Excluded is not null))
        {
            return DrawRefusals.EmptyPool();
        }

        var pool = SubjectPool.Of(subjects.Select(one => one.Leaf));
        if (pool.IsRefused)
        {
            return DrawRefusals.Method(pool.Refusal);
        }

        var rows = await ListStore.Inspectors(work, PoolMaking.Prefix(campaign.OrganRegion), campaign.EndsOn, ct);
        var edges = (await ListStore.Recusals(work, campaign.StartsOn, ct)).Concat(await ListStore.LastTeams(work, ct));
        var lists = PlanMaking.Lists(subjects, PlanMaking.Inspectors(campaign, rows, edges, subjects), pool.Value);
        var plan = PlanMaking.Of(draw, campaign, items, subjects, lists, parties, log!);
        if (Trouble(plan, lists) is { } wrong)
        {
            return wrong;
        }

        // Taken first: of two who freeze at once the second waits here and finds that it is done.
        var row = draw with { State = "frozen", Plan = Encoding.UTF8.GetString(plan.ToBytes()), PlanHash = plan.Hash().ToString(), FrozenAt = calendar.Now };
        if (await DrawTaking.Save(work, row, ct) is { } moved)
        {
            return moved;
        }

        await ListStore.Keep(work, draw.Id, subjects, [.. lists.Inspectors.Select(one => new CandidateRow { Inspector = Guid.ParseExact(one.Id, "n"), Leaf = Encoding.UTF8.GetString(one.ToBytes()) })], ct);
        await DrawNotices.Frozen(work, row, ct);
        var fact = new DrawFrozen(calendar.Today, draw.Code, campaign.Code, row.PlanHash, draw.Replaces);
        await work.Commit(JournalEntry.Public(draw.Id, fact), ct);
        return fact;
    }

    private Refusal? Trouble(DrawRow draw, IReadOnlyList<PartyRow> parties, Mandate mandate, WatchedLog? log)
        => draw.Drawer != mandate.Account ? DrawRefusals.NotYours($"抽取人{draw.DrawerName}")
            : parties.Where(party => party.Commitment is null).Select(party => party.Name).ToList() is { Count: > 0 } missing ? DrawRefusals.NotAllCommitted(string.Join('、', missing))
            : calendar.Now >= draw.NotBefore ? DrawRefusals.FreezeLate()
            : new[] { draw.BeaconChosen, draw.FallbackChosen }.Select(beacon => beacon.Plan.Due).FirstOrDefault(due => due <= calendar.Now) is { } early ? DrawRefusals.BeaconEarly(early)
            : log is null ? DrawRefusals.NoWitnesses()
            : null;

    private static Refusal? Trouble(DrawPlan plan, FrozenLists lists)
    {
        if (plan.Incompleteness() is { } incomplete)
        {
            return DrawRefusals.Method(incomplete);
        }

        if (plan.Strata.Sum(stratum => (long)stratum.Draws) == 0)
        {
            return DrawRefusals.Nobody();
        }

        var feasible = Feasibility.Of(plan, lists.Pool, lists.Exclusions, lists.Inspectors);
        return feasible.IsRefused ? DrawRefusals.Method(feasible.Refusal) : null;
    }

    private async Task<List<SubjectRow>> Subjects(Work work, CampaignRow campaign, List<ItemRow> items, CancellationToken ct)
    {
        var members = await pools.Members(campaign.Pool, RegionCode.Parse(campaign.OrganRegion).Value, calendar.Today, ct);
        var visits = await ListStore.Visits(work, campaign.StartsOn.Year, ct);
        var fields = new Dictionary<(int, string), string>();
        foreach (var version in visits.Select(visit => visit.List).Distinct())
        {
            foreach (var item in await ItemListStore.Items(work, version, ct))
            {
                fields[(version, item.Code)] = item.Field;
            }
        }

        var capped = PoolMaking.Capped(items, visits, (version, code) => fields.GetValueOrDefault((version, code)));
        return PoolMaking.Of(campaign, members, await ListStore.Tags(work, calendar.Today, ct), await ListStore.Classes(work, ct), items, capped);
    }
}
