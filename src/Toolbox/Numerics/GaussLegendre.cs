namespace Zhiheng.Toolbox.Numerics;

/// <summary>Nodes and weights of Gauss-Legendre quadrature on [-1, 1].</summary>
public sealed class GaussLegendre
{
    private GaussLegendre(double[] nodes, double[] weights) => (Nodes, Weights) = (nodes, weights);

    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>The rule with <paramref name="count"/> nodes: Newton's method on the Legendre polynomial.</summary>
    public static GaussLegendre Rule(int count)
    {
        var nodes = new double[count];
        var weights = new double[count];
        for (var i = 0; i < (count + 1) / 2; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 100; step++)
            {
                (var value, slope) = Legendre(count, x);
                var move = value / slope;
                x -= move;
                if (Math.Abs(move) < 1e-16)
                {
                    break;
                }
            }

            slope = Legendre(count, x).Slope;
            var weight = 2 / ((1 - (x * x)) * slope * slope);
            (nodes[i], nodes[count - 1 - i]) = (-x, x);
            (weights[i], weights[count - 1 - i]) = (weight, weight);
        }

        return new(nodes, weights);
    }

    /// <summary>∫ f over [from, to].</summary>
    public double Integrate(Func<double, double> f, double from, double to)
    {
        var half = (to - from) / 2;
        var middle = (to + from) / 2;
        var sum = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            sum += Weights[i] * f(middle + (half * Nodes[i]));
        }

        return half * sum;
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var previous = 1.0;
        var value = x;
        for (var k = 2; k <= degree; k++)
        {
            (previous, value) = (value, (((2 * k) - 1) * x * value - ((k - 1) * previous)) / k);
        }

        return (value, degree * ((x * value) - previous) / ((x * x) - 1));
    }
}
