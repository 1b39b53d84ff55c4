namespace Zhiheng.Studies.Benchmarks;

/// <summary>First quartile, median and third quartile, each rounded to 0.1 (halves away from zero).</summary>
public sealed record Quartiles(decimal First, decimal Median, decimal Third)
{
    /// <summary>
    /// By linear interpolation between order statistics: the p-quantile of n sorted values lies at 1 + (n − 1)p (R's type 7, the default of R and
    /// of spreadsheets).
    /// </summary>
    /// <exception cref="ArgumentException">No values.</exception>
    public static Quartiles Of(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? throw new ArgumentException("There are no quartiles of nothing.", nameof(values))
            : new Quartiles(At(sorted, 0.25m), At(sorted, 0.5m), At(sorted, 0.75m));
    }

    private static decimal At(decimal[] sorted, decimal p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)decimal.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return decimal.Round(sorted[below] + ((place - below) * (sorted[above] - sorted[below])), 1, MidpointRounding.AwayFromZero);
    }
}
