using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Entropy = Zhiheng.Platform.Keys.Entropy;

namespace Zhiheng.Inspection.Draws;

/// <summary>The hash of "qd1/commit\n" and a text that only the party knows: 64 lower-case hexadecimal digits. It cannot be taken back.</summary>
public sealed record CommitToDraw(Guid Draw, string Commitment);

/// <summary>The same by a party that came with its link.</summary>
public sealed record CommitByLink(string Code, string Commitment);

/// <summary>A link was lost before its party had committed; the drawer makes another, and the old one is void.</summary>
public sealed record RenewLink(Guid Draw, int Party);

public sealed class CommitHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<PartyRow>> Handle(CommitToDraw command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, null, mandate, ct, "committing");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var parties = await DrawStore.PartiesOf(work, command.Draw, ct);
        return parties.FirstOrDefault(one => one.Account == mandate.Account) is { } mine
            ? await Keep(work, mine, command.Commitment, parties, ct)
            : DrawRefusals.NotYours($"{taken.Value.DrawerName}、{taken.Value.WitnessName}");
    }

    public async Task<Outcome<PartyRow>> Handle(CommitByLink command, CancellationToken ct)
    {
        await using var work = await database.Begin(new Act("抽取参与方", Capacity.Enterprise, calendar.Now, "凭链接提交抽取承诺"), ct);
        if (await DrawStore.PartyWith(work, DrawTaking.Hash(command.Code), ct) is not { } party)
        {
            return DrawRefusals.LinkUnknown();
        }

        var draw = (await DrawStore.Unscoped(work, party.Draw, ct))!;
        await work.Sign(ct);
        return draw.State == "committing"
            ? await Keep(work, party, command.Commitment, await DrawStore.PartiesOf(work, draw.Id, ct), ct)
            : DrawRefusals.Moved(draw.State);
    }

    /// <summary>The code of the new link.</summary>
    public async Task<Outcome<string>> Handle(RenewLink command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await DrawTaking.Take(work, command.Draw, null, mandate, ct, "committing");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        if (taken.Value.Drawer != mandate.Account)
        {
            return DrawRefusals.NotYours($"抽取人{taken.Value.DrawerName}");
        }

        var code = Entropy.Code(20);
        if (await DrawStore.NewSecret(work, new PartyRow { Draw = command.Draw, Ordinal = command.Party, SecretHash = DrawTaking.Hash(code) }, ct) == 0)
        {
            return DrawRefusals.CommittedAlready();
        }

        await work.Commit([], ct);
        return code;
    }

    private async Task<Outcome<PartyRow>> Keep(Work work, PartyRow party, string commitment, IReadOnlyList<PartyRow> all, CancellationToken ct)
    {
        var given = commitment.Trim();
        if (given.Length != 64 || !given.All(char.IsAsciiHexDigitLower) || given == DrawSeed.Commit(DrawSuite.Qd1, []).ToString())
        {
            return DrawRefusals.Commitment();
        }

        if (party.Commitment is not null)
        {
            return DrawRefusals.CommittedAlready();
        }

        if (all.Any(other => other.Ordinal != party.Ordinal && other.Commitment == given))
        {
            return DrawRefusals.CommitmentCopied();
        }

        var row = party with { Commitment = given, CommittedAt = calendar.Now };
        if (await DrawStore.Commit(work, row, ct) == 0)
        {
            return DrawRefusals.CommittedAlready();
        }

        await work.Commit([], ct);
        return row;
    }
}
