using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Jose;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// A credential after its signature was looked at: the credential and its issuer where the signature holds; otherwise why not,
/// and whether that is a verdict (<see cref="IsMissing"/> false) or only something that was not at hand (true).
/// </summary>
internal sealed record SecuredCredential(JsonElement? Credential, string? Issuer, string? Method, ProofRefusal? Refusal, bool IsMissing)
{
    // The largest status list that is worth serving (3 MiB packed); each of the copies made while checking is about as large.
    private const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>JSON with an embedded proof, or a JWT. The documents are asked by DID; null means: not at hand.</summary>
    public static SecuredCredential Open(string text, Func<string, Proof<DidDocument>?> documents)
    {
        text = text.Length > MostCharacters ? "" : text.Trim();
        return text.StartsWith('{') ? OpenJson(text, documents) : OpenJwt(text, documents);
    }

    /// <summary>Whether a member holds this text, alone or among others.</summary>
    public static bool Has(JsonElement json, string name, string text)
        => json.TryGetProperty(name, out var value)
            && (value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(text))
                : value.ValueKind == JsonValueKind.String && value.ValueEquals(text));

    private static SecuredCredential OpenJson(string text, Func<string, Proof<DidDocument>?> documents)
    {
        var parsed = Read(Encoding.UTF8.GetBytes(text));
        if (parsed.IsRefused)
        {
            return No(parsed.Refusal);
        }

        var method = DataIntegrity.MethodOf(parsed.Value);
        return method.IsRefused
            ? No(method.Refusal)
            : With(parsed.Value, method.Value, documents, key => DataIntegrity.Verify(parsed.Value, key));
    }

    private static SecuredCredential OpenJwt(string text, Func<string, Proof<DidDocument>?> documents)
    {
        var jws = CompactJws.Parse(text);
        if (jws.IsRefused)
        {
            return No(jws.Refusal);
        }

        var parsed = Read(jws.Value.UnprovedPayload);
        if (parsed.IsRefused)
        {
            return No(parsed.Refusal);
        }

        var header = jws.Value.Header;
        if (header.KeyId is not { } method || (header.Issuer is { } issuer && issuer != IssuerOf(parsed.Value))
            || (header.ContentType is { } content && !CompactJws.IsType(content, "vc")))
        {
            return No(ProofRefusals.CredentialHeader());
        }

        return With(parsed.Value, method, documents, key => jws.Value.Open(key, VcJwt.Type).Refusal);
    }

    /// <summary>The issuer must acknowledge the key: the method is one of the issuer's own, and stands in its document.</summary>
    private static SecuredCredential With(
        JsonElement credential, string method, Func<string, Proof<DidDocument>?> documents, Func<IVerifyingKey, ProofRefusal?> verify)
    {
        if (IssuerOf(credential) is not { } issuer || !method.StartsWith(issuer + "#", StringComparison.Ordinal))
        {
            return No(ProofRefusals.CredentialForeignKey());
        }

        if (documents(issuer) is not { } document)
        {
            return new(null, issuer, method, ProofRefusals.CredentialIssuerMissing(issuer), IsMissing: true);
        }

        if (document.IsRefused)
        {
            return new(null, issuer, method, document.Refusal, IsMissing: true);
        }

        if (document.Value.Id != issuer || document.Value.AssertionKey(method) is not { } key)
        {
            return No(ProofRefusals.CredentialUnknownKey(issuer));
        }

        return verify(key) is { } refusal ? No(refusal) : new(credential, issuer, method, null, IsMissing: false);
    }

    private static Proof<JsonElement> Read(ReadOnlySpan<byte> utf8)
    {
        var parsed = CanonicalJson.Parse(utf8);
        if (parsed.IsRefused)
        {
            return parsed.Refusal;
        }

        // Two members of one name would let two readers see two certificates.
        var canonical = CanonicalJson.Of(parsed.Value);
        return canonical.IsRefused ? canonical.Refusal
            : parsed.Value.ValueKind != JsonValueKind.Object ? ProofRefusals.CredentialMalformed("JSON") : parsed;
    }

    private static string? IssuerOf(JsonElement credential)
        => credential.TryGetProperty("issuer", out var issuer) && issuer.ValueKind == JsonValueKind.Object
            ? Jwk.Text(issuer, "id")
            : Jwk.Text(credential, "issuer");

    private static SecuredCredential No(ProofRefusal refusal) => new(null, null, null, refusal, IsMissing: false);
}
