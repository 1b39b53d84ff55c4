using System.Text;
using Zhiheng.Contracts.Inspection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Inspection.Draws;

/// <summary>Asks to replace one who was drawn; the reason is one of <see cref="DrawWords.Reasons"/>.</summary>
public sealed record ProposeReplacement(Guid Task, long Version, string Reason);

/// <summary>
/// Another officer approves: the next reserve of the same stratum takes the place, with a team by the same order of tickets; where none is left, nobody
/// does. Or declines. The answer is the task that stands now.
/// </summary>
public sealed record DecideReplacement(Guid Task, long Version, bool IsApproved);

public sealed class ReplaceSubjectHandler(Database database, BusinessCalendar calendar)
{
    private static readonly string[] Replaceable = ["assigned", "unfilled", "approved"];

    public async Task<Outcome<Guid>> Handle(ProposeReplacement command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!DrawWords.Reasons.ContainsKey(command.Reason))
        {
            return DrawRefusals.ReplaceReason(command.Reason);
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Take(work, command.Task, command.Version, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        ActWork.Saved(
            nameof(TaskRow), command.Task,
            await TaskStore.Save(work, taken.Value with { ReplacedProposer = mandate.Account, ReplacedWhy = command.Reason }, ct));
        await work.Commit([], ct);
        return command.Task;
    }

    public async Task<Outcome<Guid>> Handle(DecideReplacement command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Take(work, command.Task, command.Version, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var task = taken.Value;
        if (task.ReplacedProposer is not { } proposer || task.ReplacedWhy is not { } why)
        {
            return DrawRefusals.NotProposed();
        }

        if (proposer == mandate.Account)
        {
            return ActRefusals.SamePerson("替换申请人", "批准人");
        }

        if (!command.IsApproved)
        {
            ActWork.Saved(nameof(TaskRow), task.Id, await TaskStore.Save(work, task with { ReplacedProposer = null, ReplacedWhy = null }, ct));
            await work.Commit([], ct);
            return task.Id;
        }

        return await Replace(work, task, why, mandate.Account, ct);
    }

    private async Task<Outcome<Guid>> Replace(Work work, TaskRow task, string why, Guid approver, CancellationToken ct)
    {
        var draw = (await DrawStore.Unscoped(work, task.Draw, ct))!;
        var bundle = DrawBundle.Parse(Encoding.UTF8.GetBytes(draw.Result!)).Value;
        var frozen = await FrozenDraw.Read(work, draw, ct);
        if (frozen.IsRefused)
        {
            return DrawRefusals.Method(frozen.Refusal);
        }

        var tasks = await TaskStore.OfDraw(work, draw.Id, ct);
        var next = Next(bundle, tasks, task.Subject);
        Guid? replacement = null;
        if (next is { } found)
        {
            var busy = (await TaskStore.TeamsOf(work, draw.Id, ct)).Where(one => one.Task != task.Id && tasks.First(other => other.Id == one.Task).State != "replaced")
                .CountBy(one => one.Inspector.ToString("n")).ToDictionary(StringComparer.Ordinal);
            var subject = frozen.Value.Subjects.First(one => one.Code == found.Subject);
            var team = Team(bundle.Plan, bundle.Seed!.Value, frozen.Value.Lists.Inspectors, found.Stratum, subject, busy);
            replacement = await new TaskMaking(calendar).Add(work, draw, subject, tasks.Max(one => one.Place) + 1, team, frozen.Value.Lists.Inspectors, ct);
        }

        ActWork.Saved(
            nameof(TaskRow), task.Id,
            await TaskStore.Save(work, task with { State = "replaced", ReplacedApprover = approver, ReplacedBy = replacement }, ct));
        var fact = new SubjectReplaced(calendar.Today, draw.Code, task.Subject, why, next?.Subject);

        // While a list is sealed nobody outside may learn who is on it.
        await work.Commit(draw.IsShown ? JournalEntry.Public(draw.Id, fact) : JournalEntry.Internal(draw.Id, fact), ct);
        return replacement ?? task.Id;
    }

    private static (string Stratum, string Subject)? Next(DrawBundle bundle, IReadOnlyList<TaskRow> tasks, string replaced)
    {
        // One who came in as a reserve stands among the reserves of the same stratum.
        var stratum = bundle.Strata.First(one => one.Selected.Contains(replaced) || one.Reserves.Contains(replaced));
        return stratum.Reserves.FirstOrDefault(id => tasks.All(task => task.Subject != id)) is { } next ? (stratum.Id, next) : null;
    }

    /// <summary>
    /// The first candidates in the order of their tickets for this subject who still have room; the last makes room for the first who can lead if
    /// nobody else can. Empty where there are too few: people must decide.
    /// </summary>
    internal static IReadOnlyList<string> Team(
        DrawPlan plan, TreeHash seed, IReadOnlyList<Inspector> inspectors, string stratum, SubjectRow subject, IReadOnlyDictionary<string, int> busy)
    {
        var (rule, tickets) = (plan.Team!, new Tickets(plan.Suite, seed));
        var candidates = inspectors
            .Where(one => one.Warrant >= rule.To && busy.GetValueOrDefault(one.Id) < one.Capacity && !one.Recused.Contains(subject.Code)
                && !(rule.Away && subject.Region.StartsWith(one.Home, StringComparison.Ordinal))
                && one.Regions.Any(prefix => subject.Region.StartsWith(prefix, StringComparison.Ordinal)))
            .OrderBy(one => tickets.OfCandidate(stratum, subject.Code, one.Id)).ToList();
        var team = candidates.Take(rule.Size).ToList();
        if (team.Count == rule.Size && !team.Exists(one => one.Leads) && candidates.Find(one => one.Leads) is { } leader)
        {
            team[^1] = leader;
        }

        return team.Count == rule.Size && team.Exists(one => one.Leads) ? [.. team.Select(one => one.Id)] : [];
    }

    private static async Task<Outcome<TaskRow>> Take(Work work, Guid id, long version, Mandate mandate, CancellationToken ct)
    {
        if (await TaskStore.Find(work, id, ct) is not { } task)
        {
            return ActRefusals.Unknown("检查任务");
        }

        if (ActRules.Foreign(mandate, task.OrganRegion, task.OrganName) is { } foreign)
        {
            return foreign;
        }

        ActWork.SameVersion(nameof(TaskRow), id, version, task.Version);
        return Replaceable.Contains(task.State) ? task : DrawRefusals.ReplaceLate(task.State);
    }
}
