using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Credentials;

/// <summary>What a bit of a list says when it is set.</summary>
public static class StatusPurpose
{
    public const string Revocation = "revocation";
    public const string Suspension = "suspension";
}

/// <summary>Where a credential's bit is: <paramref name="List"/> is the URL of the list, <paramref name="Purpose"/> one of <see cref="StatusPurpose"/>.</summary>
public sealed record StatusEntry(string List, int Index, string Purpose)
{
    /// <summary>The index is a number because the UNTP 0.7.0 schema asks for one; readers of the W3C form (text) accept both.</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = $"{List}#{Index}",
        ["type"] = "BitstringStatusListEntry",
        ["statusPurpose"] = Purpose,
        ["statusListIndex"] = Index,
        ["statusListCredential"] = List,
    };
}

/// <summary>A status list whose signature was checked, with the time from which it speaks.</summary>
public sealed record StatusListCredential(string Id, string Issuer, string Purpose, StatusList List, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil)
{
    /// <summary>The unsigned credential; secure it with <see cref="DataIntegrity.Add"/> or <see cref="VcJwt.Sign"/>. One list has one purpose and one issuer.</summary>
    public static JsonObject Build(string id, string issuer, string purpose, StatusList list, DateTimeOffset validFrom, DateTimeOffset validUntil) => new()
    {
        ["@context"] = new JsonArray(CredentialContexts.Credentials),
        ["id"] = id,
        ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
        ["issuer"] = issuer,
        ["validFrom"] = Timestamp.Text(validFrom),
        ["validUntil"] = Timestamp.Text(validUntil),
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = id + "#list",
            ["type"] = "BitstringStatusList",
            ["statusPurpose"] = purpose,
            ["encodedList"] = list.Encode(),
        },
    };

    /// <summary>
    /// Reads and checks a list in either form (JSON with proof, or JWT). Whether it is of the right issuer, address and time for a
    /// credential is asked by <see cref="CredentialVerifier"/>. Unpacking and checking cost about as much as ten credentials: keep the result.
    /// </summary>
    public static Proof<StatusListCredential> Read(string text, Func<string, Proof<DidDocument>?> documents)
    {
        var opened = SecuredCredential.Open(text, documents);
        if (opened.Refusal is not null)
        {
            return opened.Refusal;
        }

        var credential = opened.Credential!.Value;
        if (!SecuredCredential.Has(credential, "type", "BitstringStatusListCredential")
            || !credential.TryGetProperty("credentialSubject", out var subject) || Jwk.Text(subject, "type") != "BitstringStatusList"
            || Jwk.Text(credential, "id") is not { } id || Jwk.Text(subject, "statusPurpose") is not { } purpose
            || Jwk.Text(subject, "encodedList") is not { } encoded || Timestamp.Of(credential, "validFrom") is not { } from
            || (credential.TryGetProperty("validUntil", out _) && Timestamp.Of(credential, "validUntil") is null))
        {
            return ProofRefusals.StatusListMalformed();
        }

        var list = StatusList.Decode(encoded);
        return list.IsRefused
            ? list.Refusal
            : new StatusListCredential(id, opened.Issuer!, purpose, list.Value, from, Timestamp.Of(credential, "validUntil"));
    }
}
