namespace Zhiheng.Toolbox.Numerics;

/// <summary>The binomial distribution of x successes in <c>size</c> trials.</summary>
public static class Binomial
{
    /// <summary>P(X = x).</summary>
    public static double Density(double x, double size, double p)
        => x < 0 || x > size || x != Math.Floor(x) ? 0 : Saddle(x, size - x, p, 1 - p);

    /// <summary>P(X ≤ x) = I_(1-p)(size-x, x+1).</summary>
    public static double Below(double x, double size, double p)
    {
        x = Math.Floor(x);
        return x < 0 ? 0 : x >= size ? 1 : IncompleteBeta.Upper(p, x + 1, size - x);
    }

    /// <summary>P(X &gt; x).</summary>
    public static double Above(double x, double size, double p)
    {
        x = Math.Floor(x);
        return x < 0 ? 1 : x >= size ? 0 : IncompleteBeta.Lower(p, x + 1, size - x);
    }

    /// <summary>The smallest count x with P(X ≤ x) ≥ q.</summary>
    public static double Quantile(double q, double size, double p)
        => Discrete.Quantile(q, size * p, Math.Sqrt(size * p * (1 - p)), size, x => Below(x, size, p));

    /// <summary>Γ(a+b+1)/(Γ(a+1)Γ(b+1)) p^a q^b with q = 1-p, a, b ≥ 0 (C. Loader 2000).</summary>
    internal static double Saddle(double a, double b, double p, double q)
    {
        var n = a + b;
        if (a == 0)
        {
            return p < 0.5 ? Math.Exp(n * Small.LogOnePlus(-p)) : Math.Pow(q, n);
        }

        if (b == 0)
        {
            return q < 0.5 ? Math.Exp(n * Small.LogOnePlus(-q)) : Math.Pow(p, n);
        }

        if (p <= 0 || q <= 0)
        {
            return 0;
        }

        var exponent = Gamma.StirlingError(n) - Gamma.StirlingError(a) - Gamma.StirlingError(b)
            - Poisson.Deviance(a, n * p) - Poisson.Deviance(b, n * q);
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * a * b));
    }
}
