using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>A value with its interval.</summary>
public sealed record Estimate(double Value, double Low, double High);

/// <summary>Pearson's r with the 95 % interval by Fisher's z (null for n = 3) and p of the t test, Spearman's ρ and Kendall's τ_b.</summary>
public sealed record Correlations(double R, (double Low, double High)? Interval, double P, double Spearman, double KendallTauB);

/// <summary>
/// The straight line y = a + b x by least squares: coefficients, standard errors, two-sided p, s, R², F; Durbin-Watson d, Cook's
/// distances and leverages; the parabola through the same points (null with fewer than three different x).
/// </summary>
/// <remarks>Intervals are 95 %. x and y keep their units. Source: Draper and Smith, Applied Regression Analysis.</remarks>
public sealed record SimpleRegression(
    Correlations Correlations, double Intercept, double Slope, double InterceptError, double SlopeError, double InterceptP, double SlopeP,
    double Deviation, double RSquared, double AdjustedRSquared, double F, double DurbinWatson, IReadOnlyList<double> Cooks,
    IReadOnlyList<double> Leverages, IReadOnlyList<double>? Parabola, double MeanX, double SumX, int Count)
{
    /// <summary>At least three points; neither column constant; the points not exactly on a line.</summary>
    public static SimpleRegression Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Demand.Varying(x, 3, Words.Both("x"));
        Demand.Varying(y, 3, Words.Both("y"));
        Demand.SameLength(y.Length, Words.Both("y"), x.Length, Words.Both("x"));
        var fit = LeastSquares.Polynomial(x, y, 1) ?? throw Demand.Refuse(Words.Both("x"), new(
            "各点的 x 太接近，无法拟合直线。请扩大取值范围。",
            "the values of x are too close to fit a line. Widen their range."));
        var (n, total) = (x.Length, Moments.SumOfSquares(y));
        Demand.That(fit.ResidualSum > total * 1e-28, Words.Both("y"), new(
            "各点恰好在一条直线上，没有剩余误差可以检验。请检查 y 是否由 x 算出。",
            "all points lie exactly on a line, so there is no residual error to test with. Check whether y was calculated from x."));
        var (df, s2) = (n - 2, fit.Variance);
        var r2 = 1 - (fit.ResidualSum / total);
        var (cooks, durbin) = Diagnose(fit, s2);
        return new(
            Correlate(x, y, fit, r2), fit.Coefficients[0], fit.Coefficients[1], fit.StandardError(0), fit.StandardError(1),
            TwoSided(fit.Coefficients[0] / fit.StandardError(0), df), TwoSided(fit.Coefficients[1] / fit.StandardError(1), df),
            Math.Sqrt(s2), r2, 1 - ((1 - r2) * (n - 1) / df), (total - fit.ResidualSum) / s2, durbin, cooks, fit.Leverage,
            n > 3 ? LeastSquares.Polynomial(x, y, 2)?.Coefficients : null, Sample.Mean(x), Moments.SumOfSquares(x), n);
    }

    /// <summary>The mean of y at x, with its confidence interval (<paramref name="single"/>: prediction interval of one new observation).</summary>
    public Estimate At(double x, bool single)
    {
        Demand.Finite(x, Words.Both("x"));
        var value = Intercept + (Slope * x);
        var spread = (1.0 / Count) + ((x - MeanX) * (x - MeanX) / SumX) + (single ? 1 : 0);
        var half = StudentT.Quantile(0.975, Count - 2) * Deviation * Math.Sqrt(spread);
        return new(value, value - half, value + half);
    }

    private static Correlations Correlate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, LeastSquaresFit fit, double r2)
    {
        var r = Math.CopySign(Math.Sqrt(r2), fit.Coefficients[1]);
        (double, double)? interval = null;
        if (x.Length > 3)
        {
            var half = Normal.Quantile(0.975) / Math.Sqrt(x.Length - 3);
            interval = (Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half));
        }

        return new(r, interval, TwoSided(fit.Coefficients[1] / fit.StandardError(1), x.Length - 2), RankCorrelation.Spearman(x, y), RankCorrelation.KendallTauB(x, y));
    }

    private static (double[] Cooks, double DurbinWatson) Diagnose(LeastSquaresFit fit, double s2)
    {
        var cooks = new double[fit.Residuals.Length];
        double steps = 0;
        for (var i = 0; i < cooks.Length; i++)
        {
            var (e, h) = (fit.Residuals[i], fit.Leverage[i]);
            cooks[i] = h < 1 ? e * e * h / (2 * s2 * (1 - h) * (1 - h)) : 0;
            steps += i == 0 ? 0 : (e - fit.Residuals[i - 1]) * (e - fit.Residuals[i - 1]);
        }

        return (cooks, steps / fit.ResidualSum);
    }

    private static double TwoSided(double t, int df) => 2 * StudentT.Above(Math.Abs(t), df);
}
