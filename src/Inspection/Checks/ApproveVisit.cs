using Zhiheng.Contracts.Inspection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Keys;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Checks;

/// <summary>
/// Asks that a visit be approved (行政检查审批表), by a member of the team or a planner of the authority. Days: both included.
/// Experts are technical support and never count as inspectors.
/// </summary>
public sealed record AskForApproval(Guid Task, string Grounds, DateOnly VisitFrom, DateOnly VisitTo, IReadOnlyList<Expert> Experts);

/// <summary>A leader who did not draft it approves it, or declines with a reason. <paramref name="Version"/> is the task's.</summary>
public sealed record DecideApproval(Guid Task, long Version, bool IsApproved, string? Words);

/// <summary>The numbers of the papers that go out with an approval; the notice is null where the enterprise is not told before.</summary>
public sealed record ApprovalPapers(Func<Work, Task<string>> Approval, Func<Work, Task<string>>? Notice);

public sealed class ApproveVisitHandler(Database database, BusinessCalendar calendar)
{
    private const int MostExperts = 10;

    public async Task<Outcome<Guid>> Handle(AskForApproval command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (Trouble(command) is { } refusal)
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
        var team = await CheckStore.Team(work, task.Id, ct);
        if (!IsMember(team, mandate) && ActRules.Foreign(mandate, task.OrganRegion, task.OrganName) is { } foreign)
        {
            return foreign;
        }

        if (task.State != "assigned")
        {
            return CheckRefusals.State(task.State);
        }

        if (await ApprovalStore.Newest(work, task.Id, ct) is { State: "draft" or "approved" })
        {
            return CheckRefusals.ApprovalOpen();
        }

        if (command.VisitFrom < calendar.Today || command.VisitFrom > command.VisitTo || command.VisitFrom < task.StartsOn || command.VisitTo > task.EndsOn)
        {
            return CheckRefusals.VisitDays(task.StartsOn, task.EndsOn);
        }

        var row = new ApprovalRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Task = task.Id, Grounds = command.Grounds.Trim(), VisitFrom = command.VisitFrom, VisitTo = command.VisitTo,
            Experts = ApprovalRow.Write(command.Experts), Author = mandate.Account, AuthorName = act.Who, DraftedOn = calendar.Today,
        };
        await ApprovalStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    /// <param name="papers">Issue approval and notice within the transaction of the decision.</param>
    public async Task<Outcome<Guid>> Handle(DecideApproval command, ApprovalPapers papers, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? (command.IsApproved ? null : ActRules.Text(command.Words, "退回理由"))) is { } refusal)
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
        var approval = await ApprovalStore.Newest(work, task.Id, ct);
        ActWork.SameVersion(nameof(CheckTask), task.Id, command.Version, task.Version);
        if (task.State != "assigned" || approval is not { State: "draft" })
        {
            return CheckRefusals.NoApproval();
        }

        if (approval.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("审批表拟稿人", "批准人");
        }

        if (command.IsApproved && await Duties(work, task, approval, ct) is { } duty)
        {
            return duty;
        }

        var decided = approval with
        {
            State = command.IsApproved ? "approved" : "declined", Approver = mandate.Account, ApproverName = act.Who, DecidedOn = calendar.Today, Words = command.Words?.Trim(),
        };
        ActWork.Saved(nameof(ApprovalRow), approval.Id, await ApprovalStore.Decide(work, decided, ct));
        if (!command.IsApproved)
        {
            await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, "approval-declined", null)), ct);
            return task.Id;
        }

        var moved = task with
        {
            State = "approved", ApprovalNumber = await papers.Approval(work), NoticeNumber = task.Sealed || papers.Notice is null ? null : await papers.Notice(work),
            VisitCode = Entropy.Code(20), DueOn = approval.VisitTo,
        };
        ActWork.Saved(nameof(CheckTask), task.Id, await CheckStore.Move(work, moved, ct));
        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, "approved", moved.ApprovalNumber)), ct);
        return task.Id;
    }

    /// <summary>Nobody is sent whose warrant will have ended, or to what may not be checked (any more).</summary>
    private static async Task<Refusal?> Duties(Work work, CheckTask task, ApprovalRow approval, CancellationToken ct)
    {
        var team = (await CheckStore.Team(work, task.Id, ct)).Where(member => member.LeftWhy is null).ToList();
        return team.FirstOrDefault(member => !member.IsLicensedOn(approval.VisitFrom)) is { } expired ? Unlicensed(expired, approval.VisitFrom)
            : team.Count < RecordRules.LeastInspectors ? CheckRefusals.TooFewInspectors(team.Count, RecordRules.LeastInspectors)
            : await LegalDuties.Trouble(work, task, approval.VisitFrom, ct);
    }

    internal static Refusal Unlicensed(TeamMember member, DateOnly day)
        => member.State == "active" ? CheckRefusals.WarrantExpired(member, day) : CheckRefusals.NotLicensed(member);

    internal static bool IsMember(IEnumerable<TeamMember> team, Mandate mandate) => team.Any(member => member.Account == mandate.Account && member.LeftWhy is null);

    private static Refusal? Trouble(AskForApproval command)
        => ActRules.Text(command.Grounds, "检查事由")
            ?? (command.Experts.Count > MostExperts ? CheckRefusals.TooMany("技术支持人员", MostExperts) : null)
            ?? command.Experts.Select(expert => ActRules.Text(expert.Name, "技术支持人员姓名", 40) ?? ActRules.Text(expert.Unit, "技术支持人员单位", 100)).FirstOrDefault(trouble => trouble is not null);
}
