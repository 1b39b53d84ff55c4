using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.RunLength;

/// <summary>Average run length of the upper EWMA chart of S² (S. Knoth, Statistics and Computing 15 (2005) 341-352: collocation).</summary>
public static class VarianceEwmaLength
{
    private const int Degree = 48;

    private static readonly GaussLegendre Rule = GaussLegendre.Rule(60);

    /// <summary>z = (1-λ)z + λS², signal above <paramref name="upper"/>, no lower limit; ν·S²/σ² is chi-square.</summary>
    /// <param name="sigma">The true standard deviation.</param>
    /// <param name="start">z at the beginning, usually σ₀².</param>
    public static double Average(double lambda, double upper, int freedom, double sigma, double start)
    {
        // L(z) = 1 + ∫ L((1-λ)z + λs) f(s) ds is smooth in z: Chebyshev polynomials, exact at their own points.
        var (matrix, right) = (new double[Degree][], new double[Degree]);
        for (var i = 0; i < Degree; i++)
        {
            var point = Math.Cos(Math.PI * (i + 0.5) / Degree);
            var z = upper / 2 * (1 + point);
            matrix[i] = new double[Degree];
            right[i] = 1;
            Effort.Spend(3.0 * Degree * Rule.Nodes.Length);
            for (var k = 0; k < Degree; k++)
            {
                matrix[i][k] = Math.Cos(k * Math.Acos(point));
            }

            // s = t², so that the density of one degree of freedom is smooth too.
            var end = Math.Sqrt((upper - ((1 - lambda) * z)) / lambda);
            var most = Math.Min(end, sigma * Math.Sqrt((freedom + 60 + (12 * Math.Sqrt(2.0 * freedom))) / freedom));
            for (var j = 0; j < Rule.Nodes.Length; j++)
            {
                var t = most / 2 * (1 + Rule.Nodes[j]);
                var weight = most / 2 * Rule.Weights[j] * Density(t, freedom, sigma);
                var angle = Math.Acos(Math.Clamp((2 * (((1 - lambda) * z) + (lambda * t * t)) / upper) - 1, -1, 1));
                for (var k = 0; k < Degree; k++)
                {
                    matrix[i][k] -= weight * Math.Cos(k * angle);
                }
            }
        }

        var coefficients = LinearSystem.Solve(matrix, right);
        var at = Math.Acos(Math.Clamp((2 * start / upper) - 1, -1, 1));
        var sum = 0.0;
        for (var k = 0; k < Degree; k++)
        {
            sum += coefficients[k] * Math.Cos(k * at);
        }

        return sum;
    }

    /// <summary>The density of t = √(S²).</summary>
    private static double Density(double t, int freedom, double sigma)
    {
        var half = freedom / 2.0;
        var y = t * t / (sigma * sigma) * half;
        return t <= 0 ? 0 : 2 / t * Math.Exp((half * Math.Log(y)) - y - Gamma.Log(half));
    }
}
