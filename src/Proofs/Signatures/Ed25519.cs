namespace Zhiheng.Proofs.Signatures;

/// <summary>Ed25519 (RFC 8032): 32-byte seed and public key, 64-byte signature over the message itself.</summary>
public static class Ed25519
{
    public const int KeyLength = 32;
    public const int SignatureLength = 64;

    /// <summary>False for everything that is not a valid signature: wrong lengths, keys that are no point or not in canonical form, S ≥ L.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        => Verify(Primitives.Chosen, publicKey, message, signature);

    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message) => Primitives.Chosen.Ed25519Sign(Checked(seed), message);

    public static byte[] PublicKey(ReadOnlySpan<byte> seed) => Primitives.Chosen.Ed25519PublicKey(Checked(seed));

    internal static bool Verify(IPrimitives primitives, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        => publicKey.Length == KeyLength && signature.Length == SignatureLength && IsCanonical(publicKey)
            && primitives.Ed25519Verify(publicKey, message, signature);

    /// <summary>
    /// y below p = 2^255 − 19, and no sign on x = 0 (that is, on y = 1 and y = −1). OpenSSL accepts both oddities; RFC 8032
    /// section 5.1.3 does not, and one key must not have two spellings.
    /// </summary>
    private static bool IsCanonical(ReadOnlySpan<byte> key)
    {
        var top = key[31] & 0x7F;
        var middleIsFull = top == 0x7F && key[1..31].IndexOfAnyExcept((byte)0xFF) < 0;
        var isOne = key[0] == 1 && top == 0 && key[1..31].IndexOfAnyExcept((byte)0) < 0;
        var isMinusOne = middleIsFull && key[0] == 0xEC;
        var isSigned = (key[31] & 0x80) != 0;
        return !(middleIsFull && key[0] >= 0xED) && !(isSigned && (isOne || isMinusOne));
    }

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> seed)
        => seed.Length == KeyLength ? seed : throw new ArgumentException($"An Ed25519 seed has {KeyLength} bytes, not {seed.Length}.", nameof(seed));
}
