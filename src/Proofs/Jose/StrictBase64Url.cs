using System.Buffers;
using System.Buffers.Text;

namespace Zhiheng.Proofs.Jose;

/// <summary>Base64url without padding (RFC 7515 section 2) where every value has one spelling: no blanks, no '=', no stray bits at the end.</summary>
public static class StrictBase64Url
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Null for anything that <see cref="Encode"/> does not write.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        // The framework skips blanks and padding, which the alphabet has excluded by now, and refuses stray bits.
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : null;
    }
}
