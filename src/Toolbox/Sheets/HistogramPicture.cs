using Zhiheng.Toolbox.Basics;
using Zhiheng.Toolbox.Capability;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A histogram on an axis of numbers, with the curve of a distribution and the specification limits.</summary>
internal static class HistogramPicture
{
    /// <summary>Points in each class: the curve is smooth, and the steps lie on the limits of the classes, half way between two points.</summary>
    private const int Parts = 5;

    /// <param name="x">At least two values that are not all the same.</param>
    /// <param name="below">The distribution function of the curve.</param>
    public static Chart Of(string title, double[] x, Specification limits, string curve, Func<double, double> below, int digits, Tongue tongue, string? unit = null)
    {
        var histogram = Histogram.Of(x);
        var width = histogram.Breaks[1] - histogram.Breaks[0];
        var part = width / Parts;
        // As far as the limits, so that they are seen; but not so far that the histogram is a needle.
        var reach = 3 * (histogram.Breaks[^1] - histogram.Breaks[0]);
        double[] seen = [histogram.Breaks[0], histogram.Breaks[^1], .. SpecificationReading.Marks(limits).Select(mark => Math.Clamp(mark.Value, histogram.Breaks[0] - reach, histogram.Breaks[^1] + reach))];
        var (from, to) = (seen.Min() - width, seen.Max() + width);
        var first = -(int)Math.Ceiling((histogram.Breaks[0] - from) / width);
        var last = histogram.Counts.Count + (int)Math.Ceiling((to - histogram.Breaks[^1]) / width);
        var (at, counts, expected) = (new List<double>(), new List<double?>(), new List<double?>());
        for (var i = first * Parts; i < last * Parts; i++)
        {
            var left = histogram.Breaks[0] + (i * part);
            var place = (int)Math.Floor((double)i / Parts);
            at.Add(left + (part / 2));
            counts.Add(place >= 0 && place < histogram.Counts.Count ? histogram.Counts[place] : 0);
            expected.Add(x.Length * Parts * Math.Max(0, below(left + part) - below(left)));
        }

        return new()
        {
            Kind = ChartKind.Line,
            Title = title,
            Reading = tongue[$"{x.Length} 个值分成 {histogram.Counts.Count} 组", $"{x.Length} values in {histogram.Counts.Count} classes"],
            Unit = unit,
            Across = new(tongue["测量值", "Value"], at[0], at[^1]),
            Up = new(tongue["频数", "Count"], 0),
            Series = [new(tongue["频数", "Count"], counts) { At = at, Look = SeriesLook.Stepped }, new(curve, expected) { At = at }],
            Marks = [.. SpecificationReading.Marks(limits)],
            Digits = digits,
        };
    }
}
