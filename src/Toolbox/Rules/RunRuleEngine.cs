using System.Numerics;

namespace Zhiheng.Toolbox.Rules;

/// <summary>Judges points one after the other with constant memory, so that it can follow a running process.</summary>
/// <remarks>
/// A signal is reported at the point that completes a pattern and at every later point that still satisfies it. Points on the centre line
/// belong to no side and reset the counters. A point within rounding of a limit lies on it. Trends and alternation compare the plotted values.
/// </remarks>
public struct RunRuleEngine(RuleNumbers numbers)
{
    private double _previous;
    private bool _started;
    private int _side, _trend, _turns, _within, _outside;
    private uint _aboveTwo, _belowTwo, _aboveOne, _belowOne;

    public RunRuleEngine()
        : this(RuleNumbers.Standard)
    {
    }

    /// <summary>The rules that hold at every point of a chart with constant centre and σ &gt; 0.</summary>
    public static RunRules[] Judge(ReadOnlySpan<double> x, double centre, double sigma, RuleNumbers? numbers = null)
    {
        var engine = new RunRuleEngine(numbers ?? RuleNumbers.Standard);
        var found = new RunRules[x.Length];
        var unit = 1 / sigma;
        var near = Rounding(centre, sigma);
        for (var i = 0; i < x.Length; i++)
        {
            found[i] = engine.Next(x[i], (x[i] - centre) * unit, near);
        }

        return found;
    }

    /// <summary>The same for limits that differ from point to point: each point is judged with its own.</summary>
    public static RunRules[] Judge(ReadOnlySpan<double> x, ReadOnlySpan<double> centres, ReadOnlySpan<double> sigmas, RuleNumbers? numbers = null)
    {
        var engine = new RunRuleEngine(numbers ?? RuleNumbers.Standard);
        var found = new RunRules[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            found[i] = engine.Next(x[i], (x[i] - centres[i]) / sigmas[i], Rounding(centres[i], sigmas[i]));
        }

        return found;
    }

    /// <summary>Positions, counted from 1, where <paramref name="rule"/> holds.</summary>
    public static List<int> Positions(ReadOnlySpan<RunRules> found, RunRules rule)
    {
        var positions = new List<int>();
        for (var i = 0; i < found.Length; i++)
        {
            if ((found[i] & rule) != 0)
            {
                positions.Add(i + 1);
            }
        }

        return positions;
    }

    /// <summary>Takes the next point and says which rules hold at it.</summary>
    /// <param name="x">The plotted value.</param>
    /// <param name="z">Its distance from the centre line in σ.</param>
    /// <param name="near">How far beyond a line, in σ, still counts as on it.</param>
    public RunRules Next(double x, double z, double near = 1e-12)
    {
        var distance = Math.Abs(z);
        var side = z > near ? 1 : z < -near ? -1 : 0;
        _side = side == 0 ? 0 : Math.Sign(_side) == side ? _side + side : side;
        Follow(x);

        var outside = distance > 1 + near;
        var two = distance > 2 + near;
        _aboveOne = (_aboveOne << 1) | (outside && side > 0 ? 1u : 0);
        _belowOne = (_belowOne << 1) | (outside && side < 0 ? 1u : 0);
        _aboveTwo = (_aboveTwo << 1) | (two && side > 0 ? 1u : 0);
        _belowTwo = (_belowTwo << 1) | (two && side < 0 ? 1u : 0);
        _within = outside ? 0 : _within + 1;
        _outside = outside ? _outside + 1 : 0;

        var run = Math.Abs(_side);
        var steps = Math.Abs(_trend);
        var found = distance > numbers.Beyond + near ? RunRules.Beyond : RunRules.None;
        if (run >= 7)
        {
            found |= RunRules.SideOfSeven | (run >= 8 ? RunRules.SideOfEight : 0);
        }

        found |= run >= numbers.Side ? RunRules.Side : 0;
        found |= steps >= numbers.Trend - 1 ? RunRules.Trend : 0;
        found |= steps >= 6 ? RunRules.TrendOfSeven : 0;
        found |= _turns >= numbers.Alternating - 2 ? RunRules.Alternating : 0;
        found |= _within >= numbers.Within ? RunRules.Within : 0;
        if (outside)
        {
            found |= Crowded(side > 0 ? _aboveOne : _belowOne, 0x1F, 4) ? RunRules.FourOfFive : 0;
            found |= two && Crowded(side > 0 ? _aboveTwo : _belowTwo, 0x7, 2) ? RunRules.TwoOfThree : 0;
            found |= _outside >= numbers.Outside ? OutsideRules() : 0;
        }

        return found;
    }

    private static bool Crowded(uint history, uint window, int least) => BitOperations.PopCount(history & window) >= least;

    /// <summary>Data and limits are decimal numbers: a distance of some units of the last place is no distance.</summary>
    private static double Rounding(double centre, double sigma) => Math.Min(1e-6, 1e-12 * Math.Max(1, Math.Abs(centre) / sigma));

    private readonly RunRules OutsideRules()
    {
        var window = uint.MaxValue >> (32 - Math.Clamp(numbers.Outside, 1, 32));
        var both = (_aboveOne & window) != 0 && (_belowOne & window) != 0;
        return both ? RunRules.Outside | RunRules.OutsideBoth : RunRules.Outside;
    }

    private void Follow(double x)
    {
        var step = !_started ? 0 : x > _previous ? 1 : x < _previous ? -1 : 0;
        var before = Math.Sign(_trend);
        _turns = step != 0 && step == -before ? _turns + 1 : 0;
        _trend = step == 0 ? 0 : step == before ? _trend + step : step;
        (_previous, _started) = (x, true);
    }
}
