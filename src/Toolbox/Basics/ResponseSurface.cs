using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// A second-order surface in two coded factors, y = b₀ + b₁x₁ + b₂x₂ + b₁₂x₁x₂ + b₁₁x₁² + b₂₂x₂²: coefficients in this order, stationary
/// point −½B⁻¹b (null when B is singular), the eigenvalues of B (both negative: maximum, both positive: minimum, mixed: saddle), and
/// the test of lack of fit against replicated points (null without replicates).
/// </summary>
/// <remarks>Source: Myers, Montgomery and Anderson-Cook, Response Surface Methodology.</remarks>
public sealed record ResponseSurface(
    IReadOnlyList<double> Coefficients, (double X1, double X2, double Y)? Stationary, IReadOnlyList<double> Eigenvalues, double RSquared, Test? LackOfFit)
{
    /// <summary>At least seven runs that allow all six coefficients.</summary>
    public static ResponseSurface Of(ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, ReadOnlySpan<double> y)
    {
        Demand.Sample(x1, 7, Words.Both("x1"));
        Demand.Sample(x2, 7, Words.Both("x2"));
        Demand.Varying(y, 7, Words.Both("y"));
        Demand.SameLength(x2.Length, Words.Both("x2"), x1.Length, Words.Both("x1"));
        Demand.SameLength(y.Length, Words.Both("y"), x1.Length, Words.Both("x1"));
        var rows = new double[x1.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            var (a, b) = (x1[i], x2[i]);
            rows[i] = [1, a, b, a * b, a * a, b * b];
        }

        var fit = LeastSquares.Fit(rows, y) ?? throw Demand.Refuse(new("试验点", "Design points"), new(
            "试验点不足以估计二次曲面。每个因子至少取三个水平，请补充试验。",
            "the points do not suffice to estimate a quadratic surface. Use at least three levels of each factor and add runs."));
        var c = fit.Coefficients;
        var (values, _) = SymmetricEigen.Of(new[,] { { c[4], c[3] / 2 }, { c[3] / 2, c[5] } });
        return new(c, StationaryPoint(c), values, 1 - (fit.ResidualSum / Moments.SumOfSquares(y)), Lack(x1, x2, y, fit));
    }

    private static (double X1, double X2, double Y)? StationaryPoint(double[] c)
    {
        var determinant = (4 * c[4] * c[5]) - (c[3] * c[3]);
        if (Math.Abs(determinant) <= 1e-12 * ((4 * Math.Abs(c[4] * c[5])) + (c[3] * c[3])))
        {
            return null;
        }

        var (x, y) = (((c[3] * c[2]) - (2 * c[5] * c[1])) / determinant, ((c[3] * c[1]) - (2 * c[4] * c[2])) / determinant);
        return (x, y, c[0] + (((c[1] * x) + (c[2] * y)) / 2));
    }

    private static Test? Lack(ReadOnlySpan<double> x1, ReadOnlySpan<double> x2, ReadOnlySpan<double> y, LeastSquaresFit fit)
    {
        var points = new Dictionary<(double, double), List<double>>();
        for (var i = 0; i < y.Length; i++)
        {
            (points.TryGetValue((x1[i], x2[i]), out var list) ? list : points[(x1[i], x2[i])] = []).Add(y[i]);
        }

        var pure = points.Values.Sum(list => Moments.SumOfSquares(list.ToArray()));
        var (pureDf, lackDf) = (y.Length - points.Count, points.Count - 6);
        if (pureDf <= 0 || lackDf <= 0 || pure <= 0)
        {
            return null;
        }

        var f = (fit.ResidualSum - pure) / lackDf / (pure / pureDf);
        return new(f, FisherF.Above(f, lackDf, pureDf));
    }
}
