using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Credentials;

namespace Zhiheng.Proofs.Tests.Credentials;

public class DidTests
{
    [Theory]
    [InlineData("did:web:zheng.example", "https://zheng.example/.well-known/did.json", "/.well-known/did.json")]
    [InlineData("did:web:host%3A5080:bodies:CNCA-R-2002-001", "https://host:5080/bodies/CNCA-R-2002-001/did.json", "/bodies/CNCA-R-2002-001/did.json")]
    [InlineData("did:web:127.0.0.1%3A5080:b:%E8%B4%A8", "https://127.0.0.1:5080/b/%E8%B4%A8/did.json", "/b/%E8%B4%A8/did.json")]
    public void A_name_says_where_its_document_lies(string did, string url, string path)
    {
        Assert.Equal(url, DidWeb.ToUrl(did).Value.AbsoluteUri);
        Assert.Equal(path, DidWeb.ToPath(did).Value);
    }

    [Theory]
    [InlineData("https://host:5080/", "did:web:host%3A5080:bodies:CNCA-R-2002-001")]
    [InlineData("https://host/", "did:web:host:bodies:CNCA-R-2002-001")]
    [InlineData("http://localhost:5080", "did:web:localhost%3A5080:bodies:CNCA-R-2002-001")]
    public void The_name_of_a_body_is_made_of_the_platform(string host, string did)
        => Assert.Equal(did, DidWeb.Of(new Uri(host), "bodies", "CNCA-R-2002-001"));

    [Theory]
    [InlineData("")]
    [InlineData("did:key:z6Mk")]
    [InlineData("did:web:")]
    [InlineData("did:web:host:")]
    [InlineData("did:web:host:..:did")]
    [InlineData("did:web:host:%2e%2e:did")]
    [InlineData("did:web:host:a%2Fb")]
    [InlineData("did:web:host:a/b")]
    [InlineData("did:web:host:a%5cb")]
    [InlineData("did:web:host%2F")]
    [InlineData("did:web:user@host")]
    [InlineData("did:web:host%3A0")]
    [InlineData("did:web:host%3A70000")]
    [InlineData("did:web:host%3A80%3A80")]
    [InlineData("did:web:host#key")]
    [InlineData("did:web:host:证书")]
    public void What_could_lead_elsewhere_is_refused(string did)
    {
        Assert.Equal("proofs.did.not-web", DidWeb.ToPath(did).Refusal?.Code);
        Assert.Equal("proofs.did.not-web", DidWeb.ToUrl(did).Refusal?.Code);
    }

    [Fact]
    public void Both_names_of_every_key_are_found_in_the_document()
    {
        var retired = Given.Signer("key-0");
        var document = DidDocument.Parse(Given.DidJson(retired, Given.Key), Given.Did).Value;

        foreach (var signer in new[] { retired, Given.Key })
        {
            Assert.True(document.AssertionKey(signer.KeyId)!.Verify("衡"u8, signer.Sign("衡"u8)));
            Assert.True(document.AssertionKey(signer.KeyId + DidDocument.JwkSuffix)!.Verify("衡"u8, signer.Sign("衡"u8)));
        }

        Assert.Null(document.AssertionKey(Given.Did + "#key-9"));
    }

    [Fact]
    public void A_document_of_another_DID_is_refused()
        => Assert.Equal("proofs.did.other-document", DidDocument.Parse(Given.DidJson(Given.Key), "did:web:other").Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"d\",\"id\":\"d\"}")]
    [InlineData("{\"id\":\"d\",\"verificationMethod\":{}}")]
    [InlineData("{\"id\":\"d\",\"verificationMethod\":[{\"id\":\"d#1\"},{\"id\":\"#1\"}]}")]
    public void What_is_no_document_is_refused(string json)
        => Assert.Equal("proofs.did.document", DidDocument.Parse(Encoding.UTF8.GetBytes(json), "d").Refusal?.Code);

    [Fact]
    public void Too_many_methods_are_refused()
        => Assert.Equal("proofs.did.document", DidDocument.Parse(Encoding.UTF8.GetBytes(
            "{\"id\":\"d\",\"assertionMethod\":[" + string.Join(',', Enumerable.Repeat("\"#1\"", 257)) + "]}"), "d").Refusal?.Code);

    [Fact]
    public void A_key_that_may_not_assert_or_belongs_to_another_asserts_nothing()
    {
        var document = JsonNode.Parse(Given.DidJson(Given.Key))!;
        document["verificationMethod"]![0]!["controller"] = "did:web:other";
        document["assertionMethod"] = new JsonArray(Given.Key.KeyId, "did:web:other#key-1", 7, "#key-1" + DidDocument.JwkSuffix);

        var parsed = DidDocument.Parse(Encoding.UTF8.GetBytes(document.ToJsonString()), Given.Did).Value;

        Assert.Null(parsed.AssertionKey(Given.Key.KeyId));
        Assert.Null(parsed.AssertionKey("did:web:other#key-1"));
        Assert.NotNull(parsed.AssertionKey(Given.Key.KeyId + DidDocument.JwkSuffix));
    }
}
