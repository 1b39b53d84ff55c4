using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;

namespace Zhiheng.Registry.Orders;

/// <summary>
/// Drafts an order to the body of a certificate: to suspend it or to revoke it (责令暂停 / 责令撤销). The body has until
/// <paramref name="RespondBy"/>, that day included. Evidence entries are references, never the documents.
/// </summary>
public sealed record OrderBody(
    Guid Certificate, OrderKind Kind, string Grounds, string Basis, IReadOnlyList<string> Evidence, DateOnly RespondBy);

/// <summary>What was drafted: its id for the page that follows, and the fact.</summary>
public sealed record DraftedOrder(Guid Order, OrderDrafted Fact);

public sealed class OrderBodyHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<DraftedOrder>> Handle(OrderBody command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (Check(command, mandate) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await OrderStore.Certificate(work, command.Certificate, ct) is not { } held)
        {
            return ActRefusals.Unknown("证书");
        }

        // Two officers at the same certificate, or the body that reports at this moment: who comes second sees what the first one left.
        await BodyStore.Lock(work, held.Body, ct);
        held = (await OrderStore.Certificate(work, command.Certificate, ct))!;
        if (Order.Pointless(command.Kind, held.ToCertificate(), calendar.Today) is { } pointless)
        {
            return pointless;
        }

        var row = Row(command, act, mandate);
        if (await OrderStore.HasOpen(work, held.Id, row.Kind, ct))
        {
            return OrderRefusals.AlreadyOpen(held.Number);
        }

        await OrderStore.Add(work, row, ct);
        var fact = new OrderDrafted(
            calendar.Today, held.Id, row.Kind, row.OrganRegion, row.OrganName, row.Grounds, row.Basis, row.RespondBy);
        await work.Commit(JournalEntry.Internal(row.Id, fact), ct);
        return new DraftedOrder(row.Id, fact);
    }

    /// <summary>What is wrong with the draft itself, before it is looked at beside the certificate; null when nothing is.</summary>
    public Refusal? Check(OrderBody command, Mandate mandate)
        => ActRules.NoOrgan(mandate)
            ?? ActRules.Text(command.Grounds, "事实与理由")
            ?? ActRules.Text(command.Basis, "法律依据", ActRules.ShortText)
            ?? ActRules.Evidence(command.Evidence)
            ?? (command.RespondBy <= calendar.Today ? OrderRefusals.AnswerDayPassed(command.RespondBy, calendar.Today) : null);

    private OrderRow Row(OrderBody command, Act act, Mandate mandate)
    {
        var approval = ActTerms.Due(calendar, rules, ActTerms.Approval, calendar.Today);
        return new OrderRow
        {
            Id = Guid.CreateVersion7(calendar.Now),
            Certificate = command.Certificate,
            Kind = command.Kind.ToString().ToLowerInvariant(),
            State = "drafted",
            OrganRegion = mandate.Organ!.Region.Value,
            OrganName = mandate.Organ.Name,
            Grounds = command.Grounds,
            Basis = command.Basis,
            Evidence = ActRules.Write(command.Evidence),
            RespondBy = command.RespondBy,
            DueOn = command.RespondBy < approval ? command.RespondBy : approval,
            Author = mandate.Account,
            AuthorName = act.Who,
            DraftedAt = calendar.Now,
        };
    }
}
