using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Jose;

/// <summary>What the header says; null where it says nothing. Only <paramref name="Algorithm"/> must be there.</summary>
public sealed record JwsHeader(string Algorithm, string? Type, string? ContentType, string? KeyId, string? Issuer);

/// <summary>
/// The compact serialization of RFC 7515: header.payload.signature in base64url. Reading proves nothing: the payload is only
/// handed out by <see cref="Open"/>, against a key that the caller chose.
/// </summary>
public sealed class CompactJws
{
    /// <summary>Characters of the whole; more is refused unread.</summary>
    public const int MostCharacters = 1 << 20;

    private const int MostHeaderCharacters = 4096;

    private readonly byte[] signed;
    private readonly byte[] payload;
    private readonly byte[] signature;

    private CompactJws(JwsHeader header, byte[] signed, byte[] payload, byte[] signature)
    {
        Header = header;
        this.signed = signed;
        this.payload = payload;
        this.signature = signature;
    }

    public JwsHeader Header { get; }

    /// <summary>The payload before anything is proved: only for finding out whose key is needed.</summary>
    public ReadOnlySpan<byte> UnprovedPayload => payload;

    /// <summary>typ, cty and iss are written where given; alg is that of the signer, and so is kid unless another name of its key is given.</summary>
    public static string Sign(
        ISigner signer, ReadOnlySpan<byte> payload, string? type = null, string? contentType = null, string? issuer = null, string? keyId = null)
    {
        var header = new JsonObject { ["alg"] = JwsAlgorithms.Of(signer.Suite), ["kid"] = keyId ?? signer.KeyId };
        foreach (var (name, value) in new[] { ("typ", type), ("cty", contentType), ("iss", issuer) })
        {
            if (value is not null)
            {
                header[name] = value;
            }
        }

        var text = $"{StrictBase64Url.Encode(CanonicalJson.Of(header).Value)}.{StrictBase64Url.Encode(payload)}";
        return $"{text}.{StrictBase64Url.Encode(signer.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public static Proof<CompactJws> Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            return ProofRefusals.JwsTooLarge(text.Length, MostCharacters);
        }

        var parts = text.Split('.', 4);
        if (parts.Length != 3 || parts[0].Length > MostHeaderCharacters || StrictBase64Url.Decode(parts[0]) is not { } header
            || StrictBase64Url.Decode(parts[1]) is not { } payload || StrictBase64Url.Decode(parts[2]) is not { } signature)
        {
            return ProofRefusals.JwsMalformed();
        }

        var read = ReadHeader(header);
        return read.IsRefused
            ? read.Refusal
            : new CompactJws(read.Value, Encoding.ASCII.GetBytes(text[..text.LastIndexOf('.')]), payload, signature);
    }

    /// <summary>
    /// The payload, if the key signed it. The algorithm is the key's: a header that names another is refused, "none" with it. A
    /// given <paramref name="type"/> must be that of the header, with or without "application/" (RFC 7515 section 4.1.9).
    /// </summary>
    public Proof<byte[]> Open(IVerifyingKey key, string? type = null)
    {
        if (Header.Algorithm != JwsAlgorithms.Of(key.Suite))
        {
            return ProofRefusals.JwsAlgorithm(Header.Algorithm, JwsAlgorithms.Of(key.Suite));
        }

        if (type is not null && !IsType(Header.Type, type))
        {
            return ProofRefusals.JwsType(Header.Type, type);
        }

        return key.Verify(signed, signature) ? payload : ProofRefusals.JwsSignature();
    }

    internal static bool IsType(string? actual, string expected)
        => string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase)
            || string.Equals(actual, "application/" + expected, StringComparison.OrdinalIgnoreCase);

    private static Proof<JwsHeader> ReadHeader(byte[] bytes)
    {
        var parsed = CanonicalJson.Parse(bytes);
        // The canonical form is not needed, but only an unambiguous text has one.
        if (parsed.IsRefused || CanonicalJson.Of(parsed.Value).IsRefused || Jwk.Text(parsed.Value, "alg") is not { } algorithm)
        {
            return ProofRefusals.JwsMalformed();
        }

        var header = parsed.Value;
        foreach (var name in new[] { "typ", "cty", "kid", "iss" })
        {
            if (header.TryGetProperty(name, out _) && Jwk.Text(header, name) is null)
            {
                return ProofRefusals.JwsMalformed();
            }
        }

        // RFC 7515 section 4.1.11: what must be understood and is not, makes the whole invalid. We understand no extension.
        return header.TryGetProperty("crit", out _)
            ? ProofRefusals.JwsCritical()
            : new JwsHeader(algorithm, Jwk.Text(header, "typ"), Jwk.Text(header, "cty"), Jwk.Text(header, "kid"), Jwk.Text(header, "iss"));
    }
}

/// <summary>The names that JOSE uses for our suites. SM2 has none there.</summary>
internal static class JwsAlgorithms
{
    public static string Of(string suite) => suite switch
    {
        Suites.Es256 => "ES256",
        Suites.Ed25519 => "EdDSA",
        _ => throw new ArgumentException($"JOSE has no algorithm for the suite {suite}.", nameof(suite)),
    };
}
