namespace Zhiheng.Toolbox.Charts;

/// <summary>Charts with memory: EWMA, tabular CUSUM and moving average (ISO 7870-4, ISO 7870-6).</summary>
public static class MemoryChart
{
    /// <summary>z(i) = λx(i) + (1-λ)z(i-1), z(0) = centre; limits centre ± Lσ√(λ/(2-λ)·(1-(1-λ)^2i)).</summary>
    public static EwmaChart Ewma(ReadOnlySpan<double> x, double centre, double sigma, double lambda, double multiplier)
    {
        var (z, lower, upper) = (new double[x.Length], new double[x.Length], new double[x.Length]);
        var signals = new List<int>();
        var width = multiplier * sigma * Math.Sqrt(lambda / (2 - lambda));
        var (value, rest, fade) = (centre, 1.0, (1 - lambda) * (1 - lambda));
        for (var i = 0; i < x.Length; i++)
        {
            value = (lambda * x[i]) + ((1 - lambda) * value);
            rest *= fade;
            var half = width * Math.Sqrt(1 - rest);
            (z[i], lower[i], upper[i]) = (value, centre - half, centre + half);
            if (value > upper[i] || value < lower[i])
            {
                signals.Add(i + 1);
            }
        }

        return new(z, lower, upper, new(centre, centre - width, centre + width), signals);
    }

    /// <summary>C⁺ = max(0, C⁺+z-k), C⁻ = max(0, C⁻-z-k) of z = (x-centre)/σ, from the head start; a sum above h signals.</summary>
    /// <param name="headStart">In units of σ; h/2 is the usual fast initial response, 0 none.</param>
    public static CusumChart Cusum(ReadOnlySpan<double> x, double centre, double sigma, double k, double h, double headStart = 0)
    {
        var (up, down, plus, minus) = (new double[x.Length], new double[x.Length], new int[x.Length], new int[x.Length]);
        var (signalsUp, signalsDown) = (new List<int>(), new List<int>());
        var (above, below, risen, fallen) = (headStart, headStart, 0, 0);
        var unit = 1 / sigma;
        for (var i = 0; i < x.Length; i++)
        {
            var z = (x[i] - centre) * unit;
            above = Math.Max(0, above + z - k);
            below = Math.Max(0, below - z - k);
            risen = above > 0 ? risen + 1 : 0;
            fallen = below > 0 ? fallen + 1 : 0;
            (up[i], down[i], plus[i], minus[i]) = (above, below, risen, fallen);
            if (above > h)
            {
                signalsUp.Add(i + 1);
            }

            if (below > h)
            {
                signalsDown.Add(i + 1);
            }
        }

        return new(up, down, plus, minus, signalsUp, signalsDown);
    }

    /// <summary>Mean of the last w values, limits centre ± Lσ/√w; the first w-1 points use what there is, with wider limits.</summary>
    public static MovingAverageChart MovingAverage(ReadOnlySpan<double> x, double centre, double sigma, int window, double multiplier = 3)
    {
        var (means, lower, upper) = (new double[x.Length], new double[x.Length], new double[x.Length]);
        var signals = new List<int>();
        for (var i = 0; i < x.Length; i++)
        {
            var count = Math.Min(i + 1, window);
            var sum = 0.0;
            foreach (var value in x.Slice(i + 1 - count, count))
            {
                sum += value;
            }

            var half = multiplier * sigma / Math.Sqrt(count);
            (means[i], lower[i], upper[i]) = (sum / count, centre - half, centre + half);
            if (means[i] > upper[i] || means[i] < lower[i])
            {
                signals.Add(i + 1);
            }
        }

        return new(means, lower, upper, signals);
    }
}

/// <param name="Asymptotic">The limits that the varying ones approach.</param>
/// <param name="Signals">Positions beyond the varying limits, counted from 1.</param>
public sealed record EwmaChart(double[] Points, double[] Lower, double[] Upper, Limits Asymptotic, IReadOnlyList<int> Signals);

/// <param name="PeriodsUp">Points since the upper sum was last zero; the change began that many points before a signal.</param>
/// <param name="SignalsUp">Positions counted from 1.</param>
public sealed record CusumChart(double[] Up, double[] Down, int[] PeriodsUp, int[] PeriodsDown, IReadOnlyList<int> SignalsUp, IReadOnlyList<int> SignalsDown);

/// <param name="Signals">Positions counted from 1.</param>
public sealed record MovingAverageChart(double[] Points, double[] Lower, double[] Upper, IReadOnlyList<int> Signals);
