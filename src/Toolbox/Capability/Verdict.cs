using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Rules;

namespace Zhiheng.Toolbox.Capability;

/// <summary>What may be said of capability. It rests on the lower confidence bound of Cpk and is withheld while the process is not stable.</summary>
/// <param name="Grade">None while withheld.</param>
/// <param name="Signals">Subgroups, counted from 1, where the chart of means signals (rules 1, 2 and 5) or the range lies beyond its limits.</param>
/// <param name="TooFew">Fewer than 30 values.</param>
public sealed record Verdict(string? Grade, IReadOnlyList<int> Signals, bool TooFew)
{
    private const int Fewest = 30;

    public static Verdict Of(Subgroups groups, Indices within)
    {
        var centres = new double[groups.Count];
        var errors = new double[groups.Count];
        var centre = groups.Centre;
        for (var i = 0; i < centres.Length; i++)
        {
            (centres[i], errors[i]) = (centre, within.Sigma / Math.Sqrt(groups.SizeOf(i)));
        }

        var found = RunRuleEngine.Judge(groups.Means, centres, errors);
        var signals = new List<int>();
        var (limits, size) = (default(Limits), 0);
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups.SizeOf(i) is >= 2 and var next && next != size)
            {
                (limits, size) = (SubgroupChart.OfDeviations(within.Sigma, next), next);
            }

            var spread = groups.SizeOf(i) >= 2 && (groups.Deviations[i] > limits.Upper || groups.Deviations[i] < limits.Lower);
            if (spread || (found[i] & RunRules.Usual) != 0)
            {
                signals.Add(i + 1);
            }
        }

        var few = within.Count < Fewest;
        return new(signals.Count > 0 || few ? null : GradeOf(within.CpkLowerBound), signals, few);
    }

    /// <summary>The grades in common use in China, by the index.</summary>
    public static string GradeOf(double index) => index switch
    {
        >= 1.67 => "特级",
        >= 1.33 => "一级",
        >= 1.00 => "二级",
        >= 0.67 => "三级",
        _ => "四级",
    };
}
