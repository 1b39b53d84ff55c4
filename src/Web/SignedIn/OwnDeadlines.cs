using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;

namespace Zhiheng.Web.SignedIn;

/// <summary>What somebody has to do by a day: an officer what waits for him and he may decide, a body the orders it has not answered.</summary>
public sealed class OwnDeadlines(OfficerDesk desk, OwnOrders orders, CheckFiles checks, BusinessCalendar calendar)
{
    /// <summary>A calendar and a round of reminders look at no more than this.</summary>
    public const int Most = 500;

    private static readonly (string State, bool Mine, Power Power)[] CheckSteps =
    [
        ("approved", true, Power.ConductChecks), ("visiting", true, Power.ConductChecks), ("returned", true, Power.ConductChecks),
        ("reviewing", false, Power.ReviewFindings), ("published", false, Power.ReviewFindings),
    ];

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
        return caller.May(Power.ReadInspections) ? [.. found, .. await OfChecks(caller, ct)] : found;
    }

    /// <summary>Visits of the own team, and for a reviewer what the authority has to review and to follow up.</summary>
    private async Task<IReadOnlyList<OpenDeadline>> OfChecks(Caller caller, CancellationToken ct)
    {
        var found = new List<OpenDeadline>();
        foreach (var (state, mine, _) in CheckSteps.Where(step => caller.May(step.Power)))
        {
            var (tasks, _) = await checks.List(mine, state, null, caller.MandateFor(Power.ReadInspections), ct);
            found.AddRange(tasks.Where(task => task.DueOn is not null).Select(task => new OpenDeadline(
                task.Id, caller.Account.Id, $"检查（{CheckWords.State(state)}）：{task.SubjectName}", new Deadline(task.DueOn!.Value, !calendar.Table.Knows(task.DueOn.Value.Year)),
                $"/workbench/checks/{task.Id}", caller.Account.Email)));
        }

        return found;
    }

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
