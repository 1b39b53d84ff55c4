using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Zhiheng.Proofs.Signatures;

/// <summary>RFC 8032 section 5.1 in extended coordinates (RFC 8032 section 5.1.4). What it does not protect: see <see cref="ManagedPrimitives"/>.</summary>
internal static class ManagedEd25519
{
    private static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger L = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
    private static readonly BigInteger D = Mod(-121665 * Invert(121666));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);
    private static readonly Point Zero = new(0, 1, 1, 0);

    // y = 4/5 with the even x.
    private static readonly Point Base = Decode(Encoded(Mod(4 * Invert(5)), isOdd: false))!;

    private sealed record Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);

    public static byte[] PublicKey(ReadOnlySpan<byte> seed) => Encode(Times(Expand(seed).Scalar, Base));

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        var (scalar, prefix) = Expand(seed);
        var publicKey = Encode(Times(scalar, Base));
        var nonce = HashToScalar(prefix, message, default);
        var r = Encode(Times(nonce, Base));
        var s = (nonce + (HashToScalar(r, publicKey, message) * scalar)) % L;
        return [.. r, .. Bytes(s)];
    }

    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var s = Number(signature[32..]);
        if (s >= L || Decode(publicKey) is not { } key)
        {
            return false;
        }

        var h = HashToScalar(signature[..32], publicKey, message);
        var minusKey = key with { X = Mod(-key.X), T = Mod(-key.T) };
        return Encode(Add(Times(s, Base), Times(h, minusKey))).AsSpan().SequenceEqual(signature[..32]);
    }

    private static (BigInteger Scalar, byte[] Prefix) Expand(ReadOnlySpan<byte> seed)
    {
        var hash = SHA512.HashData(seed);
        hash[0] &= 0xF8;
        hash[31] = (byte)((hash[31] & 0x7F) | 0x40);
        return (Number(hash.AsSpan(0, 32)), hash[32..]);
    }

    private static BigInteger HashToScalar(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
        => Number(SHA512.HashData([.. first, .. second, .. third])) % L;

    private static Point Times(BigInteger scalar, Point point)
    {
        var sum = Zero;
        for (var bit = 255; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            var with = Add(sum, point);
            sum = (scalar >> bit).IsEven ? sum : with;
        }

        return sum;
    }

    /// <summary>The formula is complete: it also doubles, and knows the neutral element.</summary>
    private static Point Add(Point p, Point q)
    {
        var a = Mod((p.Y - p.X) * (q.Y - q.X));
        var b = Mod((p.Y + p.X) * (q.Y + q.X));
        var c = Mod(Mod(p.T * q.T) * 2 * D);
        var d = Mod(2 * p.Z * q.Z);
        BigInteger e = b - a, f = d - c, g = d + c, h = b + a;
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static byte[] Encode(Point point)
    {
        var inverse = Invert(point.Z);
        return Encoded(Mod(point.Y * inverse), !Mod(point.X * inverse).IsEven);
    }

    private static byte[] Encoded(BigInteger y, bool isOdd)
    {
        var bytes = Bytes(y);
        bytes[31] |= (byte)(isOdd ? 0x80 : 0);
        return bytes;
    }

    /// <summary>Null where y is not below p, where no x belongs to it, and for the sign of a zero (RFC 8032 section 5.1.3).</summary>
    private static Point? Decode(ReadOnlySpan<byte> bytes)
    {
        var isOdd = (bytes[31] & 0x80) != 0;
        var y = Number([.. bytes[..31], (byte)(bytes[31] & 0x7F)]);
        BigInteger u = Mod((y * y) - 1), v = Mod((D * y * y) + 1), v3 = Mod(v * v * v);
        var x = Mod(u * v3 * BigInteger.ModPow(Mod(u * v3 * v3 * v), (P - 5) / 8, P));
        if (Mod(v * x * x) != u)
        {
            x = Mod(x * RootOfMinusOne);
        }

        if (y >= P || Mod(v * x * x) != u || (x.IsZero && isOdd))
        {
            return null;
        }

        x = x.IsEven == isOdd ? P - x : x;
        return new Point(x, y, 1, Mod(x * y));
    }

    private static BigInteger Invert(BigInteger number) => BigInteger.ModPow(number, P - 2, P);

    private static BigInteger Mod(BigInteger number)
    {
        var rest = number % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return bytes;
    }
}
