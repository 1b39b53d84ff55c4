using System.Security.Cryptography;

namespace Zhiheng.Proofs.Jose;

/// <summary>Signs ES256 with a key in memory. The framework draws the nonce; one signature is made at a time.</summary>
public sealed class Es256Signer : ISigner, IDisposable
{
    private readonly ECDsa key;
    private readonly Lock turn = new();

    /// <summary>Takes over <paramref name="key"/>, which must hold a private key on P-256.</summary>
    public Es256Signer(ECDsa key, string keyId)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var publicKey = key.KeySize == 256 ? Es256Key.FromPoint(point.X, point.Y) : ProofRefusals.NotAKey();
        if (publicKey.IsRefused)
        {
            throw new ArgumentException("ES256 needs a key on the curve P-256.", nameof(key));
        }

        this.key = key;
        KeyId = keyId;
        PublicKey = publicKey.Value;
    }

    public string Suite => Suites.Es256;

    public string KeyId { get; }

    public Es256Key PublicKey { get; }

    /// <summary>From the private number (32 bytes, big-endian, 1…n−1).</summary>
    public static Es256Signer FromScalar(ReadOnlySpan<byte> scalar, string keyId)
        => new(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar.ToArray() }), keyId);

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (turn)
        {
            return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    public void Dispose() => key.Dispose();
}
