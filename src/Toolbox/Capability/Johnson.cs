using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Capability;

public enum JohnsonSystem
{
    /// <summary>Between two ends: γ + η·ln((x − ε)/(λ + ε − x)).</summary>
    SB,

    /// <summary>Above one end, skewed to the right: γ + η·ln(x − ε).</summary>
    SL,

    /// <summary>Without ends: γ + η·arsinh((x − ε)/λ).</summary>
    SU,
}

/// <summary>A transformation of N. L. Johnson's system that makes data nearly normal (Biometrika 36 (1949) 149).</summary>
/// <remarks>
/// Four quantiles at the standard normal −3z, −z, z, 3z decide: m, p, n are the distances between them from above, and m·n/p² is below 1 for
/// <see cref="JohnsonSystem.SB"/>, 1 for SL, above 1 for SU; the parameters make the transformed quantiles −3z, −z, z, 3z exactly (SL: the upper three).
/// Source: J. F. Slifker, S. S. Shapiro, Technometrics 22 (1980) 239; quantiles at place i = N·Φ + ½ of the sorted data as there. No z is used whose quantiles lie
/// beyond the data.
/// </remarks>
/// <param name="Lambda">1 for SL, where it has no meaning.</param>
/// <param name="Ratio">m·n/p².</param>
public sealed record Johnson(JohnsonSystem System, double Z, double Ratio, double Gamma, double Eta, double Epsilon, double Lambda)
{
    /// <summary>The z that Slifker and Shapiro recommend for samples of moderate size.</summary>
    public const double UsualZ = 0.524;

    /// <summary>A ratio so near 1 means SL where z is fixed; the authors leave the width to the user.</summary>
    public const double NearOne = 0.05;

    /// <summary>The transformed value; −∞ or +∞ at and beyond an end of the system.</summary>
    public double Transform(double x)
    {
        if (System == JohnsonSystem.SU)
        {
            return Gamma + (Eta * Math.Asinh((x - Epsilon) / Lambda));
        }

        var above = x - Epsilon;
        var below = System == JohnsonSystem.SL ? 1 : Lambda - above;
        return above <= 0 ? double.NegativeInfinity : below <= 0 ? double.PositiveInfinity : Gamma + (Eta * Math.Log(above / below));
    }

    /// <summary>The system that the ratio at this z asks for; null where quantiles lie beyond the data or coincide, or data lie beyond an end.</summary>
    public static Johnson? At(double[] sorted, double z) => Quarters.Of(sorted, z) is { } q
        ? Math.Abs(q.Ratio - 1) <= NearOne && q.Lognormal() is { } lognormal ? Fitting(lognormal, sorted) : Fitting(q.Ratio > 1 ? q.Unbounded() : q.Bounded(), sorted)
        : null;

    /// <summary>Every transformation that fits at this z: by the ratio, and SL beside it.</summary>
    internal static IEnumerable<Johnson> Candidates(double[] sorted, double z)
        => Quarters.Of(sorted, z) is { } q ? new[] { Fitting(q.Ratio > 1 ? q.Unbounded() : q.Bounded(), sorted), Fitting(q.Lognormal(), sorted) }.OfType<Johnson>() : [];

    private static Johnson? Fitting(Johnson? one, double[] sorted)
        => one is not null && double.IsFinite(one.Gamma) && one.Eta > 0 && double.IsFinite(one.Eta) && double.IsFinite(one.Epsilon) && one.Lambda > 0 && double.IsFinite(one.Lambda)
            && double.IsFinite(one.Transform(sorted[0])) && double.IsFinite(one.Transform(sorted[^1])) ? one : null;

    /// <param name="Upper">The distance m of the upper two quantiles.</param>
    /// <param name="Middle">p.</param>
    /// <param name="Lower">n.</param>
    /// <param name="Centre">Half way between the middle two.</param>
    private readonly record struct Quarters(double Z, double Upper, double Middle, double Lower, double Centre)
    {
        public double Ratio => Upper * Lower / (Middle * Middle);

        public static Quarters? Of(double[] sorted, double z)
        {
            if ((sorted.Length * Normal.Below(3 * z)) + 0.5 > sorted.Length)
            {
                return null;
            }

            var (low, left, right, high) = (At(sorted, -3 * z), At(sorted, -z), At(sorted, z), At(sorted, 3 * z));
            return low < left && left < right && right < high ? new(z, high - right, right - left, left - low, (left + right) / 2) : null;
        }

        public Johnson Unbounded()
        {
            var (m, n) = (Upper / Middle, Lower / Middle);
            var (root, sum) = (Math.Sqrt((m * n) - 1), m + n);
            var eta = 2 * Z / Math.Acosh(sum / 2);
            return new(
                JohnsonSystem.SU, Z, Ratio, eta * Math.Asinh((n - m) / (2 * root)), eta,
                Centre + (Middle * (n - m) / (2 * (sum - 2))), 2 * Middle * root / ((sum - 2) * Math.Sqrt(sum + 2)));
        }

        public Johnson Bounded()
        {
            var (m, n) = (Middle / Upper, Middle / Lower);
            var product = (1 + m) * (1 + n);
            var rest = (m * n) - 1;
            var eta = Z / Math.Acosh(Math.Sqrt(product) / 2);
            var lambda = Middle * Math.Sqrt(((product - 2) * (product - 2)) - 4) / rest;
            return new(
                JohnsonSystem.SB, Z, Ratio, eta * Math.Asinh((n - m) * Math.Sqrt(product - 4) / (2 * rest)), eta,
                Centre - (lambda / 2) + (Middle * (n - m) / (2 * rest)), lambda);
        }

        /// <summary>Null for data that are not skewed to the right.</summary>
        public Johnson? Lognormal()
        {
            var m = Upper / Middle;
            if (m <= 1)
            {
                return null;
            }

            var eta = 2 * Z / Math.Log(m);
            return new(JohnsonSystem.SL, Z, Ratio, eta * Math.Log((m - 1) / (Middle * Math.Sqrt(m))), eta, Centre - (Middle / 2 * (m + 1) / (m - 1)), 1);
        }

        private static double At(double[] sorted, double z)
        {
            var place = (sorted.Length * Normal.Below(z)) + 0.5;
            var below = Math.Clamp((int)Math.Floor(place), 1, sorted.Length);
            return sorted[below - 1] + ((place - below) * (sorted[Math.Min(below, sorted.Length - 1)] - sorted[below - 1]));
        }
    }
}

