using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// Local regression on equally spaced points (positions 1, 2, …) with tricube weights over <paramref name="Window"/> points, of degree 0
/// or 1, evaluated at every <paramref name="Jump"/>-th point and interpolated between.
/// </summary>
/// <remarks>Cleveland et al. (1990); a window wider than the series stretches the weights by half the difference.</remarks>
internal sealed record Loess(int Window, int Degree, int Jump)
{
    public double[] Smooth(double[] y, double[]? robustness)
    {
        var n = y.Length;
        if (n < 2)
        {
            return [.. y];
        }

        var smooth = new double[n];
        var jump = Math.Min(Jump, n - 1);
        for (var i = 1; i <= n; i += jump)
        {
            smooth[i - 1] = At(y, i, Ends(i, n, jump), robustness) ?? y[i - 1];
        }

        if (jump > 1)
        {
            Interpolate(y, smooth, jump, robustness);
        }

        return smooth;
    }

    /// <summary>The curve one step before the first and after the last point; null where all weights vanish.</summary>
    public (double? Before, double? After) Beyond(double[] y, double[]? robustness)
    {
        var n = y.Length;
        return (At(y, 0, (1, Math.Min(Window, n)), robustness), At(y, n + 1, (Math.Max(1, n - Window + 1), n), robustness));
    }

    private (int Left, int Right) Ends(int i, int n, int jump)
    {
        if (Window >= n)
        {
            return (1, n);
        }

        var half = (Window + 1) / 2;
        if (jump == 1)
        {
            var shift = Math.Clamp(i - half, 0, n - Window);
            return (1 + shift, Window + shift);
        }

        return i < half ? (1, Window) : i >= n - half + 1 ? (n - Window + 1, n) : (i - half + 1, Window + i - half);
    }

    private void Interpolate(double[] y, double[] smooth, int jump, double[]? robustness)
    {
        var n = y.Length;
        for (var i = 0; i + jump < n; i += jump)
        {
            Fill(smooth, i, i + jump);
        }

        var last = (n - 1) / jump * jump;
        if (last != n - 1)
        {
            smooth[n - 1] = At(y, n, Ends(last + 1, n, jump), robustness) ?? y[n - 1];
            Fill(smooth, last, n - 1);
        }
    }

    private static void Fill(double[] smooth, int from, int to)
    {
        var step = (smooth[to] - smooth[from]) / (to - from);
        for (var j = from + 1; j < to; j++)
        {
            smooth[j] = smooth[from] + (step * (j - from));
        }
    }

    private double? At(double[] y, double x, (int Left, int Right) ends, double[]? robustness)
    {
        Effort.Spend(2 * (ends.Right - ends.Left));
        var n = y.Length;
        var reach = Math.Max(x - ends.Left, ends.Right - x) + (Window > n ? (Window - n) / 2 : 0);
        Span<double> weights = ends.Right - ends.Left < 512 ? stackalloc double[ends.Right - ends.Left + 1] : new double[ends.Right - ends.Left + 1];
        double total = 0, mean = 0;
        for (var j = ends.Left; j <= ends.Right; j++)
        {
            var r = Math.Abs(j - x);
            var u = r / reach;
            var cube = 1 - (u * u * u);
            var weight = r > 0.999 * reach ? 0 : r <= 0.001 * reach ? 1 : cube * cube * cube;
            weight *= robustness is null ? 1 : robustness[j - 1];
            weights[j - ends.Left] = weight;
            total += weight;
        }

        if (total <= 0)
        {
            return null;
        }

        for (var j = 0; j < weights.Length; j++)
        {
            weights[j] /= total;
            mean += weights[j] * (j + ends.Left);
        }

        if (reach > 0 && Degree > 0)
        {
            Tilt(weights, ends.Left, mean, x, n - 1.0);
        }

        double value = 0;
        for (var j = 0; j < weights.Length; j++)
        {
            value += weights[j] * y[j + ends.Left - 1];
        }

        return value;
    }

    /// <summary>Turns the weights of a local mean into those of a local line, unless the points lie too close together.</summary>
    private static void Tilt(Span<double> weights, int left, double mean, double x, double range)
    {
        double spread = 0;
        for (var j = 0; j < weights.Length; j++)
        {
            spread += weights[j] * (j + left - mean) * (j + left - mean);
        }

        if (Math.Sqrt(spread) <= 0.001 * range)
        {
            return;
        }

        var slope = (x - mean) / spread;
        for (var j = 0; j < weights.Length; j++)
        {
            weights[j] *= (slope * (j + left - mean)) + 1;
        }
    }
}
