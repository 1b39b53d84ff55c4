using System.Collections.Concurrent;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;
using Zhiheng.Toolbox.RunLength;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>How many points a process shows on average until a rule holds.</summary>
/// <param name="Error">Half the width of the 95 % interval where it was played; null where it is exact.</param>
/// <param name="IsLeast">It hardly ever signals: the figure is a lower bound.</param>
internal readonly record struct FalseAlarm(double Every, double? Error, bool IsLeast)
{
    private const RunRules Exact = RunRules.Beyond | RunRules.Side | RunRules.TwoOfThree | RunRules.FourOfFive;

    /// <summary>Fewer signals than this tell only that there are few.</summary>
    private const int FewSignals = 30;

    private const int MostKnown = 2000;

    private static readonly ConcurrentDictionary<(RunRules, RuleNumbers, double), FalseAlarm> Known = new();

    /// <summary>From the Markov chain for rules 1, 2, 5 and 6, else played; null without a rule.</summary>
    /// <param name="shift">Of the mean, in σ; 0 for false alarms.</param>
    public static FalseAlarm? Of(RunRules chosen, RuleNumbers numbers, double shift = 0)
    {
        if (chosen == RunRules.None)
        {
            return null;
        }

        if (Known.Count > MostKnown)
        {
            Known.Clear();
        }

        return Known.GetOrAdd((chosen, Needed(chosen, numbers), shift), static key => Find(key.Item1, key.Item2, key.Item3));
    }

    public Reading Said(Tongue tongue) => new(Tone.Plain, (IsLeast, Error) switch
    {
        (true, _) => tongue[$"按所选准则，受控的过程很少误报：平均间隔不少于 {Every:#,0} 点（ARL₀，模拟）。", $"With these rules a steady process hardly ever alarms falsely: every {Every:#,0} points or more on average (ARL₀, simulated)."],
        (_, { } error) => tongue[$"按所选准则，受控的过程平均每 {Every:#,0.0} 点误报一次（ARL₀，模拟，±{error:0.0}）。", $"With these rules a steady process alarms falsely every {Every:#,0.0} points on average (ARL₀, simulated, ±{error:0.0})."],
        _ => tongue[$"按所选准则，受控的过程平均每 {Every:#,0.0} 点误报一次（ARL₀）。", $"With these rules a steady process alarms falsely every {Every:#,0.0} points on average (ARL₀)."],
    });

    /// <summary>As a figure of a table: 370.4, 72.1 ± 0.6, > 5000.</summary>
    public string Short => IsLeast ? $"> {Every:0}" : Error is { } error ? $"{Every:0.0} ± {error:0.0}" : $"{Every:0.0}";

    /// <summary>Numbers of rules that are off do not part what is the same.</summary>
    private static RuleNumbers Needed(RunRules chosen, RuleNumbers numbers)
    {
        var usual = RuleNumbers.Standard;
        return new(
            chosen.HasFlag(RunRules.Beyond) ? numbers.Beyond : usual.Beyond, chosen.HasFlag(RunRules.Side) ? numbers.Side : usual.Side,
            chosen.HasFlag(RunRules.Trend) ? numbers.Trend : usual.Trend, chosen.HasFlag(RunRules.Alternating) ? numbers.Alternating : usual.Alternating,
            chosen.HasFlag(RunRules.Within) ? numbers.Within : usual.Within, chosen.HasFlag(RunRules.Outside) ? numbers.Outside : usual.Outside);
    }

    private static FalseAlarm Find(RunRules chosen, RuleNumbers numbers, double shift)
    {
        // The chain cuts zones at 1σ, 2σ and K.
        if ((chosen & ~Exact) == 0 && numbers.Beyond > 2)
        {
            var rules = new SwitchedRules(chosen.HasFlag(RunRules.Beyond), chosen.HasFlag(RunRules.TwoOfThree), chosen.HasFlag(RunRules.FourOfFive), chosen.HasFlag(RunRules.Side) ? numbers.Side : 0);
            return new(RunRuleLength.Of(rules, numbers.Beyond).Average(shift), null, false);
        }

        var played = SimulatedLength.Of(chosen, numbers, shift);
        return played.Signals < FewSignals ? new(played.AtLeast, null, true) : new(played.Average, played.Error, false);
    }
}
