namespace Zhiheng.Toolbox.Numerics;

internal static class Polynomial
{
    /// <summary>Σ c[i]·x^i by Horner's rule.</summary>
    public static double At(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
