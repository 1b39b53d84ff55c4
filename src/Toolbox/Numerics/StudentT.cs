namespace Zhiheng.Toolbox.Numerics;

/// <summary>Student's t distribution; infinite degrees of freedom give the normal distribution.</summary>
public static class StudentT
{
    /// <summary>P(T ≤ t), accurate into the lower tail.</summary>
    public static double Below(double t, double freedom) => t <= 0 ? Tail(-t, freedom) : 1 - Tail(t, freedom);

    /// <summary>P(T &gt; t), accurate into the upper tail.</summary>
    public static double Above(double t, double freedom) => Below(-t, freedom);

    /// <summary>P(|T| ≥ |t|), the two-sided p-value.</summary>
    public static double TwoSided(double t, double freedom) => 2 * Tail(Math.Abs(t), freedom);

    public static double Quantile(double p, double freedom)
    {
        if (!(p >= 0 && p <= 1) || !(freedom > 0))
        {
            return double.NaN;
        }

        if (double.IsInfinity(freedom) || p is 0 or 1)
        {
            return Normal.Quantile(p);
        }

        if (p == 0.5)
        {
            return 0;
        }

        // 2·tail = I_x(ν/2, ½) with x/(1-x) = ν/t²
        var tail = Math.Min(p, 1 - p);
        var t = Math.Sqrt(freedom / IncompleteBeta.Odds(2 * tail, freedom / 2, 0.5));
        return p < 0.5 ? -t : t;
    }

    private static double Tail(double t, double freedom)
    {
        if (double.IsInfinity(freedom))
        {
            return Normal.Above(t);
        }

        // Both arguments from the same quotient: neither x nor 1-x loses digits, and t² does not overflow.
        var ratio = t / freedom * t;
        return double.IsInfinity(ratio) ? 0 : IncompleteBeta.Lower(1 / (1 + ratio), ratio / (1 + ratio), freedom / 2, 0.5) / 2;
    }
}
