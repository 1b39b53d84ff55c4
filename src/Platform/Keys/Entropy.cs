using System.Security.Cryptography;

namespace Zhiheng.Platform.Keys;

/// <summary>
/// The one place that asks the operating system for randomness: secrets and unguessable addresses. Draws never come here; they
/// use the recorded seed.
/// </summary>
public static class Entropy
{
    // Crockford's alphabet: no I, L, O, U, so that a code read aloud or from paper is not mistaken.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

#pragma warning disable RS0030 // This is the exempted place.
    public static byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);
#pragma warning restore RS0030

    /// <summary>An unguessable code of <paramref name="length"/> characters, five bits each.</summary>
    public static string Code(int length) => string.Create(length, Bytes(length), static (text, bytes) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Alphabet[bytes[i] & 31];
        }
    });

    /// <summary>
    /// An unguessable code that sorts, roughly, by the time it was made: four characters of time (about three seconds each,
    /// starting over every 36 days) and twelve of chance, 60 bits. Neighbours in time are neighbours in an index, which makes
    /// adding a million of them several times cheaper.
    /// </summary>
    public static string TimedCode(DateTimeOffset now) => string.Create(16, (Bytes(12), now.ToUnixTimeSeconds() / 3), static (text, made) =>
    {
        for (var i = 0; i < 4; i++)
        {
            text[i] = Alphabet[(int)(made.Item2 >> (15 - (5 * i))) & 31];
        }

        for (var i = 4; i < text.Length; i++)
        {
            text[i] = Alphabet[made.Item1[i - 4] & 31];
        }
    });
}
