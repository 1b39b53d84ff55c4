using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Orders;

/// <summary>A draft is not approved, or its author gives it up.</summary>
public sealed record DiscardOrder(Guid Order, long Version, string Reason);

public sealed class DiscardOrderHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<OrderDiscarded>> Handle(DiscardOrder command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(command.Reason, "退回理由")) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await OrderStore.Take(work, command.Order, command.Version, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var order = found.Value.ToOrder();
        var discarded = ActRules.Foreign(mandate, order.Organ) is { } foreign ? foreign : order.Discard(command.Reason, calendar.Today);
        if (discarded.IsRefused)
        {
            return discarded;
        }

        var after = found.Value.In(OrderState.Discarded) with { EndedOn = calendar.Today, Judgement = command.Reason };
        await OrderStore.Save(work, after, ct);
        await work.Commit(JournalEntry.Internal(order.Id, discarded.Value), ct);
        return discarded;
    }
}
