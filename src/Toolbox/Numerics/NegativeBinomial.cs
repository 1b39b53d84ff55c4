namespace Zhiheng.Toolbox.Numerics;

/// <summary>The number of failures before <c>size</c> successes; <c>size</c> need not be whole.</summary>
public static class NegativeBinomial
{
    public static double Density(double x, double size, double p)
        => x < 0 || x != Math.Floor(x) ? 0 : size / (size + x) * Binomial.Saddle(size, x, p, 1 - p);

    public static double Below(double x, double size, double p) => x < 0 ? 0 : IncompleteBeta.Lower(p, size, Math.Floor(x) + 1);

    public static double Quantile(double q, double size, double p)
        => Discrete.Quantile(q, size * (1 - p) / p, Math.Sqrt(size * (1 - p)) / p, double.PositiveInfinity, x => Below(x, size, p));
}
