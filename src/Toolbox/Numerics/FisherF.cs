namespace Zhiheng.Toolbox.Numerics;

/// <summary>The F distribution of a ratio of mean squares.</summary>
public static class FisherF
{
    public static double Below(double f, double numerator, double denominator) => f <= 0 ? 0 : Share(f, numerator, denominator, upper: false);

    public static double Above(double f, double numerator, double denominator) => f <= 0 ? 1 : Share(f, numerator, denominator, upper: true);

    public static double Quantile(double p, double numerator, double denominator)
        => double.IsInfinity(denominator)
            ? ChiSquare.Quantile(p, numerator) / numerator
            : IncompleteBeta.Odds(p, numerator / 2, denominator / 2) * denominator / numerator;

    private static double Share(double f, double numerator, double denominator, bool upper)
    {
        if (double.IsInfinity(denominator))
        {
            return upper ? ChiSquare.Above(f * numerator, numerator) : ChiSquare.Below(f * numerator, numerator);
        }

        var odds = f * numerator / denominator;
        var (x, rest) = double.IsInfinity(odds) ? (1, 0) : (odds / (1 + odds), 1 / (1 + odds));
        return upper ? IncompleteBeta.Lower(rest, x, denominator / 2, numerator / 2) : IncompleteBeta.Lower(x, rest, numerator / 2, denominator / 2);
    }
}
