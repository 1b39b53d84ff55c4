using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.RunLength;

/// <summary>Which rules are switched on, for the average run length: 1, 5, 6 of Nelson and a run on one side of any length.</summary>
/// <param name="Run">Points in a row on one side; 0 switches the rule off. At most 20.</param>
public readonly record struct SwitchedRules(bool Beyond, bool TwoOfThree, bool FourOfFive, int Run);

/// <summary>The exact average run length of a Shewhart chart with run rules, from the Markov chain of all patterns that can still complete.</summary>
/// <remarks>C. W. Champ, W. H. Woodall, Exact results for Shewhart control charts with supplementary runs rules, Technometrics 29 (1987) 393-399.</remarks>
public sealed class RunRuleLength
{
    /// <summary>Zones from below -Kσ to above Kσ, cut at -K, -2, -1, 0, 1, 2, K; K is 3 as a rule.</summary>
    private const int Zones = 8;

    private readonly double[] _cuts;

    /// <summary>[state][zone] → state, or -1 where a rule signals. State 0 is the beginning.</summary>
    private readonly int[][] _next;

    private RunRuleLength(int[][] next, double beyond)
        => (_next, _cuts) = (next, [double.NegativeInfinity, -beyond, -2, -1, 0, 1, 2, beyond, double.PositiveInfinity]);

    /// <param name="beyond">K of rule 1, greater than 2.</param>
    public static RunRuleLength Of(SwitchedRules rules, double beyond = 3) => new(Minimal(Reachable(rules)), beyond);

    /// <summary>The mean number of points to a signal when the mean lies <paramref name="shift"/> σ off the centre line.</summary>
    public double Average(double shift)
    {
        Span<double> chances = stackalloc double[Zones];
        for (var zone = 0; zone < Zones; zone++)
        {
            var (from, to) = (_cuts[zone] - shift, _cuts[zone + 1] - shift);
            chances[zone] = from > 0 ? Normal.Above(from) - Normal.Above(to) : Normal.Below(to) - Normal.Below(from);
        }

        // (I - Q)·L = 1
        var n = _next.Length;
        var matrix = new double[n][];
        var ones = new double[n];
        for (var i = 0; i < n; i++)
        {
            matrix[i] = new double[n];
            matrix[i][i] = 1;
            ones[i] = 1;
            for (var zone = 0; zone < Zones; zone++)
            {
                if (_next[i][zone] >= 0)
                {
                    matrix[i][_next[i][zone]] -= chances[zone];
                }
            }
        }

        return LinearSystem.Solve(matrix, ones)[0];
    }

    private static int[][] Reachable(SwitchedRules rules)
    {
        var index = new Dictionary<State, int> { [default] = 0 };
        var next = new List<int[]>();
        var waiting = new Queue<State>([default(State)]);
        while (waiting.TryDequeue(out var state))
        {
            Effort.Spend(1000);
            var row = new int[Zones];
            for (var zone = 0; zone < Zones; zone++)
            {
                if (Follow(state, zone, rules) is not { } target)
                {
                    row[zone] = -1;
                    continue;
                }

                if (!index.TryGetValue(target, out row[zone]))
                {
                    row[zone] = index[target] = index.Count;
                    waiting.Enqueue(target);
                }
            }

            next.Add(row);
        }

        return [.. next];
    }

    /// <summary>Null when a rule signals.</summary>
    private static State? Follow(State state, int zone, SwitchedRules rules)
    {
        var (above, distance) = (zone >= 4, zone >= 4 ? zone - 4 : 3 - zone);
        if (rules.Beyond && distance == 3)
        {
            return null;
        }

        int Push(int history, int width, bool add) => ((history << 1) | (add ? 1 : 0)) & ((1 << width) - 1);
        var twoUp = rules.TwoOfThree ? Push(state.TwoUp, 3, above && distance >= 2) : 0;
        var twoDown = rules.TwoOfThree ? Push(state.TwoDown, 3, !above && distance >= 2) : 0;
        var oneUp = rules.FourOfFive ? Push(state.OneUp, 5, above && distance >= 1) : 0;
        var oneDown = rules.FourOfFive ? Push(state.OneDown, 5, !above && distance >= 1) : 0;
        var run = rules.Run == 0 ? 0 : above ? Math.Max(1, state.Run + 1) : Math.Min(-1, state.Run - 1);
        bool Full(int history, int least) => int.PopCount(history) >= least;
        if (Full(twoUp, 2) || Full(twoDown, 2) || Full(oneUp, 4) || Full(oneDown, 4) || (rules.Run > 0 && Math.Abs(run) >= rules.Run))
        {
            return null;
        }

        // The oldest point of a window leaves it before the next is judged.
        return new State(twoUp & 3, twoDown & 3, oneUp & 15, oneDown & 15, run);
    }

    /// <summary>Merges states with the same future (Moore's partition refinement): the full chain shrinks tenfold.</summary>
    private static int[][] Minimal(int[][] next)
    {
        var classes = new int[next.Length];
        for (var count = 1; ;)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            var refined = new int[next.Length];
            for (var i = 0; i < next.Length; i++)
            {
                var key = $"{classes[i]}:{string.Join(',', next[i].Select(target => target < 0 ? -1 : classes[target]))}";
                refined[i] = seen.TryGetValue(key, out var known) ? known : seen[key] = seen.Count;
            }

            classes = refined;
            if (seen.Count == count)
            {
                break;
            }

            count = seen.Count;
        }

        var merged = new int[classes.Max() + 1][];
        for (var i = 0; i < next.Length; i++)
        {
            merged[classes[i]] ??= Array.ConvertAll(next[i], target => target < 0 ? -1 : classes[target]);
        }

        return merged;
    }

    private readonly record struct State(int TwoUp, int TwoDown, int OneUp, int OneDown, int Run);
}