/// <summary>Data transformed to normality, and the capability of what came of it: Pp and Ppk with s of the transformed data, divisor n − 1.</summary>
/// <param name="Values">Transformed, ascending.</param>
/// <param name="Raw">p of the Anderson-Darling test before.</param>
/// <param name="Indices">Its limits are transformed; a limit at or beyond an end of the system is null: nothing can lie beyond it.</param>
public sealed record JohnsonCapability(Johnson Transformation, double[] Values, double Statistic, double Adjusted, double PValue, double Raw, Indices Indices)
{
    public const int Fewest = 20;

    /// <summary>Below this p of the Anderson-Darling test the transformation does not fit (the default of other programs too).</summary>
    public const double UsualLevel = 0.1;

    private static readonly Words Data = new("测量值", "Values");

    /// <summary>Null where the fitted system ends before both limits that were given.</summary>
    public double? Ppk => Indices.Limits is { Lower: null, Upper: null } ? null : Indices.Cpk;

    /// <param name="x">At least <see cref="Fewest"/>, not all the same.</param>
    /// <param name="z">Greater than 0; null: of 0.25, 0.26 … 1.25 the one whose transformed data have the least A² (Y. Chou, A. M. Polansky, R. L. Mason, Journal of Quality Technology 30 (1998) 133).</param>
    /// <param name="level">The least p of the Anderson-Darling test that the transformed data must reach.</param>
    /// <exception cref="Catalogue.ToolboxException">Nothing in the system fits, or it does not make the data normal; or a limit lies so that all values are outside.</exception>
    public static JohnsonCapability Of(double[] x, Specification limits, double? z = null, double level = UsualLevel)
    {
        Demand.Varying(x, Fewest, Data);
        var sorted = Sample.Sorted(x);
        Johnson[] candidates = z is { } only
            ? Johnson.At(sorted, only) is { } at ? [at] : []
            : [.. Enumerable.Range(25, 101).SelectMany(hundredths => Johnson.Candidates(sorted, hundredths / 100.0))];
        JohnsonCapability? best = null;
        var raw = Normality.AndersonDarling(sorted).PValue;
        foreach (var candidate in candidates)
        {
            Effort.Spend(20.0 * sorted.Length);
            var values = Array.ConvertAll(sorted, candidate.Transform);
            var (statistic, adjusted, p) = Normality.AndersonDarling(values);
            if (double.IsFinite(statistic) && (best is null || adjusted < best.Adjusted))
            {
                best = new(candidate, values, statistic, adjusted, p, raw, null!);
            }
        }

        Demand.That(best is not null, Data, new(
            "Johnson 系统没有适合的变换：分位数重合或落在数据之外，或数据越出变换的端点。请增加数据、检查取整，换一个 z，或改用其他分布。",
            "no transformation of the Johnson system fits: quantiles coincide or lie outside of the data, or data lie beyond an end of the transformation. Add data, check the rounding, choose another z, or use another distribution."));
        Demand.That(best!.PValue >= level, Data, new(
            FormattableString.Invariant($"Johnson {best.Transformation.System} 变换后仍不像正态（Anderson-Darling p = {best.PValue:0.####}，低于 {level:0.####}）。请先查是否混有不同来源（分层），或改用其他分布。"),
            FormattableString.Invariant($"after Johnson {best.Transformation.System} the data still do not look normal (Anderson-Darling p = {best.PValue:0.####}, below {level:0.####}). First check whether different sources are mixed (stratify), or use another distribution.")));
        var mean = Sample.Mean(best.Values);
        return best with { Indices = new(x.Length, mean, Sample.Deviation(best.Values, mean), x.Length - 1, Transformed(best.Transformation, limits), 0.95) };
    }

    /// <summary>The share of the fitted distribution below a value of the data.</summary>
    public double Below(double x) => Transformation.Transform(x) switch
    {
        double.NegativeInfinity => 0,
        double.PositiveInfinity => 1,
        var y => Normal.Below((y - Indices.Mean) / Indices.Sigma),
    };

    private static Specification Transformed(Johnson transformation, Specification limits)
    {
        double? lower = limits.Lower is { } lsl ? transformation.Transform(lsl) : null;
        double? upper = limits.Upper is { } usl ? transformation.Transform(usl) : null;
        Demand.That(lower is not double.PositiveInfinity && upper is not double.NegativeInfinity, new("规格限", "Specification limits"), new(
            "所有的值都在规格限之外。请检查规格限与数据的单位。",
            "all values are outside the limits. Check the units of the limits and of the data."));
        return new(lower is double.NegativeInfinity ? null : lower, upper is double.PositiveInfinity ? null : upper);
    }
}
