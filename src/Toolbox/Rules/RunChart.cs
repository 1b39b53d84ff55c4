using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Rules;

/// <summary>The run chart about the median with Anhøj's rules (J. Anhøj, PLoS ONE 10 (2015) e0121349). Points on the median are left out.</summary>
/// <param name="LongestRunLimit">A longer run signals: round(log2 n + 3).</param>
/// <param name="CrossingsLimit">Fewer crossings signal: the 5 % point of the binomial distribution of n-1 trials with p = ½.</param>
public sealed record RunChart(double Median, int Useful, int LongestRun, int LongestRunLimit, int Crossings, int CrossingsLimit)
{
    public bool Signal => LongestRun > LongestRunLimit || Crossings < CrossingsLimit;

    /// <summary>Null when fewer than two points lie off the median.</summary>
    public static RunChart? Of(ReadOnlySpan<double> x)
    {
        var median = Sample.Median(x);
        var (useful, run, longest, crossings, last) = (0, 0, 0, 0, 0);
        foreach (var value in x)
        {
            var side = value.CompareTo(median);
            if (side == 0)
            {
                continue;
            }

            useful++;
            crossings += last == -side ? 1 : 0;
            run = last == side ? run + 1 : 1;
            longest = Math.Max(longest, run);
            last = side;
        }

        return useful < 2
            ? null
            : new(median, useful, longest, (int)Math.Round(Math.Log2(useful) + 3, MidpointRounding.ToEven), crossings, (int)Binomial.Quantile(0.05, useful - 1, 0.5));
    }
}
