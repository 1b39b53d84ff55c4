using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Draws;

/// <summary>Shows the sealed list of an unannounced campaign, once the first team is on the spot.</summary>
public sealed record UnsealDraw(Guid Draw, long Version);

/// <summary>
/// Ends a draw that came to nothing, or one that was held and of which no visit was approved yet; the campaign can be drawn again. It stays readable,
/// and so does the reason.
/// </summary>
public sealed record VoidDraw(Guid Draw, long Version, string Reason);

public sealed class EndDrawHandler(Database database, BusinessCalendar calendar)
{
    private static readonly string[] NotYetBegun = ["assigned", "unfilled", "approved", "replaced"];

    public async Task<Outcome<DrawOpened>> Handle(UnsealDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, command.Version, mandate, ct, "held");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var draw = taken.Value;
        if (draw.IsShown)
        {
            return DrawRefusals.NotSealed();
        }

        if ((await TaskStore.OfDraw(work, draw.Id, ct)).All(task => NotYetBegun.Contains(task.State)))
        {
            return DrawRefusals.NotVisited();
        }

        if (await DrawTaking.Save(work, draw with { OpenedAt = calendar.Now }, ct) is { } moved)
        {
            return moved;
        }

        var fact = new DrawOpened(calendar.Today, draw.Code, draw.Seed!);
        await work.Commit(JournalEntry.Public(draw.Id, fact), ct);
        return fact;
    }

    public async Task<Outcome<Guid>> Handle(VoidDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.PublicText(command.Reason, "作废理由", 500) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, command.Version, mandate, ct, "committing", "frozen", "held");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var draw = taken.Value;
        var tasks = await TaskStore.OfDraw(work, draw.Id, ct);
        if (tasks.Any(task => task.State is not ("assigned" or "unfilled" or "replaced")))
        {
            return DrawRefusals.VisitsBegun();
        }

        if (await DrawTaking.Save(work, draw with { State = "void", VoidWhy = command.Reason.Trim() }, ct) is { } moved)
        {
            return moved;
        }

        await TaskStore.Drop(work, draw.Id, ct);
        var campaign = (await CampaignStore.Find(work, draw.Campaign, ct))!;
        if (await CampaignStore.Save(work, campaign with { State = "approved" }, ct) == 0)
        {
            return DrawRefusals.CampaignState(campaign.State);
        }

        var facts = await Withheld(work, draw, ct);
        if (draw.PlanHash is { } hash)
        {
            facts.Add(JournalEntry.Public(draw.Id, new DrawVoided(calendar.Today, draw.Code, hash, command.Reason.Trim())));
        }

        await work.Commit(facts, ct);
        return draw.Id;
    }

    /// <summary>Whoever had not revealed when the time was over withheld it, even if nothing was drawn.</summary>
    private async Task<List<JournalEntry>> Withheld(Work work, DrawRow draw, CancellationToken ct)
    {
        var facts = new List<JournalEntry>();
        if (draw.State != "frozen" || calendar.Now <= draw.RevealBy)
        {
            return facts;
        }

        foreach (var party in (await DrawStore.PartiesOf(work, draw.Id, ct)).Where(one => one.Reveal is null))
        {
            await DrawStore.Withhold(work, party with { Withheld = HoldDrawHandler.NotRevealed }, ct);
            facts.Add(JournalEntry.Public(draw.Id, new RevealWithheld(calendar.Today, draw.Code, party.Ordinal, party.Name, HoldDrawHandler.NotRevealed)));
        }

        return facts;
    }
}
