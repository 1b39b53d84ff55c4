namespace Zhiheng.Toolbox.Numerics;

/// <summary>Inverts distribution functions on the tail that is small, so that relative accuracy survives in both tails.</summary>
internal static class Quantiles
{
    /// <summary>x &gt; 0 with P(X ≤ x) = p, by safeguarded Newton steps in ln x and ln p.</summary>
    /// <param name="start">First guess of ln x.</param>
    public static double Positive(double p, double start, Func<double, double> below, Func<double, double> above, Func<double, double> density)
    {
        var upper = p > 0.5;
        var target = upper ? 1 - p : p;
        var (low, high) = (-745.0, 709.0);
        var y = Math.Clamp(start, -740, 700);
        for (var i = 0; i < 200; i++)
        {
            var x = Math.Exp(y);
            var tail = upper ? above(x) : below(x);
            var gap = tail - target;
            if (gap == 0)
            {
                return x;
            }

            // The tail rises with x from the left and falls from the right.
            if (gap > 0 == upper)
            {
                low = y;
            }
            else
            {
                high = y;
            }

            var slope = density(x) * x * (upper ? -1 : 1);
            var step = tail > 0 && slope != 0 ? tail * Math.Log(target / tail) / slope : double.NaN;
            var next = y + Math.Clamp(step, -3, 3);
            if (!(next > low && next < high))
            {
                next = (low + high) / 2;
            }

            if (Math.Abs(next - y) <= 2e-16 * Math.Max(1, Math.Abs(y)))
            {
                return Math.Exp(next);
            }

            y = next;
        }

        return Math.Exp(y);
    }
}
