namespace Zhiheng.Toolbox.Numerics;

/// <summary>A·x = b by Gaussian elimination with partial pivoting.</summary>
public static class LinearSystem
{
    /// <summary>Both arguments are overwritten. A singular matrix gives values that are not finite.</summary>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        Effort.Spend((double)n * n * n / 10);
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                pivot = Math.Abs(matrix[row][column]) > Math.Abs(matrix[pivot][column]) ? row : pivot;
            }

            (matrix[column], matrix[pivot]) = (matrix[pivot], matrix[column]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            var top = matrix[column];
            for (var row = column + 1; row < n; row++)
            {
                var factor = matrix[row][column] / top[column];
                if (factor == 0)
                {
                    continue;
                }

                var below = matrix[row];
                for (var k = column + 1; k < n; k++)
                {
                    below[k] -= factor * top[k];
                }

                right[row] -= factor * right[column];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var k = row + 1; k < n; k++)
            {
                sum -= matrix[row][k] * right[k];
            }

            right[row] = sum / matrix[row][row];
        }

        return right;
    }
}
