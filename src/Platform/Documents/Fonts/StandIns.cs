using System.Text;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// Signs that may be written out in other letters without any change of meaning. The shipped face claims the first six but draws
/// them empty. Never a Han character: a name is printed as it is written or not at all.
/// </summary>
internal static class StandIns
{
    private static readonly Dictionary<int, string> Written = new()
    {
        ['\u2103'] = "°C",
        ['\u2109'] = "°F",
        ['\u212B'] = "\u00C5",
        ['\u2164'] = "V",
        ['\u2169'] = "X",
        ['\u223C'] = "~",
        ['\u33A1'] = "m²",
        ['\u33A5'] = "m³",
    };

    public static string? For(Rune rune) => Written.GetValueOrDefault(rune.Value);
}
