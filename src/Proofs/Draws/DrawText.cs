using System.Buffers;
using System.Globalization;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>The written forms inside a draw: each value has exactly one.</summary>
internal static class DrawText
{
    public const int MostId = 64;
    public const int SaltBytes = 16;
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    public const string Day = "yyyy-MM-dd";

    // Printable ASCII that JSON writes as it is; without controls, so that 00 and 1F separate.
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(
        string.Concat(Enumerable.Range(0x21, 0x5E).Select(c => (char)c).Where(c => c is not ('"' or '\\'))));

    /// <summary>1 to 64 printable ASCII characters without spaces, quotes and backslashes.</summary>
    public static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= MostId && !text.ContainsAnyExcept(IdCharacters);

    /// <summary>A division code: 2 to 12 digits.</summary>
    public static bool IsRegion(ReadOnlySpan<char> text) => text.Length is >= 2 and <= 12 && !text.ContainsAnyExceptInRange('0', '9');

    public static bool IsHex(ReadOnlySpan<char> text, int bytes)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c))
            {
                return false;
            }
        }

        return text.Length == 2 * bytes;
    }

    public static TreeHash? Hash(string text) => IsHex(text, TreeHash.Length) ? TreeHash.Of(Convert.FromHexString(text)).Value : null;

    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    public static string Write(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
