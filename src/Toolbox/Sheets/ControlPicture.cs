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
        => Of(title, Array.ConvertAll(values, value => (double?)value), limits, flags, digits, tongue, unit);

    /// <summary>Limits of their own for each point: drawn as steps.</summary>
    public static Chart Of(string title, double[] values, IReadOnlyList<Limits> limits, IReadOnlyDictionary<int, string> flags, int digits, Tongue tongue, string? unit = null) => new()
    {
        Kind = ChartKind.Control,
        Title = title,
        Reading = Said(values.Length, flags.Count, tongue),
        Unit = unit,
        Across = new(tongue["序号", "No."]),
        Series =
        [
            new(title, Array.ConvertAll(values, value => (double?)value)) { Flags = flags },
            new("UCL", [.. limits.Select(one => (double?)one.Upper)]) { Look = SeriesLook.Stepped },
            new("CL", [.. limits.Select(one => (double?)one.Centre)]) { Look = SeriesLook.Dashed },
            new("LCL", [.. limits.Select(one => (double?)one.Lower)]) { Look = SeriesLook.Stepped },
        ],
        Digits = digits,
    };

    private static string Said(int points, int flagged, Tongue tongue)
        => flagged == 0 ? tongue[$"{points} 点，没有失控信号", $"{points} points, no signal"] : tongue[$"{points} 点，其中 {flagged} 点有失控信号", $"{points} points, {flagged} of them with a signal"];
}
