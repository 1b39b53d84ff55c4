namespace Zhiheng.Toolbox.Numerics;

/// <summary>The regularised incomplete beta function I_x(a, b), a, b &gt; 0, accurate in the small one of I and 1-I.</summary>
/// <remarks>
/// Continued fraction DLMF 8.17.22 on the side where it converges fast (modified Lentz). The factor x^a (1-x)^b Γ(a+b)/(Γ(a)Γ(b)) goes
/// through Loader's deviance, so that it keeps its digits for large a and b.
/// </remarks>
public static class IncompleteBeta
{
    private const int MostTerms = 100_000;

    /// <summary>I_x(a, b).</summary>
    public static double Lower(double x, double a, double b) => Lower(x, 1 - x, a, b);

    /// <summary>1 - I_x(a, b) = I_(1-x)(b, a).</summary>
    public static double Upper(double x, double a, double b) => Lower(1 - x, x, b, a);

    /// <summary>I_x(a, b) where 1-x is known better than the subtraction gives it.</summary>
    public static double Lower(double x, double complement, double a, double b)
    {
        if (x <= 0 || complement <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        return x <= (a + 1) / (a + b + 2) ? Fraction(x, complement, a, b) : 1 - Fraction(complement, x, b, a);
    }

    /// <summary>x with I_x(a, b) = p.</summary>
    public static double Quantile(double p, double a, double b) => Odds(p, a, b) is var odds && double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);

    /// <summary>x/(1-x) with I_x(a, b) = p, which keeps the digits of both x and 1-x.</summary>
    public static double Odds(double p, double a, double b)
    {
        if (p is 0 or 1)
        {
            return p == 0 ? 0 : double.PositiveInfinity;
        }

        return Quantiles.Positive(
            p, Start(p, a, b),
            odds => Lower(odds / (1 + odds), 1 / (1 + odds), a, b),
            odds => Lower(1 / (1 + odds), odds / (1 + odds), b, a),
            odds => Density(odds / (1 + odds), 1 / (1 + odds), a, b) / ((1 + odds) * (1 + odds)));
    }

    /// <summary>x^(a-1) (1-x)^(b-1) / B(a, b).</summary>
    internal static double Density(double x, double complement, double a, double b)
        => Power(x, complement, a, b) / (x * complement);

    /// <summary>x^a (1-x)^b / B(a, b).</summary>
    internal static double Power(double x, double complement, double a, double b)
    {
        if (a < 1 || b < 1)
        {
            // 1/B(a,b) = a·b/(a+b) · Γ(a+b+1)/(Γ(a+1)Γ(b+1))
            var factor = a * b / (a + b);
            return a + b < 8
                ? factor * Math.Exp((a * LogOf(x, complement)) + (b * LogOf(complement, x)) + Gamma.Log(a + b + 1) - Gamma.Log(a + 1) - Gamma.Log(b + 1))
                : factor * Math.Exp((a * LogOf(x, complement)) + (b * LogOf(complement, x)) - LogSmallBeta(Math.Min(a, b), Math.Max(a, b)));
        }

        // Binomial form: Γ(a+b+1)/(Γ(a+1)Γ(b+1)) x^a (1-x)^b by the saddle point expansion.
        return a * b / (a + b) * Binomial.Saddle(a, b, x, complement);
    }

    /// <summary>ln [Γ(s+1)Γ(l+1)/Γ(s+l+1)] for small s and large l.</summary>
    private static double LogSmallBeta(double small, double large)
        => Gamma.Log(small + 1) - Gamma.LogRatio(small + large + 1, large + 1, small);

    private static double LogOf(double value, double complement) => complement < 0.5 ? Small.LogOnePlus(-complement) : Math.Log(value);

    private static double Fraction(double x, double complement, double a, double b)
    {
        const double Tiny = 1e-300;
        var c = 1.0;
        var d = 1 - ((a + b) * x / (a + 1));
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        var value = d;
        for (var m = 1; m < MostTerms; m++)
        {
            Effort.Spend(1);
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 + (even * d);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = 1 + (even / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 + (odd * d);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = 1 + (odd / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var factor = d * c;
            value *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return Power(x, complement, a, b) * value / a;
    }

    /// <summary>A first guess of ln odds: normal on the log-odds scale, or the first term of the series at the ends.</summary>
    private static double Start(double p, double a, double b)
    {
        if (a > 1 && b > 1)
        {
            return Math.Log(a / b) + (Normal.Quantile(p) * Math.Sqrt((1 / a) + (1 / b)));
        }

        var log = Gamma.Log(a) + Gamma.Log(b) - Gamma.Log(a + b);
        var split = a / (a + b);
        return p < split ? (Math.Log(p * a) + log) / a : -(Math.Log((1 - p) * b) + log) / b;
    }
}
