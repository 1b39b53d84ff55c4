using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>The bias at one reference value: mean, p of its t test against 0 (null with one reading or no spread), fitted line with 95 % band.</summary>
public sealed record BiasAt(double Reference, double Mean, double? P, double Line, double Low, double High);

/// <summary>
/// Linearity and bias of a gauge: bias = a + b · reference by least squares, with t tests of both coefficients, and the bias at each
/// reference value. Bias and reference are in units of the measurement.
/// </summary>
/// <remarks>Linearity = |b| × process variation (6σ of the process, given by the user). Source: AIAG MSA, 4th ed., ch. III B.</remarks>
public sealed record LinearityStudy(
    double Intercept, double Slope, double InterceptError, double SlopeError, double InterceptP, double SlopeP, double Deviation, double RSquared,
    double OverallBias, IReadOnlyList<BiasAt> References)
{
    public double Linearity(double processVariation) => Math.Abs(Slope) * Demand.Positive(processVariation, Words.Both("process_variation"));

    /// <summary>At least three rows, at least two different reference values, biases not all equal.</summary>
    public static LinearityStudy Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> bias)
    {
        Demand.Varying(reference, 3, new("基准值", "Reference"));
        Demand.Varying(bias, 3, new("偏倚", "Bias"));
        Demand.SameLength(bias.Length, new("偏倚", "Bias"), reference.Length, new("基准值", "Reference"));
        var fit = LeastSquares.Polynomial(reference, bias, 1) ?? throw Demand.Refuse(new("基准值", "Reference"), new(
            "基准值太接近，无法拟合直线。请选用范围更大的基准件。",
            "the reference values are too close to fit a line. Use reference parts of a wider range."));
        Demand.That(fit.ResidualSum > 0, new("偏倚", "Bias"), new(
            "各点恰好在一条直线上，没有剩余误差可以检验。请检查数据是否由计算得来。",
            "all points lie exactly on a line, so there is no residual error to test with. Check whether the data were calculated."));
        var (df, deviation) = (fit.DegreesOfFreedom, Math.Sqrt(fit.Variance));
        var (a, b) = (fit.Coefficients[0], fit.Coefficients[1]);
        return new(
            a, b, fit.StandardError(0), fit.StandardError(1), TwoSided(a / fit.StandardError(0), df), TwoSided(b / fit.StandardError(1), df),
            deviation, 1 - (fit.ResidualSum / Moments.SumOfSquares(bias)), Sample.Mean(bias), At(reference, bias, fit, deviation));
    }

    private static BiasAt[] At(ReadOnlySpan<double> reference, ReadOnlySpan<double> bias, LeastSquaresFit fit, double deviation)
    {
        var groups = new SortedDictionary<double, List<double>>();
        for (var i = 0; i < bias.Length; i++)
        {
            (groups.TryGetValue(reference[i], out var list) ? list : groups[reference[i]] = []).Add(bias[i]);
        }

        var quantile = StudentT.Quantile(0.975, fit.DegreesOfFreedom);
        var c = fit.Covariance;
        return [.. groups.Select(group =>
        {
            var (x, values) = (group.Key, group.Value.ToArray());
            var line = fit.Coefficients[0] + (fit.Coefficients[1] * x);
            var half = quantile * deviation * Math.Sqrt(c[0, 0] + (2 * x * c[0, 1]) + (x * x * c[1, 1]));
            var (mean, spread) = (Sample.Mean(values), Sample.Deviation(values));
            double? p = spread > 0 ? TwoSided(mean / (spread / Math.Sqrt(values.Length)), values.Length - 1) : null;
            return new BiasAt(x, mean, p, line, line - half, line + half);
        })];
    }

    private static double TwoSided(double t, int df) => 2 * StudentT.Above(Math.Abs(t), df);
}
