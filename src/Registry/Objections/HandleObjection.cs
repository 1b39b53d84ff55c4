using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Objections;

/// <summary>An authority whose region the entry lies in takes the objection on; it is then the one that decides.</summary>
public sealed record AcceptObjection(Guid Objection, long Version);

/// <summary>It is not dealt with, for a reason that its filer reads.</summary>
public sealed record RefuseObjection(Guid Objection, long Version, string Reason);

/// <summary>The objection is right (what is wrong is then corrected by an act of its own) or not.</summary>
public sealed record DecideObjection(Guid Objection, long Version, bool IsUpheld, string Reason);

public sealed class HandleObjectionHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public Task<Outcome<ObjectionAccepted>> Handle(AcceptObjection command, Act act, Mandate mandate, CancellationToken ct)
    {
        var decideBy = ActTerms.Due(calendar, rules, ActTerms.DecideObjection, calendar.Today);
        return Step(
            command.Objection,
            command.Version,
            null,
            objection => objection.Accept(mandate, decideBy, calendar.Today),
            (row, fact) => Handled(row, act, mandate) with { State = "accepted", DueOn = fact.DecideBy },
            act,
            mandate,
            ct);
    }

    public Task<Outcome<ObjectionRefused>> Handle(RefuseObjection command, Act act, Mandate mandate, CancellationToken ct)
        => Step(
            command.Objection,
            command.Version,
            ActRules.Text(command.Reason, "不予受理的理由"),
            objection => objection.Refuse(mandate, command.Reason, calendar.Today),
            (row, _) => Handled(row, act, mandate) with { State = "refused", Decision = command.Reason },
            act,
            mandate,
            ct);

    public Task<Outcome<ObjectionDecided>> Handle(DecideObjection command, Act act, Mandate mandate, CancellationToken ct)
        => Step(
            command.Objection,
            command.Version,
            ActRules.Text(command.Reason, "处理决定的理由"),
            objection => objection.Decide(mandate, command.IsUpheld, command.Reason, calendar.Today),
            (row, fact) => row with
            {
                State = fact.IsUpheld ? "upheld" : "dismissed",
                Decider = mandate.Account,
                DeciderName = act.Who,
                Decision = fact.Reason,
                DecidedOn = fact.EffectiveOn,
            },
            act,
            mandate,
            ct);

    private ObjectionRow Handled(ObjectionRow row, Act act, Mandate mandate) => row with
    {
        OrganRegion = mandate.Organ!.Region.Value,
        OrganName = mandate.Organ.Name,
        Handler = mandate.Account,
        HandlerName = act.Who,
        HandledOn = calendar.Today,
    };

    private async Task<Outcome<TFact>> Step<TFact>(
        Guid id, long version, Refusal? incomplete, Func<Objection, Outcome<TFact>> decide, Func<ObjectionRow, TFact, ObjectionRow> apply, Act act, Mandate mandate, CancellationToken ct)
        where TFact : IFact
    {
        if ((ActRules.NoOrgan(mandate) ?? incomplete) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await ObjectionStore.Take(work, id, version, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var decided = decide(found.Value.ToObjection());
        if (decided.IsRefused)
        {
            return decided;
        }

        await ObjectionStore.Save(work, apply(found.Value, decided.Value), ct);
        await work.Commit(JournalEntry.Internal(id, decided.Value), ct);
        return decided;
    }
}
