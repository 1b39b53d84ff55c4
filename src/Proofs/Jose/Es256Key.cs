using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhiheng.Proofs.Jose;

/// <summary>A public key on P-256 for ES256 (RFC 7518 section 3.4): x and y of 32 bytes each, on the curve.</summary>
public sealed class Es256Key : IVerifyingKey
{
    // Multicodec p256-pub (0x1200) as varint, before the compressed point (W3C Controlled Identifiers 1.0, Multikey).
    private static readonly byte[] Prefix = [0x80, 0x24];

    private readonly byte[] x;
    private readonly byte[] y;

    // An ECDsa is costly to make and not promised to serve two threads at once.
    private readonly ConcurrentBag<ECDsa> spare = [];

    private Es256Key(byte[] x, byte[] y)
    {
        this.x = x;
        this.y = y;
    }

    public string Suite => Suites.Es256;

    public static Proof<Es256Key> FromPoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
        => x.Length == 32 && y.Length == 32 && P256.IsOnCurve(x, y) ? new Es256Key(x.ToArray(), y.ToArray()) : ProofRefusals.NotAKey();

    /// <summary>kty EC, crv P-256. A key that says that it is for something else than verifying ES256 is refused.</summary>
    public static Proof<Es256Key> FromJwk(JsonElement jwk)
        => Jwk.IsUnambiguous(jwk) && Jwk.Text(jwk, "kty") == "EC" && Jwk.Text(jwk, "crv") == "P-256" && Jwk.IsFor(jwk, "ES256")
            && Jwk.Coordinate(jwk, "x") is { } x && Jwk.Coordinate(jwk, "y") is { } y
            ? FromPoint(x, y)
            : ProofRefusals.NotAKey();

    /// <summary>'z', base58 of 80 24 and the compressed point (02 or 03 and x).</summary>
    public static Proof<Es256Key> FromMultibase(string text)
        => text.StartsWith('z') && Base58.Decode(text.AsSpan(1)) is [0x80, 0x24, 2 or 3, ..] bytes && bytes.Length == 35
            && P256.YOf(bytes.AsSpan(3), bytes[2] == 3) is { } y
            ? new Es256Key(bytes[3..], y)
            : ProofRefusals.NotAKey();

    public JsonObject ToJwk() => new()
    {
        ["kty"] = "EC",
        ["crv"] = "P-256",
        ["x"] = StrictBase64Url.Encode(x),
        ["y"] = StrictBase64Url.Encode(y),
        ["alg"] = "ES256",
    };

    public string ToMultibase() => "z" + Base58.Encode([.. Prefix, (byte)(2 + (y[31] & 1)), .. x]);

    /// <summary>RFC 7638: base64url of the SHA-256 of the members that make the key.</summary>
    public string Thumbprint()
        => StrictBase64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(
            $$"""{"crv":"P-256","kty":"EC","x":"{{StrictBase64Url.Encode(x)}}","y":"{{StrictBase64Url.Encode(y)}}"}""")));

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != 64)
        {
            return false;
        }

        var key = spare.TryTake(out var taken) ? taken : Load();
        var isValid = key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        spare.Add(key);
        return isValid;
    }

    private ECDsa Load() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = { X = x, Y = y } });
}
