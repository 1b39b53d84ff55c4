using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>
/// A reviewer's word beside the computed lines: a note, or with <paramref name="Points"/> an adjustment, which is a line of its own and leaves
/// every computed value as it is. <paramref name="Line"/> null: about the unit's whole result.
/// </summary>
public sealed record RemarkAssessment(Guid Assessment, Guid Unit, string? Line, decimal? Points, string Reason);

/// <summary>Shows the results to the units, who may object until the day that targets.objection gives.</summary>
public sealed record OpenAssessment(Guid Assessment, long Version);

public sealed class ReviewAssessmentHandler(Database database, BusinessCalendar calendar, DatedRules rules, TargetsNotices notices)
{
    public const string Rule = "targets.objection";

    public async Task<Outcome<Guid>> Handle(RemarkAssessment command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.PublicText(command.Reason, "理由") ?? Trouble(command.Points) ?? (command.Points is null ? null : ActRules.Evidence(act.Evidence ?? []))) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await AssessmentTaking.Take(work, command.Assessment, null, mandate, ct, "computed", "open");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        if (taken.Value.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("考核计算人", "复核人");
        }

        if (AssessmentTaking.Unknown(taken.Value, command.Unit, command.Line) is { } unknown)
        {
            return unknown;
        }

        var row = Remark(command, act, mandate, calendar, null);
        await AssessmentStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(OpenAssessment command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await AssessmentTaking.Take(work, command.Assessment, command.Version, mandate, ct, "computed");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        if (taken.Value.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("考核计算人", "批准人");
        }

        var by = calendar.Due(calendar.Today, rules.Require(Rule, calendar.Today)).Date;
        var row = taken.Value with { State = "open", OpenedOn = calendar.Today, ObjectionsBy = by };
        ActWork.Saved(nameof(AssessmentRow), row.Id, await AssessmentStore.Save(work, row, ct));
        var measures = await ProgressStore.All(work, row.Policy, ct);
        var organs = (await ProgressStore.Duties(work, measures.Select(measure => measure.Id), ct)).Where(duty => duty.OrganRegion is not null)
            .Select(duty => (duty.OrganRegion, duty.OrganName)).Distinct().ToList();
        foreach (var (region, name) in organs)
        {
            await TargetsNotices.Tell(
                work, await notices.Of(Power.ReportProgress, region, name, ct),
                new Notice
                {
                    Recipient = default, Kind = "assessment-open", Title = $"{row.Year} 年考核结果征求意见", Text = $"对结果有异议的，请于 {by:yyyy-MM-dd} 前（含当日）提出。", DueOn = by,
                    Link = $"/workbench/targets/assessments/{row.Id}", Dedupe = $"assessment:{row.Id:n}",
                },
                ct);
        }

        await work.Commit([], ct);
        return row.Id;
    }

    internal static RemarkRow Remark(RemarkAssessment command, Act act, Mandate mandate, BusinessCalendar calendar, Guid? objection) => new()
    {
        Id = Guid.CreateVersion7(calendar.Now), Assessment = command.Assessment, Unit = command.Unit, Line = command.Line, Points = command.Points is { } points ? Scoring.Text(points) : null,
        Reason = command.Reason.Trim(), Evidence = ActRules.Write(act.Evidence ?? []), Objection = objection, Author = mandate.Account, AuthorName = act.Who, MadeOn = calendar.Today,
    };

    internal static Refusal? Trouble(decimal? points)
        => points is { } value && (value == 0m || Math.Abs(value) > 100m || decimal.Round(value, 2) != value) ? AssessmentRefusals.Adjustment(Scoring.Text(value)) : null;
}
