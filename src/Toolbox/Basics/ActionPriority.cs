using Zhiheng.Toolbox.Numerics;
using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// Action priority of a failure mode by the AIAG-VDA FMEA handbook (2019), for design and process alike: H (act), M (should act), L (may
/// act), from severity, occurrence and detection, each 1 to 10. The product S·O·D is information only.
/// </summary>
/// <remarks>The table was written from memory of the handbook and awaits comparison with a printed copy; pages must say so.</remarks>
public static class ActionPriority
{
    private static readonly (int From, int To)[] SeverityBands = [(9, 10), (7, 8), (4, 6), (2, 3), (1, 1)];
    private static readonly (int From, int To)[] OccurrenceBands = [(8, 10), (6, 7), (4, 5), (2, 3), (1, 1)];

    // For each severity band and occurrence band the priorities at detection 7-10, 5-6, 2-4 and 1.
    private static readonly string[][] Priorities =
    [
        ["HHHH", "HHHH", "HHHM", "HMLL", "LLLL"],
        ["HHHH", "HHHM", "HMMM", "MMLL", "LLLL"],
        ["HHMM", "MMML", "MLLL", "LLLL", "LLLL"],
        ["MMLL", "LLLL", "LLLL", "LLLL", "LLLL"],
        ["LLLL", "LLLL", "LLLL", "LLLL", "LLLL"],
    ];

    /// <summary>H, M or L.</summary>
    public static char Of(int severity, int occurrence, int detection)
    {
        var (s, o) = (Band(SeverityBands, severity, new("严重度 S", "Severity S")), Band(OccurrenceBands, occurrence, new("频度 O", "Occurrence O")));
        Demand.That(detection is >= 1 and <= 10, new("探测度 D", "Detection D"), new("应在 1 与 10 之间。请更正。", "it must be between 1 and 10. Correct it."));
        return Priorities[s][o][detection >= 7 ? 0 : detection >= 5 ? 1 : detection >= 2 ? 2 : 3];
    }

    public static IReadOnlyList<(string Severity, string Occurrence, string Priorities)> Table { get; } =
    [
        .. SeverityBands.SelectMany((severity, s) => OccurrenceBands.Select((occurrence, o) => (Written(severity), Written(occurrence), Priorities[s][o]))),
    ];

    private static int Band((int From, int To)[] bands, int value, Words place)
    {
        var band = Array.FindIndex(bands, one => value >= one.From && value <= one.To);
        Demand.That(band >= 0, place, new("应在 1 与 10 之间。请更正。", "it must be between 1 and 10. Correct it."));
        return band;
    }

    private static string Written((int From, int To) band) => band.From == band.To ? $"{band.From}" : $"{band.From}-{band.To}";
}
