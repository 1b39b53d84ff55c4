using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.People;

/// <summary>
/// Proposes to ban a person under a statutory clause (<see cref="BanClauses"/>) for what happened on <paramref name="ActOn"/>; both
/// days of the ban included, without an end for life.
/// </summary>
public sealed record BanPerson(
    Guid Person, string Clause, DateOnly ActOn, DateOnly StartsOn, DateOnly? EndsOn, string Reason, IReadOnlyList<string> Evidence);

/// <summary>A second officer imposes the ban.</summary>
public sealed record ApproveBan(Guid Proposal, long Version);

/// <summary>The decision on which a ban rests is void. Not by the officer who proposed it.</summary>
public sealed record LiftBan(Guid Proposal, long Version, string Reason);

public sealed class BanPersonHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<Proposed>> Handle(BanPerson command, Act act, Mandate mandate, CancellationToken ct)
    {
        var clause = BanClauses.On(rules, command.StartsOn).FirstOrDefault(c => c.Code == command.Clause);
        if (Refuse(command, clause, mandate) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await BanStore.Person(work, command.Person, ct) is not { } person)
        {
            return ActRefusals.Unknown("人员");
        }

        await BanStore.Lock(work, person.Id, ct);
        var others = await BanStore.Standing(work, person.Id, ct);
        if (others.Any(o => o.Clause == command.Clause && o.Touches(command.StartsOn, command.EndsOn)))
        {
            return BanRefusals.Already(clause!.Basis);
        }

        var row = ProposalRow.New(ProposalKind.Ban, command.Reason, clause!.Basis, command.Evidence, calendar, rules, act, mandate);
        await ProposalStore.Add(work, row, ct);
        var ban = new PersonBan
        {
            Proposal = row.Id, Person = person.Id, Clause = clause.Code, ActOn = command.ActOn, StartsOn = command.StartsOn, EndsOn = command.EndsOn,
        };
        await BanStore.Add(work, ban, ct);
        return await Propose.Commit(work, row, person.Id, calendar, ct);
    }

    /// <param name="number">Draws the document number within the transaction, or null.</param>
    public async Task<Outcome<PersonBanned>> Handle(ApproveBan command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToDecide(work, command.Proposal, ProposalKind.Ban, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var ban = await BanStore.Proposed(work, command.Proposal, ct);
        var paper = number is null ? null : await number(work);
        await ProposalStore.Save(work, found.Value.Decided(true, null, paper, calendar.Today, act, mandate), ct);
        var fact = new PersonBanned(ban.StartsOn, command.Proposal, ban.Clause, ban.ActOn, ban.EndsOn);
        await work.Commit(JournalEntry.Internal(ban.Person, fact), ct);
        return fact;
    }

    public async Task<Outcome<PersonBanLifted>> Handle(LiftBan command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.Text(command.Reason, "解除理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ProposalStore.ToUndo(work, command.Proposal, ProposalKind.Ban, command.Version, mandate, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var ban = await BanStore.Proposed(work, command.Proposal, ct);
        await ProposalStore.Save(work, found.Value.Undone(calendar.Today, act, mandate), ct);
        var fact = new PersonBanLifted(calendar.Today, command.Proposal, command.Reason);
        await work.Commit(JournalEntry.Internal(ban.Person, fact), ct);
        return fact;
    }

    private Refusal? Refuse(BanPerson command, BanClause? clause, Mandate mandate)
        => ActRules.NoOrgan(mandate)
            ?? (clause is null ? BanRefusals.NoClause(command.Clause) : null)
            ?? ActRules.Text(command.Reason, "事实与理由")
            ?? ActRules.Evidence(command.Evidence)
            ?? (command.ActOn > calendar.Today ? BanRefusals.ActInTheFuture(command.ActOn, calendar.Today) : null)
            ?? (command.StartsOn < command.ActOn ? BanRefusals.BeforeAct(command.StartsOn, command.ActOn) : null)
            ?? BanClauses.Refuse(clause!, command.StartsOn, command.EndsOn);
}
