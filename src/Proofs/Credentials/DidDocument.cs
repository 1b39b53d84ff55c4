using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Jose;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// The public keys with which a DID vouches for what it asserts (DID Core 1.0, Controlled Identifiers 1.0). Each key stands in
/// it twice, as Multikey under its own name and as JsonWebKey under that name with <see cref="JwkSuffix"/>, because data-integrity
/// proofs are checked with the one and JWTs with the other.
/// </summary>
public sealed class DidDocument
{
    public const string JwkSuffix = "-jwk";

    private const int MostBytes = 256 * 1024;
    private const int MostMethods = 256;

    private readonly Dictionary<string, IVerifyingKey> keys;

    private DidDocument(string id, Dictionary<string, IVerifyingKey> keys)
    {
        Id = id;
        this.keys = keys;
    }

    public string Id { get; }

    /// <summary>The key that may assert under this name (a DID URL), or null.</summary>
    public IVerifyingKey? AssertionKey(string method) => keys.GetValueOrDefault(method);

    /// <summary>
    /// The document of these keys, each under its DID URL. Keep retired keys in it for as long as anything they signed is to
    /// verify; take a stolen one out, and everything it signed stops being genuine.
    /// </summary>
    public static JsonObject Build(string did, IEnumerable<KeyValuePair<string, Es256Key>> keys)
    {
        var methods = new JsonArray();
        var names = new JsonArray();
        foreach (var (name, key) in keys)
        {
            methods.Add(Method(did, name, "Multikey", "publicKeyMultibase", key.ToMultibase()));
            methods.Add(Method(did, name + JwkSuffix, "JsonWebKey", "publicKeyJwk", key.ToJwk()));
            names.Add((JsonNode)name);
            names.Add((JsonNode)(name + JwkSuffix));
        }

        return new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1", "https://w3id.org/security/jwk/v1"),
            ["id"] = did,
            ["verificationMethod"] = methods,
            ["assertionMethod"] = names,
        };
    }

    /// <summary>The document must be that of <paramref name="did"/>. Methods of kinds that we do not know are passed over.</summary>
    public static Proof<DidDocument> Parse(ReadOnlySpan<byte> utf8, string did)
    {
        var parsed = utf8.Length > MostBytes ? ProofRefusals.NotADidDocument() : CanonicalJson.Parse(utf8);
        if (parsed.IsRefused || CanonicalJson.Of(parsed.Value).IsRefused || parsed.Value.ValueKind != JsonValueKind.Object
            || Many(parsed.Value, "verificationMethod") is not { } methods || Many(parsed.Value, "assertionMethod") is not { } assertions)
        {
            return ProofRefusals.NotADidDocument();
        }

        if (Jwk.Text(parsed.Value, "id") != did)
        {
            return ProofRefusals.OtherDidDocument(Jwk.Text(parsed.Value, "id") ?? "", did);
        }

        var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var method in methods.Concat(assertions.Where(assertion => assertion.ValueKind == JsonValueKind.Object)))
        {
            if (Absolute(did, Jwk.Text(method, "id")) is { } name && !named.TryAdd(name, method))
            {
                return ProofRefusals.NotADidDocument();
            }
        }

        return new DidDocument(did, Keys(did, named, assertions));
    }

    private static Dictionary<string, IVerifyingKey> Keys(string did, Dictionary<string, JsonElement> methods, List<JsonElement> assertions)
    {
        var found = new Dictionary<string, IVerifyingKey>(StringComparer.Ordinal);
        foreach (var assertion in assertions)
        {
            var name = Absolute(did, assertion.ValueKind == JsonValueKind.String ? assertion.GetString() : Jwk.Text(assertion, "id"));
            if (name is not null && methods.TryGetValue(name, out var method) && Jwk.Text(method, "controller") == did && Key(method) is { } key)
            {
                found[name] = key;
            }
        }

        return found;
    }

    private static IVerifyingKey? Key(JsonElement method) => Jwk.Text(method, "type") switch
    {
        "Multikey" when Jwk.Text(method, "publicKeyMultibase") is { } text
            => Es256Key.FromMultibase(text) is { IsRefused: false } es256 ? es256.Value
                : Ed25519Key.FromMultibase(text) is { IsRefused: false } ed25519 ? ed25519.Value : null,
        "JsonWebKey" or "JsonWebKey2020" when method.TryGetProperty("publicKeyJwk", out var jwk)
            => Es256Key.FromJwk(jwk) is { IsRefused: false } es256 ? es256.Value
                : Ed25519Key.FromJwk(jwk) is { IsRefused: false } ed25519 ? ed25519.Value : null,
        _ => null,
    };

    /// <summary>A relative name ("#key-1") belongs to the document; a name of another DID is none of this document.</summary>
    private static string? Absolute(string did, string? name)
        => name is null ? null : name.StartsWith('#') ? did + name : name.StartsWith(did + "#", StringComparison.Ordinal) ? name : null;

    /// <summary>Missing means none; null where it is not an array, or too long.</summary>
    private static List<JsonElement>? Many(JsonElement document, string name)
        => !document.TryGetProperty(name, out var many) ? []
            : many.ValueKind == JsonValueKind.Array && many.GetArrayLength() <= MostMethods ? [.. many.EnumerateArray()] : null;

    private static JsonObject Method(string did, string name, string type, string property, JsonNode material)
        => new() { ["id"] = name, ["type"] = type, ["controller"] = did, [property] = material };
}
