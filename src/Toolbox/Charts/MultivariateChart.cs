using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Charts;

/// <summary>Hotelling's T² and the MEWMA chart of several characteristics together (N. D. Tracy et al., JQT 24 (1992); C. A. Lowry et al., Technometrics 34 (1992)).</summary>
public static class MultivariateChart
{
    /// <summary>The column means.</summary>
    public static double[] Means(double[][] rows)
    {
        var means = new double[rows[0].Length];
        foreach (var row in rows)
        {
            for (var j = 0; j < means.Length; j++)
            {
                means[j] += row[j];
            }
        }

        return Array.ConvertAll(means, sum => sum / rows.Length);
    }

    /// <summary>The covariance matrix with divisor n-1.</summary>
    public static double[][] Covariance(double[][] rows, double[] means)
        => Products(rows.Length, means.Length, rows.Length - 1, (i, work) => Subtract(rows[i], means, work));

    /// <summary>Σdd′/(2(n-1)) of successive differences d, insensitive to slow drift (Holmes and Mergen 1993).</summary>
    public static double[][] SuccessiveCovariance(double[][] rows)
        => Products(rows.Length - 1, rows[0].Length, 2 * (rows.Length - 1), (i, work) => Subtract(rows[i + 1], rows[i], work));

    /// <summary>T² of each row about <paramref name="centre"/>; null when the covariance matrix cannot be inverted.</summary>
    /// <param name="factor">Multiplies T², the subgroup size when rows are subgroup means.</param>
    public static double[]? Distances(double[][] rows, double[] centre, double[][] covariance, double factor = 1)
    {
        if (Cholesky.Of(covariance) is not { } cholesky)
        {
            return null;
        }

        var (gap, work, distances) = (new double[centre.Length], new double[centre.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            Subtract(rows[i], centre, gap);
            distances[i] = factor * cholesky.Distance(gap, work);
        }

        return distances;
    }

    /// <summary>Upper limit for the m individual rows that gave the estimates: (m-1)²/m·Beta(1-α; p/2, (m-p-1)/2).</summary>
    public static double PhaseOneLimit(int m, int p, double alpha)
        => (m - 1.0) * (m - 1.0) / m * IncompleteBeta.Quantile(1 - alpha, p / 2.0, (m - p - 1) / 2.0);

    /// <summary>Upper limit for later rows: p(m+1)(m-1)/(m(m-p))·F(1-α; p, m-p).</summary>
    public static double PhaseTwoLimit(int m, int p, double alpha)
        => p * (m + 1.0) * (m - 1.0) / (m * ((double)m - p)) * FisherF.Quantile(1 - alpha, p, m - p);

    /// <summary>Upper limit for subgroups of size n: p(m∓1)(n-1)/(mn-m-p+1)·F(1-α; p, mn-m-p+1), minus in phase one, plus in phase two.</summary>
    public static double SubgroupLimit(int m, int n, int p, double alpha, bool phaseTwo)
    {
        var freedom = ((double)m * n) - m - p + 1;
        return p * (m + (phaseTwo ? 1.0 : -1.0)) * (n - 1) / freedom * FisherF.Quantile(1 - alpha, p, freedom);
    }

    /// <summary>MEWMA: z = λ(x-centre) + (1-λ)z, T² with the exact covariance λ/(2-λ)·(1-(1-λ)^2i)·Σ.</summary>
    public static double[]? Mewma(double[][] rows, double[] centre, double[][] covariance, double lambda)
    {
        if (Cholesky.Of(covariance) is not { } cholesky)
        {
            return null;
        }

        var (z, gap, work, distances) = (new double[centre.Length], new double[centre.Length], new double[centre.Length], new double[rows.Length]);
        var rest = 1.0;
        for (var i = 0; i < rows.Length; i++)
        {
            Subtract(rows[i], centre, gap);
            for (var j = 0; j < z.Length; j++)
            {
                z[j] = (lambda * gap[j]) + ((1 - lambda) * z[j]);
            }

            rest *= (1 - lambda) * (1 - lambda);
            distances[i] = cholesky.Distance(z, work) / (lambda / (2 - lambda) * (1 - rest));
        }

        return distances;
    }

    private static void Subtract(double[] a, double[] b, double[] into)
    {
        for (var j = 0; j < into.Length; j++)
        {
            into[j] = a[j] - b[j];
        }
    }

    private static double[][] Products(int count, int columns, double divisor, Action<int, double[]> fill)
    {
        Effort.Spend((double)count * columns * columns);
        var sums = new double[columns][];
        for (var j = 0; j < columns; j++)
        {
            sums[j] = new double[columns];
        }

        var work = new double[columns];
        for (var i = 0; i < count; i++)
        {
            fill(i, work);
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < columns; k++)
                {
                    sums[j][k] += work[j] * work[k];
                }
            }
        }

        return Array.ConvertAll(sums, row => Array.ConvertAll(row, value => value / divisor));
    }
}
