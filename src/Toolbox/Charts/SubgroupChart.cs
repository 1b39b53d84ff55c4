namespace Zhiheng.Toolbox.Charts;

/// <summary>Charts of means, ranges and standard deviations of subgroups (GB/T 17989.2, ISO 7870-2), limits at ±3 standard errors.</summary>
public static class SubgroupChart
{
    /// <summary>x̄ chart: centre ± L·σ/√n.</summary>
    public static Limits OfMeans(double centre, double sigma, int size, double multiplier = 3)
        => new(centre, centre - (multiplier * sigma / Math.Sqrt(size)), centre + (multiplier * sigma / Math.Sqrt(size)));

    /// <summary>R chart: d2·σ ± L·d3·σ, lower limit not below zero. For differing sizes the centre line differs too.</summary>
    public static Limits OfRanges(double sigma, int size, double multiplier = 3, bool printed = false)
    {
        var constants = ChartConstants.Of(size, printed);
        var centre = constants.D2 * sigma;
        return new Limits(centre, centre - (multiplier * constants.D3 * sigma), centre + (multiplier * constants.D3 * sigma)).FromZero();
    }

    /// <summary>s chart: c4·σ ± L·√(1-c4²)·σ, lower limit not below zero.</summary>
    public static Limits OfDeviations(double sigma, int size, double multiplier = 3)
    {
        var c4 = ChartConstants.C4Of(size);
        var width = multiplier * Math.Sqrt(1 - (c4 * c4)) * sigma;
        return new Limits(c4 * sigma, (c4 * sigma) - width, (c4 * sigma) + width).FromZero();
    }
}
