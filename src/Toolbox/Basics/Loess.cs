using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// Local regression on equally spaced points (positions 1, 2, …) with tricube weights over <paramref name="Window"/> points, of degree 0
/// or 1, evaluated at every <paramref name="Jump"/>-th point and interpolated between.
/// </summary>
/// <remarks>Cleveland et al. (1990); a window wider than the series stretches the weights by half the difference.</remarks>
internal sealed record Loess(int Window, int Degree, int Jump)
{
    private double[]? _middle;

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

    /// <summary>The local mean or line at <paramref name="x"/>: weighted sums of powers of the distance from x, so that nothing large is subtracted.</summary>
    private double? At(double[] y, double x, (int Left, int Right) ends, double[]? robustness)
    {
        var count = ends.Right - ends.Left + 1;
        Effort.Spend(2 * (count - 1));
        var n = y.Length;
        Span<double> work = count <= 256 ? stackalloc double[count] : new double[count];
        var weights = Weights(work, x - ends.Left, Window > n ? (Window - n) / 2 : 0);
        var values = y.AsSpan(ends.Left - 1, count);
        if (robustness is not null)
        {
            var trust = robustness.AsSpan(ends.Left - 1, count);
            for (var j = 0; j < work.Length; j++)
            {
                work[j] = weights[j] * trust[j];
            }

            weights = work;
        }

        return Degree == 0 ? Mean(weights, values) : Line(weights, values, x - ends.Left, 0.001 * (n - 1.0));
    }

    private static double? Mean(ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        double total = 0, sum = 0;
        for (var j = 0; j < values.Length; j++)
        {
            total += weights[j];
            sum += weights[j] * values[j];
        }

        return total > 0 ? sum / total : null;
    }

    /// <summary>The local line at position <paramref name="at"/> of the window; the mean where the points spread less than <paramref name="least"/>.</summary>
    private static double? Line(ReadOnlySpan<double> weights, ReadOnlySpan<double> values, double at, double least)
    {
        // The sums side by side: each waits for itself only.
        double total = 0, sum = 0, first = 0, second = 0, moment = 0, away = -at;
        for (var j = 0; j < values.Length && j < weights.Length; j++)
        {
            var (weight, value) = (weights[j], values[j]);
            var turned = weight * away;
            total += weight;
            sum += weight * value;
            first += turned;
            second += turned * away;
            moment += turned * value;
            away += 1;
        }

        if (!(total > 0))
        {
            return null;
        }

        var (mean, level) = (first / total, sum / total);
        var spread = (second / total) - (mean * mean);
        return Math.Sqrt(Math.Max(0, spread)) > least ? level - (mean * ((moment / total) - (mean * level)) / spread) : level;
    }

    /// <summary>The tricube weights of a window around position <paramref name="at"/> (from 0); those of a window about its middle are kept.</summary>
    private ReadOnlySpan<double> Weights(Span<double> work, double at, int stretch)
    {
        var middle = stretch == 0 && work.Length == Window && 2 * at == Window - 1;
        if (middle && _middle is not null)
        {
            return _middle;
        }

        var reach = Math.Max(at, work.Length - 1 - at) + stretch;
        var (near, far, unit) = (0.001 * reach, 0.999 * reach, 1 / reach);
        for (var j = 0; j < work.Length; j++)
        {
            var r = Math.Abs(j - at);
            var u = r * unit;
            var cube = 1 - (u * u * u);
            work[j] = r > far ? 0 : r <= near ? 1 : cube * cube * cube;
        }

        if (middle)
        {
            _middle = work.ToArray();
        }

        return work;
    }
}
