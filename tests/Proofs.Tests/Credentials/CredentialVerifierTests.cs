using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Tests.Credentials;

public class CredentialVerifierTests
{
    private static readonly Func<string, Proof<StatusListCredential>?> Clear = Given.Lists();
    private static readonly DateTimeOffset FirstInstant = new(2025, 1, 15, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset LastInstant = new(2028, 1, 14, 23, 59, 59, TimeSpan.FromHours(8));

    public static TheoryData<bool> Forms => [true, false];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_certificate_is_genuine_and_valid(bool asJwt)
    {
        var verdict = CredentialVerifier.Check(Secured(Given.ACredential(), asJwt), Given.Documents, Clear, Given.Now);

        Assert.Equal((Standing.Valid, null, Given.Did), (verdict.Standing, verdict.Reason, verdict.Issuer));
        Assert.Equal(Given.Now.AddHours(-1), verdict.StatusAsOf);
        Assert.Equal(Given.AClaim().Id, verdict.Credential?.GetProperty("id").GetString());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Suspended_revoked_and_both_are_told_apart(bool asJwt)
    {
        var text = Secured(Given.ACredential(), asJwt);

        Expect(Standing.NotValid, "proofs.credential.revoked", CredentialVerifier.Check(text, Given.Documents, Given.Lists(revoked: [7]), Given.Now));
        Expect(Standing.NotValid, "proofs.credential.suspended", CredentialVerifier.Check(text, Given.Documents, Given.Lists(suspended: [7]), Given.Now));
        Expect(Standing.NotValid, "proofs.credential.suspended", CredentialVerifier.Check(text, Given.Documents, Given.Lists([7], [7]), Given.Now));
        Expect(Standing.Valid, null, CredentialVerifier.Check(text, Given.Documents, Given.Lists([6, 8], [6, 8]), Given.Now));
    }

    [Fact]
    public void The_first_and_the_last_instant_are_included()
    {
        var credential = Given.ACredential();
        credential.Remove("credentialStatus");
        credential.Remove("suspensionStatus");
        var text = Secured(credential, asJwt: true);

        Expect(Standing.Valid, null, CredentialVerifier.Check(text, Given.Documents, Clear, FirstInstant));
        Expect(Standing.Valid, null, CredentialVerifier.Check(text, Given.Documents, Clear, LastInstant));
        Expect(Standing.NotValid, "proofs.credential.not-yet-valid", CredentialVerifier.Check(text, Given.Documents, Clear, FirstInstant.AddSeconds(-1)));
        Expect(Standing.NotValid, "proofs.credential.expired", CredentialVerifier.Check(text, Given.Documents, Clear, LastInstant.AddSeconds(1)));
    }

    [Fact]
    public void What_is_not_at_hand_is_named_and_never_a_forgery()
    {
        var text = Secured(Given.ACredential(), asJwt: true);
        Proof<DidDocument>? broken = DidDocument.Parse("x"u8, Given.Did);
        Proof<StatusListCredential>? unread = StatusListCredential.Read("x", Given.Documents);

        Expect(Standing.CannotTell, "proofs.credential.issuer-missing", CredentialVerifier.Check(text, _ => null, Clear, Given.Now));
        Expect(Standing.CannotTell, "proofs.did.document", CredentialVerifier.Check(text, _ => broken, Clear, Given.Now));
        Expect(Standing.CannotTell, "proofs.status.missing", CredentialVerifier.Check(text, Given.Documents, _ => null, Given.Now));
        Expect(Standing.CannotTell, "proofs.jws.malformed", CredentialVerifier.Check(text, Given.Documents, _ => unread, Given.Now));
    }

    [Fact]
    public void A_set_bit_is_an_answer_even_when_the_other_list_is_missing()
    {
        var lists = Given.Lists(revoked: [7]);

        var verdict = CredentialVerifier.Check(
            Secured(Given.ACredential(), asJwt: true), Given.Documents, url => url == Given.RevocationList ? lists(url) : null, Given.Now);

        Expect(Standing.NotValid, "proofs.credential.revoked", verdict);
    }

    [Fact]
    public void A_list_of_another_time_answers_nothing()
    {
        var text = Secured(Given.ACredential(), asJwt: true);

        Expect(Standing.Valid, null, CredentialVerifier.Check(text, Given.Documents, Clear, Given.Now.AddHours(-1).AddMinutes(-5)));
        Expect(Standing.CannotTell, "proofs.status.not-current", CredentialVerifier.Check(text, Given.Documents, Clear, Given.Now.AddHours(-1).AddMinutes(-6)));
        Expect(Standing.CannotTell, "proofs.status.not-current", CredentialVerifier.Check(text, Given.Documents, Clear, Given.Now.AddDays(1).AddSeconds(1)));
    }

    [Theory]
    [InlineData("statusPurpose", "\"message\"", "proofs.status.unknown-kind")]
    [InlineData("type", "\"StatusList2021Entry\"", "proofs.status.unknown-kind")]
    [InlineData("statusListIndex", "-1", "proofs.status.unknown-kind")]
    [InlineData("statusListIndex", "1.5", "proofs.status.unknown-kind")]
    [InlineData("statusListIndex", "131072", "proofs.status.other-list")]
    [InlineData("statusListIndex", "99999999999", "proofs.status.unknown-kind")]
    [InlineData("statusPurpose", "\"suspension\"", "proofs.status.other-list")]
    public void A_status_entry_that_points_nowhere_leaves_the_answer_open(string member, string value, string code)
    {
        var credential = Given.ACredential();
        credential["credentialStatus"]![member] = JsonNode.Parse(value);

        Expect(Standing.CannotTell, code, CredentialVerifier.Check(Secured(credential, asJwt: false), Given.Documents, Clear, Given.Now));
    }

    [Fact]
    public void The_W3C_form_of_the_status_is_read_too()
    {
        var credential = Given.ACredential();
        var (first, second) = (credential["credentialStatus"]!.DeepClone(), credential["suspensionStatus"]!.DeepClone());
        first["statusListIndex"] = "7";
        second["statusListIndex"] = "7";
        credential["credentialStatus"] = new JsonArray(first, second);
        credential.Remove("suspensionStatus");

        Expect(Standing.NotValid, "proofs.credential.suspended", CredentialVerifier.Check(Secured(credential, true), Given.Documents, Given.Lists(suspended: [7]), Given.Now));
    }

    [Theory]
    [InlineData("[\"https://www.w3.org/ns/credentials/v2\",\"https://evil.example/context\"]", "evil.example")]
    [InlineData("[\"https://www.w3.org/ns/credentials/v2\",{\"name\":\"https://evil.example/\"}]", "evil.example")]
    [InlineData("[\"https://vocabulary.uncefact.org/untp/0.7.0/context/\"]", "@context")]
    [InlineData("\"https://www.w3.org/ns/credentials/v2\"", "@context")]
    [InlineData("[]", "@context")]
    public void An_unknown_context_is_named(string context, string named)
    {
        var credential = Given.ACredential();
        credential["@context"] = JsonNode.Parse(context);

        var verdict = CredentialVerifier.Check(Secured(credential, asJwt: true), Given.Documents, Clear, Given.Now);

        Expect(Standing.CannotTell, "proofs.credential.unknown-context", verdict);
        Assert.Contains(named, verdict.Reason!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type", "[\"VerifiablePresentation\"]")]
    [InlineData("credentialSubject", null)]
    [InlineData("validFrom", "\"2025-01-15\"")]
    [InlineData("validFrom", "\"2025-01-15T00:00:00\"")]
    [InlineData("validUntil", "7")]
    public void A_signed_document_that_is_no_credential_is_not_one(string member, string? value)
    {
        var credential = Given.ACredential();
        credential.Remove(member);
        if (value is not null)
        {
            credential[member] = JsonNode.Parse(value);
        }

        Expect(Standing.NotGenuine, "proofs.credential.malformed", CredentialVerifier.Check(Secured(credential, asJwt: true), Given.Documents, Clear, Given.Now));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_swapped_key_is_noticed(bool asJwt)
    {
        var stranger = Given.Signer("key-1", "did:web:evil.example");
        var unknown = Given.Signer("key-9");

        Expect(Standing.NotGenuine, "proofs.credential.foreign-key", CredentialVerifier.Check(Secured(Given.ACredential(), asJwt, stranger), Given.Documents, Clear, Given.Now));
        Expect(Standing.NotGenuine, "proofs.credential.unknown-key", CredentialVerifier.Check(Secured(Given.ACredential(), asJwt, unknown), Given.Documents, Clear, Given.Now));
    }

    [Fact]
    public void A_header_that_contradicts_the_credential_is_noticed()
    {
        var payload = Proofs.Json.CanonicalJson.Of(Given.ACredential()).Value;
        string[] texts =
        [
            CompactJws.Sign(Given.Key, payload, VcJwt.Type, "vc", "did:web:evil.example"),
            CompactJws.Sign(Given.Key, payload, VcJwt.Type, "vp", Given.Did),
        ];

        Assert.All(texts, text => Expect(Standing.NotGenuine, "proofs.credential.header", CredentialVerifier.Check(text, Given.Documents, Clear, Given.Now)));
        Expect(Standing.NotGenuine, "proofs.jws.type", CredentialVerifier.Check(CompactJws.Sign(Given.Key, payload, "JWT"), Given.Documents, Clear, Given.Now));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_changed_character_is_noticed(bool asJwt)
    {
        var text = Secured(Given.ACredential(), asJwt);
        var chance = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        for (var at = chance[0] % 7; at < text.Length; at += asJwt ? 7 : 5)
        {
            var verdict = CredentialVerifier.Check($"{text[..at]}{(char)(text[at] ^ 1)}{text[(at + 1)..]}", Given.Documents, Clear, Given.Now);
            Assert.True(verdict.Standing is Standing.NotGenuine || IsCaseOfEscape(text, at), $"{at}: {verdict.Standing} {verdict.Reason}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"proof\":{\"type\":\"DataIntegrityProof\",\"cryptosuite\":\"ecdsa-jcs-2019\",\"proofPurpose\":\"assertionMethod\",\"verificationMethod\":\"#\"}}")]
    [InlineData("e30.bnVsbA.e30")]
    [InlineData("{\"issuer\":\"\\uD800\"}")]
    [InlineData("{\"issuer\":\"a\",\"issuer\":\"b\"}")]
    public void Anything_else_is_not_genuine(string text)
        => Assert.Equal(Standing.NotGenuine, CredentialVerifier.Check(text, Given.Documents, Clear, Given.Now).Standing);

    [Fact]
    public void The_pinned_contexts_are_those_of_the_vectors()
    {
        var files = new Dictionary<string, string> { [CredentialContexts.Credentials] = "credentials-v2.jsonld", [CredentialContexts.Untp] = "untp.jsonld" };

        Assert.Equal(files.Keys.Order(), CredentialContexts.Known.Keys.Order());
        Assert.All(files, file => Assert.Equal(
            CredentialContexts.Known[file.Key], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Vectors.PathOf("untp-0.7.0", "context", file.Value))))));
    }

    [Fact]
    public void The_shipped_contexts_are_the_pinned_ones()
    {
        Assert.Equal(CredentialContexts.Known.Keys.Order(), CredentialContexts.Files.Values.Order());
        Assert.All(CredentialContexts.Files, file => Assert.Equal(
            CredentialContexts.Known[file.Value], Convert.ToHexStringLower(SHA256.HashData(CredentialContexts.Read(file.Key)))));
        Assert.Throws<KeyNotFoundException>(() => CredentialContexts.Read("untp-0.8.0.jsonld"));
    }

    private static bool IsCaseOfEscape(string text, int at) => text.AsSpan(Math.Max(0, at - 5), Math.Min(at, 5)).Contains('\\');

    private static string Secured(JsonObject credential, bool asJwt, ISigner? signer = null)
        => asJwt ? VcJwt.Sign(credential, signer ?? Given.Key) : DataIntegrity.Add(credential, signer ?? Given.Key, Given.Now).ToJsonString();

    private static void Expect(Standing standing, string? code, CredentialVerdict verdict) => Assert.Equal((standing, code), (verdict.Standing, verdict.Reason?.Code));
}
