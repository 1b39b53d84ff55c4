using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>Computes the results of all units by a published scheme, as of a day of its year (that day included, not after today).</summary>
public sealed record ComputeAssessment(Guid Scheme, DateOnly AsOf);

/// <summary>Takes a result back before it is published, with a reason; then it can be computed again.</summary>
public sealed record DiscardAssessment(Guid Assessment, long Version, string Reason);

public sealed class ComputeAssessmentHandler(Database database, BusinessCalendar calendar, AssessmentInputs inputs)
{
    public async Task<Outcome<Guid>> Handle(ComputeAssessment command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await SchemeStore.Find(work, command.Scheme, true, null, null, ct) is not { } scheme || await ProgressStore.Policy(work, scheme.Policy, ct) is not { } policy)
        {
            return ActRefusals.Unknown("考核方案");
        }

        if (ActRules.Foreign(mandate, scheme.OrganRegion, scheme.OrganName) is { } foreign)
        {
            return foreign;
        }

        if (scheme.State != "published")
        {
            return AssessmentRefusals.SchemeState(scheme.State);
        }

        if (command.AsOf.Year != scheme.Year || command.AsOf > calendar.Today)
        {
            return AssessmentRefusals.AsOf(command.AsOf, scheme.Year, calendar.Today);
        }

        await ProgressStore.LockPolicy(work, scheme.Policy, ct);
        if (await AssessmentStore.IsComputed(work, scheme.Policy, scheme.Year, ct))
        {
            return AssessmentRefusals.AlreadyComputed(scheme.Year);
        }

        var lines = scheme.LineList;
        var results = (await inputs.Of(work, policy, command.AsOf, ct)).Select(unit => Scoring.Of(unit, lines)).Where(result => result.Lines.Count > 0).ToList();
        var row = new AssessmentRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Scheme = scheme.Id, Policy = scheme.Policy, Year = scheme.Year, AsOf = command.AsOf, Results = AssessmentJson.Write(results),
            OrganRegion = scheme.OrganRegion, OrganName = scheme.OrganName, Author = mandate.Account, AuthorName = act.Who, ComputedOn = calendar.Today,
        };
        await AssessmentStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(DiscardAssessment command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (ActRules.Text(command.Reason, "作废理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await AssessmentTaking.Take(work, command.Assessment, command.Version, mandate, ct, "computed", "open");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var row = taken.Value with { State = "discarded", DiscardedFor = command.Reason.Trim() };
        ActWork.Saved(nameof(AssessmentRow), row.Id, await AssessmentStore.Save(work, row, ct));
        await work.Commit([], ct);
        return row.Id;
    }
}

internal static class AssessmentTaking
{
    /// <summary>The assessment of the mandate's own authority, locked, in one of the states.</summary>
    public static async Task<Outcome<AssessmentRow>> Take(Work work, Guid id, long? version, Mandate mandate, CancellationToken ct, params string[] states)
    {
        if (await AssessmentStore.Find(work, id, true, null, null, ct) is not { } found)
        {
            return ActRefusals.Unknown("考核结果");
        }

        if (ActRules.Foreign(mandate, found.OrganRegion, found.OrganName) is { } foreign)
        {
            return foreign;
        }

        await AssessmentStore.Lock(work, id, ct);
        var row = (await AssessmentStore.Find(work, id, true, null, null, ct))!;
        if (version is { } shown)
        {
            ActWork.SameVersion(nameof(AssessmentRow), id, shown, row.Version);
        }

        return states.Contains(row.State) ? row : AssessmentRefusals.State(row.State);
    }

    /// <summary>Whether the results have the unit, and its line where one is named.</summary>
    public static Refusal? Unknown(AssessmentRow row, Guid unit, string? line)
        => row.ResultList.FirstOrDefault(result => result.Unit == unit) is not { } result ? AssessmentRefusals.UnknownUnit()
            : line is not null && result.Lines.All(one => one.No != line) ? AssessmentRefusals.UnknownLine(line)
            : null;
}
