using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>An assessment as far as the reader may see it: a unit sees its own result before publication.</summary>
public sealed record AssessmentFile(
    AssessmentRow Assessment, SchemeRow Scheme, IReadOnlyList<UnitResult> Results, IReadOnlyList<RemarkRow> Remarks, IReadOnlyList<ContestRow> Contests, IReadOnlyList<Guid> Own);

/// <summary>What a scheme of a policy may give points for.</summary>
public sealed record SchemeChoices(SupervisedPolicy Policy, IReadOnlyList<MeasureRow> Measures, IReadOnlyList<AssessedIndicator> Indicators);

/// <summary>Schemes and assessments, for the office, for units and for everybody.</summary>
public sealed class AssessmentReading(Database database)
{
    public async Task<IReadOnlyList<SchemeRow>> Schemes(bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await SchemeStore.List(session, office, mandate.Organ?.Region.Value, mandate.Organ?.Name, ct);
    }

    public async Task<SchemeRow?> Scheme(Guid id, bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await SchemeStore.Find(session, id, office, mandate.Organ?.Region.Value, mandate.Organ?.Name, ct);
    }

    public async Task<SchemeChoices?> Choices(Guid policy, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ProgressStore.Policy(session, policy, ct) is { } found
            ? new SchemeChoices(found, await ProgressStore.All(session, policy, ct), await SchemeStore.Indicators(session, policy, ct))
            : null;
    }

    public async Task<IReadOnlyList<AssessmentRow>> List(bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await AssessmentStore.List(session, office, mandate.Organ?.Region.Value, mandate.Organ?.Name, ct);
    }

    /// <summary>Null: there is none, or it is not the reader's to see.</summary>
    public async Task<AssessmentFile?> Find(Guid id, bool office, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var (organ, name) = (mandate.Organ?.Region.Value, mandate.Organ?.Name);
        if (await AssessmentStore.Find(session, id, office, organ, name, ct) is not { } found || await SchemeStore.Find(session, found.Scheme, office, organ, name, ct) is not { } scheme)
        {
            return null;
        }

        var own = await Own(session, found.Policy, mandate, ct);
        bool IsShown(Guid unit) => office || own.Contains(unit);
        return new AssessmentFile(
            found, scheme, [.. found.ResultList.Where(result => IsShown(result.Unit))], [.. (await AssessmentStore.Remarks(session, id, ct)).Where(remark => IsShown(remark.Unit))],
            [.. (await AssessmentStore.Contests(session, id, ct)).Where(contest => IsShown(contest.Unit))], own);
    }

    /// <summary>For everybody; null before publication.</summary>
    public async Task<(AssessmentRow Row, FrozenAssessment Content)?> Published(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await AssessmentStore.Published(session, id, ct) is { } row ? (row, AssessmentJson.Read<FrozenAssessment>(row.Frozen!)) : null;
    }

    internal static async Task<bool> IsOwn(Session session, Guid policy, Guid unit, Mandate mandate, CancellationToken ct) => (await Own(session, policy, mandate, ct)).Contains(unit);

    /// <summary>The units of a policy that the mandate's authority answers for.</summary>
    private static async Task<IReadOnlyList<Guid>> Own(Session session, Guid policy, Mandate mandate, CancellationToken ct)
    {
        var measures = await ProgressStore.Measures(session, policy, false, mandate, ct);
        return [.. (await ProgressStore.Duties(session, measures.Select(measure => measure.Id), ct)).Where(duty => Responsible.IsOwn(mandate, duty)).Select(duty => duty.Unit).Distinct()];
    }
}
