using Zhiheng.Toolbox.Charts;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A control chart as a picture: the points, the centre line, the limits, the flagged points each with its rules.</summary>
internal static class ControlPicture
{
    /// <summary>Limits that are the same for all points.</summary>
    public static Chart Of(string title, IReadOnlyList<double?> values, Limits limits, IReadOnlyDictionary<int, string> flags, int digits, Tongue tongue, string? unit = null) => new()
    {
        Kind = ChartKind.Control,
        Title = title,
        Reading = Said(values.Count, flags.Count, tongue),
        Unit = unit,
        Across = new(tongue["序号", "No."]),
        Series = [new(title, values) { Flags = flags }],
        Marks =
        [
            new("UCL", limits.Upper, Tone.Bad),
            new("CL", limits.Centre),
            new("LCL", limits.Lower, Tone.Bad),
        ],
        Digits = digits,
    };

    public static Chart Of(string title, double[] values, Limits limits, IReadOnlyDictionary<int, string> flags, int digits, Tongue tongue, string? unit = null)
        => Of(title, Maybe(values), limits, flags, digits, tongue, unit);

    /// <summary>Limits of their own for each point: drawn as steps.</summary>
    public static Chart Of(string title, double[] values, IReadOnlyList<Limits> limits, IReadOnlyDictionary<int, string> flags, int digits, Tongue tongue, string? unit = null)
        => Stepped(title, Maybe(values), limits, flags, digits, tongue, unit);

    /// <summary>One set of limits or many, whichever they are; stages as bands; the points with their names where they have some.</summary>
    public static Chart Each(string title, IReadOnlyList<double?> values, Limits[] limits, IReadOnlyDictionary<int, string> flags, int digits, Tongue tongue, IReadOnlyList<Stage>? stages = null, IReadOnlyList<string>? names = null)
    {
        var first = limits[0];
        var chart = Array.TrueForAll(limits, one => one == first)
            ? Of(title, values, first, flags, digits, tongue)
            : Stepped(title, values, limits, flags, digits, tongue, null);
        var labels = names ?? [];
        if (stages is not { Count: > 1 })
        {
            return chart with { Labels = labels };
        }

        // Names are counted from 0, numbers from 1; bands stand where the points do.
        var start = labels.Count > 0 ? 0 : 1;
        var at = Enumerable.Range(start, values.Count).Select(place => (double)place).ToArray();
        return chart with { Labels = labels, Series = [.. chart.Series.Select(series => series with { At = at })], Bands = [.. Stages.Bands(stages, start)] };
    }

    public static double?[] Maybe(double[] values) => Array.ConvertAll(values, value => (double?)value);

    private static Chart Stepped(string title, IReadOnlyList<double?> values, IReadOnlyList<Limits> limits, IReadOnlyDictionary<int, string> flags, int digits, Tongue tongue, string? unit) => new()
    {
        Kind = ChartKind.Control,
        Title = title,
        Reading = Said(values.Count, flags.Count, tongue),
        Unit = unit,
        Across = new(tongue["序号", "No."]),
        Series =
        [
            new(title, values) { Flags = flags },
            new("UCL", [.. limits.Select(one => (double?)one.Upper)]) { Look = SeriesLook.Stepped },
            new("CL", [.. limits.Select(one => (double?)one.Centre)]) { Look = SeriesLook.Dashed },
            new("LCL", [.. limits.Select(one => (double?)one.Lower)]) { Look = SeriesLook.Stepped },
        ],
        Digits = digits,
    };

    private static string Said(int points, int flagged, Tongue tongue)
        => flagged == 0 ? tongue[$"{points} 点，没有失控信号", $"{points} points, no signal"] : tongue[$"{points} 点，其中 {flagged} 点有失控信号", $"{points} points, {flagged} of them with a signal"];
}
