using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Findings;

/// <summary>One step of what follows is done, with the evidence of it; the last one closes the task.</summary>
public sealed record FinishFollowUp(Guid Task, Guid Step, string Result, IReadOnlyList<string> Evidence);

public sealed class FollowUpHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(FinishFollowUp command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.Text(command.Result, "办理结果") ?? ActRules.Evidence(command.Evidence)) is { } refusal)
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
        var steps = await FindingStore.FollowUps(work, task.Id, ct);
        if (steps.FirstOrDefault(one => one.Id == command.Step && one.DoneOn is null) is not { } step)
        {
            return FindingRefusals.FollowUpDone();
        }

        await FindingStore.Finish(
            work, step with { DoneOn = calendar.Today, DoneBy = act.Who, Result = command.Result.Trim(), Evidence = ActRules.Write(command.Evidence) }, ct);
        var open = steps.Where(one => one.DoneOn is null && one.Id != step.Id).ToList();
        var moved = task with { State = open.Count == 0 ? "closed" : task.State, DueOn = open.Min(one => one.DueOn) };
        ActWork.Saved(nameof(CheckTask), task.Id, await CheckStore.Move(work, moved, ct));
        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, open.Count == 0 ? "closed" : "followed-up", step.Code)), ct);
        return task.Id;
    }
}
