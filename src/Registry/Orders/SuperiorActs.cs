using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;

namespace Zhiheng.Registry.Orders;

/// <summary>督办: asks a subordinate to bring its order to an end by a day, that day included, which lies after today.</summary>
public sealed record SuperviseOrder(Guid Order, long Version, DateOnly EndBy, string Instruction);

/// <summary>指定管辖: gives a subordinate's order to another subordinate.</summary>
public sealed record AssignOrder(Guid Order, long Version, Organ To, string Reason);

/// <summary>提级: takes a subordinate's order up.</summary>
public sealed record TakeUpOrder(Guid Order, long Version, string Reason);

/// <summary>
/// The three acts, and no others, by which a superior authority touches a subordinate's order (rules.md §12.1). Each takes what draws the
/// number of its paper within the transaction, or null.
/// </summary>
public sealed class SuperiorActsHandler(Database database, BusinessCalendar calendar)
{
    public Task<Outcome<OrderSupervised>> Handle(SuperviseOrder command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
        => Handle(
            command.Order,
            command.Version,
            ActRules.Text(command.Instruction, "督办要求"),
            (order, organ) => order.Supervise(organ, command.EndBy, command.Instruction, calendar.Today),
            (row, fact) => row with { Supervisor = fact.Supervisor, SuperviseBy = fact.EndBy },
            (fact, paper) => fact with { Number = paper },
            number,
            act,
            mandate,
            ct);

    public Task<Outcome<OrderAssigned>> Handle(AssignOrder command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
        => Handle(
            command.Order,
            command.Version,
            ActRules.Text(command.Reason, "指定管辖的理由") ?? ActRules.Text(command.To.Name, "被指定机关的名称", ActRules.ShortText),
            (order, organ) => order.Assign(organ, command.To, command.Reason, calendar.Today),
            (row, fact) => row with { OrganRegion = fact.ToRegion, OrganName = fact.ToName },
            (fact, paper) => fact with { Number = paper },
            number,
            act,
            mandate,
            ct);

    public Task<Outcome<OrderTakenUp>> Handle(TakeUpOrder command, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
        => Handle(
            command.Order,
            command.Version,
            ActRules.Text(command.Reason, "提级的理由"),
            (order, organ) => order.TakeUp(organ, command.Reason, calendar.Today),
            (row, fact) => row with { OrganRegion = fact.ToRegion, OrganName = fact.ToName },
            (fact, paper) => fact with { Number = paper },
            number,
            act,
            mandate,
            ct);

    private async Task<Outcome<TFact>> Handle<TFact>(
        Guid id, long version, Refusal? incomplete, Func<Order, Organ, Outcome<TFact>> decide, Func<OrderRow, TFact, OrderRow> apply,
        Func<TFact, string, TFact> numbered, Func<Work, Task<string>>? number, Act act, Mandate mandate, CancellationToken ct)
        where TFact : IFact
    {
        if ((ActRules.NoOrgan(mandate) ?? incomplete) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var found = await OrderStore.Take(work, id, version, ct);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var decided = decide(found.Value.ToOrder(), mandate.Organ!);
        if (decided.IsRefused)
        {
            return decided;
        }

        await OrderStore.Save(work, apply(found.Value, decided.Value), ct);
        var fact = number is null ? decided.Value : numbered(decided.Value, await number(work));
        await work.Commit(JournalEntry.Internal(id, fact), ct);
        return fact;
    }
}
