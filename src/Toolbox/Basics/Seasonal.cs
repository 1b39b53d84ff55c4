using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Classical decomposition: one seasonal figure a phase, and the centred moving average (null at both ends).</summary>
public sealed record ClassicalSeason(double[] Figure, double?[] Trend);

/// <summary>Holt-Winters' additive smoothing: one-step squared errors summed, and the forecasts of the next period.</summary>
public sealed record HoltWintersForecast(double SquaredErrors, double[] Forecast);

/// <summary>Classical seasonal decomposition and exponential smoothing of a series with a fixed period.</summary>
/// <remarks>Figures sum to 0 (additive) or average 1 (multiplicative). Source: Kendall and Stuart, vol. 3; Holt (1957), Winters, Management Science 6 (1960) 324.</remarks>
public static class Seasonal
{
    /// <summary>At least two whole periods; multiplicative needs positive values.</summary>
    public static ClassicalSeason Classical(ReadOnlySpan<double> values, int frequency, bool multiplicative = false)
    {
        Check(values, frequency);
        if (multiplicative)
        {
            foreach (var value in values)
            {
                Demand.Positive(value, new("序列", "Series"));
            }
        }

        var trend = CentredAverage(values, frequency);
        var figure = new double[frequency];
        for (var j = 0; j < frequency; j++)
        {
            double sum = 0;
            var count = 0;
            for (var i = j; i < values.Length; i += frequency)
            {
                if (trend[i] is { } level)
                {
                    sum += multiplicative ? values[i] / level : values[i] - level;
                    count++;
                }
            }

            figure[j] = sum / count;
        }

        var mean = Sample.Mean(figure);
        return new(Array.ConvertAll(figure, value => multiplicative ? value / mean : value - mean), trend);
    }

    /// <summary>
    /// Additive Holt-Winters with given α, β, γ in [0, 1]; start values from the classical decomposition of the first two periods (level and
    /// slope by a line through its trend).
    /// </summary>
    public static HoltWintersForecast HoltWinters(ReadOnlySpan<double> values, int frequency, double alpha, double beta, double gamma)
    {
        Check(values, frequency);
        Demand.Fraction(alpha, Words.Both("α"));
        Demand.Fraction(beta, Words.Both("β"));
        Demand.Fraction(gamma, Words.Both("γ"));
        var start = Classical(values[..(2 * frequency)], frequency);
        var known = start.Trend.Where(level => level is not null).Select(level => level!.Value).ToArray();
        var positions = Array.ConvertAll(Enumerable.Range(1, known.Length).ToArray(), i => (double)i);
        var line = known.Length > 1 ? LeastSquares.Polynomial(positions, known, 1)!.Coefficients : [known[0], 0];
        var (level, slope, season) = (line[0], line[1], (double[])start.Figure.Clone());
        double squares = 0;
        for (var i = frequency; i < values.Length; i++)
        {
            var phase = i % frequency;
            var error = values[i] - (level + slope + season[phase]);
            squares += error * error;
            var next = (alpha * (values[i] - season[phase])) + ((1 - alpha) * (level + slope));
            slope = (beta * (next - level)) + ((1 - beta) * slope);
            level = next;
            season[phase] = (gamma * (values[i] - level)) + ((1 - gamma) * season[phase]);
        }

        var forecast = new double[frequency];
        for (var h = 0; h < frequency; h++)
        {
            forecast[h] = level + ((h + 1) * slope) + season[(values.Length + h) % frequency];
        }

        return new(squares, forecast);
    }

    private static void Check(ReadOnlySpan<double> values, int frequency)
    {
        Demand.AtLeast(frequency, 2, new("周期 f", "Period f"));
        Demand.Sample(values, 2 * frequency, new("序列", "Series"));
    }

    private static double?[] CentredAverage(ReadOnlySpan<double> values, int frequency)
    {
        var trend = new double?[values.Length];
        var half = frequency / 2;
        for (var i = half; i < values.Length - half; i++)
        {
            Effort.Spend(frequency);
            double sum = 0;
            for (var j = i - half; j <= i + half; j++)
            {
                // An even period has two half-weighted ends.
                sum += values[j] * (frequency % 2 == 0 && (j == i - half || j == i + half) ? 0.5 : 1);
            }

            trend[i] = sum / frequency;
        }

        return trend;
    }
}
