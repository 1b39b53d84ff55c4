using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Capability;

/// <summary>Lower and upper specification limit, of which one may be missing, and target.</summary>
public readonly record struct Specification(double? Lower, double? Upper, double? Target = null);

/// <summary>An interval; both ends belong to it.</summary>
public readonly record struct Interval(double Lower, double Upper);

/// <summary>Capability indices of one estimate of σ for normal data (GB/T / ISO 22514-2, ISO 22514-4).</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Freedom">Degrees of freedom of σ.</param>
/// <param name="Level">Confidence level of the intervals.</param>
public sealed record Indices(double Count, double Mean, double Sigma, double Freedom, Specification Limits, double Level)
{
    private double Alpha => 1 - Level;

    /// <summary>(USL-LSL)/6σ; none without both limits.</summary>
    public double? Cp => (Limits.Upper - Limits.Lower) / (6 * Sigma);

    public double? Cpl => (Mean - Limits.Lower) / (3 * Sigma);

    public double? Cpu => (Limits.Upper - Mean) / (3 * Sigma);

    /// <summary>The smaller of Cpl and Cpu, or the only one.</summary>
    public double Cpk => Math.Min(Cpl ?? double.PositiveInfinity, Cpu ?? double.PositiveInfinity);

    /// <summary>Cp·√(χ²(α/2; ν)/ν) to Cp·√(χ²(1-α/2; ν)/ν).</summary>
    public Interval? CpInterval => Cp is { } cp ? Scaled(cp, Freedom, Alpha) : null;

    /// <summary>A. F. Bissell, Applied Statistics 39 (1990): Cpk ± z·√(1/(9N) + Cpk²/(2ν)).</summary>
    public Interval CpkInterval => Around(Normal.Quantile(1 - (Alpha / 2)));

    /// <summary>The one-sided lower bound, on which a verdict rests.</summary>
    public double CpkLowerBound => Around(Normal.Quantile(Level)).Lower;

    /// <summary>The exact interval of a one-sided index from the noncentral t distribution; none with two limits.</summary>
    public Interval? ExactInterval
    {
        get
        {
            if (Limits.Lower is not null == Limits.Upper is not null)
            {
                return null;
            }

            var root = 3 * Math.Sqrt(Count);
            return new(
                NoncentralT.Shift(root * Cpk, Freedom, 1 - (Alpha / 2)) / root,
                NoncentralT.Shift(root * Cpk, Freedom, Alpha / 2) / root);
        }
    }

    public double? ScoreBelow => (Mean - Limits.Lower) / Sigma;

    public double? ScoreAbove => (Limits.Upper - Mean) / Sigma;

    /// <summary>Expected share outside, in parts per million.</summary>
    public double MillionthsBelow => ScoreBelow is { } z ? 1e6 * Normal.Above(z) : 0;

    public double MillionthsAbove => ScoreAbove is { } z ? 1e6 * Normal.Above(z) : 0;

    public double Millionths => MillionthsBelow + MillionthsAbove;

    /// <summary>-Φ⁻¹ of the share outside on both sides together.</summary>
    public double Bench => -Normal.Quantile(Millionths / 1e6);

    /// <summary>index·√(χ²/ν) at both ends.</summary>
    internal static Interval Scaled(double index, double freedom, double alpha)
        => new(index * Math.Sqrt(ChiSquare.Quantile(alpha / 2, freedom) / freedom), index * Math.Sqrt(ChiSquare.Quantile(1 - (alpha / 2), freedom) / freedom));

    private Interval Around(double z)
    {
        var width = z * Math.Sqrt((1 / (9 * Count)) + (Cpk * Cpk / (2 * Freedom)));
        return new(Cpk - width, Cpk + width);
    }
}

/// <summary>Cpm, which counts distance from the target (G. Taguchi; L. K. Chan et al., JQT 20 (1988)).</summary>
/// <param name="Taguchi">(USL-LSL)/6√(s²+(x̄-T)²).</param>
/// <param name="AboutTarget">(USL-LSL)/6√(Σ(x-T)²/(n-1)).</param>
/// <param name="Interval">Of <paramref name="Taguchi"/>, with N(1+d²)²/(1+2d²) degrees of freedom, d = (x̄-T)/s.</param>
public sealed record TargetIndex(double Taguchi, double AboutTarget, Interval Interval)
{
    /// <summary>None without both limits and a target.</summary>
    public static TargetIndex? Of(int count, double mean, double deviation, Specification limits, double level)
    {
        if (limits is not { Lower: { } lower, Upper: { } upper, Target: { } target })
        {
            return null;
        }

        var off = (mean - target) * (mean - target);
        var d = off / (deviation * deviation);
        var taguchi = (upper - lower) / (6 * Math.Sqrt((deviation * deviation) + off));
        var about = (upper - lower) / (6 * Math.Sqrt((deviation * deviation) + (off * count / (count - 1))));
        var freedom = count * (1 + d) * (1 + d) / (1 + (2 * d));
        return new(taguchi, about, Indices.Scaled(taguchi, freedom, 1 - level));
    }
}
