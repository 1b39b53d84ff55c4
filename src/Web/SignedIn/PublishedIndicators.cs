using Zhiheng.Contracts.Indicators;
using Zhiheng.Inspection.Indicators;
using Zhiheng.Kernel;
using Zhiheng.Registry.Indicators;

namespace Zhiheng.Web.SignedIn;

/// <summary>The indicators of all modules as one: each ask goes to the module that published it.</summary>
public sealed class PublishedIndicators(IReadOnlyList<IIndicators> modules) : IIndicators
{
    private readonly Dictionary<string, IIndicators> byName = modules
        .SelectMany(module => module.Defined.Select(defined => (defined.Name, Module: module)))
        .ToDictionary(one => one.Name, one => one.Module, StringComparer.Ordinal);

    public IReadOnlyList<IndicatorDefinition> Defined { get; } = [.. modules.SelectMany(module => module.Defined)];

    public Refusal? Trouble(IndicatorAsk ask) => byName.TryGetValue(ask.Name, out var module) ? module.Trouble(ask) : IndicatorRefusals.Unknown(ask.Name);

    public async Task Keep(IReadOnlyList<IndicatorAsk> asks, CancellationToken ct)
    {
        foreach (var group in asks.GroupBy(ask => byName[ask.Name]))
        {
            await group.Key.Keep([.. group], ct);
        }
    }

    public Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> History(IReadOnlyList<IndicatorAsk> asks, RegionCode region, DateOnly from, DateOnly to, CancellationToken ct)
        => Each(asks, (module, own) => module.History(own, region, from, to, ct));

    public Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> Within(IReadOnlyList<IndicatorAsk> asks, RegionCode region, string level, DateOnly day, CancellationToken ct)
        => Each(asks, (module, own) => module.Within(own, region, level, day, ct));

    public Task<IReadOnlyList<IndicatorRecord>> Records(IndicatorAsk ask, RegionCode region, DateOnly day, string? after, int most, CancellationToken ct)
        => byName[ask.Name].Records(ask, region, day, after, most, ct);

    private async Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>> Each(
        IReadOnlyList<IndicatorAsk> asks, Func<IIndicators, IReadOnlyList<IndicatorAsk>, Task<IReadOnlyList<IReadOnlyList<IndicatorFigure>>>> question)
    {
        var answers = new IReadOnlyList<IndicatorFigure>[asks.Count];
        foreach (var group in asks.Select((ask, place) => (Ask: ask, Place: place)).GroupBy(one => byName[one.Ask.Name]))
        {
            var own = group.ToList();
            var found = await question(group.Key, [.. own.Select(one => one.Ask)]);
            for (var i = 0; i < own.Count; i++)
            {
                answers[own[i].Place] = found[i];
            }
        }

        return answers;
    }

    private static class IndicatorRefusals
    {
        public static Refusal Unknown(string name) => new("web.indicator.unknown", $"没有名为“{name}”的指标。请从指标目录（docs/indicators.md）选择。");
    }
}

/// <summary>The indicators, and what keeps them up with the facts.</summary>
public static class Indicators
{
    public static void AddIndicators(this IServiceCollection services)
    {
        services.AddSingleton<IndicatorRun>();
        services.AddSingleton<RegistryIndicators>();
        services.AddSingleton<InspectionIndicators>();
        services.AddSingleton<IIndicators>(provider => new PublishedIndicators([provider.GetRequiredService<RegistryIndicators>(), provider.GetRequiredService<InspectionIndicators>()]));
    }
}
