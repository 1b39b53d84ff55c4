namespace Zhiheng.Toolbox.Numerics;

/// <summary>The chi-square distribution; the degrees of freedom need not be whole.</summary>
public static class ChiSquare
{
    public static double Below(double x, double freedom) => IncompleteGamma.Lower(freedom / 2, x / 2);

    public static double Above(double x, double freedom) => IncompleteGamma.Upper(freedom / 2, x / 2);

    public static double Quantile(double p, double freedom) => 2 * IncompleteGamma.Quantile(freedom / 2, p);
}
