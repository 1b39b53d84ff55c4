using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zhiheng.Platform.Accounts;

/// <summary>Time-based one-time codes (RFC 6238 over RFC 4226): SHA-1, 30 seconds, six digits, as every authenticator app reads them.</summary>
public static class Totp
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;

    // One step to either side: clocks of phones are a little off.
    private const int Tolerance = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The number of the 30-second step of an instant.</summary>
    public static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step.</summary>
    public static string Code(byte[] secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238: what authenticator apps implement; HMAC-SHA-1 is not weakened by collisions.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>
    /// The step whose code this is, near <paramref name="now"/> and later than <paramref name="lastUsed"/>: a code works once.
    /// Null when it is none.
    /// </summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long lastUsed)
    {
        var given = Encoding.ASCII.GetBytes(new string([.. code.Where(char.IsAsciiDigit)]));
        long? found = null;
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(secret, step))) && step > lastUsed)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The secret as text for those who cannot scan (RFC 4648 base32, no padding).</summary>
    public static string Text(byte[] secret)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++)
            {
                value = (value << 1) | (i / 8 < secret.Length ? (secret[i / 8] >> (7 - (i % 8))) & 1 : 0);
            }

            text.Append(Base32[value]);
        }

        return text.ToString();
    }

    /// <summary>The address that authenticator apps scan.</summary>
    public static string Address(byte[] secret, string issuer, string account)
        => $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Text(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
