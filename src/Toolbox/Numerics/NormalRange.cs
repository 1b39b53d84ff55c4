using System.Collections.Concurrent;

namespace Zhiheng.Toolbox.Numerics;

/// <summary>The range of n independent standard normal values.</summary>
/// <remarks>
/// Entire integrands, so the trapezoidal rule with a small step is exact to double precision. Outer integrals over r ≥ 0 by Gauss-Legendre.
/// Definitions: ISO 7870-2 (GB/T 17989.2); E[R] after L. H. C. Tippett (1925).
/// </remarks>
public static class NormalRange
{
    private const double Step = 1.0 / 32;
    private const int Half = 12 * 32;

    private static readonly ConcurrentDictionary<int, (double Mean, double Deviation)> Known = new();
    private static readonly GaussLegendre Outer = GaussLegendre.Rule(40);
    private static readonly (double[] Density, double[] Below) Grid = MakeGrid();

    /// <summary>E[R] = d2 and the standard deviation of R = d3, for n ≥ 2. Kept once calculated.</summary>
    public static (double Mean, double Deviation) Moments(int n) => Known.GetOrAdd(n, Calculate);

    /// <summary>P(R ≤ r).</summary>
    public static double Below(double r, int n)
    {
        if (r <= 0)
        {
            return 0;
        }

        Effort.Spend(5 * Grid.Density.Length);
        var sum = 0.0;
        for (var i = 0; i < Grid.Density.Length; i++)
        {
            sum += Grid.Density[i] * Math.Pow(Difference((i - Half) * Step, r, Grid.Below[i]), n - 1);
        }

        return Math.Min(1, n * Step * sum);
    }

    /// <summary>P(R &gt; r), accurate where it is small: with x the least value, n∫φ(x)[(1-Φ(x))^(n-1) - (Φ(x+r)-Φ(x))^(n-1)]dx.</summary>
    public static double Above(double r, int n)
    {
        if (r <= 0)
        {
            return 1;
        }

        Effort.Spend(5 * Grid.Density.Length);
        var sum = 0.0;
        for (var i = 0; i < Grid.Density.Length; i++)
        {
            // Both powers are nearly equal in the tail: take their quotient from 1-Φ(x+r).
            var above = Grid.Below[^(i + 1)];
            var share = Math.Min(1, Normal.Above(((i - Half) * Step) + r) / above);
            sum -= Grid.Density[i] * Math.Pow(above, n - 1) * Small.ExpMinusOne((n - 1) * Small.LogOnePlus(-share));
        }

        return Math.Min(1, n * Step * sum);
    }

    /// <summary>r with P(R ≤ r) = p.</summary>
    public static double Quantile(double p, int n) => Roots.Find(r => Below(r, n) - p, 1e-9, 16, 1e-14);

    /// <summary>The standard deviation of the median of n values, n odd.</summary>
    public static double MedianDeviation(int n)
    {
        Effort.Spend(2 * Grid.Below.Length);
        var half = (n - 1) / 2;
        var factor = Math.Exp(Gamma.Log(n + 1) - (2 * Gamma.Log(half + 1)));
        var sum = 0.0;
        for (var i = 0; i < Grid.Below.Length; i++)
        {
            var x = (i - Half) * Step;
            sum += x * x * Grid.Density[i] * Math.Pow(Grid.Below[i] * Grid.Below[^(i + 1)], half);
        }

        return Math.Sqrt(factor * Step * sum);
    }

    private static double Difference(double x, double r, double below) => Math.Max(0, Normal.Below(x + r) - below);

    private static (double Mean, double Deviation) Calculate(int n)
    {
        // d2 = ∫ (1 - Φ^n - (1-Φ)^n) dx
        var mean = 0.0;
        for (var i = 0; i < Grid.Below.Length; i++)
        {
            mean += 1 - Math.Pow(Grid.Below[i], n) - Math.Pow(Grid.Below[^(i + 1)], n);
        }

        mean *= Step;

        // E[(R-c)²] in two one-sided integrals about the mean: nothing large is subtracted.
        var below = Outer.Integrate(r => 2 * (mean - r) * Below(r, n), 0, mean);
        var above = Outer.Integrate(r => 2 * (r - mean) * (1 - Below(r, n)), mean, mean + 4)
            + Outer.Integrate(r => 2 * (r - mean) * (1 - Below(r, n)), mean + 4, mean + 12);
        return (mean, Math.Sqrt(below + above));
    }

    private static (double[] Density, double[] Below) MakeGrid()
    {
        var density = new double[(2 * Half) + 1];
        var below = new double[(2 * Half) + 1];
        for (var i = 0; i < density.Length; i++)
        {
            density[i] = Normal.Density((i - Half) * Step);
            below[i] = Normal.Below((i - Half) * Step);
        }

        return (density, below);
    }
}
