using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.RunLength;

/// <summary>Average run length of the EWMA chart of a standardised mean, limits ±L√(λ/(2-λ)), from the integral equation of S. V. Crowder (1987).</summary>
public static class EwmaLength
{
    private const int Nodes = 100;

    private static readonly GaussLegendre Rule = GaussLegendre.Rule(Nodes);

    /// <summary>Two-sided chart with constant limits, started at the target.</summary>
    public static double Fixed(double lambda, double multiplier, double shift)
    {
        var limit = Limit(lambda, multiplier);
        return Solve(lambda, -limit, limit, shift, reflecting: false).At(0);
    }

    /// <summary>Upper chart whose statistic is held at the target when it would fall below it.</summary>
    public static double OneSided(double lambda, double multiplier, double shift)
        => Solve(lambda, 0, Limit(lambda, multiplier), shift, reflecting: true).At(0);

    /// <summary>Two-sided chart with the exact limits of each point, ±L√(λ/(2-λ)·(1-(1-λ)^2i)).</summary>
    /// <remarks>The density of the surviving statistic is carried from point to point until the limits stand still; the rest is the chart with constant limits.</remarks>
    public static double Varying(double lambda, double multiplier, double shift)
    {
        var limit = Limit(lambda, multiplier);
        var (nodes, density) = (new double[Nodes], new double[Nodes]);
        var (length, rest) = (1.0, 1.0);
        for (var i = 1; ; i++)
        {
            Effort.Spend(2.0 * Nodes * Nodes);
            rest *= (1 - lambda) * (1 - lambda);
            var now = limit * Math.Sqrt(1 - rest);
            var (places, next) = (new double[Nodes], new double[Nodes]);
            var before = i == 1 ? 0 : limit * Math.Sqrt(1 - (rest / ((1 - lambda) * (1 - lambda))));
            for (var j = 0; j < Nodes; j++)
            {
                places[j] = now * Rule.Nodes[j];
                next[j] = i == 1 ? Kernel(places[j], 0, lambda, shift) : Carried(nodes, density, before, places[j], lambda, shift);
            }

            (nodes, density) = (places, next);
            if (rest < 1e-17)
            {
                break;
            }

            length += now * Dot(density);
        }

        var chart = Solve(lambda, -limit, limit, shift, reflecting: false);
        for (var j = 0; j < Nodes; j++)
        {
            length += limit * Rule.Weights[j] * density[j] * chart.At(nodes[j]);
        }

        return length;
    }

    /// <summary>The multiplier L for which the two-sided chart with constant limits in control has the average run length <paramref name="length"/>.</summary>
    public static double Design(double lambda, double length)
        => Roots.FindOutwards(multiplier => Math.Log(Fixed(lambda, multiplier, 0)) - Math.Log(length), 2, 3.5, least: 0.1, most: 8, tolerance: 1e-12);

    private static double Limit(double lambda, double multiplier) => multiplier * Math.Sqrt(lambda / (2 - lambda));

    private static double Kernel(double to, double from, double lambda, double shift) => Normal.Density(((to - ((1 - lambda) * from)) / lambda) - shift) / lambda;

    private static double Carried(double[] nodes, double[] density, double half, double to, double lambda, double shift)
    {
        var sum = 0.0;
        for (var j = 0; j < Nodes; j++)
        {
            sum += Rule.Weights[j] * density[j] * Kernel(to, nodes[j], lambda, shift);
        }

        return half * sum;
    }

    private static double Dot(double[] values)
    {
        var sum = 0.0;
        for (var j = 0; j < Nodes; j++)
        {
            sum += Rule.Weights[j] * values[j];
        }

        return sum;
    }

    /// <summary>L(z) = 1 + ∫ L(y)·K(y, z) dy, and for the reflecting chart the mass that falls on its lower end.</summary>
    private static Solution Solve(double lambda, double lower, double upper, double shift, bool reflecting)
    {
        var half = (upper - lower) / 2;
        var nodes = Array.ConvertAll(Rule.Nodes, node => lower + (half * (1 + node)));
        var size = Nodes + (reflecting ? 1 : 0);
        Effort.Spend(2.0 * size * size);
        var (matrix, right) = (new double[size][], new double[size]);
        for (var i = 0; i < size; i++)
        {
            var start = i < Nodes ? nodes[i] : lower;
            matrix[i] = new double[size];
            for (var j = 0; j < Nodes; j++)
            {
                matrix[i][j] = -half * Rule.Weights[j] * Kernel(nodes[j], start, lambda, shift);
            }

            if (reflecting)
            {
                matrix[i][Nodes] = -Normal.Below(((lower - ((1 - lambda) * start)) / lambda) - shift);
            }

            matrix[i][i] += 1;
            right[i] = 1;
        }

        return new(LinearSystem.Solve(matrix, right), nodes, half, lower, lambda, shift, reflecting);
    }

    private sealed record Solution(double[] Lengths, double[] Places, double Half, double Lower, double Lambda, double Shift, bool Reflecting)
    {
        public double At(double start)
        {
            var sum = Reflecting ? 1 + (Lengths[Nodes] * Normal.Below(((Lower - ((1 - Lambda) * start)) / Lambda) - Shift)) : 1;
            for (var j = 0; j < Nodes; j++)
            {
                sum += Half * Rule.Weights[j] * Lengths[j] * Kernel(Places[j], start, Lambda, Shift);
            }

            return sum;
        }
    }
}
