namespace Zhiheng.Toolbox.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const double InverseRootTwoPi = 0.398942280401432677939946059934381868;
    private const double RootTwo = 1.414213562373095048801688724209698079;

    public static double Density(double z) => InverseRootTwoPi * ExpMinusHalfSquare(z);

    /// <summary>Φ(z), relative error about 1e-15 into the lower tail (down to 1e-307).</summary>
    public static double Below(double z) => z < 0 ? Tail(-z) : 1 - Tail(z);

    /// <summary>1 - Φ(z), as accurate into the upper tail.</summary>
    public static double Above(double z) => Below(-z);

    /// <summary>z with Φ(z) = p; ±∞ for 0 and 1.</summary>
    /// <remarks>A rational start and two Halley steps on the tail that is small, so that 1e-300 is as good as 0.3.</remarks>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            return double.NaN;
        }

        if (p is 0 or 1)
        {
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return p <= 0.5 ? -TailQuantile(p) : TailQuantile(1 - p);
    }

    /// <summary>z with P(Z &gt; z) = p.</summary>
    public static double UpperQuantile(double p) => -Quantile(p);

    private static double TailQuantile(double p)
    {
        if (p == 0.5)
        {
            return 0;
        }

        // Start: Abramowitz and Stegun 26.2.23 (4.5e-4), good for every p below one half.
        var t = Math.Sqrt(-2 * Math.Log(p));
        var z = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        for (var i = 0; i < 4; i++)
        {
            var step = (Tail(z) - p) / Density(z);
            var move = step / (1 - (step * z / 2));
            z += move;
            if (Math.Abs(move) < 1e-16 * z)
            {
                break;
            }
        }

        return z;
    }

    /// <summary>P(Z &gt; z) for z ≥ 0: Taylor-like series (DLMF 7.6.2) near zero, continued fraction (DLMF 7.9.1) beyond.</summary>
    private static double Tail(double z)
    {
        if (z > 38.5)
        {
            return 0;
        }

        if (z < 2.5)
        {
            // Φ(z) - ½ = φ(z) Σ z^(2k+1) / (1·3·5…)
            var term = z;
            var sum = z;
            for (var k = 1; term > 1e-17 * sum; k++)
            {
                term *= z * z / ((2 * k) + 1);
                sum += term;
            }

            return 0.5 - (Density(z) * sum);
        }

        // Mills ratio as the continued fraction 1/(z+1/(z+2/(z+3/(…)))), from the far end.
        var terms = (int)(40 + (450 / z));
        var fraction = z;
        for (var k = terms; k >= 1; k--)
        {
            fraction = z + (k / fraction);
        }

        return Density(z) / fraction;
    }

    /// <summary>e^(-z²/2) with the square split, so that the rounding of z² does not grow with z.</summary>
    private static double ExpMinusHalfSquare(double z)
    {
        var high = Math.Truncate(z * 16) / 16;
        var rest = (z - high) * (z + high);
        return Math.Exp(-high * high / 2) * Math.Exp(-rest / 2);
    }

    /// <summary>erfc(x) = 2 P(Z &gt; x√2).</summary>
    public static double ErrorComplement(double x) => 2 * Above(x * RootTwo);
}
