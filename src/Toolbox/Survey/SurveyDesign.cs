namespace Zhiheng.Toolbox.Survey;

/// <summary>Which unit belongs to which stratum and primary unit, numbered from 0 in the order of first appearance; sums over them in one pass.</summary>
internal sealed class SurveyDesign
{
    private readonly int[] _clusterOf;
    private readonly List<int> _stratumOf = [];
    private readonly List<int> _clusters = [];
    private readonly List<double> _primaries = [];
    private readonly List<double?> _secondaries = [];

    public SurveyDesign(SurveyUnit[] units)
    {
        _clusterOf = new int[units.Length];
        var strata = new Dictionary<int, int>();
        var known = new Dictionary<(int Stratum, int Cluster), int>(units.Length);
        for (var i = 0; i < units.Length; i++)
        {
            var unit = units[i];
            if (!strata.TryGetValue(unit.Stratum, out var stratum))
            {
                strata.Add(unit.Stratum, stratum = _clusters.Count);
                _clusters.Add(0);
                _primaries.Add(unit.Primaries);
            }

            if (!known.TryGetValue((unit.Stratum, unit.Cluster), out _clusterOf[i]))
            {
                known.Add((unit.Stratum, unit.Cluster), _clusterOf[i] = _stratumOf.Count);
                _stratumOf.Add(stratum);
                _secondaries.Add(unit.Secondaries);
                _clusters[stratum]++;
            }
        }
    }

    public int StratumCount => _clusters.Count;

    public int ClusterCount => _stratumOf.Count;

    /// <summary>Primary units drawn and in the population, as the stratum's first unit says.</summary>
    public (int Clusters, double Primaries) Stratum(int index) => (_clusters[index], _primaries[index]);

    /// <summary>The variance of Σz: first stage between cluster totals, second stage within clusters times the first stage's fraction.</summary>
    public double Variance(double[] z)
    {
        var (totals, sizes) = (new double[ClusterCount], new int[ClusterCount]);
        for (var i = 0; i < z.Length; i++)
        {
            totals[_clusterOf[i]] += z[i];
            sizes[_clusterOf[i]]++;
        }

        var between = SumsOfSquares(totals, _stratumOf, _clusters);
        var variance = 0.0;
        for (var h = 0; h < StratumCount; h++)
        {
            variance += Stage(between[h], _clusters[h], _clusters[h] / _primaries[h]);
        }

        if (_secondaries.TrueForAll(population => population is null))
        {
            return variance;
        }

        var within = SumsOfSquares(z, _clusterOf, sizes);
        for (var c = 0; c < ClusterCount; c++)
        {
            if (_secondaries[c] is { } population)
            {
                variance += _clusters[_stratumOf[c]] / _primaries[_stratumOf[c]] * Stage(within[c], sizes[c], sizes[c] / population);
            }
        }

        return variance;
    }

    private static double Stage(double squares, int drawn, double fraction) => fraction >= 1 || drawn < 2 ? 0 : (1 - fraction) * drawn / (drawn - 1.0) * squares;

    /// <summary>Σ(x - mean)² in each group, two passes; what the rounded mean leaves over is taken off.</summary>
    private static double[] SumsOfSquares(double[] x, IReadOnlyList<int> groupOf, IReadOnlyList<int> sizes)
    {
        var (means, squares, left) = (new double[sizes.Count], new double[sizes.Count], new double[sizes.Count]);
        for (var i = 0; i < x.Length; i++)
        {
            means[groupOf[i]] += x[i];
        }

        for (var g = 0; g < means.Length; g++)
        {
            means[g] /= sizes[g];
        }

        for (var i = 0; i < x.Length; i++)
        {
            var g = groupOf[i];
            var away = x[i] - means[g];
            squares[g] += away * away;
            left[g] += away;
        }

        for (var g = 0; g < squares.Length; g++)
        {
            squares[g] -= left[g] * left[g] / sizes[g];
        }

        return squares;
    }
}
