using Zhiheng.Inspection.Desks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;
using Zhiheng.Targets.Desks;

namespace Zhiheng.Web.SignedIn;

/// <summary>What somebody has to do by a day: an officer what waits for him and he may decide, a body the orders it has not answered.</summary>
public sealed class OwnDeadlines(OfficerDesk desk, OwnOrders orders, InspectionDesk inspections, TargetsDesk targets, BusinessCalendar calendar)
{
    /// <summary>A calendar and a round of reminders look at no more than this.</summary>
    public const int Most = 500;

    private static readonly Dictionary<string, (Power Power, string Page)> Kinds = new(StringComparer.Ordinal)
    {
        ["order-approve"] = (Power.DecideOrders, "/workbench/orders/"),
        ["order-judge"] = (Power.DecideOrders, "/workbench/orders/"),
        ["order-overdue"] = (Power.DraftOrders, "/workbench/orders/"),
        ["order-supervised"] = (Power.DecideOrders, "/workbench/orders/"),
        ["withdrawal"] = (Power.DecideBodyWithdrawals, "/workbench/withdrawals/"),
        ["ban"] = (Power.DecideBans, "/workbench/bans/"),
        ["merge"] = (Power.DecideMerges, "/workbench/merges/"),
        ["correction"] = (Power.DecideCorrections, "/workbench/corrections/"),
        ["objection-receive"] = (Power.JudgeObjections, "/workbench/objections/"),
        ["objection-decide"] = (Power.JudgeObjections, "/workbench/objections/"),
    };

    public async Task<IReadOnlyList<OpenDeadline>> Of(Caller caller, CancellationToken ct)
    {
        var found = caller.May(Power.ReadRegister) && caller.Account.Organ is not null ? await OfOfficer(caller, ct)
            : caller.May(Power.AnswerOrders) ? await OfBody(caller, ct)
            : [];
        if (caller.May(Power.ReadInspections))
        {
            found = [.. found, .. await OfInspections(caller, ct)];
        }

        return caller.May(Power.ReadTargets) ? [.. found, .. await OfTargets(caller, ct)] : found;
    }

    /// <summary>Reports, completions, answers, tasks of conferences and objections that wait for the caller's unit or office.</summary>
    private async Task<IReadOnlyList<OpenDeadline>> OfTargets(Caller caller, CancellationToken ct)
        => [.. from item in await targets.Read(TargetsTodos.Duties(caller), caller.MandateFor(Power.ReadTargets), ct)
               where item.DueOn is not null
               let due = item.DueOn!.Value
               select new OpenDeadline(
                   item.Id, caller.Account.Id, $"{item.KindName}：{item.Title}", new Deadline(due, !calendar.Table.Knows(due.Year)), TargetsTodos.PageOf(item), caller.Account.Email)];

    /// <summary>What waits for the caller in inspections, as far as it has a day: visits, reviews, approvals, steps of a draw.</summary>
    private async Task<IReadOnlyList<OpenDeadline>> OfInspections(Caller caller, CancellationToken ct)
        => [.. from item in await inspections.Read(InspectionTodos.Duties(caller), caller.MandateFor(Power.ReadInspections), ct)
               where item.DueOn is not null
               let due = item.DueOn!.Value
               select new OpenDeadline(
                   item.Id, caller.Account.Id, $"{item.KindName}：{item.Title}", new Deadline(due, !calendar.Table.Knows(due.Year)), InspectionTodos.PageOf(item), caller.Account.Email)];

    private async Task<IReadOnlyList<OpenDeadline>> OfOfficer(Caller caller, CancellationToken ct)
    {
        var found = new List<OpenDeadline>();
        for (DeskPlace? place = null; found.Count < Most;)
        {
            var page = await desk.Read(Whose.Mine, place, caller.MandateFor(Power.ReadRegister), ct);
            if (page.IsRefused)
            {
                break;
            }

            found.AddRange(page.Value.Items.Where(item => caller.May(Kinds[item.Kind].Power)).Select(item => new OpenDeadline(
                item.Id, caller.Account.Id, $"{item.KindName}：{item.Title}", new Deadline(item.DueOn, item.IsProvisional), Kinds[item.Kind].Page + item.Id, caller.Account.Email)));
            if (page.Value.Next is null)
            {
                break;
            }

            place = page.Value.Next;
        }

        return found;
    }

    private async Task<IReadOnlyList<OpenDeadline>> OfBody(Caller caller, CancellationToken ct)
    {
        var found = new List<OpenDeadline>();
        for (Guid? after = null; found.Count < Most;)
        {
            var page = await orders.Read(onlyOpen: true, after, caller.MandateFor(Power.AnswerOrders), ct);
            found.AddRange(page.Orders.Where(order => order.State is OrderState.Issued or OrderState.Insisted).Select(order => new OpenDeadline(
                order.Id, caller.Account.Id, $"答复责令：{order.CertificateNumber}", new Deadline(order.DueOn, !calendar.Table.Knows(order.DueOn.Year)),
                $"/desk/orders/{order.Id}", caller.Account.Email)));
            if (page.Next is null)
            {
                break;
            }

            after = page.Next;
        }

        return found;
    }
}

/// <summary>What of inspections is the caller's to do, and where it is done.</summary>
internal static class InspectionTodos
{
    public static InspectionDuties Duties(Caller caller) => new(caller.May(Power.DecideInspections), caller.May(Power.ReviewFindings), caller.May(Power.OperateDraws));

    public static string PageOf(InspectionTodo item) => item.Kind switch
    {
        "plan" => $"/workbench/inspections/plans/{item.Id}/decide",
        "campaign" => $"/workbench/inspections/campaigns/{item.Id}/decide",
        "draw-open" => "/workbench/draws/new",
        _ when item.Kind.StartsWith("draw-", StringComparison.Ordinal) => $"/workbench/draws/{item.Id}",
        _ => $"/workbench/checks/{item.Id}",
    };
}

/// <summary>Puts reminders of open deadlines into every open account's inbox. Run twice, or in two processes, it reminds once.</summary>
public sealed class Reminding(AccountOffice accounts, Callers callers, OwnDeadlines deadlines, ReminderRun reminders, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>The answer: how many reminders were new.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var sent = 0;
        for (string? after = null; ;)
        {
            var page = await accounts.List(null, after, AtOnce, ct);
            foreach (var account in page.Where(account => !account.IsClosed))
            {
                var open = await deadlines.Of(await callers.For(account, null, ct), ct);
                if (open.Count > 0)
                {
                    sent += await reminders.Send(open, Reminders.Usual, new Act("质衡", Capacity.System, clock.GetUtcNow(), "提醒办理期限"), ct);
                }
            }

            if (page.Count < AtOnce)
            {
                return sent;
            }

            after = page[^1].SignInName;
        }
    }
}
