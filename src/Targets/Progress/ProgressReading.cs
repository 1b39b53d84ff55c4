using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Progress;

/// <summary>A measure with its state today.</summary>
public sealed record MeasureStanding(
    Guid Measure, int Ordinal, string No, string Title, MeasureState State, string Why, IReadOnlyList<UnitStanding> Units);

/// <summary>A measure with everything that happened to it, as far as the reader may see it.</summary>
public sealed record MeasureFile(
    MeasureRow Measure, MeasureStanding Standing, IReadOnlyList<DutyRow> Duties, IReadOnlyList<PlanRow> Plans, IReadOnlyList<StepRow> Steps, IReadOnlyList<PeriodRow> Periods,
    IReadOnlyList<ProgressRow> Reports, IReadOnlyList<QuestionRow> Questions);

/// <summary>Plans, reports and questions of measures, and what follows from them today.</summary>
public sealed class ProgressReading(Database database, BusinessCalendar calendar)
{
    /// <summary>The policies with a measure the reader may see. <paramref name="office"/>: also those of the region, not only the own unit's.</summary>
    public async Task<IReadOnlyList<SupervisedPolicy>> Policies(bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ProgressStore.Policies(session, office, mandate, ct);
    }

    /// <summary>The periods of a policy of which the reader may see a measure; else none.</summary>
    public async Task<IReadOnlyList<PeriodRow>> Periods(Guid policy, bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return (await ProgressStore.Measures(session, policy, office, mandate, ct)).Count == 0 ? [] : await ProgressStore.Periods(session, [policy], ct);
    }

    /// <summary>The measures of a policy that the mandate's region holds, in their order, each with its state today; none for a policy elsewhere.</summary>
    public Task<IReadOnlyList<MeasureStanding>> States(Guid policy, Mandate mandate, CancellationToken ct) => States(policy, true, mandate, ct);

    /// <summary>The same; without <paramref name="office"/> only the measures that the reader's own unit answers for.</summary>
    public async Task<IReadOnlyList<MeasureStanding>> States(Guid policy, bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var measures = await ProgressStore.Measures(session, policy, office, mandate, ct);
        var standings = await Standings(session, measures, calendar.Today, ct);
        if (office)
        {
            return standings;
        }

        var duties = (await ProgressStore.Duties(session, measures.Select(measure => measure.Id), ct)).ToLookup(duty => duty.Measure);
        return [.. standings.Select(standing => Own(standing, [.. duties[standing.Measure]], mandate))];
    }

    /// <summary>Null: there is none, or it is not the reader's to see. A unit sees its own share; the office sees all.</summary>
    public async Task<MeasureFile?> Find(Guid measure, bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await ProgressStore.Find(session, measure, office, mandate, ct) is not { } found)
        {
            return null;
        }

        var standing = (await Standings(session, [found], calendar.Today, ct))[0];
        var duties = await ProgressStore.Duties(session, [measure], ct);
        if (!office)
        {
            standing = Own(standing, duties, mandate);
        }

        bool IsShown(Guid unit) => office || duties.Any(duty => duty.Unit == unit && Responsible.IsOwn(mandate, duty));
        var plans = (await ProgressStore.Plans(session, [measure], ct)).Where(plan => IsShown(plan.Unit)).ToList();
        return new MeasureFile(
            found, standing, duties, plans, await ProgressStore.Steps(session, plans.Select(plan => plan.Id), ct), await ProgressStore.Periods(session, [found.Policy], ct),
            [.. (await ReportStore.Reports(session, [measure], ct)).Where(report => IsShown(report.Unit))],
            [.. (await ReportStore.Questions(session, [measure], ct)).Where(question => IsShown(question.Unit))]);
    }

    /// <summary>To a unit a measure stands as its own share does: what others do is theirs.</summary>
    private static MeasureStanding Own(MeasureStanding standing, IReadOnlyList<DutyRow> duties, Mandate mandate)
    {
        var own = standing.Units.Where(unit => duties.Any(duty => duty.Unit == unit.Unit && Responsible.IsOwn(mandate, duty))).ToList();
        return own.Count == 0 ? standing with { Units = [] } : standing with { Units = own, State = own[0].State, Why = own[0].Why };
    }

    /// <summary>States of measures on a day, from what is recorded now.</summary>
    internal static async Task<IReadOnlyList<MeasureStanding>> Standings(Session session, IReadOnlyList<MeasureRow> measures, DateOnly today, CancellationToken ct)
    {
        var ids = measures.Select(measure => measure.Id).ToList();
        var duties = (await ProgressStore.Duties(session, ids, ct)).ToLookup(duty => duty.Measure);
        var plans = (await ProgressStore.Plans(session, ids, ct)).Where(plan => plan.MadeOn <= today).ToList();
        var revisions = plans.ToDictionary(plan => plan.Id, plan => plan.Revision);
        var newest = plans.GroupBy(plan => (plan.Measure, plan.Unit)).ToDictionary(group => group.Key, group => group.MaxBy(plan => plan.Revision)!);
        var steps = (await ProgressStore.Steps(session, newest.Values.Select(plan => plan.Id), ct)).ToLookup(step => step.Plan);
        var reports = (await ReportStore.Reports(session, ids, ct)).Where(report => report.SentOn <= today).ToLookup(report => (report.Measure, report.Unit));
        var questions = (await ReportStore.Questions(session, ids, ct)).Where(question => question.AskedOn <= today).ToLookup(question => (question.Measure, question.Unit));
        var periods = (await ProgressStore.Periods(session, measures.Select(measure => measure.Policy).Distinct(), ct)).ToLookup(period => period.Policy, period => period.AsPeriod);
        return [.. measures.Select(measure =>
        {
            var units = duties[measure.Id].Select(duty =>
            {
                var key = (measure.Id, duty.Unit);
                var plan = newest.GetValueOrDefault(key);
                return new UnitFacts(
                    duty.Unit, duty.Name, duty.Role, plan?.Revision ?? 0, plan is null ? [] : [.. steps[plan.Id].Select(step => new PlannedStep(step.Ordinal, step.Words, step.DueOn))],
                    [.. reports[key].Select(report => Stated(report, revisions.GetValueOrDefault(report.Plan), today))],
                    [.. questions[key].Select(question => new StatedQuestion(question.DueOn, question.AnsweredOn <= today))]);
            }).ToList();
            var (state, why, standings) = MeasureStates.Of(units, [.. periods[measure.Policy]], today);
            return new MeasureStanding(measure.Id, measure.Ordinal, measure.No, measure.Title, state, why, standings);
        })];
    }

    /// <summary>As it stood at the end of the day: a review of a later day had not happened.</summary>
    private static StatedReport Stated(ProgressRow row, int plan, DateOnly today)
    {
        var isReviewed = row.ReviewedOn <= today;
        return new StatedReport(
            row.Period, row.Revision, plan, row.StepList, row.Percent, row.Claimed, isReviewed ? row.State : "sent", isReviewed ? row.ReviewedOn : null, isReviewed ? row.AgainBy : null);
    }
}
