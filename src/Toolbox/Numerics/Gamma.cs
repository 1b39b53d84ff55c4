namespace Zhiheng.Toolbox.Numerics;

/// <summary>The gamma function and what is built from it.</summary>
public static class Gamma
{
    /// <summary>ln √(2π)</summary>
    internal const double LogRootTwoPi = 0.918938533204672741780329736405617640;

    private const double RootPi = 1.772453850905516027298167483341145183;

    private static readonly double[] StirlingSeries =
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400];

    private static readonly double[] DigammaSeries = [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12];

    private static readonly double[] TrigammaSeries = [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6];

    /// <summary>ζ(k) - 1 for k = 2, 3, …: the series of ln Γ(1+x) around zero.</summary>
    private static readonly double[] ZetaMinusOne = ZetaTable();

    /// <summary>ln |Γ(x)| for x &gt; 0, relative error a few units of the last place, also near the zeros at 1 and 2.</summary>
    /// <remarks>Stirling series above 10 (DLMF 5.11.1), recurrence below, and around 1 and 2 the zeta series (DLMF 5.7.3).</remarks>
    public static double Log(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }

        if (x >= 10)
        {
            return ((x - 0.5) * Math.Log(x)) - x + LogRootTwoPi + (Polynomial.At(1 / (x * x), StirlingSeries) / x);
        }

        if (x < 0.5)
        {
            return LogOnePlus(x) - Math.Log(x);
        }

        if (x <= 1.5)
        {
            return LogOnePlus(x - 1);
        }

        // Γ(x) = (x-1)(x-2)…Γ(x-m): the product stays exact enough below ten.
        var product = 1.0;
        var y = x;
        while (y > 2.5)
        {
            y -= 1;
            product *= y;
        }

        return Math.Log(product) + LogTwoPlus(y - 2);
    }

    /// <summary>ln Γ(x) - [(x-½) ln x - x + ½ ln 2π], the error of Stirling's formula for Γ(x), x &gt; 0; that for x! is the same.</summary>
    internal static double StirlingError(double x)
        => x < 10 ? Log(x) - (((x - 0.5) * Math.Log(x)) - x + LogRootTwoPi) : Polynomial.At(1 / (x * x), StirlingSeries) / x;

    /// <summary>ln [Γ(a)/Γ(b)] where a - b = <paramref name="difference"/> is small beside both.</summary>
    internal static double LogRatio(double a, double b, double difference)
        => b < 10
            ? Log(a) - Log(b)
            : ((a - 0.5) * Small.LogOnePlus(difference / b)) + (difference * (Math.Log(b) - 1)) + StirlingError(a) - StirlingError(b);

    /// <summary>Γ(a)/Γ(b) for a, b &gt; 0 without overflow.</summary>
    public static double Ratio(double a, double b)
        => a < 10 || b < 10 ? Math.Exp(Log(a) - Log(b)) : Math.Exp(LogRatio(a, b, a - b));

    /// <summary>ψ(x), the derivative of ln Γ(x), x &gt; 0 (DLMF 5.11.2 and 5.5.2; around its zero the Taylor series keeps the digits).</summary>
    public static double Digamma(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }

        // Near the zero both the recurrence and the asymptotic series cancel: start from the exactly known root.
        const double Root = 1.46163214496836234126, RootTail = 9.549995429965697715184199075967e-17;
        var d = x - Root - RootTail;
        if (Math.Abs(d) < 0.05)
        {
            return AroundRoot(d);
        }

        var sum = 0.0;
        while (x < 16)
        {
            sum -= 1 / x;
            x += 1;
        }

        var s = 1 / (x * x);
        return sum + Math.Log(x) - (0.5 / x) - (s * Polynomial.At(s, DigammaSeries));
    }

    /// <summary>ψ′(x), x &gt; 0 (DLMF 5.15.8, 5.15.5).</summary>
    public static double Trigamma(double x)
    {
        var sum = 0.0;
        while (x < 16)
        {
            sum += 1 / (x * x);
            x += 1;
        }

        var s = 1 / (x * x);
        return sum + (1 / x) + (s / 2) + (s / x * Polynomial.At(s, TrigammaSeries));
    }

    /// <summary>Γ(x+½)/Γ(x), x &gt; 0, the step that c4 is made of.</summary>
    public static double HalfStep(double x)
    {
        if (x >= 20)
        {
            return Ratio(x + 0.5, x);
        }

        // Exact recurrence from the two starting points that occur (x whole or half-whole), otherwise through the logarithms.
        var doubled = 2 * x;
        if (doubled != Math.Floor(doubled))
        {
            return Math.Exp(Log(x + 0.5) - Log(x));
        }

        var whole = x == Math.Floor(x);
        var value = whole ? RootPi / 2 : 1 / RootPi;
        for (var y = whole ? 1.0 : 0.5; y < x; y += 1)
        {
            Effort.Spend(1);
            value *= (y + 0.5) / y;
        }

        return value;
    }

    /// <summary>ln Γ(1+x) for |x| ≤ ½.</summary>
    internal static double LogOnePlus(double x) => LogTwoPlus(x) - Small.LogOnePlus(x);

    /// <summary>ln Γ(2+x) = x(1-γ) + Σ (-1)^k (ζ(k)-1) x^k / k for |x| ≤ ½.</summary>
    private static double LogTwoPlus(double x)
    {
        const double OneMinusEuler = 0.42278433509846713939;
        var power = x;
        var sum = 0.0;
        for (var k = 2; k < ZetaMinusOne.Length; k++)
        {
            power *= -x;
            var term = -ZetaMinusOne[k] * power / k;
            sum += term;
            if (Math.Abs(term) < 1e-18 * Math.Abs(x))
            {
                break;
            }
        }

        return (x * OneMinusEuler) + sum;
    }

    /// <summary>The derivatives of ψ at its positive zero give its Taylor series there.</summary>
    private static double AroundRoot(double d)
    {
        const double Root = 1.46163214496836234126;
        var sum = 0.0;
        var power = 1.0;
        for (var k = 1; k <= 24; k++)
        {
            // ψ⁽ᵏ⁾(r)/k! = (-1)^(k+1) ζ(k+1, r)
            power *= k == 1 ? d : -d;
            sum += HurwitzZeta(k + 1, Root) * power;
        }

        return sum;
    }

    /// <summary>ζ(s, a) for whole s ≥ 2 by Euler-Maclaurin summation (DLMF 25.11.5).</summary>
    private static double HurwitzZeta(int s, double a)
    {
        const int Direct = 20;
        var sum = 0.0;
        for (var i = 0; i < Direct; i++)
        {
            sum += Math.Pow(a + i, -s);
        }

        var x = a + Direct;
        var tail = Math.Pow(x, 1 - s) / (s - 1);
        var correction = 0.5 * Math.Pow(x, -s);
        var factor = s * Math.Pow(x, -s - 1);
        return sum + tail + correction + (factor / 12) - (factor * (s + 1) * (s + 2) / (720 * x * x))
            + (factor * (s + 1) * (s + 2) * (s + 3) * (s + 4) / (30240 * x * x * x * x))
            - (factor * (s + 1) * (s + 2) * (s + 3) * (s + 4) * (s + 5) * (s + 6) / (1209600 * Math.Pow(x, 6)));
    }

    private static double[] ZetaTable()
    {
        var table = new double[64];
        for (var k = 2; k < table.Length; k++)
        {
            // ζ(k) - 1 = ζ(k, 2): no digits are lost by subtracting the one.
            table[k] = HurwitzZeta(k, 2);
        }

        return table;
    }
}
