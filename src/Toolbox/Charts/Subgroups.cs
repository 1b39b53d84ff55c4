using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>How the standard deviation within subgroups is estimated.</summary>
public enum SigmaEstimator
{
    /// <summary>Mean of R/d2, the default for sizes to 8.</summary>
    MeanRange,

    /// <summary>Minimum variance combination of R/d2 with weights d2²/d3².</summary>
    WeightedRange,

    /// <summary>Mean of s/c4, the default for sizes from 9.</summary>
    MeanDeviation,

    /// <summary>Minimum variance combination of s/c4 with weights c4²/(1-c4²).</summary>
    WeightedDeviation,

    /// <summary>√(Σ(n-1)s² / Σ(n-1)).</summary>
    Pooled,

    /// <summary>The pooled estimate over c4 of its degrees of freedom, free of bias.</summary>
    PooledUnbiased,
}

/// <summary>Size, mean, range and standard deviation (divisor n-1) of each subgroup. Charts and capability start here.</summary>
public sealed class Subgroups
{
    private Subgroups(int[]? sizes, int size, double[] means, double[] ranges, double[] deviations)
        => (_sizes, Size, Means, Ranges, Deviations) = (sizes, size, means, ranges, deviations);

    private readonly int[]? _sizes;

    /// <summary>The common size; 0 when sizes differ.</summary>
    public int Size { get; }

    public int Count => Means.Length;

    public double[] Means { get; }

    public double[] Ranges { get; }

    public double[] Deviations { get; }

    public int SizeOf(int group) => _sizes is null ? Size : _sizes[group];

    /// <summary>Consecutive values in subgroups of <paramref name="size"/> ≥ 2; a rest that fills no subgroup is left out.</summary>
    public static Subgroups Consecutive(ReadOnlySpan<double> values, int size)
    {
        var count = values.Length / size;
        var (means, ranges, deviations) = (new double[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            (means[i], ranges[i], deviations[i]) = Describe(values.Slice(i * size, size));
        }

        return new(null, size, means, ranges, deviations);
    }

    /// <summary>Subgroups of any size. One value counts for the means and not for the spread.</summary>
    public static Subgroups Of(IReadOnlyList<double[]> groups)
    {
        var count = groups.Count;
        var (sizes, means, ranges, deviations) = (new int[count], new double[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            sizes[i] = groups[i].Length;
            (means[i], ranges[i], deviations[i]) = Describe(groups[i]);
        }

        return Array.TrueForAll(sizes, size => size == sizes[0])
            ? new(null, sizes[0], means, ranges, deviations)
            : new(sizes, 0, means, ranges, deviations);
    }

    /// <summary>The number of all values.</summary>
    public int Total => _sizes is null ? Size * Count : _sizes.Sum();

    /// <summary>Σ n·x̄ / Σ n.</summary>
    public double Centre => _sizes is null ? Sums.Of(Means) / Count : Weighted(Means);

    /// <summary>Σ(n-1), the degrees of freedom of the pooled estimate.</summary>
    public int PooledFreedom => Total - Count;

    /// <summary>σ within subgroups. NaN when no subgroup has two values.</summary>
    /// <param name="printed">Use the three-decimal constants of printed tables.</param>
    public double Sigma(SigmaEstimator estimator, bool printed = false) => estimator switch
    {
        SigmaEstimator.Pooled => PooledSigma(),
        SigmaEstimator.PooledUnbiased => PooledSigma() / ChartConstants.C4Of(PooledFreedom + 1.0),
        _ => Averaged(estimator, printed),
    };

    /// <summary>Effective degrees of freedom of the mean range: Σ d2²/(2 d3²).</summary>
    public double RangeFreedom()
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            sum += SizeOf(i) < 2 ? 0 : ChartConstants.Of(SizeOf(i)).RangeFreedom;
        }

        return sum;
    }

    /// <summary>Σ n·v / Σ n over the subgroups.</summary>
    public double Weighted(double[] values)
    {
        var (sum, total) = (0.0, 0);
        for (var i = 0; i < Count; i++)
        {
            sum += SizeOf(i) * values[i];
            total += SizeOf(i);
        }

        return sum / total;
    }

    private double Averaged(SigmaEstimator estimator, bool printed)
    {
        var ranges = estimator is SigmaEstimator.MeanRange or SigmaEstimator.WeightedRange;
        var spread = ranges ? Ranges : Deviations;
        if (_sizes is null)
        {
            // Equal sizes: the weights cancel.
            return Size < 2 ? double.NaN : Sums.Of(spread) / Count / (ranges ? ChartConstants.Of(Size, printed).D2 : ChartConstants.C4Of(Size));
        }

        var (sum, weights) = (0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            if (_sizes[i] < 2)
            {
                continue;
            }

            var constants = ranges ? ChartConstants.Of(_sizes[i], printed) : null;
            var unit = constants?.D2 ?? ChartConstants.C4Of(_sizes[i]);
            var weight = estimator switch
            {
                SigmaEstimator.WeightedRange => unit * unit / (constants!.D3 * constants.D3),
                SigmaEstimator.WeightedDeviation => unit * unit / (1 - (unit * unit)),
                _ => 1,
            };
            sum += weight * spread[i] / unit;
            weights += weight;
        }

        return sum / weights;
    }

    private double PooledSigma()
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            sum += SizeOf(i) < 2 ? 0 : (SizeOf(i) - 1) * Deviations[i] * Deviations[i];
        }

        return Math.Sqrt(sum / PooledFreedom);
    }

    private static (double Mean, double Range, double Deviation) Describe(ReadOnlySpan<double> x)
    {
        double sum = 0, least = x[0], most = x[0];
        foreach (var value in x)
        {
            sum += value;
            least = value < least ? value : least;
            most = value > most ? value : most;
        }

        var mean = sum / x.Length;
        var squares = 0.0;
        foreach (var value in x)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, most - least, x.Length < 2 ? 0 : Math.Sqrt(squares / (x.Length - 1)));
    }
}
