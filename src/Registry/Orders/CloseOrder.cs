using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Orders;

/// <summary>The authority takes an issued order back. Not by the officer who drafted it.</summary>
public sealed record CloseOrder(Guid Order, long Version, string Reason);

public sealed class CloseOrderHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<OrderClosed>> Handle(CloseOrder command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(command.Reason, "撤回理由")) is { } refusal)
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
        var closed = ActRules.Foreign(mandate, order.Organ) is { } foreign ? foreign : order.Close(mandate, command.Reason, calendar.Today);
        if (closed.IsRefused)
        {
            return closed;
        }

        await OrderStore.Save(
            work,
            found.Value.In(OrderState.Closed) with
            {
                Judge = mandate.Account, JudgeName = act.Who, Judgement = command.Reason, EndedOn = calendar.Today,
            },
            ct);
        await work.Commit(JournalEntry.Internal(order.Id, closed.Value), ct);
        return closed;
    }
}
