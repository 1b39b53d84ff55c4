using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Checks;

/// <summary>
/// A leader decides whether an inspector stays away. Granted, the inspector leaves the team; where fewer than two would remain, a
/// substitute of the pool joins it.
/// </summary>
public sealed record DecideRecusal(Guid Task, Guid Request, bool IsGranted, string Words, Guid? Substitute);

public sealed class RecusalHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(DecideRecusal command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.Text(command.Words, "决定理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await CheckStore.Find(work, command.Task, mandate.Account, ct) is not { } found)
        {
            return ActRefusals.Unknown("检查");
        }

        if (ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign)
        {
            return foreign;
        }

        await CheckStore.Lock(work, command.Task, ct);
        var task = (await CheckStore.Again(work, command.Task, ct))!;
        if ((await VoiceStore.Recusals(work, task.Id, ct)).FirstOrDefault(one => one.Id == command.Request) is not { State: "asked" } asked)
        {
            return CheckRefusals.RecusalDecided();
        }

        var team = await CheckStore.Team(work, task.Id, ct);
        if (team.Any(member => member.Account == mandate.Account))
        {
            return ActRefusals.SamePerson("检查组成员", "回避决定人");
        }

        if (command.IsGranted && await Replace(work, command, task, asked, team, act, ct) is { } trouble)
        {
            return trouble;
        }

        var decided = asked with
        {
            State = command.IsGranted ? "granted" : "refused", Substitute = command.IsGranted ? command.Substitute : null, DeciderName = act.Who, DecidedOn = calendar.Today,
            Words = command.Words.Trim(),
        };
        ActWork.Saved(nameof(RecusalRequest), asked.Id, await VoiceStore.Decide(work, decided, ct));
        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, $"recusal-{decided.State}", null)), ct);
        return task.Id;
    }

    private async Task<Refusal?> Replace(Work work, DecideRecusal command, CheckTask task, RecusalRequest asked, IReadOnlyList<TeamMember> team, Act act, CancellationToken ct)
    {
        if (task.State is not ("approved" or "visiting"))
        {
            return CheckRefusals.RecusalLate();
        }

        var rest = team.Where(one => one.LeftWhy is null && one.Inspector != asked.Inspector).ToList();
        if (command.Substitute is null && rest.Count < RecordRules.LeastInspectors)
        {
            return CheckRefusals.SubstituteNeeded();
        }

        var led = team.First(one => one.Inspector == asked.Inspector).Leads;
        if (command.Substitute is { } substitute)
        {
            if (await InspectorStore.Find(work, substitute, ct) is not { } inspector)
            {
                return ActRefusals.Unknown("检查人员");
            }

            if (!await Fits(work, task, inspector, team, ct))
            {
                return CheckRefusals.SubstituteUnfit(inspector.Name);
            }

            await CheckStore.Join(work, task.Id, substitute, team.Max(one => one.Ordinal) + 1, led && inspector.CanLead, ct);
        }

        await CheckStore.Leave(work, task.Id, asked.Inspector, $"回避：{asked.Reason}", ct);
        await InspectorStore.Recuse(
            work, new RecusalRow { Inspector = asked.Inspector, Subject = task.Subject, Reason = "other", NotedBy = act.Who, NotedOn = calendar.Today }, ct);
        return null;
    }

    private static async Task<bool> Fits(Work work, CheckTask task, InspectorRow inspector, IReadOnlyList<TeamMember> team, CancellationToken ct)
    {
        var items = inspector.ItemCodes;
        return inspector.State == "active" && inspector.LastDay >= task.EndsOn && team.All(one => one.Inspector != inspector.Id)
            && (items.Contains("*") || task.ItemCodes.All(items.Contains))
            && (await InspectorStore.Recusals(work, inspector.Id, ct)).All(one => one.Subject != task.Subject || one.Until < task.StartsOn);
    }
}
