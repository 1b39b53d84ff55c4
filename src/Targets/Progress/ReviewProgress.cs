using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>
/// The quality office accepts a report, or sends it back for completion with a reason and a new day (<paramref name="AgainBy"/>, included).
/// Nothing of the report can be edited on the way.
/// </summary>
public sealed record ReviewProgress(Guid Report, long Version, bool IsAccepted, string? Reason, DateOnly? AgainBy);

public sealed class ReviewProgressHandler(Database database, BusinessCalendar calendar, TargetsNotices notices)
{
    public async Task<Outcome<Guid>> Handle(ReviewProgress command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!command.IsAccepted && (ActRules.Text(command.Reason, "退回理由") ?? Day(command.AgainBy)) is { } refusal)
        {
            return refusal;
        }

        var (before, unit) = await Reporters(command.Report, mandate, ct);
        if (before is null)
        {
            return ActRefusals.Unknown("进展报告");
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Responsible.TakeOffice(work, before.Measure, before.Unit, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var (measure, duty) = taken.Value;
        if (ActRules.Foreign(mandate, measure.OrganRegion, measure.OrganName) is { } foreign)
        {
            return foreign;
        }

        var row = (await ReportStore.Report(work, command.Report, ct))!;
        ActWork.SameVersion(nameof(ProgressRow), row.Id, command.Version, row.Version);
        if (row.State != "sent")
        {
            return ProgressRefusals.NotWaiting();
        }

        if (row.Reporter == mandate.Account)
        {
            return ActRefusals.SamePerson("进展报送人", "审核人");
        }

        var reviewed = row with
        {
            State = command.IsAccepted ? "accepted" : "returned", Reviewer = mandate.Account, ReviewerName = act.Who, ReviewedOn = calendar.Today,
            Decision = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim(), AgainBy = command.IsAccepted ? null : command.AgainBy,
        };
        ActWork.Saved(nameof(ProgressRow), row.Id, await ReportStore.Review(work, reviewed, ct));
        await Tell(work, unit, measure, duty, reviewed, ct);
        await work.Commit(JournalEntry.Internal(measure.Id, new MeasureMoved(calendar.Today, measure.Id, duty.Unit, reviewed.State, row.Id)), ct);
        return row.Id;
    }

    private Refusal? Day(DateOnly? day)
        => day is not { } by ? ActRefusals.Text("补正期限", 10) : by <= calendar.Today ? ProgressRefusals.Day("补正期限", by, calendar.Today) : null;

    private static Task Tell(Work work, IReadOnlyList<Guid> unit, MeasureRow measure, DutyRow duty, ProgressRow row, CancellationToken ct)
        => TargetsNotices.Tell(
            work, unit,
            new Notice
            {
                Recipient = default, Kind = $"progress-{row.State}", Title = row.State == "accepted" ? $"进展已认定：{measure.Title}" : $"进展被退回：{measure.Title}",
                Text = row.State == "accepted" ? $"{duty.Name}的进展报告已认定。" : $"请于 {row.AgainBy:yyyy-MM-dd} 前补正后重新报送。理由：{row.Decision}", DueOn = row.AgainBy,
                Link = $"/workbench/targets/progress/{measure.Id}", Dedupe = $"progress:{row.Id:n}:{row.State}",
            },
            ct);

    private async Task<(ProgressRow? Report, IReadOnlyList<Guid> Unit)> Reporters(Guid report, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await ReportStore.Report(session, report, ct) is not { } row || await ProgressStore.Find(session, row.Measure, true, mandate, ct) is null)
        {
            return (null, []);
        }

        var duty = (await ProgressStore.Duties(session, [row.Measure], ct)).First(one => one.Unit == row.Unit);
        return (row, await notices.Of(Power.ReportProgress, duty.OrganRegion, duty.OrganName, ct));
    }
}
