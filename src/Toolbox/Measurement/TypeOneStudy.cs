using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Measurement;

/// <summary>
/// Type 1 gauge study: one part of known size measured repeatedly. Bias = x̄ − reference with its t test (n − 1 degrees of freedom) and
/// 95 % interval; Cg = (K/100) T/(L s), Cgk = (K/200 T − |bias|)/((L/2) s) with K = 20, T the tolerance width, L = 6 (L = 4 in VDA 5).
/// </summary>
/// <remarks>Units are those of the measurement. At least two readings that are not all equal; 25 to 50 are usual. Source: AIAG MSA; VDA 5.</remarks>
public sealed record TypeOneStudy(double Mean, double Deviation, double Bias, double T, double P, double Cg, double Cgk, (double Low, double High) BiasInterval)
{
    private const double Share = 20;

    public static TypeOneStudy Of(ReadOnlySpan<double> readings, double reference, double tolerance, double spread = 6)
    {
        Demand.Varying(readings, 2, new("测量值", "Value"));
        Demand.Finite(reference, new("基准值", "Reference"));
        Demand.Positive(tolerance, new("公差", "Tolerance"));
        Demand.Positive(spread, Words.Both("L"));
        var n = readings.Length;
        var (mean, deviation) = (Sample.Mean(readings), Sample.Deviation(readings));
        var bias = mean - reference;
        var error = deviation / Math.Sqrt(n);
        var half = StudentT.Quantile(0.975, n - 1) * error;
        return new(
            mean, deviation, bias, bias / error, 2 * StudentT.Above(Math.Abs(bias / error), n - 1),
            Share / 100 * tolerance / (spread * deviation), ((Share / 200 * tolerance) - Math.Abs(bias)) / (spread / 2 * deviation),
            (bias - half, bias + half));
    }
}
