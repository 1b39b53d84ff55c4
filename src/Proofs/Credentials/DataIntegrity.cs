using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Jose;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Credentials;

/// <summary>
/// Embedded proofs of the cryptosuite ecdsa-jcs-2019 with P-256 (W3C Data Integrity ECDSA Cryptosuites 1.0 section 3.3): ES256
/// over SHA-256(canonical proof options) ‖ SHA-256(canonical document).
/// </summary>
public static class DataIntegrity
{
    public const string Cryptosuite = "ecdsa-jcs-2019";

    /// <summary>A copy of the document with a proof; the signer's key id is the verification method.</summary>
    public static JsonObject Add(JsonObject document, ISigner signer, DateTimeOffset created)
    {
        if (signer.Suite != Suites.Es256)
        {
            throw new ArgumentException($"{Cryptosuite} is signed with ES256, not with {signer.Suite}.", nameof(signer));
        }

        var secured = (JsonObject)document.DeepClone();
        secured.Remove("proof");
        var proof = new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = Cryptosuite,
            ["created"] = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["verificationMethod"] = signer.KeyId,
            ["proofPurpose"] = "assertionMethod",
        };
        if (secured["@context"] is { } context)
        {
            proof["@context"] = context.DeepClone();
        }

        proof["proofValue"] = "z" + Base58.Encode(signer.Sign(Digest(proof, secured).Value));
        secured["proof"] = proof;
        return secured;
    }

    /// <summary>The DID URL of the key that is said to have signed. Refused where there is no proof of this suite, or one that says more than we understand. The text must have a canonical form.</summary>
    public static Proof<string> MethodOf(JsonElement secured)
    {
        if (secured.ValueKind != JsonValueKind.Object || !secured.TryGetProperty("proof", out var proof) || proof.ValueKind != JsonValueKind.Object)
        {
            return ProofRefusals.NoProof();
        }

        if (Jwk.Text(proof, "type") != "DataIntegrityProof" || Jwk.Text(proof, "cryptosuite") != Cryptosuite)
        {
            return ProofRefusals.ProofSuite(Jwk.Text(proof, "cryptosuite") ?? Jwk.Text(proof, "type") ?? "");
        }

        // What limits a proof must not be overlooked: these members have meanings that are not implemented here.
        var limit = new[] { "expires", "domain", "challenge", "previousProof", "nonce" }.FirstOrDefault(name => proof.TryGetProperty(name, out _));
        return limit is not null ? ProofRefusals.ProofOption(limit)
            : Jwk.Text(proof, "proofPurpose") != "assertionMethod" ? ProofRefusals.ProofOption("proofPurpose")
            : Jwk.Text(proof, "verificationMethod") is { } method ? method : ProofRefusals.ProofOption("verificationMethod");
    }

    /// <summary>Null where the proof holds.</summary>
    public static ProofRefusal? Verify(JsonElement secured, IVerifyingKey key)
    {
        // An unambiguous text first: the framework throws where a name stands twice, and at half a character.
        if (CanonicalJson.Of(secured) is { IsRefused: true } ambiguous)
        {
            return ambiguous.Refusal;
        }

        if (MethodOf(secured) is { IsRefused: true } none)
        {
            return none.Refusal;
        }

        var document = JsonObject.Create(secured)!;
        var proof = (JsonObject)document["proof"]!;
        document.Remove("proof");
        if (key.Suite != Suites.Es256 || !TakeContext(proof, document) || proof["proofValue"] is not JsonValue value
            || !value.TryGetValue<string>(out var text) || !text.StartsWith('z') || Base58.Decode(text.AsSpan(1)) is not { } signature)
        {
            return ProofRefusals.ProofSignature();
        }

        proof.Remove("proofValue");
        var digest = Digest(proof, document);
        return digest.IsRefused ? digest.Refusal : key.Verify(digest.Value, signature) ? null : ProofRefusals.ProofSignature();
    }

    /// <summary>The document's contexts must begin with those of the proof, and only those were signed (section 3.3.2, step 4).</summary>
    private static bool TakeContext(JsonObject proof, JsonObject document)
    {
        if (proof["@context"] is not { } context)
        {
            return true;
        }

        JsonNode?[] signed = context is JsonArray many ? [.. many] : [context];
        JsonNode?[] actual = document["@context"] is JsonArray list ? [.. list] : [document["@context"]];
        var begins = actual.Length >= signed.Length && signed.Zip(actual).All(pair => JsonNode.DeepEquals(pair.First, pair.Second));
        document["@context"] = context.DeepClone();
        return begins;
    }

    private static Proof<byte[]> Digest(JsonObject proof, JsonObject document)
    {
        Proof<byte[]> options = CanonicalJson.Of(proof), content = CanonicalJson.Of(document);
        return options.IsRefused ? options.Refusal : content.IsRefused ? content.Refusal
            : (byte[])[.. SHA256.HashData(options.Value), .. SHA256.HashData(content.Value)];
    }
}
