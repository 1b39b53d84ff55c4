using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>Chart of individual values and moving ranges (GB/T 17989.2): σ = mean(MR)/d2(span).</summary>
/// <param name="Ranges">The first belongs to point number <c>span</c>.</param>
public sealed record IndividualsChart(int Span, double[] Ranges, double MeanRange, double Sigma, Limits Individuals, Limits MovingRanges)
{
    /// <summary>Fits the chart to at least <paramref name="span"/> finite values. One pass for the usual span of 2.</summary>
    /// <param name="printed">Use the three-decimal d2 of printed tables.</param>
    public static IndividualsChart Fit(ReadOnlySpan<double> x, int span = 2, double multiplier = 3, bool printed = false)
    {
        var ranges = span == 2 ? Differences(x) : Windows(x, span);
        var constants = ChartConstants.Of(span, printed);
        var mean = Sums.Of(x) / x.Length;
        var meanRange = Sums.Of(ranges) / ranges.Length;
        var sigma = meanRange / constants.D2;
        return new(
            span, ranges, meanRange, sigma, new(mean, mean - (multiplier * sigma), mean + (multiplier * sigma)),
            SubgroupChart.OfRanges(sigma, span, multiplier, printed));
    }

    /// <summary>σ from the median moving range of two: median(MR)/0.95387….</summary>
    public double? SigmaOfMedian => Span == 2 ? Sample.Median(Ranges) / NormalRange.Quantile(0.5, 2) : null;

    /// <summary>σ from mean squared successive differences, √(Σd²/(2(n-1))).</summary>
    public static double SigmaOfDifferences(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            sum += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
        }

        return Math.Sqrt(sum / (2 * (x.Length - 1.0)));
    }

    private static double[] Differences(ReadOnlySpan<double> x)
    {
        var ranges = new double[x.Length - 1];
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = Math.Abs(x[i + 1] - x[i]);
        }

        return ranges;
    }

    private static double[] Windows(ReadOnlySpan<double> x, int span)
    {
        var ranges = new double[x.Length - span + 1];
        for (var i = 0; i < ranges.Length; i++)
        {
            double least = x[i], most = x[i];
            foreach (var value in x.Slice(i, span))
            {
                least = value < least ? value : least;
                most = value > most ? value : most;
            }

            ranges[i] = most - least;
        }

        return ranges;
    }
}
