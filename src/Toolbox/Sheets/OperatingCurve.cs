using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>Curves over the quality of a lot, drawn in percent from 0 to where hardly a lot is accepted any more.</summary>
internal static class OperatingCurve
{
    public const int Steps = 100;

    private const double Hardly = 0.001;

    /// <summary>101 qualities as fractions, from 0 to where acceptance falls below one in a thousand or to <paramref name="most"/>.</summary>
    public static double[] Grid(Func<double, double> accepts, double most = 1)
    {
        var end = 1e-6;
        while (end < most && accepts(end) > Hardly)
        {
            end *= 2;
        }

        if (end >= most && accepts(most) > Hardly)
        {
            return Upto(most);
        }

        var (low, high) = (end / 2, Math.Min(end, most));
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = accepts(middle) > Hardly ? (middle, high) : (low, middle);
        }

        return Upto(high);
    }

    /// <param name="curves">Names and values in percent (or items) at each of the qualities.</param>
    public static Chart Of(string title, string reading, string upward, double[] qualities, Tongue tongue, IReadOnlyList<(string Name, Func<double, double> At)> curves, IReadOnlyList<ChartMark>? marks = null, string? across = null) => new()
    {
        Kind = ChartKind.Line,
        Title = title,
        Reading = reading,
        Across = new(across ?? tongue["不合格品率 %", "Nonconforming, %"]),
        Up = new(upward),
        Series = [.. curves.Select(curve => new ChartSeries(curve.Name, Wording.Maybe(qualities.Select(curve.At))) { At = [.. qualities.Select(p => 100 * p)] })],
        Marks = marks ?? [],
        Digits = 3,
    };

    public static double Poissonian(int acceptance, int size, double quality) => Poisson.Below(acceptance, size * quality);

    private static double[] Upto(double end) => [.. Enumerable.Range(0, Steps + 1).Select(i => end * i / Steps)];
}
