namespace Zhiheng.Toolbox.Numerics;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x), a &gt; 0, x ≥ 0, accurate in the small one of the two.</summary>
/// <remarks>
/// Series DLMF 8.7.1 below the mean, continued fraction DLMF 8.9.2 above (modified Lentz). The common factor x^a e^-x / Γ(a+1) is the
/// Poisson probability in Loader's form, so that it keeps its digits where x and a are large and near each other.
/// </remarks>
public static class IncompleteGamma
{
    private const int MostTerms = 100_000;

    public static double Lower(double a, double x) => x <= 0 ? 0 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    public static double Upper(double a, double x) => x <= 0 ? 1 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    /// <summary>x with P(a, x) = p.</summary>
    public static double Quantile(double a, double p)
    {
        if (p is 0 or 1)
        {
            return p == 0 ? 0 : double.PositiveInfinity;
        }

        // Wilson-Hilferty, or for the far left the first term of the series, as the start in ln x.
        var z = Normal.Quantile(p);
        var w = 1 - (1 / (9 * a)) + (z / (3 * Math.Sqrt(a)));
        var left = (Math.Log(p) + Gamma.Log(a + 1)) / a;
        var start = w > 0.2 && a > 0.5 ? Math.Log(a * w * w * w) : Math.Min(left, Math.Log(a + 40));
        return Quantiles.Positive(p, start, x => Lower(a, x), x => Upper(a, x), x => Poisson.DensityAt(a - 1, x));
    }

    private static double Series(double a, double x)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; k < MostTerms && term > 1e-17 * sum; k++)
        {
            Effort.Spend(1);
            term *= x / (a + k);
            sum += term;
        }

        return Poisson.DensityAt(a, x) * sum;
    }

    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / (b == 0 ? Tiny : b);
        var value = d;
        for (var i = 1; i < MostTerms; i++)
        {
            Effort.Spend(1);
            var term = -i * (i - a);
            b += 2;
            d = (term * d) + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + (term / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var factor = d * c;
            value *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        // x^a e^-x / Γ(a) = a · (x^a e^-x / Γ(a+1))
        return a * Poisson.DensityAt(a, x) * value;
    }
}
