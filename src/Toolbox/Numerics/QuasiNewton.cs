namespace Zhiheng.Toolbox.Numerics;

/// <summary>Minimum of a smooth function of a few variables with known gradient (BFGS with backtracking).</summary>
/// <remarks>Nocedal and Wright, Numerical Optimization, ch. 6.</remarks>
internal static class QuasiNewton
{
    private const double Sufficient = 1e-4;

    public static (double[] At, double Value) Minimum(Func<double[], (double Value, double[] Gradient)> f, double[] start, int steps)
    {
        var n = start.Length;
        var at = (double[])start.Clone();
        var (value, gradient) = f(at);
        var inverse = Identity(n, 1 / (1 + Length(gradient)));
        for (var step = 0; step < steps; step++)
        {
            var direction = Times(inverse, gradient, -1);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
            {
                inverse = Identity(n, 1 / (1 + Length(gradient)));
                direction = Times(inverse, gradient, -1);
                slope = Dot(direction, gradient);
            }

            double size = 1;
            double[] next;
            (double Value, double[] Gradient) found;
            while (true)
            {
                Effort.Spend(10.0 * n);
                next = [.. at.Select((x, i) => x + (size * direction[i]))];
                found = f(next);
                if (found.Value <= value + (Sufficient * size * slope) || size < 1e-14)
                {
                    break;
                }

                size /= 2;
            }

            if (!(found.Value < value))
            {
                break;
            }

            double[] moved = [.. next.Select((x, i) => x - at[i])], turned = [.. found.Gradient.Select((g, i) => g - gradient[i])];
            var gain = value - found.Value;
            (at, value, gradient) = (next, found.Value, found.Gradient);
            Update(inverse, moved, turned);
            if (Length(gradient) < 1e-9 * (1 + Math.Abs(value)) && gain < 1e-13 * (1 + Math.Abs(value)))
            {
                break;
            }
        }

        return (at, value);
    }

    private static void Update(double[,] h, double[] s, double[] y)
    {
        var curvature = Dot(s, y);
        if (curvature <= 1e-14 * Length(s) * Length(y))
        {
            return;
        }

        var hy = Times(h, y, 1);
        var scale = 1 + (Dot(y, hy) / curvature);
        for (var i = 0; i < s.Length; i++)
        {
            for (var j = 0; j < s.Length; j++)
            {
                h[i, j] += ((scale * s[i] * s[j]) - (hy[i] * s[j]) - (s[i] * hy[j])) / curvature;
            }
        }
    }

    private static double[,] Identity(int n, double scale)
    {
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] = scale;
        }

        return matrix;
    }

    private static double[] Times(double[,] matrix, double[] vector, double scale)
    {
        var result = new double[vector.Length];
        for (var i = 0; i < result.Length; i++)
        {
            for (var j = 0; j < vector.Length; j++)
            {
                result[i] += scale * matrix[i, j] * vector[j];
            }
        }

        return result;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Length(double[] vector) => Math.Sqrt(Dot(vector, vector));
}
