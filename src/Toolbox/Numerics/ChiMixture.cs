namespace Zhiheng.Toolbox.Numerics;

/// <summary>Averages over an estimated standard deviation: E[f(s)] where ν·s² is chi-square with ν degrees of freedom.</summary>
/// <remarks>In u = ln s the density is entire and falls off doubly exponentially, so the trapezoidal rule is exact to double precision.</remarks>
internal static class ChiMixture
{
    /// <summary>Natural logarithms below the peak of the density where the sum ends.</summary>
    private const double Depth = 80;

    /// <param name="f">A smooth function of s.</param>
    /// <param name="freedom">ν &gt; 0; infinite means s = 1.</param>
    /// <param name="width">The width in ln s over which <paramref name="f"/> changes.</param>
    public static double Mean(Func<double, double> f, double freedom, double width)
    {
        if (double.IsInfinity(freedom))
        {
            return f(1);
        }

        var step = Math.Min(width, 1 / Math.Sqrt(2 * freedom)) / 3;
        var peak = Math.Log(2) + (freedom / 2 * (Math.Log(freedom / 2) - 1)) - Gamma.Log(freedom / 2);
        var sum = 0.0;
        for (var u = 0.0; Fall(u, freedom) < Depth; u += step)
        {
            Effort.Spend(6);
            sum += Math.Exp(-Fall(u, freedom)) * f(Math.Exp(u));
        }

        for (var u = -step; Fall(u, freedom) < Depth; u -= step)
        {
            Effort.Spend(6);
            sum += Math.Exp(-Fall(u, freedom)) * f(Math.Exp(u));
        }

        return step * Math.Exp(peak) * sum;
    }

    /// <summary>ν/2·(e^(2u) - 1 - 2u), how far ln density lies below its peak.</summary>
    private static double Fall(double u, double freedom) => freedom / 2 * (Small.ExpMinusOne(2 * u) - (2 * u));
}
