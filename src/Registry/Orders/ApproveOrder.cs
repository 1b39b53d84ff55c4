using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;

namespace Zhiheng.Registry.Orders;

/// <summary>A second officer of the same authority approves a draft, and it goes to the body.</summary>
public sealed record ApproveOrder(Guid Order, long Version);

public sealed class ApproveOrderHandler(Database database, BusinessCalendar calendar)
{
    /// <param name="number">Draws the document number within the transaction; null where papers are numbered by hand.</param>
    public async Task<Outcome<OrderIssued>> Handle(ApproveOrder command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.NoOrgan(mandate) is { } refusal)
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
        if (ActRules.Foreign(mandate, order.Organ) is { } foreign)
        {
            return foreign;
        }

        // The body may be reporting at this moment: what it reports decides whether there is anything left to order.
        var body = (await OrderStore.CertificateOf(work, found.Value, ct)).Body;
        await BodyStore.Lock(work, body, ct);
        var certificate = (await OrderStore.CertificateOf(work, found.Value, ct)).ToCertificate();
        var issued = order.Approve(mandate, certificate, body, null, calendar.Today);
        if (issued.IsRefused)
        {
            return issued;
        }

        // Only what is issued takes a number: they have no gaps.
        var fact = issued.Value with { Number = number is null ? null : await number(work) };
        await OrderStore.Save(
            work,
            found.Value.In(OrderState.Issued) with
            {
                Addressee = body,
                OrderNumber = fact.Number,
                Approver = mandate.Account,
                ApproverName = act.Who,
                IssuedOn = fact.EffectiveOn,
                DueOn = fact.RespondBy,
            },
            ct);
        await work.Commit(JournalEntry.Internal(order.Id, fact), ct);
        return fact;
    }
}
