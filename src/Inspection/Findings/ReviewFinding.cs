using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Checks;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Findings;

/// <summary>What a reviewer may decide; nothing of the finding can be edited on the way.</summary>
public enum FindingDecision
{
    /// <summary>退回: to be mended and handed in again.</summary>
    Return,

    /// <summary>不通过: the result does not hold; it has to be found anew.</summary>
    Reject,

    /// <summary>公示.</summary>
    Publish,
}

/// <summary>
/// Reviews the newest revision. <paramref name="Version"/> is the task's. <paramref name="PublicUntil"/>: the last day of publication, that
/// day included; null sets no end.
/// </summary>
public sealed record ReviewFinding(Guid Task, long Version, FindingDecision Decision, string? Words, DateOnly? PublicUntil);

/// <summary>A member of the team hands a finding in again after it was returned.</summary>
public sealed record HandInFinding(Guid Task, long Version, IReadOnlyList<string> Codes, string Words, IReadOnlyList<PlannedFollowUp> After);

/// <summary>Publication ends before or without its day, for example because the credit was repaired. The reason becomes public.</summary>
public sealed record EndFinding(Guid Task, long Version, string Reason);

public sealed class FindingHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(ReviewFinding command, Act act, Mandate mandate, CancellationToken ct)
    {
        var refusal = command.Decision == FindingDecision.Publish
            ? command.PublicUntil is { } until && until <= calendar.Today ? FindingRefusals.PublicUntil(until, calendar.Today) : null
            : ActRules.Text(command.Words, "审核意见");
        if (refusal is not null)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Take(work, command.Task, command.Version, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var task = taken.Value;
        var team = await CheckStore.Team(work, task.Id, ct);
        if (team.FirstOrDefault(member => member.Account == mandate.Account) is { } own)
        {
            return FindingRefusals.OfTheTeam(own.Name);
        }

        if (await FindingStore.Newest(work, task.Id, ct) is not { } finding)
        {
            return FindingRefusals.None();
        }

        if (finding.State != "reviewing")
        {
            return FindingRefusals.State(finding.State);
        }

        if (finding.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("结果录入人", "审核人");
        }

        var reviewed = finding with
        {
            State = command.Decision switch { FindingDecision.Publish => "published", FindingDecision.Return => "returned", _ => "rejected" },
            Reviewer = mandate.Account, ReviewerName = act.Who, ReviewedOn = calendar.Today, Review = command.Words?.Trim(),
            PublicUntil = command.Decision == FindingDecision.Publish ? command.PublicUntil : null,
        };
        ActWork.Saved(nameof(FindingRow), task.Id, await FindingStore.Review(work, reviewed, ct));
        return command.Decision == FindingDecision.Publish ? await Publish(work, task, reviewed, ct) : await GiveBack(work, task, reviewed, ct);
    }

    public async Task<Outcome<Guid>> Handle(HandInFinding command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((FindingCodes.Trouble(command.Codes) ?? ActRules.PublicText(command.Words, "检查情况")) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await CheckStore.Find(work, command.Task, mandate.Account, ct) is null)
        {
            return ActRefusals.Unknown("检查");
        }

        await CheckStore.Lock(work, command.Task, ct);
        var task = (await CheckStore.Again(work, command.Task, ct))!;
        if (!ApproveVisitHandler.IsMember(await CheckStore.Team(work, task.Id, ct), mandate))
        {
            return CheckRefusals.NotInTeam();
        }

        ActWork.SameVersion(nameof(CheckTask), task.Id, command.Version, task.Version);
        if (await FindingStore.Newest(work, task.Id, ct) is not { } before)
        {
            return FindingRefusals.None();
        }

        if (before.State is not ("returned" or "rejected"))
        {
            return FindingRefusals.State(before.State);
        }

        if (RecordRules.After(command.Codes, command.After, before.CheckedOn) is { } trouble)
        {
            return trouble;
        }

        // The term runs from the end of the check and is not prolonged by a return.
        await FindingStore.Add(
            work,
            new FindingRow
            {
                Task = task.Id, Revision = before.Revision + 1, Codes = FindingRow.WriteCodes(command.Codes), Words = command.Words.Trim(), After = FindingRow.WriteAfter(command.After),
                CheckedOn = before.CheckedOn, DueOn = before.DueOn, Author = mandate.Account, AuthorName = act.Who, HandedInOn = calendar.Today,
            },
            ct);
        ActWork.Saved(nameof(CheckTask), task.Id, await CheckStore.Move(work, task with { State = "reviewing" }, ct));
        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, "handed-in", null)), ct);
        return task.Id;
    }

    public async Task<Outcome<Guid>> Handle(EndFinding command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.PublicText(command.Reason, "结束公示的理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Take(work, command.Task, command.Version, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        if (await FindingStore.End(work, command.Task, calendar.Today, command.Reason.Trim(), ct) == 0)
        {
            return FindingRefusals.State((await FindingStore.Newest(work, command.Task, ct))?.State ?? "reviewing");
        }

        ActWork.Saved(nameof(CheckTask), command.Task, await CheckStore.Move(work, taken.Value, ct));
        await work.Commit(JournalEntry.Internal(command.Task, new TaskMoved(calendar.Today, command.Task, "publication-ended", null)), ct);
        return command.Task;
    }

    private async Task<Outcome<CheckTask>> Take(Work work, Guid id, long version, Mandate mandate, CancellationToken ct)
    {
        if (await CheckStore.Find(work, id, mandate.Account, ct) is not { } found)
        {
            return ActRefusals.Unknown("检查");
        }

        if (ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign)
        {
            return foreign;
        }

        await CheckStore.Lock(work, id, ct);
        var task = (await CheckStore.Again(work, id, ct))!;
        ActWork.SameVersion(nameof(CheckTask), id, version, task.Version);
        return task;
    }

    private async Task<Outcome<Guid>> GiveBack(Work work, CheckTask task, FindingRow finding, CancellationToken ct)
    {
        ActWork.Saved(nameof(CheckTask), task.Id, await CheckStore.Move(work, task with { State = "returned" }, ct));
        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, finding.State, null)), ct);
        return task.Id;
    }

    private async Task<Outcome<Guid>> Publish(Work work, CheckTask task, FindingRow finding, CancellationToken ct)
    {
        // Nothing to do is done at once; what has to follow keeps the task open until its last step.
        IReadOnlyList<PlannedFollowUp> after = finding.AfterList.Count == 0 ? [new PlannedFollowUp("N", CheckWords.FollowUp("N"), null)] : finding.AfterList;
        var ordinal = 0;
        foreach (var one in after)
        {
            var isDone = one.Code == "N";
            await FindingStore.AddFollowUp(
                work,
                new FollowUpRow
                {
                    Id = Guid.CreateVersion7(calendar.Now), Task = task.Id, Ordinal = ++ordinal, Code = one.Code, Words = one.Words, DueOn = isDone ? null : one.DueOn,
                    DoneOn = isDone ? calendar.Today : null, DoneBy = isDone ? work.Act.Who : null, Result = isDone ? "已完结" : null,
                },
                ct);
        }

        var open = after.Where(one => one.Code != "N").ToList();
        var moved = task with { State = open.Count == 0 ? "closed" : "published", DueOn = open.Min(one => one.DueOn) };
        ActWork.Saved(nameof(CheckTask), task.Id, await CheckStore.Move(work, moved, ct));
        var fact = new FindingPublished(
            calendar.Today, task.CampaignCode, task.Subject, task.SubjectName, finding.CheckedOn, task.OrganName, finding.CodeList, finding.PublicUntil);
        await work.Commit([JournalEntry.Public(task.Id, fact), JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, moved.State, null))], ct);
        return task.Id;
    }
}
