using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Proofs.Tests.Jose;

public class CompactJwsTests
{
    private static readonly Es256Signer Signer = Es256Signer.FromScalar([.. new byte[31], 7], "did:web:example.org#1");

    [Fact]
    public void What_was_signed_is_opened()
    {
        var jws = CompactJws.Parse(CompactJws.Sign(Signer, "{}"u8, "vc+jwt", "vc", "did:web:example.org")).Value;

        Assert.Equal(new JwsHeader("ES256", "vc+jwt", "vc", "did:web:example.org#1", "did:web:example.org"), jws.Header);
        Assert.Equal("{}", Encoding.UTF8.GetString(jws.Open(Signer.PublicKey, "vc+jwt").Value));
    }

    /// <summary>Only ES256 is ours; every other algorithm is refused whatever its verdict.</summary>
    [Fact]
    public void Wycheproof_agrees_with_every_verdict_on_ES256_and_nothing_else_is_opened()
    {
        using var vectors = Vectors.Json("jose", "json_web_signature_test.json");
        var opened = 0;

        foreach (var group in vectors.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var jwk = group.TryGetProperty("public", out var given) ? given : group.GetProperty("private");
            var key = Es256Key.FromJwk(jwk);
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var accepted = Opens(key.IsRefused ? Signer.PublicKey : key.Value, test.GetProperty("jws"));
                var expected = !key.IsRefused && test.GetProperty("result").GetString() == "valid";
                Assert.True(accepted == expected, $"tcId {test.GetProperty("tcId")}");
                opened += accepted ? 1 : 0;
            }
        }

        Assert.Equal(2, opened);
    }

    [Fact]
    public void The_published_vc_jwt_is_opened_with_its_key_and_not_with_another()
    {
        using var method = Vectors.Json("w3c-vc", "jose", "vm-p256.json");
        var jws = CompactJws.Parse(Text("credential-jose-minimal.txt")).Value;
        var key = Es256Key.FromJwk(method.RootElement.GetProperty("publicKeyJwk")).Value;

        Assert.False(jws.Open(key, "vc+jwt").IsRefused);
        Assert.Equal("proofs.jws.bad-signature", jws.Open(Signer.PublicKey, "vc+jwt").Refusal?.Code);
    }

    [Fact]
    public void The_published_vc_jwt_with_a_bad_signature_is_refused()
    {
        using var method = Vectors.Json("w3c-vc", "jose", "vm-ed25519.json");
        var jws = CompactJws.Parse(Text("credential-jose-bad-signature.txt"));
        var key = Ed25519Key.FromJwk(method.RootElement.GetProperty("publicKeyJwk")).Value;

        Assert.True(jws.IsRefused || jws.Value.Open(key, "vc+jwt").Refusal?.Code == "proofs.jws.bad-signature");
    }

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        var text = CompactJws.Sign(Signer, "{\"证书\":1}"u8, "vc+jwt");
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var other in "AB.-= \n")
            {
                var jws = CompactJws.Parse($"{text[..at]}{other}{text[(at + 1)..]}");
                Assert.True(text[at] == other || jws.IsRefused || jws.Value.Open(Signer.PublicKey, "vc+jwt").IsRefused, $"{at} {other}");
            }
        }
    }

    [Theory]
    [InlineData("""{"alg":"none"}""", "proofs.jws.algorithm")]
    [InlineData("""{"alg":"HS256"}""", "proofs.jws.algorithm")]
    [InlineData("""{"alg":"es256"}""", "proofs.jws.algorithm")]
    [InlineData("""{"alg":"EdDSA"}""", "proofs.jws.algorithm")]
    [InlineData("""{"alg":"ES256","crit":["b64"],"b64":false}""", "proofs.jws.critical")]
    [InlineData("""{"alg":"ES256","crit":[]}""", "proofs.jws.critical")]
    [InlineData("""{"alg":"ES256","typ":"JWT"}""", "proofs.jws.type")]
    [InlineData("""{"alg":"ES256"}""", "proofs.jws.type")]
    [InlineData("""{"alg":"none","alg":"ES256","typ":"vc+jwt"}""", "proofs.jws.malformed")]
    [InlineData("""{"alg":["ES256"]}""", "proofs.jws.malformed")]
    [InlineData("""{"alg":"ES256","kid":7}""", "proofs.jws.malformed")]
    [InlineData("""["ES256"]""", "proofs.jws.malformed")]
    [InlineData("""{"typ":"vc+jwt"}""", "proofs.jws.malformed")]
    [InlineData("""{"alg":"\uD800"}""", "proofs.jws.malformed")]
    [InlineData("{", "proofs.jws.malformed")]
    [InlineData("", "proofs.jws.malformed")]
    public void A_header_that_is_not_ours_is_refused_even_when_signed(string header, string code)
    {
        var jws = CompactJws.Parse(Signed(header));

        Assert.Equal(code, (jws.IsRefused ? jws.Refusal : jws.Value.Open(Signer.PublicKey, "vc+jwt").Refusal)?.Code);
    }

    [Theory]
    [InlineData("""{"alg":"ES256","typ":"application/VC+JWT"}""")]
    [InlineData("""{"alg":"ES256","typ":"vc+jwt","unknown":true}""")]
    public void A_header_that_means_the_same_is_accepted(string header)
        => Assert.False(CompactJws.Parse(Signed(header)).Value.Open(Signer.PublicKey, "vc+jwt").IsRefused);

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("e30.e30")]
    [InlineData("e30.e30.e30.e30")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e3.AA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.A.AA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.AAB.AA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.AA==.AA")]
    public void A_text_of_another_form_is_refused(string text) => Assert.Equal("proofs.jws.malformed", CompactJws.Parse(text).Refusal?.Code);

    [Fact]
    public void A_gigantic_text_is_refused_unread()
        => Assert.Equal("proofs.jws.too-large", CompactJws.Parse(new string('.', CompactJws.MostCharacters + 1)).Refusal?.Code);

    private static bool Opens(Es256Key key, JsonElement jws)
    {
        if (jws.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var parsed = CompactJws.Parse(jws.GetString()!);
        return !parsed.IsRefused && !parsed.Value.Open(key).IsRefused;
    }

    private static string Signed(string header)
    {
        var text = $"{StrictBase64Url.Encode(Encoding.UTF8.GetBytes(header))}.e30";
        return $"{text}.{StrictBase64Url.Encode(Signer.Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Text(string file) => File.ReadAllText(Vectors.PathOf("w3c-vc", "jose", file)).Trim();
}
