using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>Charts for rare events: g (conforming items between defects) and t (time between events).</summary>
public static class RareEventChart
{
    /// <summary>The exponent that makes exponential times nearly normal (L. S. Nelson, Journal of Quality Technology 26 (1994) 239-240).</summary>
    public const double Exponent = 1 / 3.6;

    /// <summary>g chart of X = 0, 1, 2, … with mean m: m ± L√(m(m+1)), not below zero.</summary>
    public static Limits OfGaps(double mean, double multiplier = 3)
        => new Limits(mean, mean - (multiplier * Math.Sqrt(mean * (mean + 1))), mean + (multiplier * Math.Sqrt(mean * (mean + 1)))).FromZero();

    /// <summary>g chart with probability limits: 0.135 %, 50 % and 99.865 % points of the geometric distribution with p = 1/(1+m).</summary>
    public static Limits OfGapsByProbability(double mean) => new(Geometric(0.5, mean), Geometric(0.00135, mean), Geometric(0.99865, mean));

    /// <summary>t chart: individuals chart of y = t^(1/3.6), limits transformed back; a negative limit of y becomes 0.</summary>
    public static (double[] Transformed, Limits Limits) OfTimes(ReadOnlySpan<double> times, double multiplier = 3)
    {
        var y = new double[times.Length];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = Math.Pow(times[i], Exponent);
        }

        var chart = IndividualsChart.Fit(y, 2, multiplier).Individuals;
        return (y, new(Back(chart.Centre), Back(chart.Lower), Back(chart.Upper)));
    }

    private static double Back(double y) => y <= 0 ? 0 : Math.Pow(y, 1 / Exponent);

    /// <summary>The smallest whole x with 1-(1-p)^(x+1) ≥ q.</summary>
    private static double Geometric(double q, double mean)
    {
        var log = -Small.LogOnePlus(1 / mean);
        return mean == 0 ? 0 : Math.Max(0, Math.Ceiling((Small.LogOnePlus(-q) / log) - 1 - 1e-12));
    }
}
