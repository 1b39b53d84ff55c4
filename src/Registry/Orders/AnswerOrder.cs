using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Orders;

/// <summary>
/// The body answers an order. It objects with its reason and evidence, or refers to the act that has ended the certificate otherwise.
/// What was ordered is not answered but reported: the report itself closes the order (<see cref="ObeyedOrders"/>).
/// </summary>
public sealed record AnswerOrder(Guid Order, long Version, AnswerKind Kind, string Answer, IReadOnlyList<string> Evidence);

public sealed class AnswerOrderHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<OrderAnswered>> Handle(AnswerOrder command, Act act, Mandate mandate, CancellationToken ct)
    {
        var refusal = ActRules.Text(command.Answer, command.Kind == AnswerKind.Objects ? "异议理由" : "所依据的上报")
            ?? (command.Kind == AnswerKind.Objects ? ActRules.Evidence(command.Evidence) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await OrderStore.Take(work, command.Order, command.Version, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        // An officer sees the order too, but only its body answers.
        if (mandate.Scope.Body is not { } body || found.Value.Addressee != body)
        {
            return ActRefusals.Unknown("责令");
        }

        var certificate = (await OrderStore.CertificateOf(work, found.Value, ct)).ToCertificate();
        var answered = found.Value.ToOrder().Answer(command.Kind, command.Answer, certificate, calendar.Today);
        if (answered.IsRefused)
        {
            return answered;
        }

        await OrderStore.Save(
            work,
            found.Value.In(OrderState.Answered) with
            {
                AnswerKind = answered.Value.Kind,
                Answer = command.Answer,
                AnswerEvidence = ActRules.Write(command.Evidence),
                AnsweredOn = calendar.Today,
                DueOn = ActTerms.Due(calendar, rules, ActTerms.Judgement, calendar.Today),
            },
            ct);
        await work.Commit(JournalEntry.Internal(command.Order, answered.Value), ct);
        return answered;
    }
}
