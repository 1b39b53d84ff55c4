using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Tests.Credentials;

public class DataIntegrityTests
{
    private static readonly Es256Key Published =
        Es256Key.FromMultibase(Vectors.Json("w3c-vc", "data-integrity", "p256KeyPair.json").RootElement.GetProperty("publicKeyMultibase").GetString()!).Value;

    private static JsonNode Signed => JsonNode.Parse(File.ReadAllText(Vectors.PathOf("w3c-vc", "data-integrity", "ecdsa-jcs-2019-p256", "signedJCSECDSAP256.json")))!;

    [Fact]
    public void The_published_proof_holds() => Assert.Null(Verify(Signed, Published));

    [Fact]
    public void The_published_proof_does_not_hold_for_another_key()
        => Assert.Equal("proofs.integrity.bad-signature", Verify(Signed, Given.Key.PublicKey)?.Code);

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var bytes = Encoding.UTF8.GetBytes(Signed.ToJsonString());
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            Assert.True(IsRefused(changed), $"byte {at}");
        }
    }

    [Fact]
    public void What_we_sign_holds_and_replaces_an_older_proof()
    {
        var once = DataIntegrity.Add(Given.ACredential(), Given.Key, Given.Now);
        var twice = DataIntegrity.Add(once, Given.Key, Given.Now);

        Assert.Null(Verify(twice, Given.Key.PublicKey));
        Assert.Equal(Given.Key.KeyId, DataIntegrity.MethodOf(JsonSerializer.SerializeToElement(twice)).Value);
    }

    [Theory]
    [InlineData("type", "\"Ed25519Signature2020\"", "proofs.integrity.suite")]
    [InlineData("cryptosuite", "\"eddsa-jcs-2022\"", "proofs.integrity.suite")]
    [InlineData("cryptosuite", "null", "proofs.integrity.suite")]
    [InlineData("proofPurpose", "\"authentication\"", "proofs.integrity.option")]
    [InlineData("verificationMethod", "{}", "proofs.integrity.option")]
    [InlineData("expires", "\"2030-01-01T00:00:00Z\"", "proofs.integrity.option")]
    [InlineData("proofValue", "7", "proofs.integrity.bad-signature")]
    [InlineData("proofValue", "\"u123\"", "proofs.integrity.bad-signature")]
    [InlineData("proofValue", "\"z111\"", "proofs.integrity.bad-signature")]
    [InlineData("@context", "[\"https://www.w3.org/ns/credentials/v2\",\"https://example.org/\"]", "proofs.integrity.bad-signature")]
    [InlineData("@context", "[1,2,3]", "proofs.integrity.bad-signature")]
    public void A_proof_that_says_something_else_is_refused(string member, string value, string code)
    {
        var signed = Signed;
        signed["proof"]![member] = JsonNode.Parse(value);

        Assert.Equal(code, Verify(signed, Published)?.Code);
    }

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"proof":[]}""")]
    [InlineData("""[]""")]
    public void A_document_without_proof_is_refused(string json)
        => Assert.Equal("proofs.integrity.no-proof", DataIntegrity.Verify(JsonElement.Parse(json), Published)?.Code);

    private static ProofRefusal? Verify(JsonNode signed, Es256Key key) => DataIntegrity.Verify(JsonSerializer.SerializeToElement(signed), key);

    private static bool IsRefused(byte[] json)
    {
        var parsed = Proofs.Json.CanonicalJson.Parse(json);
        return parsed.IsRefused || DataIntegrity.Verify(parsed.Value, Published) is not null;
    }
}
