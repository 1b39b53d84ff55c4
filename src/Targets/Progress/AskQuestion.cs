using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>督办问询: the office that supervises a measure, or one above it, asks a unit; <paramref name="DueOn"/> is the last day, included.</summary>
public sealed record AskQuestion(Guid Measure, Guid Unit, string Words, DateOnly? DueOn);

/// <summary>The unit answers; evidence comes with the act.</summary>
public sealed record AnswerQuestion(Guid Question, long Version, string Words);

public sealed class QuestionHandler(Database database, BusinessCalendar calendar, TargetsNotices notices)
{
    public async Task<Outcome<Guid>> Handle(AskQuestion command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? ActRules.Text(command.Words, "问询内容")) is { } refusal)
        {
            return refusal;
        }

        if (command.DueOn is not { } due)
        {
            return ActRefusals.Text("答复期限", 10);
        }

        if (due <= calendar.Today)
        {
            return ProgressRefusals.Day("答复期限", due, calendar.Today);
        }

        var unit = await Accounts(command.Measure, command.Unit, mandate, ct);
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Responsible.TakeOffice(work, command.Measure, command.Unit, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        // A superior may ask and nothing else (rules.md 12.1); the office of another region may not even see the measure.
        var (measure, duty) = taken.Value;
        var owner = RegionCode.Parse(measure.OrganRegion).Value;
        var organ = mandate.Organ!;
        if (organ.Region != owner && !ActRules.IsAbove(organ.Region, owner))
        {
            return ProgressRefusals.MayNotAsk(measure.OrganName);
        }

        var row = new QuestionRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Measure = measure.Id, Unit = duty.Unit, AskerRegion = organ.Region.Value, AskerOrgan = organ.Name, Asker = mandate.Account,
            AskerName = act.Who, Words = command.Words.Trim(), AskedOn = calendar.Today, DueOn = due,
        };
        await ReportStore.Ask(work, row, ct);
        await TargetsNotices.Tell(
            work, unit,
            new Notice
            {
                Recipient = default, Kind = "target-question", Title = $"督办问询：{measure.Title}", Text = $"{organ.Name}请{duty.Name}于 {due:yyyy-MM-dd} 前答复：{row.Words}", DueOn = due,
                Link = $"/workbench/targets/progress/{measure.Id}", Dedupe = $"question:{row.Id:n}",
            },
            ct);
        await work.Commit(JournalEntry.Internal(measure.Id, new MeasureMoved(calendar.Today, measure.Id, duty.Unit, "asked", row.Id)), ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(AnswerQuestion command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.Text(command.Words, "答复") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ReportStore.Question(work, command.Question, ct) is not { } found)
        {
            return ActRefusals.Unknown("问询");
        }

        var taken = await Responsible.TakeOwn(work, found.Measure, found.Unit, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var (measure, duty) = taken.Value;
        var row = (await ReportStore.Question(work, command.Question, ct))!;
        ActWork.SameVersion(nameof(QuestionRow), row.Id, command.Version, row.Version);
        if (row.State != "open")
        {
            return ProgressRefusals.NotOpen();
        }

        if (row.Asker == mandate.Account)
        {
            return ActRefusals.SamePerson("问询人", "答复人");
        }

        var answered = row with
        {
            Answer = command.Words.Trim(), Evidence = ActRules.Write(act.Evidence ?? []), Answerer = mandate.Account, AnswererName = act.Who, AnsweredOn = calendar.Today,
        };
        ActWork.Saved(nameof(QuestionRow), row.Id, await ReportStore.Answer(work, answered, ct));
        await TargetsNotices.Tell(
            work, [row.Asker],
            new Notice
            {
                Recipient = default, Kind = "target-answer", Title = $"{duty.Name}已答复督办问询：{measure.Title}", Link = $"/workbench/targets/progress/{measure.Id}", Dedupe = $"answer:{row.Id:n}",
            },
            ct);
        await work.Commit(JournalEntry.Internal(measure.Id, new MeasureMoved(calendar.Today, measure.Id, duty.Unit, "answered", row.Id)), ct);
        return row.Id;
    }

    private async Task<IReadOnlyList<Guid>> Accounts(Guid measure, Guid unit, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ProgressStore.Find(session, measure, true, mandate, ct) is null
            || (await ProgressStore.Duties(session, [measure], ct)).FirstOrDefault(one => one.Unit == unit) is not { } duty
            ? []
            : await notices.Of(Power.ReportProgress, duty.OrganRegion, duty.OrganName, ct);
    }
}
