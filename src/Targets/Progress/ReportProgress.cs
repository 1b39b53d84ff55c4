using System.Text.Json;
using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>
/// A unit reports on a period. <paramref name="Steps"/> are the ordinals of all steps taken so far; <paramref name="Claimed"/> is on-course,
/// at-risk or done. Steps taken and completion ask for evidence, which the act carries.
/// </summary>
public sealed record ReportProgress(Guid Measure, Guid Unit, Guid Period, string Words, IReadOnlyList<int> Steps, string Claimed);

public sealed class ReportProgressHandler(Database database, BusinessCalendar calendar, TargetsNotices notices)
{
    public static readonly IReadOnlyList<string> Claims = ["on-course", "at-risk", "done"];

    public async Task<Outcome<Guid>> Handle(ReportProgress command, Act act, Mandate mandate, CancellationToken ct)
    {
        var evidence = act.Evidence ?? [];
        if ((ActRules.PublicText(command.Words, "进展情况")
            ?? (Claims.Contains(command.Claimed) ? null : ProgressRefusals.Claim(command.Claimed))
            ?? (command.Steps.Count > 0 || command.Claimed == "done" ? ActRules.Evidence(evidence) : null)) is { } refusal)
        {
            return refusal;
        }

        var office = await Office(command.Measure, mandate, ct);
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await Responsible.TakeOwn(work, command.Measure, command.Unit, mandate, ct);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var (measure, duty) = taken.Value;
        if ((await ProgressStore.Periods(work, [measure.Policy], ct)).FirstOrDefault(one => one.Id == command.Period) is not { } period)
        {
            return ProgressRefusals.UnknownPeriod();
        }

        if (period.StartsOn > calendar.Today)
        {
            return ProgressRefusals.PeriodAhead(period.StartsOn);
        }

        if ((await ProgressStore.Plans(work, [measure.Id], ct)).Where(one => one.Unit == duty.Unit).MaxBy(one => one.Revision) is not { } plan)
        {
            return ProgressRefusals.NoPlan();
        }

        var steps = await ProgressStore.Steps(work, [plan.Id], ct);
        var earlier = (await ReportStore.Reports(work, [measure.Id], ct)).Where(report => report.Unit == duty.Unit).ToList();
        if (Trouble(command, plan, steps, earlier) is { } trouble)
        {
            return trouble;
        }

        var last = earlier.Where(report => report.Period == period.Id).MaxBy(report => report.Revision);
        var taking = command.Steps.Distinct().Order().ToList();
        var row = new ProgressRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Measure = measure.Id, Unit = duty.Unit, Period = period.Id, Revision = (last?.Revision ?? 0) + 1, Plan = plan.Id, Words = command.Words.Trim(),
            Steps = JsonSerializer.Serialize(taking), Percent = 100 * taking.Count / steps.Count, Claimed = command.Claimed, Evidence = ActRules.Write(evidence),
            DueOn = last?.AgainBy ?? period.DueOn, State = "sent", Reporter = mandate.Account, ReporterName = act.Who, SentOn = calendar.Today,
        };
        await ReportStore.Add(work, row, ct);
        await TargetsNotices.Tell(
            work, office,
            new Notice
            {
                Recipient = default, Kind = "progress-sent", Title = $"{duty.Name}报送进展：{measure.Title}", Text = $"报送期 {period.AsPeriod.Name}，请审核。", Link = $"/workbench/targets/progress/{measure.Id}",
                Dedupe = $"progress:{row.Id:n}",
            },
            ct);
        await work.Commit(JournalEntry.Internal(measure.Id, new MeasureMoved(calendar.Today, measure.Id, duty.Unit, "reported", row.Id)), ct);
        return row.Id;
    }

    private static Refusal? Trouble(ReportProgress command, PlanRow plan, IReadOnlyList<StepRow> steps, List<ProgressRow> earlier)
    {
        if (earlier.Any(report => report is { State: "accepted", Claimed: "done" }))
        {
            return ProgressRefusals.AlreadyDone();
        }

        if (earlier.Any(report => report.Period == command.Period && report.State != "returned"))
        {
            return ProgressRefusals.AlreadySent();
        }

        foreach (var unknown in command.Steps.Except(steps.Select(step => step.Ordinal)))
        {
            return ProgressRefusals.UnknownStep(unknown);
        }

        foreach (var lost in earlier.Where(report => report.State == "accepted" && report.Plan == plan.Id).SelectMany(report => report.StepList).Except(command.Steps))
        {
            return ProgressRefusals.StepLost(lost);
        }

        var missing = steps.Count - command.Steps.Distinct().Count();
        return command.Claimed == "done" && missing > 0 ? ProgressRefusals.NotAllSteps(missing) : null;
    }

    private async Task<IReadOnlyList<Guid>> Office(Guid measure, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ProgressStore.Find(session, measure, false, mandate, ct) is { } found ? await notices.Of(Power.SuperviseMeasures, found.OrganRegion, found.OrganName, ct) : [];
    }
}
