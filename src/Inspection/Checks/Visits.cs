using Zhiheng.Contracts.Inspection;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Checks;

/// <summary>What an enterprise sees of a visit (扫码入企): who, why, on which basis, how often this year.</summary>
public sealed record VisitView(
    CheckTask Task, IReadOnlyList<TeamMember> Team, IReadOnlyList<CheckItem> Items, ApprovalRow? Approval, VisitCount Count, IReadOnlyList<VoiceRow> Voices,
    IReadOnlyList<RecusalRequest> Recusals, RecordRow? Record);

/// <summary>1 (bad) to 5 (good), and words that only the authority reads.</summary>
public sealed record RateVisit(int Rating, string? Words);

public sealed record ComplainOfVisit(string Words);

public sealed record AskForRecusal(Guid Inspector, string Reason);

/// <summary>
/// The side of the enterprise. A visit is reached by the code that the inspectors show, without an account, or by the enterprise's own
/// account; what may be said once may be said once, whichever way.
/// </summary>
public sealed class VisitHandler(Database database, BusinessCalendar calendar)
{
    private const int MostCode = 40;

    /// <summary>Null: there is no such visit (any more).</summary>
    public async Task<VisitView?> OfCode(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Coded(session, code, ct) is { } task ? await View(session, task, ct) : null;
    }

    public async Task<IReadOnlyList<CheckTask>> OfFirm(Guid? after, int most, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await CheckStore.OfFirm(session, after, most, ct);
    }

    public async Task<VisitView?> OfFirm(Guid id, Mandate mandate, CancellationToken ct)
    {
        CheckTask? task;
        await using (var session = await database.Read(mandate.Scope, ct))
        {
            task = await CheckStore.FindOfFirm(session, id, ct);
        }

        await using var open = await database.Read(ct);
        return task is null ? null : await View(open, task, ct);
    }

    public Task<Outcome<Guid>> Handle(string code, RateVisit command, Act act, CancellationToken ct) => Rate(work => Coded(work, code, ct), command, "scan", act, null, ct);

    public Task<Outcome<Guid>> Handle(Guid id, RateVisit command, Act act, Mandate mandate, CancellationToken ct)
        => Rate(work => CheckStore.FindOfFirm(work, id, ct), command, "account", act, mandate, ct);

    public Task<Outcome<Guid>> Handle(string code, ComplainOfVisit command, Act act, CancellationToken ct) => Complain(work => Coded(work, code, ct), command, "scan", act, null, ct);

    public Task<Outcome<Guid>> Handle(Guid id, ComplainOfVisit command, Act act, Mandate mandate, CancellationToken ct)
        => Complain(work => CheckStore.FindOfFirm(work, id, ct), command, "account", act, mandate, ct);

    public Task<Outcome<Guid>> Handle(string code, AskForRecusal command, Act act, CancellationToken ct) => Ask(work => Coded(work, code, ct), command, "scan", act, null, ct);

    public Task<Outcome<Guid>> Handle(Guid id, AskForRecusal command, Act act, Mandate mandate, CancellationToken ct)
        => Ask(work => CheckStore.FindOfFirm(work, id, ct), command, "account", act, mandate, ct);

    private Task<Outcome<Guid>> Rate(Func<Work, Task<CheckTask?>> find, RateVisit command, string via, Act act, Mandate? mandate, CancellationToken ct)
    {
        var trouble = command.Rating is < 1 or > 5 ? CheckRefusals.Rating() : string.IsNullOrWhiteSpace(command.Words) ? null : ActRules.Text(command.Words, "评价", 1000);
        return Speak(find, trouble, "rating", command.Rating, command.Words ?? string.Empty, via, act, mandate, ct);
    }

    private Task<Outcome<Guid>> Complain(Func<Work, Task<CheckTask?>> find, ComplainOfVisit command, string via, Act act, Mandate? mandate, CancellationToken ct)
        => Speak(find, ActRules.Text(command.Words, "投诉内容"), "complaint", null, command.Words, via, act, mandate, ct);

    private async Task<Outcome<Guid>> Speak(
        Func<Work, Task<CheckTask?>> find, Refusal? trouble, string kind, int? rating, string words, string via, Act act, Mandate? mandate, CancellationToken ct)
    {
        if (trouble is not null)
        {
            return trouble;
        }

        await using var work = await Begin(act, mandate, ct);
        if (await find(work) is not { } task)
        {
            return CheckRefusals.UnknownVisit();
        }

        if (kind == "rating" && !task.HasBegun)
        {
            return CheckRefusals.NotBegun();
        }

        if (!await VoiceStore.Speak(work, new VoiceRow { Task = task.Id, Kind = kind, Rating = rating, Words = words.Trim(), GivenAt = calendar.Now, Via = via }, ct))
        {
            return CheckRefusals.AlreadySpoken(kind);
        }

        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, kind == "rating" ? "rated" : "complained", null)), ct);
        return task.Id;
    }

    private async Task<Outcome<Guid>> Ask(Func<Work, Task<CheckTask?>> find, AskForRecusal command, string via, Act act, Mandate? mandate, CancellationToken ct)
    {
        if (ActRules.Text(command.Reason, "回避理由", 1000) is { } refusal)
        {
            return refusal;
        }

        await using var work = await Begin(act, mandate, ct);
        if (await find(work) is not { } task)
        {
            return CheckRefusals.UnknownVisit();
        }

        if (task.State is not ("approved" or "visiting"))
        {
            return CheckRefusals.RecusalLate();
        }

        var team = await CheckStore.Team(work, task.Id, ct);
        if (team.FirstOrDefault(one => one.Inspector == command.Inspector && one.LeftWhy is null) is not { } member)
        {
            return ActRefusals.Unknown("检查人员");
        }

        var row = new RecusalRequest
        {
            Id = Guid.CreateVersion7(calendar.Now), Task = task.Id, Inspector = member.Inspector, Reason = command.Reason.Trim(), AskedOn = calendar.Today, Via = via,
        };
        if (!await VoiceStore.Ask(work, row, ct))
        {
            return CheckRefusals.RecusalAsked(member.Name);
        }

        await work.Commit(JournalEntry.Internal(task.Id, new TaskMoved(calendar.Today, task.Id, "recusal-asked", null)), ct);
        return row.Id;
    }

    private async Task<Work> Begin(Act act, Mandate? mandate, CancellationToken ct)
        => mandate is null ? await database.Begin(act, ct) : await ActWork.Begin(database, act, mandate, ct);

    private static async Task<CheckTask?> Coded(Session session, string code, CancellationToken ct)
        => code.Length is > 0 and <= MostCode && await CheckStore.OfCode(session, code, ct) is { State: not ("assigned" or "unfilled" or "replaced") } task ? task : null;

    private async Task<VisitView> View(Session session, CheckTask task, CancellationToken ct) => new(
        task, await CheckStore.Team(session, task.Id, ct), await RecordVisitHandler.Items(session, task, ct), await ApprovalStore.Newest(session, task.Id, ct),
        await LegalDuties.Count(session, task, calendar.Today, ct), await VoiceStore.Voices(session, task.Id, ct), await VoiceStore.Recusals(session, task.Id, ct),
        await RecordStore.Find(session, task.Id, ct));
}
