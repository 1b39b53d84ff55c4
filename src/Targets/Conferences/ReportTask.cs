using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Conferences;

/// <summary>A unit reports that its task is done; evidence comes with the act.</summary>
public sealed record ReportTask(Guid Conference, Guid Decision, long Version, string Words);

/// <summary>The quality office accepts it, or sends it back with a reason and a new day, included.</summary>
public sealed record ReviewTask(Guid Conference, Guid Decision, long Version, bool IsAccepted, string? Reason, DateOnly? AgainBy);

public sealed class TaskHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(ReportTask command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.PublicText(command.Words, "办理情况") ?? ActRules.Evidence(act.Evidence ?? [])) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ConferenceStore.Find(work, command.Conference, false, mandate, ct) is null)
        {
            return ActRefusals.Unknown("联席会议");
        }

        await ConferenceStore.Lock(work, command.Conference, ct);
        if (await Decision(work, command.Conference, command.Decision, ct) is not { } decision)
        {
            return ActRefusals.Unknown("议定事项");
        }

        if (!Responsible.IsOwn(mandate, decision.OrganRegion, decision.OrganName))
        {
            return ConferenceRefusals.OtherUnit(decision.UnitName);
        }

        ActWork.SameVersion(nameof(DecisionRow), decision.Id, command.Version, decision.Version);
        if (decision.State != "open")
        {
            return ConferenceRefusals.TaskState(decision.State);
        }

        var last = (await ConferenceStore.Reports(work, command.Conference, ct)).LastOrDefault(report => report.Decision == decision.Id);
        await ConferenceStore.AddReport(
            work,
            new TaskReportRow
            {
                Decision = decision.Id, Revision = (last?.Revision ?? 0) + 1, Words = command.Words.Trim(), Evidence = ActRules.Write(act.Evidence!), DueOn = last?.AgainBy ?? decision.DueOn,
                Reporter = mandate.Account, ReporterName = act.Who, SentOn = calendar.Today,
            },
            ct);
        return await Move(work, decision with { State = "reported" }, "task-reported", ct);
    }

    public async Task<Outcome<Guid>> Handle(ReviewTask command, Act act, Mandate mandate, CancellationToken ct)
    {
        var refusal = command.IsAccepted ? null
            : ActRules.Text(command.Reason, "退回理由")
                ?? (command.AgainBy is not { } by ? ActRefusals.Text("补正期限", 10) : by <= calendar.Today ? ConferenceRefusals.AgainBy(by, calendar.Today) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await ConferenceHandler.Take(work, command.Conference, null, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        if (await Decision(work, command.Conference, command.Decision, ct) is not { } decision)
        {
            return ActRefusals.Unknown("议定事项");
        }

        ActWork.SameVersion(nameof(DecisionRow), decision.Id, command.Version, decision.Version);
        if (decision.State != "reported")
        {
            return ConferenceRefusals.TaskState(decision.State);
        }

        var report = (await ConferenceStore.Reports(work, command.Conference, ct)).Last(one => one.Decision == decision.Id);
        if (report.Reporter == mandate.Account)
        {
            return ActRefusals.SamePerson("办理报告人", "审核人");
        }

        var reviewed = report with
        {
            State = command.IsAccepted ? "accepted" : "returned", Reviewer = mandate.Account, ReviewerName = act.Who, ReviewedOn = calendar.Today,
            Reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim(), AgainBy = command.IsAccepted ? null : command.AgainBy,
        };
        ActWork.Saved(nameof(TaskReportRow), decision.Id, await ConferenceStore.Review(work, reviewed, ct));
        return await Move(work, decision with { State = command.IsAccepted ? "done" : "open" }, $"task-{reviewed.State}", ct);
    }

    private static async Task<DecisionRow?> Decision(Work work, Guid conference, Guid id, CancellationToken ct)
        => (await ConferenceStore.Decisions(work, conference, ct)).FirstOrDefault(one => one.Id == id);

    private async Task<Outcome<Guid>> Move(Work work, DecisionRow decision, string step, CancellationToken ct)
    {
        ActWork.Saved(nameof(DecisionRow), decision.Id, await ConferenceStore.Move(work, decision, ct));
        await work.Commit(JournalEntry.Internal(decision.Conference, new ConferenceMoved(calendar.Today, decision.Conference, step, null)), ct);
        return decision.Id;
    }
}
