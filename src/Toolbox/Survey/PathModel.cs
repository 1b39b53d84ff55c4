using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Survey;

/// <summary>How neighbours in the model speak for a latent variable in the inner estimation.</summary>
public enum InnerScheme
{
    /// <summary>Sign of the correlation.</summary>
    Centroid,

    /// <summary>Regression coefficients of the causes, correlations with the consequences.</summary>
    Path,
}

/// <summary>What is known of one block of indicators.</summary>
/// <param name="Rho">Dillon-Goldstein's ρ from the first principal component.</param>
/// <param name="Index">100(Σw x̄/s − Σw least/s)/(Σw (most − least)/s).</param>
public sealed record PathBlock(double AverageVariance, double? Alpha, double Rho, double RSquared, double Index);

/// <summary>
/// A satisfaction model of the ACSI kind by partial least squares, mode A: standardised indicators, outer weights = covariances with the
/// inner estimate, repeated until they stand still; scores with variance 1 (n − 1); path coefficients by least squares on the scores.
/// </summary>
/// <remarks>Sources: Wold (1982); Tenenhaus et al., Computational Statistics and Data Analysis 48 (2005) 159; Fornell et al., J. Marketing 60 (1996) 7.</remarks>
public sealed record PathModel(
    IReadOnlyList<double> Weights, IReadOnlyList<double> Loadings, double[,] Paths, IReadOnlyList<PathBlock> Blocks, double GoodnessOfFit, double[][] Scores)
{
    private const int MostSteps = 10_000;

    /// <param name="data">Rows persons, columns indicators.</param>
    /// <param name="blocks">Column numbers (from 0) of each latent variable, in the order of the model.</param>
    /// <param name="causes">causes[i, j]: j explains i; a lower triangle, every variable connected.</param>
    public static PathModel Of(double[][] data, IReadOnlyList<int[]> blocks, bool[,] causes, InnerScheme scheme, double least = 1, double most = 10)
    {
        Check(data, blocks, causes);
        var n = data.Length;
        var columns = Enumerable.Range(0, data[0].Length).Select(j => Array.ConvertAll(data, row => row[j])).ToArray();
        for (var j = 0; j < columns.Length; j++)
        {
            Demand.Varying(columns[j], 3, new($"指标 {j + 1}", $"Indicator {j + 1}"));
        }

        var standard = Array.ConvertAll(columns, column =>
        {
            var (mean, deviation) = (Sample.Mean(column), Sample.Deviation(column));
            return Array.ConvertAll(column, x => (x - mean) / deviation);
        });
        var weights = blocks.Select(block => Enumerable.Repeat(1.0, block.Length).ToArray()).ToArray();
        var scores = blocks.Select((block, b) => Score(standard, block, weights[b])).ToArray();
        for (var step = 0; ; step++)
        {
            Demand.That(step < MostSteps, new("模型", "Model"), new(
                "权重迭代没有收敛。请检查各题组是否确实相关，或减少题组。",
                "the weights did not converge. Check that the blocks are related, or use fewer."));
            var inner = Inner(scores, causes, scheme);
            double moved = 0;
            for (var b = 0; b < blocks.Count; b++)
            {
                var before = (double[])weights[b].Clone();
                weights[b] = Array.ConvertAll(blocks[b], j => Dot(standard[j], inner[b]) / (n - 1));
                scores[b] = Score(standard, blocks[b], weights[b]);
                moved = Math.Max(moved, before.Zip(weights[b], (x, y) => Math.Abs(x - y)).Max());
            }

            if (moved < 1e-13)
            {
                break;
            }
        }

        return Assemble(columns, standard, blocks, causes, weights, scores, (least, most));
    }

    /// <summary>The weighted sum with variance 1; the weights are scaled in place.</summary>
    private static double[] Score(double[][] standard, int[] block, double[] weights)
    {
        var score = new double[standard[0].Length];
        for (var k = 0; k < block.Length; k++)
        {
            for (var i = 0; i < score.Length; i++)
            {
                score[i] += weights[k] * standard[block[k]][i];
            }
        }

        var deviation = Math.Sqrt(Dot(score, score) / (score.Length - 1));
        Demand.That(deviation > 0, new("模型", "Model"), new("有的题组得分没有变差。请检查该题组。", "the scores of a block have no variation. Check the block."));
        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] /= deviation;
        }

        return Array.ConvertAll(score, value => value / deviation);
    }

    private static double[][] Inner(double[][] scores, bool[,] causes, InnerScheme scheme)
    {
        var count = scores.Length;
        var inner = Array.ConvertAll(scores, score => new double[score.Length]);
        for (var i = 0; i < count; i++)
        {
            var predecessors = Enumerable.Range(0, count).Where(j => causes[i, j]).ToArray();
            var coefficients = scheme == InnerScheme.Path && predecessors.Length > 0 ? Regress(scores, i, predecessors).Coefficients : null;
            for (var j = 0; j < count; j++)
            {
                if (!causes[i, j] && !causes[j, i])
                {
                    continue;
                }

                var r = Dot(scores[i], scores[j]) / (scores[i].Length - 1);
                var share = scheme == InnerScheme.Centroid ? Math.Sign(r) : causes[i, j] ? coefficients![Array.IndexOf(predecessors, j)] : r;
                for (var k = 0; k < inner[i].Length; k++)
                {
                    inner[i][k] += share * scores[j][k];
                }
            }
        }

        return inner;
    }

    private static (double[] Coefficients, double RSquared) Regress(double[][] scores, int on, int[] by)
    {
        var n = scores[0].Length - 1.0;
        var matrix = Array.ConvertAll(by, a => Array.ConvertAll(by, b => Dot(scores[a], scores[b]) / n));
        var right = Array.ConvertAll(by, a => Dot(scores[a], scores[on]) / n);
        var fit = LeastSquares.Fit(matrix, right) ?? throw Demand.Refuse(new("模型", "Model"), new(
            "有的题组得分完全相关，无法分开它们的影响。请合并题组。",
            "the scores of some blocks are fully correlated, so their effects cannot be told apart. Combine blocks."));
        return (fit.Coefficients, fit.Coefficients.Zip(right, (b, r) => b * r).Sum());
    }

    private static PathModel Assemble(
        double[][] columns, double[][] standard, IReadOnlyList<int[]> blocks, bool[,] causes, double[][] weights, double[][] scores, (double Least, double Most) scale)
    {
        var count = blocks.Count;
        var (outer, loadings, paths) = (new double[columns.Length], new double[columns.Length], new double[count, count]);
        var known = new PathBlock[count];
        for (var b = 0; b < count; b++)
        {
            double top = 0, bottom = 0;
            for (var k = 0; k < blocks[b].Length; k++)
            {
                var (j, w) = (blocks[b][k], weights[b][k]);
                outer[j] = w;
                loadings[j] = Dot(standard[j], scores[b]) / (scores[b].Length - 1);
                var deviation = Sample.Deviation(columns[j]);
                top += w * (Sample.Mean(columns[j]) - scale.Least) / deviation;
                bottom += w * (scale.Most - scale.Least) / deviation;
            }

            var by = Enumerable.Range(0, count).Where(j => causes[b, j]).ToArray();
            var (coefficients, square) = by.Length == 0 ? ([], 0) : Regress(scores, b, by);
            for (var k = 0; k < by.Length; k++)
            {
                paths[b, by[k]] = coefficients[k];
            }

            var own = Array.ConvertAll(blocks[b], j => standard[j]);
            known[b] = new(blocks[b].Average(j => loadings[j] * loadings[j]), Reliability.StandardisedAlpha(own), Rho(own), square, 100 * top / bottom);
        }

        var explained = Enumerable.Range(0, count).Where(i => Enumerable.Range(0, count).Any(j => causes[i, j])).Average(i => known[i].RSquared);
        var communality = blocks.Where(block => block.Length > 1).SelectMany(block => block).Select(j => loadings[j] * loadings[j]).DefaultIfEmpty(1).Average();
        return new(outer, loadings, paths, known, Math.Sqrt(communality * explained), PerPerson(scores));
    }

    /// <summary>One row a person, with variance 1 for the divisor n, as programs for these models print them.</summary>
    private static double[][] PerPerson(double[][] scores)
    {
        var n = scores[0].Length;
        var stretch = Math.Sqrt(n / (n - 1.0));
        return [.. Enumerable.Range(0, n).Select(i => Array.ConvertAll(scores, score => stretch * score[i]))];
    }

    private static double Rho(double[][] block)
    {
        var p = block.Length;
        var correlations = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                correlations[i, j] = Dot(block[i], block[j]) / (block[i].Length - 1);
            }
        }

        var (values, vectors) = SymmetricEigen.Of(correlations);
        double sum = 0;
        for (var i = 0; i < p; i++)
        {
            sum += vectors[i, 0] * Math.Sqrt(values[0]);
        }

        return sum * sum / ((sum * sum) + (p - values[0]));
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Check(double[][] data, IReadOnlyList<int[]> blocks, bool[,] causes)
    {
        Demand.That(blocks.Count >= 2 && causes.GetLength(0) == blocks.Count && causes.GetLength(1) == blocks.Count, new("模型", "Model"), new(
            "结构矩阵的阶数应等于题组数（至少两组）。请更正。",
            "the matrix of paths must have as many rows and columns as there are blocks (at least two). Correct it."));
        Demand.That(data.Length > data[0].Length, new("答卷数", "Answers"), new("答卷数应多于指标数。请补充答卷。", "there must be more answers than indicators. Add answers."));
        var used = blocks.SelectMany(block => block).ToArray();
        Demand.That(used.Length > 0 && used.Distinct().Count() == used.Length && Array.TrueForAll(used, j => j >= 0 && j < data[0].Length), new("题组", "Blocks"), new(
            "每个指标只能属于一个题组，编号应在列数之内。请更正。",
            "every indicator belongs to one block only, and its number must not exceed the number of columns. Correct them."));
        for (var i = 0; i < blocks.Count; i++)
        {
            Demand.That(blocks[i].Length > 0, new($"题组 {i + 1}", $"Block {i + 1}"), new("没有指标。请为它指定指标。", "it has no indicators. Assign some."));
            var linked = Enumerable.Range(0, blocks.Count).Any(j => causes[i, j] || causes[j, i]);
            var backwards = Enumerable.Range(i, blocks.Count - i).Any(j => causes[i, j]);
            Demand.That(linked && !backwards, new($"题组 {i + 1}", $"Block {i + 1}"), new(
                "应与其他题组相连，且只能由排在前面的题组解释。请调整结构矩阵。",
                "it must be linked to other blocks and be explained only by blocks before it. Change the matrix of paths."));
        }
    }
}
