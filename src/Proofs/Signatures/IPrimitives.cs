namespace Zhiheng.Proofs.Signatures;

/// <summary>
/// The arithmetic below the signatures, behind which the platform's OpenSSL and our own small code are interchangeable.
/// Lengths are checked by the callers; both sides must agree on every input, valid or not.
/// </summary>
internal interface IPrimitives
{
    /// <summary>The 32-byte public key of a 32-byte seed.</summary>
    byte[] Ed25519PublicKey(ReadOnlySpan<byte> seed);

    /// <summary>The 64-byte signature R‖S.</summary>
    byte[] Ed25519Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message);

    bool Ed25519Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    /// <summary>The 32-byte digest.</summary>
    byte[] Sm3(ReadOnlySpan<byte> data);

    /// <summary>
    /// baseTimes·G, or baseTimes·G + pointTimes·P where a point P is given, as 64 bytes x‖y. Scalars are 32 bytes, big-endian.
    /// Null for the point at infinity and where P is not on the curve.
    /// </summary>
    byte[]? Sm2Combine(ReadOnlySpan<byte> baseTimes, ReadOnlySpan<byte> point, ReadOnlySpan<byte> pointTimes);

    /// <summary>Adds the key stream of the 16-byte counter block and its successors to the input.</summary>
    void Sm4Counter(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> input, Span<byte> output);
}

internal static class Primitives
{
    /// <summary>The platform's where it is there: it is faster and guards secrets better.</summary>
    public static IPrimitives Chosen { get; } = OpenSslPrimitives.IsUsable ? new OpenSslPrimitives() : new ManagedPrimitives();
}
