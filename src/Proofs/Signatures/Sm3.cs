namespace Zhiheng.Proofs.Signatures;

/// <summary>The SM3 digest (GB/T 32905-2016), 32 bytes, and the HMAC over it (RFC 2104 with a block of 64 bytes).</summary>
public static class Sm3
{
    public const int DigestLength = 32;
    private const int Block = 64;

    public static byte[] Hash(ReadOnlySpan<byte> data) => Primitives.Chosen.Sm3(data);

    /// <summary>A key longer than a block counts as its digest.</summary>
    public static byte[] Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data) => Hmac(Primitives.Chosen, key, data);

    internal static byte[] Hmac(IPrimitives primitives, ReadOnlySpan<byte> key, ReadOnlySpan<byte> data)
    {
        Span<byte> inner = stackalloc byte[Block], outer = stackalloc byte[Block];
        inner.Clear();
        (key.Length > Block ? primitives.Sm3(key) : key).CopyTo(inner);
        for (var i = 0; i < Block; i++)
        {
            outer[i] = (byte)(inner[i] ^ 0x5C);
            inner[i] ^= 0x36;
        }

        return primitives.Sm3([.. outer, .. primitives.Sm3([.. inner, .. data])]);
    }
}
