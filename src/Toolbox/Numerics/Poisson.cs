namespace Zhiheng.Toolbox.Numerics;

/// <summary>The Poisson distribution, also for counts that are not whole where other functions are built on it.</summary>
public static class Poisson
{
    private const double TwoPi = 6.283185307179586476925286766559;

    /// <summary>P(X = x) for the mean <paramref name="mean"/>.</summary>
    public static double Density(double x, double mean) => x < 0 || x != Math.Floor(x) ? 0 : DensityAt(x, mean);

    /// <summary>P(X ≤ x).</summary>
    public static double Below(double x, double mean)
        => x < 0 ? 0 : mean == 0 ? 1 : IncompleteGamma.Upper(Math.Floor(x) + 1, mean);

    /// <summary>P(X &gt; x).</summary>
    public static double Above(double x, double mean)
        => x < 0 ? 1 : mean == 0 ? 0 : IncompleteGamma.Lower(Math.Floor(x) + 1, mean);

    /// <summary>The smallest count x with P(X ≤ x) ≥ p; p is lowered by 64 units of its last place, so that an exact sum is found.</summary>
    public static double Quantile(double p, double mean)
        => Discrete.Quantile(p, mean, Math.Sqrt(mean), double.PositiveInfinity, x => Below(x, mean));

    /// <summary>mean^x e^-mean / Γ(x+1), x ≥ -1, by the saddle point expansion (C. Loader 2000).</summary>
    internal static double DensityAt(double x, double mean)
    {
        if (mean == 0)
        {
            return x == 0 ? 1 : 0;
        }

        if (x == 0)
        {
            return Math.Exp(-mean);
        }

        return x <= 0
            ? Math.Exp((x * Math.Log(mean)) - mean - Gamma.Log(x + 1 == 0 ? double.Epsilon : x + 1))
            : x < 0.5 ? Math.Exp((x * Math.Log(mean)) - mean - Gamma.LogOnePlus(x)) : Math.Exp(-Gamma.StirlingError(x) - Deviance(x, mean)) / Math.Sqrt(TwoPi * x);
    }

    /// <summary>x ln(x/m) + m - x without cancellation.</summary>
    internal static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) < 0.1 * (x + m))
        {
            var v = (x - m) / (x + m);
            var sum = (x - m) * v;
            var term = 2 * x * v;
            for (var k = 1; k < 1000; k++)
            {
                term *= v * v;
                var next = sum + (term / ((2 * k) + 1));
                if (next == sum)
                {
                    return next;
                }

                sum = next;
            }

            return sum;
        }

        return (x * Math.Log(x / m)) + m - x;
    }
}
