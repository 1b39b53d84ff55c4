using System.Text.Json;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Targets.Progress;

namespace Zhiheng.Targets.Assessments;

/// <summary>What an assessment rests on: states of measures and figures of indicators on a day, for every unit that answers for anything.</summary>
public sealed class AssessmentInputs(IIndicators published)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// The unit's own accepted figure counts for it; where it has none, that of the others, if they agree. A published indicator is asked for the
    /// region of the policy.
    /// </summary>
    internal async Task<IReadOnlyList<UnitInput>> Of(Session session, SupervisedPolicy policy, DateOnly asOf, CancellationToken ct)
    {
        var measures = await ProgressStore.All(session, policy.Id, ct);
        var standings = await ProgressReading.Standings(session, measures, asOf, ct);
        var duties = await ProgressStore.Duties(session, measures.Select(measure => measure.Id), ct);
        var reports = (await ReportStore.Reports(session, measures.Select(measure => measure.Id), ct)).Where(report => report.State == "accepted" && report.ReviewedOn <= asOf).ToLookup(report => (report.Measure, report.Unit));
        var indicators = await SchemeStore.Indicators(session, policy.Id, ct);
        var figures = (await SchemeStore.Figures(session, policy.Id, asOf, ct)).ToLookup(figure => figure.Indicator);
        var computed = new Dictionary<Guid, FigureInput>();
        foreach (var indicator in indicators.Where(indicator => indicator.Source == "module"))
        {
            computed[indicator.Id] = await Computed(indicator, RegionCode.Parse(policy.OrganRegion).Value, asOf, ct);
        }

        return [.. duties.GroupBy(duty => duty.Unit).Select(unit => new UnitInput(
            unit.Key, unit.First().Name,
            (from standing in standings
             from share in standing.Units
             where share.Unit == unit.Key
             select (standing.Measure, new MeasureInput(share.State, share.Why, Evidence(reports[(standing.Measure, unit.Key)])))).ToDictionary(),
            indicators.Where(indicator => indicator.Measure is null || unit.Any(duty => duty.Measure == indicator.Measure)).ToDictionary(
                indicator => indicator.Id,
                indicator => (
                    new TargetInput(indicator.Id, indicator.Measure, indicator.Baseline, indicator.Target, indicator.Comparator, indicator.Kind),
                    computed.GetValueOrDefault(indicator.Id) ?? Reported(indicator, [.. figures[indicator.Id]], unit.Key)))))];
    }

    /// <summary>The figure that counts among those reported; what is missing or contradictory is said instead.</summary>
    public static FigureInput Reported(AssessedIndicator indicator, IReadOnlyList<AcceptedFigure> figures, Guid unit)
    {
        if (indicator.Source is null or "none")
        {
            return new FigureInput(null, "未绑定数据来源", [], indicator.Source is null ? "指标还没有绑定数据来源。" : $"指标没有数据来源：{indicator.Why}");
        }

        var own = figures.Where(figure => figure.Unit == unit).ToList();
        var counted = own.Count > 0 ? own : [.. figures];
        if (counted.Count == 0)
        {
            return new FigureInput(null, "责任单位报数", [], "没有经审核认定的报数。");
        }

        var newest = counted.Max(figure => figure.AsOf);
        var last = counted.Where(figure => figure.AsOf == newest).ToList();
        var source = $"责任单位报数，截至 {newest:yyyy-MM-dd}";
        IReadOnlyList<string> evidence = [.. last.SelectMany(figure => ActRules.Read(figure.Evidence)).Distinct(StringComparer.Ordinal)];
        if (last.Select(figure => Scoring.Parse(figure.Value)).Distinct().Count() > 1)
        {
            return new FigureInput(null, source, evidence, $"各单位报数不一致（{string.Join('、', last.Select(figure => figure.Value).Distinct(StringComparer.Ordinal))}），请核对。");
        }

        return Scoring.Parse(last[0].Value) is { } value
            ? new FigureInput(value, source, evidence, null)
            : new FigureInput(null, source, evidence, $"报数“{last[0].Value}”不是数字，无法计算。");
    }

    private static IReadOnlyList<string> Evidence(IEnumerable<ProgressRow> reports) => [.. reports.SelectMany(report => ActRules.Read(report.Evidence)).Distinct(StringComparer.Ordinal)];

    private async Task<FigureInput> Computed(AssessedIndicator indicator, RegionCode region, DateOnly asOf, CancellationToken ct)
    {
        var source = $"指标 {indicator.Ask}，截至 {asOf:yyyy-MM-dd}";
        if (published.Definition(indicator.Ask!) is null)
        {
            return new FigureInput(null, source, [], $"没有名为 {indicator.Ask} 的指标。");
        }

        var ask = new IndicatorAsk(indicator.Ask!, string.IsNullOrWhiteSpace(indicator.Filter) ? IndicatorFilter.None : JsonSerializer.Deserialize<IndicatorFilter>(indicator.Filter, Json)!);
        if (published.Trouble(ask) is { } trouble)
        {
            return new FigureInput(null, source, [], trouble.Message);
        }

        return (await published.History([ask], region, asOf, asOf, ct))[0] is [.., { Value: { } value }] ? new FigureInput(value, source, [], null) : new FigureInput(null, source, [], "该日没有可用的数值。");
    }
}
