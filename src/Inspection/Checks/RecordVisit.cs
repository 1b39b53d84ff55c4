using Zhiheng.Contracts.Inspection;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Inspection.Checks;

/// <summary>
/// One state of an on-site record, whole as the device has it. <paramref name="Number"/> is the device's own for this record,
/// <paramref name="Sequence"/> grows with each sending: the same one sent twice acts once. <paramref name="Closes"/>: signed, nothing more
/// to come.
/// </summary>
public sealed record SaveRecord(Guid Task, Guid Number, int Sequence, RecordContent Content, bool Closes);

/// <summary>What has been received: the device may forget what is older.</summary>
public sealed record RecordReceipt(Guid Number, int Sequence, bool IsClosed);

public sealed class RecordVisitHandler(Database database, BusinessCalendar calendar, DatedRules rules)
{
    public async Task<Outcome<RecordReceipt>> Handle(SaveRecord command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (command.Number == Guid.Empty || command.Sequence < 1)
        {
            return CheckRefusals.RecordNumber();
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await CheckStore.Find(work, command.Task, mandate.Account, ct) is null)
        {
            return ActRefusals.Unknown("检查");
        }

        // Two devices at once: the second one waits here and then sees the first one's record.
        await CheckStore.Lock(work, command.Task, ct);
        var task = (await CheckStore.Again(work, command.Task, ct))!;
        var team = await CheckStore.Team(work, task.Id, ct);
        if (team.FirstOrDefault(one => one.Account == mandate.Account && one.LeftWhy is null) is not { } member)
        {
            return CheckRefusals.NotInTeam();
        }

        var held = await RecordStore.Find(work, task.Id, ct);
        if (held is not null && held.Number == command.Number && command.Sequence <= held.Sequence)
        {
            // The very same sending again. Anything else under a number that was passed is not thrown away in silence.
            return await RecordStore.PartOf(work, command.Number, command.Sequence, ct) == command.Content.Write()
                ? new RecordReceipt(held.Number, held.Sequence, held.State == "closed")
                : CheckRefusals.MovedOn(held.Sequence);
        }

        if (await Barred(work, command, task, held, member, ct) is { } barred)
        {
            return barred;
        }

        var items = await Items(work, task, ct);
        var approval = await ApprovalStore.Newest(work, task.Id, ct);
        if (RecordRules.Trouble(command.Content, items, approval?.DecidedOn ?? task.StartsOn, calendar.Now) is { } trouble)
        {
            return trouble;
        }

        if (command.Closes && RecordRules.Unfinished(command.Content, items, team, await Arrived(work, task.Id, ct)) is { } unfinished)
        {
            return unfinished;
        }

        return await Keep(work, command, task, held, member, act, mandate, ct);
    }

    /// <summary>The items of the campaign as its version of the list has them.</summary>
    internal static async Task<IReadOnlyList<CheckItem>> Items(Session session, CheckTask task, CancellationToken ct)
    {
        var codes = task.ItemCodes;
        return [.. (await ItemListStore.Items(session, task.List, ct)).Where(item => codes.Contains(item.Code))
            .Select(item => new CheckItem(item.Code, item.SubItem is { } sub ? $"{item.Name}：{sub}" : item.Name, item.Basis, Item.ReadPoints(item.Points)))];
    }

    private static async Task<HashSet<Guid>> Arrived(Session session, Guid task, CancellationToken ct)
        => [.. (await RecordStore.Photos(session, task, ct)).Select(photo => photo.Id)];

    private static async Task<Refusal?> Barred(Work work, SaveRecord command, CheckTask task, RecordRow? held, TeamMember member, CancellationToken ct)
    {
        if (held is not null && held.Number != command.Number)
        {
            return CheckRefusals.OtherDevice(held.RecorderName, held.ReceivedAt);
        }

        if (held is { State: "closed" })
        {
            return CheckRefusals.AlreadyClosed();
        }

        if (task.State is not ("approved" or "visiting"))
        {
            return CheckRefusals.State(task.State);
        }

        if (await RecordStore.IsNumberTaken(work, command.Number, task.Id, ct))
        {
            return CheckRefusals.RecordNumber();
        }

        var day = BusinessCalendar.DateIn(command.Content.StartedAt);
        return !member.IsLicensedOn(day) ? ApproveVisitHandler.Unlicensed(member, day)
            : day < task.StartsOn || day > task.EndsOn ? CheckRefusals.OutsideCampaign(day, task.StartsOn, task.EndsOn)
            : held is null ? await LegalDuties.Trouble(work, task, day, ct)
            : null;
    }

    private async Task<Outcome<RecordReceipt>> Keep(
        Work work, SaveRecord command, CheckTask task, RecordRow? held, TeamMember member, Act act, Mandate mandate, CancellationToken ct)
    {
        var row = new RecordRow
        {
            Task = task.Id, Number = command.Number, Sequence = command.Sequence, State = command.Closes ? "closed" : "open", Subject = task.Subject,
            StartedOn = BusinessCalendar.DateIn(command.Content.StartedAt), EndedOn = command.Content.EndedAt is { } end ? BusinessCalendar.DateIn(end) : null,
            Content = command.Content.Write(), Recorder = held?.Recorder ?? member.Inspector, RecorderName = held?.RecorderName ?? member.Name, ReceivedAt = calendar.Now,
            ClosedAt = command.Closes ? calendar.Now : null,
        };
        await RecordStore.Save(work, row, held is null, ct);
        var facts = new List<JournalEntry>();
        var moved = task;
        if (task.State == "approved")
        {
            moved = moved with { State = "visiting" };
            facts.Add(JournalEntry.Internal(task.Id, new TaskMoved(row.StartedOn, task.Id, "visiting", null)));
        }

        if (command.Closes)
        {
            var finding = FindingRow.First(task.Id, command.Content, row.EndedOn!.Value, calendar.Due(row.EndedOn.Value, rules.Require("rand.publish", row.EndedOn.Value)).Date, mandate, act, calendar.Today);
            await FindingStore.Add(work, finding, ct);
            moved = moved with { State = "reviewing", DueOn = finding.DueOn };
            facts.Add(JournalEntry.Internal(task.Id, new TaskMoved(row.EndedOn.Value, task.Id, "recorded", null)));
        }

        if (moved != task)
        {
            ActWork.Saved(nameof(CheckTask), task.Id, await CheckStore.Move(work, moved, ct));
        }

        await work.Commit(facts, ct);
        return new RecordReceipt(row.Number, row.Sequence, command.Closes);
    }
}
