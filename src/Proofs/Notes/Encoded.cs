using System.Globalization;

namespace Zhiheng.Proofs.Notes;

/// <summary>Base64 and decimals with one spelling each: what is signed as text must not have a second form.</summary>
internal static class Encoded
{
    /// <summary>Null for anything but standard padded base64 (RFC 4648 section 4) without spaces and with zero spare bits.</summary>
    public static byte[]? Base64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64Chars(text, bytes, out var length) && text.SequenceEqual(Convert.ToBase64String(bytes.AsSpan(0, length)))
            ? bytes[..length]
            : null;
    }

    /// <summary>0 … 2⁶³−1 without sign or leading zeros; null for anything else.</summary>
    public static long? Decimal(ReadOnlySpan<char> text)
        // The framework reads zero characters behind a number as if they were not there.
        => text.Length > 0 && (text[0] != '0' || text.Length == 1) && char.IsAsciiDigit(text[^1])
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>C2SP signed-note: a key name is not empty and has neither spaces of any kind nor a plus sign.</summary>
    public static bool IsKeyName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (c == '+' || char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
