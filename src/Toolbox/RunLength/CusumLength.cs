using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.RunLength;

/// <summary>Average run length of the standardised CUSUM by the Nyström method on Gauss-Legendre nodes (S. V. Crowder 1987; A. L. Goel, S. M. Wu 1971).</summary>
public static class CusumLength
{
    private const int Nodes = 100;

    private static readonly GaussLegendre Rule = GaussLegendre.Rule(Nodes);

    /// <summary>The upper one-sided chart with reference value k and decision interval h, both in σ.</summary>
    /// <param name="shift">Of the mean, in σ.</param>
    /// <param name="headStart">Where the sum starts; 0 ≤ head start &lt; h.</param>
    public static double OneSided(double k, double h, double shift, double headStart = 0) => Solve(k, h, shift)(headStart);

    /// <summary>Both charts together. Exact: 1/L = 1/L⁺ + 1/L⁻ without head start, and the formula of Lucas and Crosier (1982) with it.</summary>
    public static double TwoSided(double k, double h, double shift, double headStart = 0)
    {
        var (up, down) = (Solve(k, h, shift), Solve(k, h, -shift));
        var (up0, down0, up1, down1) = (up(0), down(0), up(headStart), down(headStart));

        // A chart against the shift may run for ever: its length then has no weight.
        var weight = double.IsInfinity(down0) ? 1 : down0 / (up0 + down0);
        return double.IsInfinity(down0) ? up1 : (up1 * weight) + (up0 * ((down1 - down0) / (up0 + down0)));
    }

    /// <summary>The decision interval h for which the two-sided chart in control has the average run length <paramref name="length"/>.</summary>
    public static double Design(double k, double length)
        => Roots.FindOutwards(h => Math.Log(TwoSided(k, h, 0)) - Math.Log(length), 1, 5, least: 0.01, most: 60, tolerance: 1e-12);

    /// <summary>The run length as a function of the start.</summary>
    private static Func<double, double> Solve(double k, double h, double shift)
    {
        // L(u) = 1 + Φ(k-μ-u)·L(0) + ∫₀ʰ L(y)·φ(y-u+k-μ) dy, with L(0) as the last unknown.
        var nodes = Array.ConvertAll(Rule.Nodes, node => h / 2 * (1 + node));
        var weights = Array.ConvertAll(Rule.Weights, weight => h / 2 * weight);
        var matrix = new double[Nodes + 1][];
        var right = new double[Nodes + 1];
        for (var i = 0; i <= Nodes; i++)
        {
            var start = i < Nodes ? nodes[i] : 0;
            matrix[i] = new double[Nodes + 1];
            for (var j = 0; j < Nodes; j++)
            {
                matrix[i][j] = -weights[j] * Normal.Density(nodes[j] - start + k - shift);
            }

            matrix[i][Nodes] = -Normal.Below(k - shift - start);
            matrix[i][i] += 1;
            right[i] = 1;
        }

        var lengths = LinearSystem.Solve(matrix, right);
        return start =>
        {
            var sum = 1 + (Normal.Below(k - shift - start) * lengths[Nodes]);
            for (var j = 0; j < Nodes; j++)
            {
                sum += weights[j] * lengths[j] * Normal.Density(nodes[j] - start + k - shift);
            }

            // Rounding turns lengths near 1e15 negative: nothing can be told from infinity there.
            return sum is > 0 and < 1e15 ? sum : double.PositiveInfinity;
        };
    }
}
