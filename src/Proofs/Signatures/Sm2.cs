using System.Numerics;

namespace Zhiheng.Proofs.Signatures;

/// <summary>
/// SM2 signatures with SM3 (GB/T 32918.2-2016, curve of GB/T 32918.5-2017). Private key 32 bytes in 1…n−2, public key x‖y (64
/// bytes, or 65 with the leading 04), signature r‖s (64 bytes); <see cref="Sm2Der"/> knows the other spelling. The signer's
/// identity enters the digest; where none is given it is the standard's own example, which everybody uses.
/// </summary>
public static class Sm2
{
    public const int PrivateKeyLength = 32;
    public const int SignatureLength = 64;

    public static ReadOnlySpan<byte> DefaultSigner => "1234567812345678"u8;

    internal static readonly byte[] CurveB = Convert.FromHexString("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");

    internal static readonly byte[] BasePoint = Convert.FromHexString(
        "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0");

    private static readonly byte[] CurveA = Convert.FromHexString("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC");

    private static readonly BigInteger N = new(
        Convert.FromHexString("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123"), isUnsigned: true, isBigEndian: true);

    /// <summary>False for everything that is not a valid signature, wrong lengths and points off the curve included.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> signer = default)
        => Verify(Primitives.Chosen, publicKey, message, signature, signer);

    /// <summary>
    /// Without a nonce one is derived from key and message (RFC 6979 section 3.2 with HMAC-SM3), so that signing needs no source of chance
    /// and signs the same message alike. A given nonce (32 bytes, 1…n−1) must never serve twice: two signatures with one nonce give the key away.
    /// </summary>
    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signer = default, ReadOnlySpan<byte> nonce = default)
        => Sign(Primitives.Chosen, privateKey, message, signer, nonce);

    /// <summary>x‖y, 64 bytes.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey) => PublicKey(Primitives.Chosen, privateKey);

    internal static bool Verify(
        IPrimitives primitives, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> signer)
    {
        var point = publicKey.Length == 65 && publicKey[0] == 4 ? publicKey[1..] : publicKey;
        if (point.Length != 64 || signature.Length != SignatureLength || signer.Length > MostSignerBytes)
        {
            return false;
        }

        BigInteger r = Number(signature[..32]), s = Number(signature[32..]), t = (r + s) % N;
        if (r.IsZero || s.IsZero || r >= N || s >= N || t.IsZero)
        {
            return false;
        }

        var e = Number(Digest(primitives, point, message, signer));
        return primitives.Sm2Combine(signature[32..], point, Bytes(t)) is { } sum && (e + Number(sum.AsSpan(0, 32))) % N == r;
    }

    internal static byte[] Sign(
        IPrimitives primitives, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signer, ReadOnlySpan<byte> nonce)
    {
        var d = Secret(privateKey);
        var digest = Digest(primitives, PublicKey(primitives, privateKey), message, signer);
        var e = Number(digest);
        var nonces = nonce.IsEmpty ? Sm2Nonces.From(primitives, privateKey, Bytes(e % N), N) : [CheckedNonce(nonce)];
        foreach (var k in nonces)
        {
            var x = Number(primitives.Sm2Combine(Bytes(k), default, default).AsSpan(0, 32));
            var r = (e + x) % N;
            var s = BigInteger.ModPow(1 + d, N - 2, N) * (k + ((N - r) * d)) % N;
            if (!r.IsZero && r + k != N && !s.IsZero)
            {
                return [.. Bytes(r), .. Bytes(s)];
            }
        }

        throw new ArgumentException("This nonce gives no signature for this message.", nameof(nonce));
    }

    internal static byte[] PublicKey(IPrimitives primitives, ReadOnlySpan<byte> privateKey)
        => primitives.Sm2Combine(Bytes(Secret(privateKey)), default, default)!;

    /// <summary>SM3(Z ‖ message) with Z = SM3(bits of the identity ‖ identity ‖ curve ‖ key), GB/T 32918.2 section 5.5.</summary>
    internal static byte[] Digest(IPrimitives primitives, ReadOnlySpan<byte> point, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signer)
    {
        signer = signer.IsEmpty ? DefaultSigner : signer;
        if (signer.Length > MostSignerBytes)
        {
            throw new ArgumentException($"A signer's identity has at most {MostSignerBytes} bytes.", nameof(signer));
        }

        var bits = signer.Length * 8;
        var z = primitives.Sm3([(byte)(bits >> 8), (byte)bits, .. signer, .. CurveA, .. CurveB, .. BasePoint, .. point]);
        return primitives.Sm3([.. z, .. message]);
    }

    internal static void Write(BigInteger number, Span<byte> bytes)
    {
        bytes.Clear();
        number.TryWriteBytes(bytes[(bytes.Length - number.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>Its length in bits is written in 16 bits.</summary>
    private const int MostSignerBytes = 8191;

    private static BigInteger Secret(ReadOnlySpan<byte> privateKey)
    {
        var d = Number(privateKey);
        return privateKey.Length == PrivateKeyLength && !d.IsZero && d < N - 1
            ? d
            : throw new ArgumentException("An SM2 private key is a number from 1 to n−2 in 32 bytes.", nameof(privateKey));
    }

    private static BigInteger CheckedNonce(ReadOnlySpan<byte> nonce)
    {
        var k = Number(nonce);
        return nonce.Length == 32 && !k.IsZero && k < N
            ? k
            : throw new ArgumentException("An SM2 nonce is a number from 1 to n−1 in 32 bytes.", nameof(nonce));
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[32];
        Write(number, bytes);
        return bytes;
    }
}
