namespace Zhiheng.Toolbox.Numerics;

/// <summary>Noncentral F and χ² as Poisson mixtures of central ones, summed outwards from the most probable term.</summary>
/// <remarks>Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, vol. 2, ch. 29–30. Absolute accuracy about 1e-14.</remarks>
internal static class Noncentral
{
    public static double ChiSquareBelow(double x, double df, double lambda) => Mixture(lambda, j => ChiSquare.Below(x, df + (2 * j)));

    public static double FBelow(double f, double numerator, double denominator, double lambda)
    {
        var x = numerator * f / ((numerator * f) + denominator);
        return Mixture(lambda, j => IncompleteBeta.Lower(x, (numerator / 2) + j, denominator / 2));
    }

    private static double Mixture(double lambda, Func<int, double> below)
    {
        var centre = (int)(lambda / 2);
        double sum = 0;
        for (var j = centre; j >= 0 && Poisson.Density(j, lambda / 2) is > 1e-18 and var weight; j--)
        {
            Effort.Spend(10);
            sum += weight * below(j);
        }

        for (var j = centre + 1; Poisson.Density(j, lambda / 2) is > 1e-18 and var weight; j++)
        {
            Effort.Spend(10);
            sum += weight * below(j);
        }

        return Math.Min(1, sum);
    }
}
