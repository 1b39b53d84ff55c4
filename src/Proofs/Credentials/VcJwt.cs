using System.Text.Json.Nodes;
using Zhiheng.Proofs.Jose;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// Credentials enveloped in a JWT (W3C VC-JOSE-COSE section 3.1.1): typ vc+jwt, cty vc, the credential itself as payload, the
/// issuer's DID as iss and its JsonWebKey as kid.
/// </summary>
public static class VcJwt
{
    public const string Type = "vc+jwt";
    public const string MediaType = "application/vc+jwt";

    /// <summary>The payload is canonical JSON, so that the same credential is the same bytes. An embedded proof is left out.</summary>
    public static string Sign(JsonObject credential, ISigner signer)
    {
        var payload = credential.ContainsKey("proof") ? Without(credential, "proof") : credential;
        return CompactJws.Sign(signer, CanonicalJson.Of(payload).Value, Type, "vc", IssuerOf(credential), signer.KeyId + DidDocument.JwkSuffix);
    }

    private static string? IssuerOf(JsonObject credential)
        => (credential["issuer"] is JsonObject issuer ? issuer["id"] : credential["issuer"])?.GetValue<string>();

    private static JsonObject Without(JsonObject credential, string name)
    {
        var copy = (JsonObject)credential.DeepClone();
        copy.Remove(name);
        return copy;
    }
}
