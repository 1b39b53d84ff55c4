using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Basics;

/// <summary>Round numbers that cover a range: steps of 1, 2, 5 or 10 times a power of ten, about the asked number of steps.</summary>
/// <remarks>The step with the smallest weighted distance from range/n is chosen; larger steps are favoured a little, as R's pretty does.</remarks>
internal static class RoundScale
{
    private const double Favour = 1.5;
    private const double FavourFive = 0.5 + (1.5 * Favour);
    private const double Slack = 1e-7;

    public static double[] Over(double low, double high, int steps)
    {
        var cell = (high - low) / Math.Max(1, steps);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(cell)));
        var step = unit;
        if ((2 * unit) - cell < Favour * (cell - step))
        {
            step = 2 * unit;
            if ((5 * unit) - cell < FavourFive * (cell - step))
            {
                step = 5 * unit;
                step = (10 * unit) - cell < Favour * (cell - step) ? 10 * unit : step;
            }
        }

        var (first, last) = (Math.Floor((low / step) + Slack), Math.Ceiling((high / step) - Slack));
        while (first * step > low + (Slack * step))
        {
            Effort.Spend(1);
            first--;
        }

        while (last * step < high - (Slack * step))
        {
            Effort.Spend(1);
            last++;
        }

        var breaks = new double[(int)(last - first) + 1];
        for (var i = 0; i < breaks.Length; i++)
        {
            // Steps below one are written as a quotient, so that 0.3 does not become 0.30000000000000004.
            breaks[i] = unit < 1 ? (first + i) * Math.Round(step / unit) / Math.Round(1 / unit) : (first + i) * step;
        }

        return breaks;
    }
}
