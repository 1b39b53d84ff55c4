using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The points of a Shewhart chart, each with its limits and the rules that hold at it. Every stage is judged anew.</summary>
internal sealed record ControlRun(RunRules[] Found, RunRules Chosen, RuleNumbers Numbers, Dictionary<int, string> Flags)
{
    /// <param name="errors">The standard error of each point; greater than zero.</param>
    public static ControlRun Of(Given given, double[] points, Limits[] limits, double[] errors, IReadOnlyList<Stage> stages, Tongue tongue)
    {
        var (chosen, numbers) = (RuleSettings.Chosen(given), RuleSettings.Numbers(given));
        var centres = Array.ConvertAll(limits, one => one.Centre);
        var found = new RunRules[points.Length];
        foreach (var stage in stages)
        {
            RunRuleEngine.Judge(points.AsSpan(stage.Range), centres.AsSpan(stage.Range), errors.AsSpan(stage.Range), numbers).CopyTo(found, stage.From);
        }

        return new(found, chosen, numbers, RuleSettings.Flags(found, chosen, tongue));
    }

    /// <summary>What the rules found, then what to beware of.</summary>
    /// <param name="baseline">Points that the limits rest on, of the shortest stage.</param>
    public IEnumerable<Reading> Readings(Given given, IEnumerable<int> wide, int baseline, Tongue tongue)
        => [.. RuleSettings.Readings(Found, Chosen, Numbers, tongue), .. ControlVerdict.Wide(wide, tongue), .. ControlVerdict.Cautions(given, baseline, RuleSettings.FalseAlarmEvery(Chosen, Numbers), tongue)];

    /// <summary>Places of the points beyond limits of their own, each with the reason.</summary>
    public static Dictionary<int, string> Beyond(IReadOnlyList<double?> points, Limits[] limits, string why)
    {
        var beyond = new Dictionary<int, string>();
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is { } value && limits[i].IsBeyond(value))
            {
                beyond[i] = why;
            }
        }

        return beyond;
    }
}
