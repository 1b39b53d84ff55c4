using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Policies;

/// <summary>An adopted policy with everything it asks for. All of it is public.</summary>
public sealed record PolicyView(
    PolicyRow Policy, IReadOnlyList<MeasureRow> Measures, ILookup<Guid, DutyRow> Duties, IReadOnlyList<TargetRow> Targets, IReadOnlyList<SubsidyRow> Subsidies);

/// <summary>A target with the figures at month's ends that are known, oldest first. <paramref name="Missing"/> says why there are none.</summary>
public sealed record TargetHistory(TargetRow Target, IReadOnlyList<IndicatorFigure> Figures, string? Missing);

/// <summary>Reads adopted policies and their targets' figures.</summary>
public sealed class AdoptedPolicies(Database database, BusinessCalendar calendar, IIndicators indicators)
{
    public const int Years = 5;

    public async Task<IReadOnlyList<PolicyRow>> All(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PolicyStore.Adopted(session, ct);
    }

    public async Task<PolicyView?> Find(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PolicyStore.FindAdopted(session, id, ct) is not { } policy ? null : new PolicyView(
            policy, await PolicyStore.Measures(session, id, ct), (await PolicyStore.Duties(session, id, ct)).ToLookup(duty => duty.Measure), await PolicyStore.Targets(session, id, ct),
            await PolicyStore.Subsidies(session, id, ct));
    }

    /// <summary>The policy alone, without what it asks for.</summary>
    public async Task<PolicyRow?> Policy(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PolicyStore.FindAdopted(session, id, ct);
    }

    /// <summary>The policy alone, within the caller's reach.</summary>
    public async Task<PolicyRow?> Policy(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await PolicyStore.Find(session, id, ct);
    }

    public async Task<IReadOnlyList<PolicyRow>> Mine(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await PolicyStore.List(session, ct);
    }

    public async Task<TargetRow?> Target(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PolicyStore.FindTarget(session, id, ct);
    }

    /// <summary>The targets of a policy in the order of its text.</summary>
    public async Task<IReadOnlyList<TargetRow>> Targets(Guid policy, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PolicyStore.Targets(session, policy, ct);
    }

    /// <summary>Targets in force of policies in force within the caller's reach, those of the newest policy first: a new document may take their place.</summary>
    public async Task<IReadOnlyList<TargetRow>> OpenTargets(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await PolicyStore.OpenTargets(session, ct);
    }

    /// <summary>A target within the caller's reach.</summary>
    public async Task<TargetRow?> Target(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await TargetTaking.Find(session, id, ct);
    }

    /// <summary>The accepted figures of a target, oldest first.</summary>
    public async Task<IReadOnlyList<ReportRow>> Reported(Guid target, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await FigureStore.Accepted(session, target, ct);
    }

    /// <summary>The reports within the caller's reach; null: in every state.</summary>
    public async Task<IReadOnlyList<ReportRow>> Reports(string? state, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await FigureStore.List(session, state, ct);
    }

    /// <summary>The targets that are measured by reports and that units of this authority answer for.</summary>
    public async Task<IReadOnlyList<TargetRow>> OwnTargets(Organ organ, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await FigureStore.OwnTargets(session, organ, ct);
    }

    public async Task<ReportRow?> Report(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await FigureStore.Find(session, id, ct);
    }

    /// <summary>
    /// The figures of targets in their order, over the last five years or since <paramref name="since"/> where that is longer ago. Targets that
    /// modules measure are asked for together.
    /// </summary>
    public async Task<IReadOnlyList<TargetHistory>> Histories(IReadOnlyList<TargetRow> targets, RegionCode region, CancellationToken ct, DateOnly? since = null)
    {
        var today = calendar.Today;
        var from = new DateOnly(today.Year - Years, today.Month, 1);
        from = since < from ? new DateOnly(since.Value.Year, since.Value.Month, 1) : from;
        var found = new Dictionary<Guid, TargetHistory>();
        var asked = targets.Where(target => target.Source == "module" && indicators.Definition(target.Ask!) is not null).ToList();
        var counted = await indicators.History([.. asked.Select(target => Filters.AskOf(target)!)], region, from, today, ct);
        for (var i = 0; i < asked.Count; i++)
        {
            found[asked[i].Id] = new TargetHistory(asked[i], counted[i], null);
        }

        foreach (var target in targets.Where(target => !found.ContainsKey(target.Id)))
        {
            var figures = target.Source == "reported" ? Summed(target, await Reported(target.Id, ct), region) : [];
            found[target.Id] = new TargetHistory(target, figures, figures.Count > 0 ? null : Missing(target));
        }

        return [.. targets.Select(target => found[target.Id])];
    }

    /// <summary>Several units report parts of one figure: a month's figure is their sum. Shares of several units add up to nothing that can be said.</summary>
    internal static IReadOnlyList<IndicatorFigure> Summed(TargetRow target, IReadOnlyList<ReportRow> reports, RegionCode region)
        => [.. reports.GroupBy(report => report.AsOf).OrderBy(month => month.Key)
            .Select(month => new IndicatorFigure(region.Value, month.Key, target.Unit is "%" or "‰" or "百分点" && month.Count() > 1 ? null : month.Sum(report => report.Number)))];

    private static string Missing(TargetRow target) => target.Source switch
    {
        "module" => $"系统不再公布指标 {target.Ask}。",
        "reported" => "责任单位还没有报送并经认可的数据。",
        "none" => target.Why!,
        _ => "还没有确定数据来源。",
    };
}
