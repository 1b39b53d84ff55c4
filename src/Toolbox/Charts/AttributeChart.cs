using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>Charts of counts: p, np, Laney p′, c, u, Laney u′ (GB/T 17989.2; D. B. Laney, Quality Engineering 14 (2002) 531-537).</summary>
/// <param name="Points">Share or rate of each sample.</param>
/// <param name="Scores">Each point's distance from the centre in its own standard widths.</param>
/// <param name="SigmaZ">mean|Δz|/d2(2): above 1 the samples vary more than the distribution allows.</param>
public sealed record AttributeChart(double[] Points, double Centre, Limits[] Limits, double[] Scores, double SigmaZ)
{
    private double[] Widths { get; init; } = [];

    private double Most { get; init; }

    /// <summary>Laney's limits: the distance of each limit from the centre times <see cref="SigmaZ"/>. Calculated anew at each call.</summary>
    public Limits[] Laney()
    {
        var limits = new Limits[Widths.Length];
        for (var i = 0; i < limits.Length; i++)
        {
            limits[i] = Within(Centre, Widths[i] * SigmaZ, Most);
        }

        return limits;
    }

    /// <summary>p chart: p̄ = Σd/Σn, limits p̄ ± L√(p̄(1-p̄)/n) within [0, 1].</summary>
    public static AttributeChart OfShares(double[] defectives, double[] sizes, double multiplier = 3)
    {
        var centre = Sums.Of(defectives) / Sums.Of(sizes);
        return Fit(defectives, sizes, centre, Math.Sqrt(centre * (1 - centre)), 1, multiplier);
    }

    /// <summary>u chart: ū = Σc/Σn, limits ū ± L√(ū/n), not below zero.</summary>
    public static AttributeChart OfRates(double[] defects, double[] sizes, double multiplier = 3)
    {
        var centre = Sums.Of(defects) / Sums.Of(sizes);
        return Fit(defects, sizes, centre, Math.Sqrt(centre), double.PositiveInfinity, multiplier);
    }

    /// <summary>np chart for samples of one size: n·p̄ ± L√(n·p̄(1-p̄)), not below zero.</summary>
    public static Limits OfNumbers(double share, double size, double multiplier = 3)
    {
        var width = multiplier * Math.Sqrt(size * share * (1 - share));
        return new Limits(size * share, (size * share) - width, (size * share) + width).FromZero();
    }

    /// <summary>c chart: c̄ ± L√c̄, not below zero.</summary>
    public static Limits OfCounts(double mean, double multiplier = 3)
        => new Limits(mean, mean - (multiplier * Math.Sqrt(mean)), mean + (multiplier * Math.Sqrt(mean))).FromZero();

    /// <summary>Is the variation more than binomial? D = Σ(d-np̄)²/(n·p̄(1-p̄)), chi-square with k-1 degrees of freedom.</summary>
    public static (double Statistic, int Freedom, double PValue) Overdispersion(double[] defectives, double[] sizes)
    {
        var centre = Sums.Of(defectives) / Sums.Of(sizes);
        var sum = 0.0;
        for (var i = 0; i < sizes.Length; i++)
        {
            var gap = defectives[i] - (sizes[i] * centre);
            sum += gap * gap / (sizes[i] * centre * (1 - centre));
        }

        return (sum, sizes.Length - 1, ChiSquare.Above(sum, sizes.Length - 1));
    }

    /// <summary>Is the variation more than Poisson? D = Σ(c-nū)²/(n·ū), chi-square with k-1 degrees of freedom.</summary>
    public static (double Statistic, int Freedom, double PValue) OverdispersionOfRates(double[] defects, double[] sizes)
    {
        var centre = Sums.Of(defects) / Sums.Of(sizes);
        var sum = 0.0;
        for (var i = 0; i < sizes.Length; i++)
        {
            var gap = defects[i] - (sizes[i] * centre);
            sum += gap * gap / (sizes[i] * centre);
        }

        return (sum, sizes.Length - 1, ChiSquare.Above(sum, sizes.Length - 1));
    }

    private static AttributeChart Fit(double[] counts, double[] sizes, double centre, double unit, double most, double multiplier)
    {
        var n = counts.Length;
        var (points, scores, limits, widths) = (new double[n], new double[n], new Limits[n], new double[n]);
        var (changes, before) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var error = unit / Math.Sqrt(sizes[i]);
            var (point, width) = (counts[i] / sizes[i], multiplier * error);
            var score = (point - centre) / error;
            (points[i], scores[i], widths[i], limits[i]) = (point, score, width, Within(centre, width, most));
            changes += i == 0 ? 0 : Math.Abs(score - before);
            before = score;
        }

        return new(points, centre, limits, scores, changes / (n - 1) / ChartConstants.Of(2).D2) { Widths = widths, Most = most };
    }

    private static Limits Within(double centre, double width, double most) => new(centre, Math.Max(0, centre - width), Math.Min(most, centre + width));
}
