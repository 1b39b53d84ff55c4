namespace Zhiheng.Toolbox.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const double InverseRootTwoPi = 0.398942280401432677939946059934381868;
    // Coefficients of Cody 1969, lowest power first.
    private static readonly double[] CentreTop =
        [18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, .065682337918207449113];

    private static readonly double[] CentreBottom = [45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1];

    private static readonly double[] MiddleTop =
    [
        9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
        93.506656132177855979, 8.8831497943883759412, .39894151208813466764, 1.0765576773720192317e-8,
    ];

    private static readonly double[] MiddleBottom =
    [
        19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
        1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1,
    ];

    private static readonly double[] TailTop =
        [2.9112874951168792e-5, .001421619193227893466, .022235277870649807, .1274011611602473639, .21589853405795699, .02307344176494017303];

    private static readonly double[] TailBottom =
        [7.29751555083966205e-5, .00378239633202758244, .0659881378689285515, .468238212480865118, 1.28426009614491121, 1];

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

    /// <summary>P(Z &gt; z) for z ≥ 0 by three rational approximations.</summary>
    /// <remarks>W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969) 631-637, relative error below 1e-16.</remarks>
    private static double Tail(double z)
    {
        if (z <= 0.67448975)
        {
            var square = z * z;
            return 0.5 - (z * Polynomial.At(square, CentreTop) / Polynomial.At(square, CentreBottom));
        }

        if (z <= 5.656854249492380)
        {
            return ExpMinusHalfSquare(z) * Polynomial.At(z, MiddleTop) / Polynomial.At(z, MiddleBottom);
        }

        if (z > 38.5)
        {
            return 0;
        }

        var inverse = 1 / (z * z);
        return ExpMinusHalfSquare(z) * (InverseRootTwoPi - (inverse * Polynomial.At(inverse, TailTop) / Polynomial.At(inverse, TailBottom))) / z;
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
