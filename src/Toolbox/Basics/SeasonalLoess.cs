using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>y = seasonal + trend + remainder, one value each for every point of the series.</summary>
public sealed record Decomposition(double[] Seasonal, double[] Trend, double[] Remainder);

/// <summary>How smooth the seasonal part may be.</summary>
/// <param name="SeasonalWindow">Odd number of periods, 7 or more; null: the seasonal part is the same in every period.</param>
/// <param name="Robust">Outer iterations that take weight from outliers (15, with one inner step; otherwise none, with two).</param>
public sealed record LoessOptions(int? SeasonalWindow = null, bool Robust = false);

/// <summary>
/// Seasonal-trend decomposition by loess (STL): cycle-subseries are smoothed, a low-pass filter removes the trend from them, and the
/// deseasonalised series is smoothed for the trend; repeated, with robustness weights in the outer loop.
/// </summary>
/// <remarks>
/// Cleveland, Cleveland, McRae and Terpenning, J. Official Statistics 6 (1990) 3. Defaults as R's stl: degrees 0/1/1, trend window the
/// next odd number from 1.5 f/(1 − 1.5/s), low-pass window the next odd number from f, jumps of a tenth of each window, interpolated.
/// </remarks>
public static class SeasonalLoess
{
    /// <param name="values">At least two whole periods and one point more, no gaps.</param>
    /// <param name="frequency">Points a period: 12 for months, 52 for weeks.</param>
    public static Decomposition Of(ReadOnlySpan<double> values, int frequency, LoessOptions? options = null)
    {
        Demand.AtLeast(frequency, 2, new("周期 f", "Period f"));
        Demand.Sample(values, (2 * frequency) + 1, new("序列", "Series"));
        options ??= new();
        Demand.That(options.SeasonalWindow is null or >= 3, new("季节窗口", "Seasonal window"), new(
            "应为不小于 3 的奇数，或不填（固定季节）。请更正。",
            "it must be an odd number of at least 3, or empty (fixed season). Correct it."));
        var n = values.Length;
        var seasonal = options.SeasonalWindow is { } window ? NextOdd(window) : (10 * n) + 1;
        var trend = NextOdd((int)Math.Ceiling(1.5 * frequency / (1 - (1.5 / seasonal))));
        var run = new Run(
            values.ToArray(), frequency, new(seasonal, 0, Jump(seasonal)), new(trend, 1, Jump(trend)),
            new(NextOdd(frequency), 1, Jump(NextOdd(frequency))));
        run.Iterate(options.Robust ? 1 : 2, options.Robust ? 15 : 0);
        if (options.SeasonalWindow is null)
        {
            run.AverageSeason();
        }

        return run.Result();
    }

    private static int NextOdd(int value) => value % 2 == 0 ? value + 1 : value;

    private static int Jump(int window) => (int)Math.Ceiling(window / 10.0);

    private sealed class Run(double[] y, int period, Loess seasonalLoess, Loess trendLoess, Loess lowPass)
    {
        private readonly double[] _season = new double[y.Length];
        private readonly double[] _trend = new double[y.Length];
        private double[]? _robustness;

        public void Iterate(int inner, int outer)
        {
            for (var k = 0; ; k++)
            {
                for (var i = 0; i < inner; i++)
                {
                    Step();
                }

                if (k >= outer)
                {
                    return;
                }

                _robustness = Weights();
            }
        }

        public void AverageSeason()
        {
            for (var j = 0; j < period; j++)
            {
                double sum = 0;
                var count = 0;
                for (var i = j; i < y.Length; i += period, count++)
                {
                    sum += _season[i];
                }

                for (var i = j; i < y.Length; i += period)
                {
                    _season[i] = sum / count;
                }
            }
        }

        public Decomposition Result()
        {
            var rest = new double[y.Length];
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] = y[i] - _season[i] - _trend[i];
            }

            return new(_season, _trend, rest);
        }

        private void Step()
        {
            var detrended = new double[y.Length];
            for (var i = 0; i < y.Length; i++)
            {
                detrended[i] = y[i] - _trend[i];
            }

            var cycle = Subseries(detrended);
            var low = lowPass.Smooth(MovingAverage(MovingAverage(MovingAverage(cycle, period), period), 3), null);
            var adjusted = new double[y.Length];
            for (var i = 0; i < y.Length; i++)
            {
                _season[i] = cycle[period + i] - low[i];
                adjusted[i] = y[i] - _season[i];
            }

            trendLoess.Smooth(adjusted, _robustness).CopyTo(_trend, 0);
        }

        /// <summary>Each cycle-subseries smoothed and carried one period beyond both ends.</summary>
        private double[] Subseries(double[] values)
        {
            var cycle = new double[values.Length + (2 * period)];
            for (var j = 0; j < period; j++)
            {
                var k = ((values.Length - 1 - j) / period) + 1;
                var (part, weights) = (new double[k], _robustness is null ? null : new double[k]);
                for (var i = 0; i < k; i++)
                {
                    part[i] = values[(i * period) + j];
                    if (weights is not null)
                    {
                        weights[i] = _robustness![(i * period) + j];
                    }
                }

                var smooth = seasonalLoess.Smooth(part, weights);
                var (before, after) = seasonalLoess.Beyond(part, weights);
                cycle[j] = before ?? smooth[0];
                cycle[((k + 1) * period) + j] = after ?? smooth[k - 1];
                for (var i = 0; i < k; i++)
                {
                    cycle[((i + 1) * period) + j] = smooth[i];
                }
            }

            return cycle;
        }

        private static double[] MovingAverage(double[] values, int length)
        {
            var average = new double[values.Length - length + 1];
            double sum = 0;
            for (var i = 0; i < length; i++)
            {
                sum += values[i];
            }

            average[0] = sum / length;
            for (var i = 1; i < average.Length; i++)
            {
                sum += values[i + length - 1] - values[i - 1];
                average[i] = sum / length;
            }

            return average;
        }

        /// <summary>Bisquare weights with six median absolute residuals (see <see cref="PartialSort"/> for which median).</summary>
        private double[] Weights()
        {
            var away = new double[y.Length];
            for (var i = 0; i < away.Length; i++)
            {
                away[i] = Math.Abs(y[i] - _season[i] - _trend[i]);
            }

            var limit = 6 * PartialSort.Median(away);
            return Array.ConvertAll(away, r =>
            {
                var u = r / limit;
                return r <= 0.001 * limit ? 1 : r <= 0.999 * limit ? (1 - (u * u)) * (1 - (u * u)) : 0;
            });
        }
    }
}
