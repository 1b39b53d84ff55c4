using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Orders;

/// <summary>The authority is content with the body's answer. Not by the officer who drafted the order.</summary>
public sealed record AcceptAnswer(Guid Order, long Version, string Reason);

/// <summary>The authority stands by its order, to be obeyed by a new day, that day included. Not by the officer who drafted it.</summary>
public sealed record InsistOnOrder(Guid Order, long Version, string Reason, DateOnly RespondBy);

public sealed class JudgeAnswerHandler(Database database, BusinessCalendar calendar)
{
    public Task<Outcome<OrderAnswerAccepted>> Handle(AcceptAnswer command, Act act, Mandate mandate, CancellationToken ct)
        => Judge(
            command.Order,
            command.Version,
            command.Reason,
            order => order.Accept(mandate, command.Reason, calendar.Today),
            (row, fact) => row.In(OrderState.Accepted) with { EndedOn = fact.EffectiveOn },
            act,
            mandate,
            ct);

    public Task<Outcome<OrderInsisted>> Handle(InsistOnOrder command, Act act, Mandate mandate, CancellationToken ct)
        => Judge(
            command.Order,
            command.Version,
            command.Reason,
            order => order.Insist(mandate, command.Reason, command.RespondBy, calendar.Today),
            (row, fact) => row.In(OrderState.Insisted) with { RespondBy = fact.RespondBy, DueOn = fact.RespondBy },
            act,
            mandate,
            ct);

    private async Task<Outcome<TFact>> Judge<TFact>(
        Guid id, long version, string reason, Func<Order, Outcome<TFact>> decide, Func<OrderRow, TFact, OrderRow> apply, Act act, Mandate mandate, CancellationToken ct)
        where TFact : IFact
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(reason, "审查意见")) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await OrderStore.Take(work, id, version, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var order = found.Value.ToOrder();
        var judged = ActRules.Foreign(mandate, order.Organ) is { } foreign ? foreign : decide(order);
        if (judged.IsRefused)
        {
            return judged;
        }

        var after = apply(found.Value, judged.Value) with { Judge = mandate.Account, JudgeName = act.Who, Judgement = reason };
        await OrderStore.Save(work, after, ct);
        await work.Commit(JournalEntry.Internal(id, judged.Value), ct);
        return judged;
    }
}
