using System.Numerics;

namespace Zhiheng.Proofs.Signatures;

/// <summary>Nonces that follow from key and digest alone: RFC 6979 section 3.2 with HMAC-SM3 and a group order of 256 bits.</summary>
internal static class Sm2Nonces
{
    /// <summary>Endless; the first is used but for odds of 2^-250. Key and digest (already reduced modulo the order) are 32 bytes each.</summary>
    public static IEnumerable<BigInteger> From(IPrimitives primitives, ReadOnlySpan<byte> privateKey, byte[] digest, BigInteger order)
        => From(primitives, privateKey.ToArray(), digest, order);

    private static IEnumerable<BigInteger> From(IPrimitives primitives, byte[] privateKey, byte[] digest, BigInteger order)
    {
        var v = Enumerable.Repeat((byte)1, 32).ToArray();
        var key = Sm3.Hmac(primitives, new byte[32], [.. v, 0, .. privateKey, .. digest]);
        v = Sm3.Hmac(primitives, key, v);
        key = Sm3.Hmac(primitives, key, [.. v, 1, .. privateKey, .. digest]);
        v = Sm3.Hmac(primitives, key, v);
        while (true)
        {
            v = Sm3.Hmac(primitives, key, v);
            var k = new BigInteger(v, isUnsigned: true, isBigEndian: true);
            if (!k.IsZero && k < order)
            {
                yield return k;
            }

            key = Sm3.Hmac(primitives, key, [.. v, 0]);
            v = Sm3.Hmac(primitives, key, v);
        }
    }
}
