namespace Zhiheng.Toolbox.Numerics;

/// <summary>Eigenvalues (descending) and unit eigenvectors (columns) of a symmetric matrix, by cyclic Jacobi rotations.</summary>
/// <remarks>Golub and Van Loan, Matrix Computations, 8.5. Accurate to the last bits; meant for the tens of columns of these tools.</remarks>
internal static class SymmetricEigen
{
    private const int Sweeps = 60;

    public static (double[] Values, double[,] Vectors) Of(double[,] symmetric)
    {
        var n = symmetric.GetLength(0);
        var a = (double[,])symmetric.Clone();
        var v = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            v[i, i] = 1;
        }

        for (var sweep = 0; sweep < Sweeps && OffDiagonal(a, n) > 0; sweep++)
        {
            Effort.Spend(2.0 * n * n * n);
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(a, v, n, p, q);
                }
            }
        }

        return Sorted(a, v, n);
    }

    private static double OffDiagonal(double[,] a, int n)
    {
        double off = 0, all = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                all += a[i, j] * a[i, j];
                off += i == j ? 0 : a[i, j] * a[i, j];
            }
        }

        return off <= all * 1e-34 ? 0 : off;
    }

    private static void Rotate(double[,] a, double[,] v, int n, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        }

        for (var k = 0; k < n; k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
            (v[k, p], v[k, q]) = ((c * v[k, p]) - (s * v[k, q]), (s * v[k, p]) + (c * v[k, q]));
        }

        a[p, q] = a[q, p] = 0;
    }

    private static (double[] Values, double[,] Vectors) Sorted(double[,] a, double[,] v, int n)
    {
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (x, y) => a[y, y].CompareTo(a[x, x]));
        var values = new double[n];
        var vectors = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            values[j] = a[order[j], order[j]];
            for (var i = 0; i < n; i++)
            {
                vectors[i, j] = v[i, order[j]];
            }
        }

        return (values, vectors);
    }
}
