using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>A unit objects to its result, or to one line of it, until the last day for that, included; evidence comes with the act.</summary>
public sealed record ContestAssessment(Guid Assessment, Guid Unit, string? Line, string Words);

/// <summary>
/// Somebody who neither objected nor computed decides. What is upheld may come with <paramref name="Points"/>: an adjustment beside the line,
/// which stays as it was computed.
/// </summary>
public sealed record DecideContest(Guid Assessment, Guid Contest, long Version, bool IsUpheld, string Decision, decimal? Points);

public sealed class ContestHandler(Database database, BusinessCalendar calendar, DatedRules rules, TargetsNotices notices)
{
    public const string Rule = "targets.objection-decide";

    public async Task<Outcome<Guid>> Handle(ContestAssessment command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.PublicText(command.Words, "异议理由") ?? ActRules.Evidence(act.Evidence ?? [])) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await AssessmentStore.Find(work, command.Assessment, false, mandate.Organ?.Region.Value, mandate.Organ?.Name, ct) is not { } found)
        {
            return ActRefusals.Unknown("考核结果");
        }

        await AssessmentStore.Lock(work, found.Id, ct);
        var row = (await AssessmentStore.Find(work, found.Id, false, mandate.Organ!.Region.Value, mandate.Organ.Name, ct))!;
        if (AssessmentTaking.Unknown(row, command.Unit, command.Line) is { } unknown)
        {
            return unknown;
        }

        if (!await AssessmentReading.IsOwn(work, row.Policy, command.Unit, mandate, ct))
        {
            return AssessmentRefusals.OtherUnit();
        }

        if (row.State != "open")
        {
            return AssessmentRefusals.State(row.State);
        }

        if (row.ObjectionsBy < calendar.Today)
        {
            return AssessmentRefusals.TooLate(row.ObjectionsBy!.Value);
        }

        if ((await AssessmentStore.Contests(work, row.Id, ct)).Any(contest => contest.Unit == command.Unit && contest.State == "filed"))
        {
            return AssessmentRefusals.Waiting();
        }

        var contest = new ContestRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Assessment = row.Id, Unit = command.Unit, Line = command.Line, Words = command.Words.Trim(), Evidence = ActRules.Write(act.Evidence!),
            Objector = mandate.Account, ObjectorName = act.Who, FiledOn = calendar.Today, DueOn = calendar.Due(calendar.Today, rules.Require(Rule, calendar.Today)).Date,
        };
        await AssessmentStore.Add(work, contest, ct);
        await TargetsNotices.Tell(
            work, await notices.Of(Power.DecideAssessments, row.OrganRegion, row.OrganName, ct),
            new Notice
            {
                Recipient = default, Kind = "assessment-contested", Title = $"{row.Year} 年考核结果有异议", Text = contest.Words, DueOn = contest.DueOn,
                Link = $"/workbench/targets/assessments/{row.Id}/decide", Dedupe = $"contest:{contest.Id:n}",
            },
            ct);
        await work.Commit([], ct);
        return contest.Id;
    }

    public async Task<Outcome<Guid>> Handle(DecideContest command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.PublicText(command.Decision, "决定理由") ?? ReviewAssessmentHandler.Trouble(command.Points)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await AssessmentTaking.Take(work, command.Assessment, null, mandate, ct, "open");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        if ((await AssessmentStore.Contests(work, command.Assessment, ct)).FirstOrDefault(one => one.Id == command.Contest) is not { } contest)
        {
            return ActRefusals.Unknown("异议");
        }

        ActWork.SameVersion(nameof(ContestRow), contest.Id, command.Version, contest.Version);
        if (contest.State != "filed")
        {
            return AssessmentRefusals.ContestDecided();
        }

        if (contest.Objector == mandate.Account)
        {
            return ActRefusals.SamePerson("异议提出人", "决定人");
        }

        if (taken.Value.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("考核计算人", "异议决定人");
        }

        var decided = contest with
        {
            State = command.IsUpheld ? "upheld" : "dismissed", Decider = mandate.Account, DeciderName = act.Who, DecidedOn = calendar.Today, Decision = command.Decision.Trim(),
        };
        ActWork.Saved(nameof(ContestRow), contest.Id, await AssessmentStore.Decide(work, decided, ct));
        if (command is { IsUpheld: true, Points: { } points })
        {
            var remark = new RemarkAssessment(contest.Assessment, contest.Unit, contest.Line, points, command.Decision);
            await AssessmentStore.Add(work, ReviewAssessmentHandler.Remark(remark, act with { Evidence = ActRules.Read(contest.Evidence) }, mandate, calendar, contest.Id), ct);
        }

        await TargetsNotices.Tell(
            work, [contest.Objector],
            new Notice
            {
                Recipient = default, Kind = "assessment-decided", Title = command.IsUpheld ? "考核异议成立" : "考核异议不成立", Text = decided.Decision,
                Link = $"/workbench/targets/assessments/{contest.Assessment}", Dedupe = $"contest:{contest.Id:n}:decided",
            },
            ct);
        await work.Commit([], ct);
        return contest.Id;
    }
}
