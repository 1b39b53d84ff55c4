namespace Zhiheng.Proofs.Signatures;

/// <summary>
/// Our own code, for platforms without OpenSSL 3. Scalars are walked bit by bit with the same operations for ones and zeros,
/// but the numbers are System.Numerics.BigInteger and SM4 looks up a table: time and cache still depend on secrets, and key
/// material stays in memory until collected. Good for verifying anywhere and for signing on a machine of one's own; who
/// shares a machine with strangers should have OpenSSL or an HSM.
/// </summary>
internal sealed class ManagedPrimitives : IPrimitives
{
    public byte[] Ed25519PublicKey(ReadOnlySpan<byte> seed) => ManagedEd25519.PublicKey(seed);

    public byte[] Ed25519Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message) => ManagedEd25519.Sign(seed, message);

    public bool Ed25519Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
        => ManagedEd25519.Verify(publicKey, message, signature);

    public byte[] Sm3(ReadOnlySpan<byte> data) => ManagedSm3.Hash(data);

    public byte[]? Sm2Combine(ReadOnlySpan<byte> baseTimes, ReadOnlySpan<byte> point, ReadOnlySpan<byte> pointTimes)
        => ManagedSm2Curve.Combine(baseTimes, point, pointTimes);

    public void Sm4Counter(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter, ReadOnlySpan<byte> input, Span<byte> output)
        => ManagedSm4.Counter(key, counter, input, output);
}
