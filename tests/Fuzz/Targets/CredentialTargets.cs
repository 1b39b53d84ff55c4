using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Fuzz.Targets;

internal static class CredentialTargets
{
    private static readonly Proof<StatusListCredential> List = new StatusListCredential(Seeds.List, Seeds.Did, StatusPurpose.Revocation, new StatusList(), Seeds.Now.AddHours(-1), Seeds.Now.AddDays(1));

    public static IEnumerable<Target> All { get; } =
    [
        new("credential", [.. Seeds.Kept("credential"), .. Seeds.Kept("jws")], input => Judged(Seeds.Text(input)), Guarded: true),

        // Signed after the change: what an issuer may write that means harm.
        new("credential-signed", [.. Seeds.Kept("credential"), .. Seeds.All("-ok.json", "w3c-vc", "vcdm2-inputs")], input => Signed(input, text => Judged(text))),
    ];

    public static Answer Judged(string text)
    {
        var verdict = CredentialVerifier.Check(text, Seeds.Documents, url => url == Seeds.List ? List : default(Proof<StatusListCredential>?), Seeds.Now);
        Target.Holds((verdict.Standing == Standing.Valid) == (verdict.Reason is null), "only a valid credential needs no reason");
        return verdict.Credential is { } credential ? Answer.Accepted(Meaning(credential)) : Answer.Refused(verdict.Reason!.Code);
    }

    /// <summary>A credential with a proof of its own issuer, if it is an object at all, and not longer than an issuer's tools would sign.</summary>
    public static Answer Signed(byte[] input, Func<string, Answer> read)
    {
        if (input.Length > 1 << 21 || CanonicalJson.Parse(input) is not { IsRefused: false, Value.ValueKind: JsonValueKind.Object } json || CanonicalJson.Of(json.Value) is { IsRefused: true })
        {
            return read(Seeds.Text(input));
        }

        var credential = JsonObject.Create(json.Value)!;
        credential["issuer"] = Seeds.Did;
        return read(DataIntegrity.Add(credential, Seeds.Signer, Seeds.Now).ToJsonString());
    }

    /// <summary>
    /// All but the proof itself and the contexts: the suite lets known contexts be added behind those that were signed (Data Integrity
    /// ECDSA 1.0 section 3.3.2), and where the words come from is checked on its own.
    /// </summary>
    private static string Meaning(JsonElement credential)
    {
        var json = JsonObject.Create(credential)!;
        json.Remove("proof");
        json.Remove("@context");
        return Answer.Digest(CanonicalJson.Of(json).Value);
    }
}
