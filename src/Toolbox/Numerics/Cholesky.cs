namespace Zhiheng.Toolbox.Numerics;

/// <summary>The factor L of a symmetric positive definite matrix A = L·Lᵀ.</summary>
public sealed class Cholesky
{
    /// <summary>A pivot below this share of its diagonal element means that the columns depend on each other.</summary>
    private const double Least = 1e-12;

    private readonly double[][] _factor;

    private Cholesky(double[][] factor) => _factor = factor;

    /// <summary>Null when the matrix is not positive definite in double precision.</summary>
    public static Cholesky? Of(double[][] matrix)
    {
        var factor = new double[matrix.Length][];
        for (var i = 0; i < matrix.Length; i++)
        {
            factor[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i][k] * factor[j][k];
                }

                if (i == j && !(sum > Least * matrix[i][i]))
                {
                    return null;
                }

                factor[i][j] = i == j ? Math.Sqrt(sum) : sum / factor[j][j];
            }
        }

        return new(factor);
    }

    public double Determinant
    {
        get
        {
            var product = 1.0;
            for (var i = 0; i < _factor.Length; i++)
            {
                product *= _factor[i][i] * _factor[i][i];
            }

            return product;
        }
    }

    /// <summary>vᵀ·A⁻¹·v, the squared distance of v; <paramref name="work"/> is overwritten with L⁻¹·v.</summary>
    public double Distance(ReadOnlySpan<double> v, Span<double> work)
    {
        var sum = 0.0;
        for (var i = 0; i < _factor.Length; i++)
        {
            var row = _factor[i];
            var value = v[i];
            for (var k = 0; k < i; k++)
            {
                value -= row[k] * work[k];
            }

            work[i] = value / row[i];
            sum += work[i] * work[i];
        }

        return sum;
    }
}
