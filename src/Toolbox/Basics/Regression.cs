using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>A linear model fitted by least squares.</summary>
/// <param name="Coefficients">In the order of the columns.</param>
/// <param name="Errors">Standard errors of the coefficients.</param>
/// <param name="P">Two-sided p of each t test with n − p degrees of freedom.</param>
/// <param name="Deviation">Residual standard deviation.</param>
/// <param name="RSquared">About the mean with an intercept, about 0 without.</param>
/// <param name="F">Regression mean square over residual mean square; null for a perfect fit or an intercept alone.</param>
public sealed record RegressionFit(
    IReadOnlyList<double> Coefficients, IReadOnlyList<double> Errors, IReadOnlyList<double> P, double Deviation, double RSquared, double? F, int Df,
    IReadOnlyList<double> Residuals);

/// <summary>
/// Multiple and polynomial regression by Householder reflections in double-double arithmetic: the digits certified by NIST StRD (Filip,
/// Longley, Wampler) come out in full.
/// </summary>
/// <remarks>Refused: fewer rows than coefficients plus one, constant y, columns that depend on each other, numbers that are not finite.</remarks>
public static class Regression
{
    /// <summary>y on the columns of <paramref name="rows"/>; with an intercept it comes first.</summary>
    public static RegressionFit Linear(double[][] rows, ReadOnlySpan<double> y, bool intercept = true)
    {
        Demand.Varying(y, 2, Words.Both("y"));
        Demand.SameLength(rows.Length, Words.Both("x"), y.Length, Words.Both("y"));
        for (var i = 0; i < rows.Length; i++)
        {
            Demand.SameLength(rows[i].Length, Words.Both($"x[{i + 1}]"), rows[0].Length, Words.Both("x[1]"));
            Demand.Sample(rows[i], 1, Words.Both($"x[{i + 1}]"));
        }

        return Finish(LeastSquares.Fit(intercept ? Array.ConvertAll(rows, row => (double[])[1, .. row]) : rows, y), y, intercept);
    }

    /// <summary>y = b₀ + b₁x + … + b_k xᵏ; without intercept from b₁ on.</summary>
    public static RegressionFit Polynomial(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int degree, bool intercept = true)
    {
        Demand.AtLeast(degree, 1, new("次数", "Count"));
        Demand.Varying(x, 2, Words.Both("x"));
        Demand.Varying(y, 2, Words.Both("y"));
        Demand.SameLength(x.Length, Words.Both("x"), y.Length, Words.Both("y"));
        return Finish(LeastSquares.Polynomial(x, y, degree, intercept), y, intercept);
    }

    private static RegressionFit Finish(LeastSquaresFit? fit, ReadOnlySpan<double> y, bool intercept)
    {
        Demand.That(fit is { DegreesOfFreedom: > 0 }, Words.Both("x"), new(
            "自变量之间完全相关，或数据行数不多于系数个数。请删去多余的自变量或补充数据。",
            "the predictors are fully correlated, or there are no more rows than coefficients. Remove the predictors that are not needed, or add data."));
        var (f, p) = (fit!, fit!.Coefficients.Length);
        double total = 0;
        foreach (var value in y)
        {
            total += value * value;
        }

        total = intercept ? Moments.SumOfSquares(y) : total;
        var errors = Enumerable.Range(0, p).Select(f.StandardError).ToArray();
        var terms = p - (intercept ? 1 : 0);
        return new(
            f.Coefficients, errors, [.. f.Coefficients.Select((b, i) => errors[i] > 0 ? 2 * StudentT.Above(Math.Abs(b / errors[i]), f.DegreesOfFreedom) : 0)],
            Math.Sqrt(f.Variance), 1 - (f.ResidualSum / total), terms > 0 && f.ResidualSum > 0 ? (total - f.ResidualSum) / terms / f.Variance : null,
            f.DegreesOfFreedom, f.Residuals);
    }
}
