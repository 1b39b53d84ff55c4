using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Survey;

/// <summary>
/// Weights from pairwise comparisons (analytic hierarchy process): principal eigenvector of A, λ, consistency index (λ − n)/(n − 1) and
/// ratio to Saaty's random index (null for n ≤ 2, where judgements cannot contradict). A ratio above .1 asks for a second look.
/// </summary>
/// <remarks>Source: Saaty, The Analytic Hierarchy Process (1980).</remarks>
public sealed record PairwiseWeights(double Lambda, IReadOnlyList<double> Weights, double ConsistencyIndex, double? ConsistencyRatio)
{
    private static readonly double[] RandomIndex = [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

    /// <summary>2 to 10 elements, positive, reciprocal within 1e-3 (three-digit entries are common).</summary>
    public static PairwiseWeights Of(double[][] judgements)
    {
        var n = judgements.Length;
        Demand.That(n is >= 2 and <= 10 && Array.TrueForAll(judgements, row => row.Length == n), new("判断矩阵", "Matrix of judgements"), new("应为 2 至 10 阶方阵。请更正。", "it must be square with 2 to 10 rows. Correct it."));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Demand.Positive(judgements[i][j], new($"判断矩阵第 {i + 1} 行第 {j + 1} 列", $"Row {i + 1}, column {j + 1} of the matrix of judgements"));
                Demand.That(Math.Abs((judgements[i][j] * judgements[j][i]) - 1) <= 0.01, new(
                    $"判断矩阵第 {i + 1} 行第 {j + 1} 列",
                    $"Row {i + 1}, column {j + 1} of the matrix of judgements"), new("与对称位置应互为倒数。请更正。", "it must be the reciprocal of its mirror cell. Correct it."));
            }
        }

        var (weights, lambda) = (Enumerable.Repeat(1.0 / n, n).ToArray(), 0.0);
        for (var step = 0; step < 10_000; step++)
        {
            var next = Array.ConvertAll(judgements, row => row.Zip(weights, (a, w) => a * w).Sum());
            lambda = next.Sum();
            next = Array.ConvertAll(next, value => value / lambda);
            var moved = next.Zip(weights, (a, b) => Math.Abs(a - b)).Max();
            weights = next;
            if (moved < 1e-16)
            {
                break;
            }
        }

        var index = (lambda - n) / (n - 1);
        return new(lambda, weights, index, n >= 3 ? index / RandomIndex[n - 3] : null);
    }
}

/// <summary>
/// Entropy weights and TOPSIS: e = −Σp ln p/ln n of each indicator's shares p, weight (1 − e)/Σ(1 − e); closeness d⁻/(d⁺ + d⁻) to the best
/// and worst of the weighted, vector-normalised values. All indicators positive, larger is better.
/// </summary>
/// <remarks>Sources: Shannon (1948); Hwang and Yoon, Multiple Attribute Decision Making (1981).</remarks>
public sealed record EntropyWeights(IReadOnlyList<double> Entropy, IReadOnlyList<double> Weights, IReadOnlyList<double> Closeness)
{
    public static EntropyWeights Of(double[][] values)
    {
        var (n, k) = (values.Length, values[0].Length);
        Demand.AtLeast(n, 2, new("对象数", "Number of objects"));
        foreach (var value in values.SelectMany(row => row))
        {
            Demand.Positive(value, new("指标值", "Indicator values"));
        }

        var (entropy, length) = (new double[k], new double[k]);
        for (var j = 0; j < k; j++)
        {
            var total = values.Sum(row => row[j]);
            entropy[j] = -values.Sum(row => row[j] / total * Math.Log(row[j] / total)) / Math.Log(n);
            length[j] = Math.Sqrt(values.Sum(row => row[j] * row[j]));
        }

        var spread = entropy.Sum(e => 1 - e);
        Demand.That(spread > 1e-12, new("指标值", "Indicator values"), new(
            "各对象的指标值全部相同，无法区分权重。请检查数据。",
            "the values of all objects are equal, so weights cannot be told apart. Check the data."));
        var weights = Array.ConvertAll(entropy, e => (1 - e) / spread);
        var weighted = Array.ConvertAll(values, row => row.Select((x, j) => x / length[j] * weights[j]).ToArray());
        var best = Enumerable.Range(0, k).Select(j => weighted.Max(row => row[j])).ToArray();
        var worst = Enumerable.Range(0, k).Select(j => weighted.Min(row => row[j])).ToArray();
        return new(entropy, weights, Array.ConvertAll(weighted, row => Distance(row, worst) / (Distance(row, best) + Distance(row, worst))));
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}

/// <summary>
/// The manufacturing quality competitiveness index: 12 indicators, each 60 + 40(x − lo)/(hi − lo) clipped to 60–100 (reversed where less is
/// better), weighted linearly into six pairs, two levels (quality, development) and the index.
/// </summary>
/// <remarks>The structure is published; bounds and weights are not, so they are parameters and the result is 非官方测算.</remarks>
public sealed record CompetitivenessIndex(double[][] Scores, double[][] Pairs, IReadOnlyList<double> Quality, IReadOnlyList<double> Development, IReadOnlyList<double> Index)
{
    private const int Indicators = 12;

    /// <param name="direction">1 larger is better, −1 smaller is better.</param>
    public static CompetitivenessIndex Of(double[][] values, double[] low, double[] high, double[] direction, double[] weights)
    {
        Demand.That(values.Length >= 1 && Array.TrueForAll(values, row => row.Length == Indicators), new("指标", "Indicators"), new("每个地区应有 12 个指标。请补齐。", "every region needs 12 indicators. Complete them."));
        foreach (var (list, name) in new[] { (low, "lo"), (high, "hi"), (direction, "direction"), (weights, "weight") })
        {
            Demand.SameLength(list.Length, Words.Both(name), Indicators, new("指标", "Indicators"));
        }

        for (var j = 0; j < Indicators; j++)
        {
            Demand.That(high[j] > low[j], new($"第 {j + 1} 个指标", $"Indicator {j + 1}"), new("标准值上限应大于下限。请更正。", "the upper bound must be greater than the lower. Correct them."));
            Demand.That(direction[j] is 1 or -1, new($"第 {j + 1} 个指标", $"Indicator {j + 1}"), new(
                "方向应为 1（越大越好）或 -1（越小越好）。请更正。",
                "the direction must be 1 (more is better) or -1 (less is better). Correct it."));
            Demand.Positive(weights[j], Words.Both($"weight[{j + 1}]"));
        }

        var scores = Array.ConvertAll(values, row => row.Select((x, j) =>
        {
            var share = (x - low[j]) / (high[j] - low[j]);
            return 60 + (40 * Math.Clamp(direction[j] > 0 ? share : 1 - share, 0, 1));
        }).ToArray());
        return new(
            scores, Array.ConvertAll(scores, row => Enumerable.Range(0, 6).Select(d => Mean(row, weights, 2 * d, 2)).ToArray()),
            Array.ConvertAll(scores, row => Mean(row, weights, 0, 6)), Array.ConvertAll(scores, row => Mean(row, weights, 6, 6)),
            Array.ConvertAll(scores, row => Mean(row, weights, 0, Indicators)));
    }

    private static double Mean(double[] row, double[] weights, int from, int count)
    {
        double sum = 0, all = 0;
        for (var j = from; j < from + count; j++)
        {
            sum += weights[j] * row[j];
            all += weights[j];
        }

        return sum / all;
    }
}
