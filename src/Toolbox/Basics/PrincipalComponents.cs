using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// Matrix data analysis (principal components): many figures of each object become few that are uncorrelated and keep most of the variance. Components
/// are eigenvectors of the correlation matrix (figures of different units), or of the covariance matrix (of one unit); divisor n − 1.
/// </summary>
/// <remarks>
/// The sign of a component is free: here its largest coefficient is positive (of equals the first). Components with less than 10⁻¹² of the first one's variance
/// are left out: figures that follow from others leave no direction. Equal variances leave the direction open too. Sources: K. Pearson, Philosophical
/// Magazine 2 (1901) 559; H. Hotelling, Journal of Educational Psychology 24 (1933) 417.
/// </remarks>
/// <param name="Variances">Eigenvalues, descending.</param>
/// <param name="Total">The variance of all figures together: with correlations their number.</param>
/// <param name="Coefficients">A row for each figure: the unit eigenvectors.</param>
/// <param name="Loadings">A row for each figure: its correlation with each component.</param>
/// <param name="Scores">A row for each object.</param>
public sealed record PrincipalComponents(double[] Variances, double Total, double[][] Coefficients, double[][] Loadings, double[][] Scores)
{
    public const int MostFigures = 50;

    /// <summary>The share of the variance that each component explains.</summary>
    public IReadOnlyList<double> Shares => Array.ConvertAll(Variances, variance => variance / Total);

    /// <summary>So many components explain at least the share.</summary>
    public int Needed(double share)
    {
        var sum = 0.0;
        for (var i = 0; i < Variances.Length; i++)
        {
            sum += Variances[i] / Total;
            if (sum >= share - 1e-12)
            {
                return i + 1;
            }
        }

        return Variances.Length;
    }

    /// <param name="names">One for each column.</param>
    /// <param name="x">Rows of objects, at least 3; 2 to 50 columns.</param>
    /// <exception cref="Catalogue.ToolboxException">Too few rows or columns, or a column that does not vary.</exception>
    public static PrincipalComponents Of(IReadOnlyList<string> names, double[][] x, bool byCovariance = false)
    {
        Demand.That(x.Length >= 3, new("对象", "Objects"), new(
            $"只有 {x.Length} 个，至少需要 3 个。请补充数据。",
            $"there are only {x.Length}, at least 3 are needed. Add data."));
        var p = x[0].Length;
        Demand.SameLength(names.Count, new("指标名称", "Names of the figures"), p, new("指标", "Figures"));
        Demand.That(p is >= 2 and <= MostFigures, new("指标", "Figures"), new(
            $"有 {p} 个，应当是 2 至 {MostFigures} 个。请重新选择列。",
            $"there are {p}, there must be 2 to {MostFigures}. Choose columns again."));
        var centred = new double[p][];
        var deviations = new double[p];
        for (var j = 0; j < p; j++)
        {
            var column = Array.ConvertAll(x, row => row[j]);
            Demand.Varying(column, 3, Words.Both(names[j]));
            var mean = Sample.Mean(column);
            deviations[j] = Sample.Deviation(column, mean);
            var scale = byCovariance ? 1 : deviations[j];
            centred[j] = Array.ConvertAll(column, value => (value - mean) / scale);
        }

        var matrix = Products(centred, x.Length);
        var (values, vectors) = SymmetricEigen.Of(matrix);
        var count = values.Take(Math.Min(p, x.Length - 1)).TakeWhile(value => value > values[0] * 1e-12).Count();
        var coefficients = Enumerable.Range(0, p).Select(_ => new double[count]).ToArray();
        for (var c = 0; c < count; c++)
        {
            var largest = Enumerable.Range(0, p).Max(j => Math.Abs(vectors[j, c]));
            // Coefficients that rounding alone tells apart count as equal.
            var sign = Math.Sign(vectors[Enumerable.Range(0, p).First(j => Math.Abs(vectors[j, c]) >= largest * (1 - 1e-9)), c]);
            for (var j = 0; j < p; j++)
            {
                coefficients[j][c] = sign * vectors[j, c];
            }
        }

        var loadings = coefficients.Select((row, j) => row.Select((one, c) => one * Math.Sqrt(values[c]) / (byCovariance ? deviations[j] : 1)).ToArray()).ToArray();
        Effort.Spend((double)x.Length * p * count);
        var scores = x.Select((_, i) => Enumerable.Range(0, count).Select(c => Enumerable.Range(0, p).Sum(j => centred[j][i] * coefficients[j][c])).ToArray()).ToArray();
        return new(values[..count], Enumerable.Range(0, p).Sum(j => matrix[j, j]), coefficients, loadings, scores);
    }

    private static double[,] Products(double[][] centred, int rows)
    {
        var p = centred.Length;
        Effort.Spend((double)rows * p * p);
        var matrix = new double[p, p];
        for (var a = 0; a < p; a++)
        {
            for (var b = a; b < p; b++)
            {
                var sum = 0.0;
                for (var i = 0; i < rows; i++)
                {
                    sum += centred[a][i] * centred[b][i];
                }

                matrix[a, b] = matrix[b, a] = Demand.Finite(sum / (rows - 1), new("指标", "Figures"));
            }
        }

        return matrix;
    }
}
