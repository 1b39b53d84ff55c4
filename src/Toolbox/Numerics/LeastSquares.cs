namespace Zhiheng.Toolbox.Numerics;

/// <summary>A least-squares fit: coefficients, (XᵀX)⁻¹, fitted values, residuals, their sum of squares and the leverages.</summary>
internal sealed record LeastSquaresFit(double[] Coefficients, double[,] Covariance, double[] Fitted, double[] Residuals, double ResidualSum, double[] Leverage)
{
    public int DegreesOfFreedom => Fitted.Length - Coefficients.Length;

    public double Variance => ResidualSum / DegreesOfFreedom;

    public double StandardError(int index) => Math.Sqrt(Variance * Covariance[index, index]);
}

/// <summary>
/// Minimises Σ(y − Xb)² by Householder reflections carried out in double-double arithmetic: b, residuals and (XᵀX)⁻¹ are right to
/// the last digits of double even when the condition number of X reaches 1e15 (NIST StRD Filip, Longley, Wampler).
/// </summary>
internal static class LeastSquares
{
    // A column whose part orthogonal to the ones before it is this small against its own length adds nothing (double-double has 1e-31).
    private const double Dependent = 1e-24;

    public static LeastSquaresFit? Fit(double[][] rows, ReadOnlySpan<double> response)
    {
        var design = new DoubleDouble[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            design[i] = Array.ConvertAll(rows[i], value => (DoubleDouble)value);
        }

        return Solve(design, response);
    }

    /// <summary>Fits y = b0 + b1 x + … + bk xᵏ with the powers formed in double-double.</summary>
    public static LeastSquaresFit? Polynomial(ReadOnlySpan<double> x, ReadOnlySpan<double> response, int degree, bool intercept = true)
    {
        var design = new DoubleDouble[x.Length][];
        var first = intercept ? 0 : 1;
        for (var i = 0; i < x.Length; i++)
        {
            design[i] = new DoubleDouble[degree + 1 - first];
            DoubleDouble power = 1.0;
            for (var k = 0; k <= degree; k++, power *= x[i])
            {
                if (k >= first)
                {
                    design[i][k - first] = power;
                }
            }
        }

        return Solve(design, response);
    }

    /// <summary>Null when the columns are linearly dependent or there are fewer rows than columns.</summary>
    private static LeastSquaresFit? Solve(DoubleDouble[][] design, ReadOnlySpan<double> response)
    {
        var n = design.Length;
        var p = n == 0 ? 0 : design[0].Length;
        if (n < p || p == 0)
        {
            return null;
        }

        var work = Array.ConvertAll(design, row => (DoubleDouble[])row.Clone());
        var right = new DoubleDouble[n];
        for (var i = 0; i < n; i++)
        {
            right[i] = response[i];
        }

        if (!Triangularise(work, right, n, p))
        {
            return null;
        }

        var b = new DoubleDouble[p];
        for (var j = p - 1; j >= 0; j--)
        {
            var sum = right[j];
            for (var k = j + 1; k < p; k++)
            {
                sum -= work[j][k] * b[k];
            }

            b[j] = sum / work[j][j];
        }

        return Assemble(design, response, b, InverseOfTriangle(work, p));
    }

    private static bool Triangularise(DoubleDouble[][] work, DoubleDouble[] right, int n, int p)
    {
        Effort.Spend(10.0 * n * p * p);
        for (var j = 0; j < p; j++)
        {
            DoubleDouble whole = 0.0, below = 0.0;
            for (var i = 0; i < n; i++)
            {
                var square = work[i][j] * work[i][j];
                whole += square;
                below = i >= j ? below + square : below;
            }

            if (below.High <= whole.High * Dependent * Dependent || whole.High == 0)
            {
                return false;
            }

            var alpha = DoubleDouble.Sqrt(below);
            alpha = work[j][j].High > 0 ? -alpha : alpha;
            var reflector = new DoubleDouble[n];
            for (var i = j; i < n; i++)
            {
                reflector[i] = work[i][j];
            }

            reflector[j] -= alpha;
            var length = (below - (alpha * work[j][j])) * 2.0;
            for (var k = j; k < p; k++)
            {
                Reflect(reflector, length, j, n, i => work[i][k], (i, value) => work[i][k] = value);
            }

            Reflect(reflector, length, j, n, i => right[i], (i, value) => right[i] = value);
        }

        return true;
    }

    private static void Reflect(DoubleDouble[] v, DoubleDouble length, int from, int n, Func<int, DoubleDouble> get, Action<int, DoubleDouble> set)
    {
        DoubleDouble dot = 0.0;
        for (var i = from; i < n; i++)
        {
            dot += v[i] * get(i);
        }

        var factor = dot * 2.0 / length;
        for (var i = from; i < n; i++)
        {
            set(i, get(i) - (factor * v[i]));
        }
    }

    private static DoubleDouble[,] InverseOfTriangle(DoubleDouble[][] r, int p)
    {
        var inverse = new DoubleDouble[p, p];
        for (var j = 0; j < p; j++)
        {
            inverse[j, j] = (DoubleDouble)1.0 / r[j][j];
            for (var i = j - 1; i >= 0; i--)
            {
                DoubleDouble sum = 0.0;
                for (var k = i + 1; k <= j; k++)
                {
                    sum -= r[i][k] * inverse[k, j];
                }

                inverse[i, j] = sum / r[i][i];
            }
        }

        return inverse;
    }

    private static LeastSquaresFit Assemble(DoubleDouble[][] design, ReadOnlySpan<double> response, DoubleDouble[] b, DoubleDouble[,] inverse)
    {
        var (n, p) = (design.Length, b.Length);
        var covariance = new double[p, p];
        for (var i = 0; i < p; i++)
        {
            for (var j = i; j < p; j++)
            {
                DoubleDouble sum = 0.0;
                for (var k = j; k < p; k++)
                {
                    sum += inverse[i, k] * inverse[j, k];
                }

                covariance[i, j] = covariance[j, i] = (double)sum;
            }
        }

        var (fitted, residuals, leverage) = (new double[n], new double[n], new double[n]);
        DoubleDouble total = 0.0;
        for (var i = 0; i < n; i++)
        {
            DoubleDouble value = 0.0, weight = 0.0;
            for (var j = 0; j < p; j++)
            {
                value += design[i][j] * b[j];
                DoubleDouble part = 0.0;
                for (var k = 0; k <= j; k++)
                {
                    part += design[i][k] * inverse[k, j];
                }

                weight += part * part;
            }

            var residual = response[i] - value;
            fitted[i] = (double)value;
            residuals[i] = (double)residual;
            leverage[i] = (double)weight;
            total += residual * residual;
        }

        return new(Array.ConvertAll(b, value => (double)value), covariance, fitted, residuals, (double)total, leverage);
    }
}
