using System.Text.Json;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Credentials;

/// <summary>The four answers.</summary>
public enum Standing
{
    /// <summary>Genuine, and valid as of the stated time.</summary>
    Valid,

    /// <summary>Genuine, but not valid: suspended, revoked, expired or not yet valid.</summary>
    NotValid,

    /// <summary>Not what the issuer signed.</summary>
    NotGenuine,

    /// <summary>Something was not at hand; this says nothing against the certificate.</summary>
    CannotTell,
}

/// <summary>
/// An answer with its reason (null only for <see cref="Standing.Valid"/>). <paramref name="Credential"/> is what the issuer
/// signed, null where that is not proved. <paramref name="StatusAsOf"/> is the time of the older status list, null where there was
/// none to ask. Whether <paramref name="Issuer"/> is someone to be trusted is for the reader to judge: anyone may have a DID.
/// </summary>
public sealed record CredentialVerdict(
    Standing Standing, ProofRefusal? Reason, DateTimeOffset AsOf, DateTimeOffset? StatusAsOf, string? Issuer, JsonElement? Credential);

/// <summary>Checks a credential with what the caller has at hand; it fetches nothing.</summary>
public static class CredentialVerifier
{
    /// <summary>
    /// <paramref name="text"/> is JSON with an embedded ecdsa-jcs-2019 proof, or a vc+jwt. The documents are asked by DID, the lists
    /// by URL; both answer null for "not at hand" and a refusal for "unusable", and either way the answer is "cannot tell".
    /// </summary>
    public static CredentialVerdict Check(
        string text, Func<string, Proof<DidDocument>?> documents, Func<string, Proof<StatusListCredential>?> statusLists, DateTimeOffset asOf)
    {
        var opened = SecuredCredential.Open(text, documents);
        if (opened.Refusal is { } refusal)
        {
            return new(opened.IsMissing ? Standing.CannotTell : Standing.NotGenuine, refusal, asOf, null, opened.Issuer, null);
        }

        var credential = opened.Credential!.Value;
        CredentialVerdict Answer(Standing standing, ProofRefusal? reason, DateTimeOffset? statusAsOf = null)
            => new(standing, reason, asOf, statusAsOf, opened.Issuer, credential);

        if (Form(credential) is { } malformed)
        {
            return Answer(Standing.NotGenuine, malformed);
        }

        if (UnknownContext(credential) is { } context)
        {
            return Answer(Standing.CannotTell, ProofRefusals.CredentialContext(context));
        }

        if (Validity(credential, asOf) is { } outside)
        {
            return Answer(Standing.NotValid, outside);
        }

        var status = CredentialStatus.Ask(credential, opened.Issuer!, statusLists, asOf);
        return status.Reason is null
            ? Answer(Standing.Valid, null, status.AsOf)
            : Answer(status.IsMissing ? Standing.CannotTell : Standing.NotValid, status.Reason, status.AsOf);
    }

    private static ProofRefusal? Form(JsonElement credential)
        => !SecuredCredential.Has(credential, "type", "VerifiableCredential") ? ProofRefusals.CredentialMalformed("type")
            : !credential.TryGetProperty("credentialSubject", out _) ? ProofRefusals.CredentialMalformed("credentialSubject")
            : credential.TryGetProperty("validFrom", out _) && Timestamp.Of(credential, "validFrom") is null ? ProofRefusals.CredentialMalformed("validFrom")
            : credential.TryGetProperty("validUntil", out _) && Timestamp.Of(credential, "validUntil") is null ? ProofRefusals.CredentialMalformed("validUntil")
            : null;

    /// <summary>The first must be that of the data model; a context written out in the credential is as unknown as a foreign address.</summary>
    private static string? UnknownContext(JsonElement credential)
    {
        if (!credential.TryGetProperty("@context", out var contexts) || contexts.ValueKind != JsonValueKind.Array || contexts.GetArrayLength() == 0
            || contexts[0].ValueKind != JsonValueKind.String || !contexts[0].ValueEquals(CredentialContexts.Credentials))
        {
            return "@context";
        }

        foreach (var context in contexts.EnumerateArray())
        {
            if (context.ValueKind != JsonValueKind.String || !CredentialContexts.Known.ContainsKey(context.GetString()!))
            {
                return context.GetRawText();
            }
        }

        return null;
    }

    /// <summary>Both instants are included.</summary>
    private static ProofRefusal? Validity(JsonElement credential, DateTimeOffset asOf)
        => Timestamp.Of(credential, "validFrom") is { } from && asOf < from ? ProofRefusals.CredentialNotYetValid(from)
            : Timestamp.Of(credential, "validUntil") is { } until && asOf > until ? ProofRefusals.CredentialExpired(until)
            : null;
}
