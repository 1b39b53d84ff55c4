using System.Text.Json;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Tests.Jose;

public class Es256KeyTests
{
    private const string Published = "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP";

    [Fact]
    public void Wycheproof_agrees_with_every_verdict()
    {
        using var vectors = Vectors.Json("jose", "ecdsa_secp256r1_sha256_p1363_test.json");
        var count = 0;

        foreach (var group in vectors.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var point = Hex(group.GetProperty("publicKey"), "uncompressed");
            var key = Es256Key.FromPoint(point.AsSpan(1, 32), point.AsSpan(33)).Value;
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var accepted = key.Verify(Hex(test, "msg"), Hex(test, "sig"));
                Assert.True(accepted == (test.GetProperty("result").GetString() == "valid"), $"tcId {test.GetProperty("tcId")}");
                count++;
            }
        }

        Assert.Equal(vectors.RootElement.GetProperty("numberOfTests").GetInt32(), count);
    }

    [Fact]
    public void A_key_is_the_same_as_point_as_JWK_and_as_multibase()
    {
        var key = Es256Key.FromMultibase(Published).Value;
        var again = Es256Key.FromJwk(JsonSerializer.SerializeToElement(key.ToJwk())).Value;

        Assert.Equal(Published, key.ToMultibase());
        Assert.Equal(Published, again.ToMultibase());
        Assert.Equal(key.Thumbprint(), again.Thumbprint());
    }

    [Fact]
    public void Many_keys_survive_the_way_through_their_compressed_form()
    {
        for (byte i = 1; i < 60; i++)
        {
            using var signer = Es256Signer.FromScalar([.. new byte[31], i], "k");
            var key = Es256Key.FromMultibase(signer.PublicKey.ToMultibase()).Value;

            Assert.True(key.Verify("衡"u8, signer.Sign("衡"u8)));
        }
    }

    [Fact]
    public void The_thumbprint_is_that_of_the_published_key_set()
    {
        using var method = Vectors.Json("w3c-vc", "jose", "vm-p256.json");
        var jwk = method.RootElement.GetProperty("publicKeyJwk");

        Assert.Equal(jwk.GetProperty("kid").GetString(), Es256Key.FromJwk(jwk).Value.Thumbprint());
    }

    [Theory]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ"}""")]
    [InlineData("""{"kty":"EC","crv":"P-384","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyk"}""")]
    [InlineData("""{"kty":"OKP","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyk"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyk","use":"enc"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyk","key_ops":["sign"]}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyk","alg":"ES384"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyo"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"WfTi93YuhsQxKbD0ftnjOXJndqhnJ5kgDV-ZDGyrhBQ=","y":"qUd_55EjX0mjKZ6W6mF4UXVYTQ41K6jfdnYFwN5uPyk"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":["EC"]}""")]
    [InlineData("\"EC\"")]
    [InlineData("null")]
    public void A_JWK_that_is_no_key_for_ES256_is_refused(string jwk)
        => Assert.Equal("proofs.key.invalid", Es256Key.FromJwk(JsonElement.Parse(jwk)).Refusal?.Code);

    [Fact]
    public void Every_changed_letter_of_a_multibase_key_is_refused_or_another_key()
    {
        for (var at = 0; at < Published.Length; at++)
        {
            var changed = $"{Published[..at]}{(Published[at] == '3' ? '4' : '3')}{Published[(at + 1)..]}";
            var key = Es256Key.FromMultibase(changed);

            Assert.True(key.IsRefused || key.Value.ToMultibase() == changed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("z1111111111")]
    [InlineData("uDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP")]
    [InlineData("z0OIl")]
    public void A_multibase_text_that_is_no_key_is_refused(string text) => Assert.Equal("proofs.key.invalid", Es256Key.FromMultibase(text).Refusal?.Code);

    [Fact]
    public void A_gigantic_multibase_text_is_refused_at_once()
        => Assert.Equal("proofs.key.invalid", Es256Key.FromMultibase("z" + new string('z', 1_000_000)).Refusal?.Code);

    [Fact]
    public void The_zero_point_is_no_key() => Assert.True(Es256Key.FromPoint(new byte[32], new byte[32]).IsRefused);

    [Fact]
    public void An_Ed25519_key_is_the_same_in_all_its_forms()
    {
        using var method = Vectors.Json("w3c-vc", "jose", "vm-ed25519.json");
        using var pair = Vectors.Json("w3c-vc", "data-integrity", "eddsa-keyPair.json");
        var key = Ed25519Key.FromJwk(method.RootElement.GetProperty("publicKeyJwk")).Value;

        Assert.Equal(key.ToMultibase(), Ed25519Key.FromMultibase(key.ToMultibase()).Value.ToMultibase());
        Assert.Equal(key.ToMultibase(), Ed25519Key.FromJwk(JsonSerializer.SerializeToElement(key.ToJwk())).Value.ToMultibase());
        var published = pair.RootElement.GetProperty("publicKeyMultibase").GetString()!;
        Assert.Equal(published, Ed25519Key.FromMultibase(published).Value.ToMultibase());
        Assert.True(Ed25519Key.FromMultibase(Published).IsRefused);
        Assert.True(Ed25519Key.FromBytes(new byte[31]).IsRefused);
    }

    private static byte[] Hex(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
