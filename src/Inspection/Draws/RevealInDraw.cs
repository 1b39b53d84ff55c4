using System.Text;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Inspection.Draws;

/// <summary>
/// A party opens its text, to the letter: from the earliest draw time to the end of revealing (both included), and only once the witnesses have
/// seen the plan. At most 256 bytes of UTF-8; blanks at its ends belong to it.
/// </summary>
public sealed record RevealInDraw(Guid Draw, string Text);

/// <summary>The same by a party that came with its link.</summary>
public sealed record RevealByLink(string Code, string Text);

public sealed class RevealHandler(Database database, BusinessCalendar calendar, IWitnessedFacts ledger)
{
    public async Task<Outcome<PartyRow>> Handle(RevealInDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, null, mandate, ct, "frozen");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        return (await DrawStore.PartiesOf(work, command.Draw, ct)).FirstOrDefault(one => one.Account == mandate.Account) is { } mine
            ? await Open(work, taken.Value, mine, command.Text, ct)
            : DrawRefusals.NotYours($"{taken.Value.DrawerName}、{taken.Value.WitnessName}");
    }

    public async Task<Outcome<PartyRow>> Handle(RevealByLink command, CancellationToken ct)
    {
        await using var work = await database.Begin(new Act("抽取参与方", Capacity.Enterprise, calendar.Now, "凭链接揭示抽取承诺"), ct);
        if (await DrawStore.PartyWith(work, DrawTaking.Hash(command.Code), ct) is not { } party)
        {
            return DrawRefusals.LinkUnknown();
        }

        var draw = (await DrawStore.Unscoped(work, party.Draw, ct))!;
        return draw.State == "frozen" ? await Open(work, draw, party, command.Text, ct) : DrawRefusals.Moved(draw.State);
    }

    private async Task<Outcome<PartyRow>> Open(Work work, DrawRow draw, PartyRow party, string text, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Trouble(draw, party, bytes) is { } trouble)
        {
            return trouble;
        }

        if (await ledger.Find(draw.Id, nameof(DrawFrozen), FrozenDraw.LogOf(draw), DateTimeOffset.UnixEpoch, ct) is not { } frozen || frozen.Since > calendar.Now)
        {
            return DrawRefusals.NotWitnessed();
        }

        var row = party with { Reveal = Convert.ToHexStringLower(bytes), RevealedAt = calendar.Now };
        if (await DrawStore.Reveal(work, row, ct) == 0)
        {
            return DrawRefusals.RevealedAlready();
        }

        await work.Commit(JournalEntry.Public(draw.Id, new PartyRevealed(calendar.Today, draw.Code, party.Ordinal, party.Name)), ct);
        return row;
    }

    private Refusal? Trouble(DrawRow draw, PartyRow party, byte[] bytes)
        => party.Commitment is null ? DrawRefusals.NotCommitted()
            : party.Reveal is not null ? DrawRefusals.RevealedAlready()
            : calendar.Now < draw.NotBefore ? DrawRefusals.TooEarly(draw.NotBefore)
            : calendar.Now > draw.RevealBy ? DrawRefusals.RevealLate(draw.RevealBy)
            : bytes.Length > DrawSeed.MostReveal || DrawSeed.Commit(DrawSuite.Qd1, bytes).ToString() != party.Commitment ? DrawRefusals.RevealOther()
            : null;
}
