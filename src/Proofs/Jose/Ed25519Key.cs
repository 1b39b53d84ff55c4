using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Jose;

/// <summary>A public key for Ed25519 in JOSE (RFC 8037) and as Multikey.</summary>
public sealed class Ed25519Key : IVerifyingKey
{
    private readonly byte[] key;

    private Ed25519Key(byte[] key) => this.key = key;

    public string Suite => Suites.Ed25519;

    /// <summary>32 bytes. Whether they are a point is seen when a signature is verified.</summary>
    public static Proof<Ed25519Key> FromBytes(ReadOnlySpan<byte> key)
        => key.Length == Ed25519.KeyLength ? new Ed25519Key(key.ToArray()) : ProofRefusals.NotAKey();

    /// <summary>kty OKP, crv Ed25519.</summary>
    public static Proof<Ed25519Key> FromJwk(JsonElement jwk)
        => Jwk.IsUnambiguous(jwk) && Jwk.Text(jwk, "kty") == "OKP" && Jwk.Text(jwk, "crv") == "Ed25519" && Jwk.IsFor(jwk, "EdDSA") && Jwk.Coordinate(jwk, "x") is { } x
            ? new Ed25519Key(x)
            : ProofRefusals.NotAKey();

    /// <summary>'z', base58 of ed 01 and the key.</summary>
    public static Proof<Ed25519Key> FromMultibase(string text)
        => text.StartsWith('z') && Base58.Decode(text.AsSpan(1)) is [0xED, 0x01, ..] bytes && bytes.Length == 34
            ? new Ed25519Key(bytes[2..])
            : ProofRefusals.NotAKey();

    public JsonObject ToJwk() => new() { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = StrictBase64Url.Encode(key), ["alg"] = "EdDSA" };

    public string ToMultibase() => "z" + Base58.Encode([0xED, 0x01, .. key]);

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Ed25519.Verify(key, data, signature);
}
