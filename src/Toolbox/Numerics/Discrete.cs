namespace Zhiheng.Toolbox.Numerics;

internal static class Discrete
{
    /// <summary>The smallest whole x ≥ 0 with P(X ≤ x) ≥ p, from a normal start by doubling and bisection.</summary>
    public static double Quantile(double p, double mean, double deviation, double most, Func<double, double> below)
    {
        if (!(p >= 0 && p <= 1))
        {
            return double.NaN;
        }

        if (p == 1)
        {
            return most;
        }

        p *= 1 - (64 * 2.220446049250313e-16);
        if (p <= 0 || below(0) >= p)
        {
            return 0;
        }

        var low = 0.0;
        var high = Math.Clamp(Math.Floor(mean + (deviation * Math.Max(-8, Normal.Quantile(p)))) + 1, 1, most);
        while (high < most && below(high) < p)
        {
            Effort.Spend(10);
            low = high;
            high = Math.Min(most, Math.Ceiling((high * 1.5) + deviation));
        }

        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (middle <= low || middle >= high)
            {
                // Beyond 2^53 there is no whole number between the two.
                break;
            }

            (low, high) = below(middle) >= p ? (low, middle) : (middle, high);
        }

        return high;
    }
}
