using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Proofs.Tests.Json;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("values")]
    public void A_published_input_becomes_the_published_output(string name)
    {
        var expected = File.ReadAllText(Vectors.PathOf("rfc8785-jcs", "outhex", name + ".txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        var canonical = CanonicalJson.Of(File.ReadAllBytes(Vectors.PathOf("rfc8785-jcs", "input", name + ".json"))).Value;

        Assert.Equal(File.ReadAllBytes(Vectors.PathOf("rfc8785-jcs", "output", name + ".json")), canonical);
        Assert.Equal(string.Concat(expected), Convert.ToHexStringLower(canonical));
        Assert.Equal(canonical, CanonicalJson.Of(canonical).Value);
    }

    /// <summary>The example of RFC 8785 section 3.2.3: a name outside the basic plane sorts by its first surrogate.</summary>
    [Fact]
    public void Names_are_sorted_by_code_units()
    {
        var canonical = Text("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""");

        Assert.Equal("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}", canonical);
    }

    [Fact]
    public void Only_what_must_be_escaped_is_escaped()
        => Assert.Equal(
            "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/<>&'\u007f\u2028质衡𠮷\"",
            Text("\"\\u0000\\b\\t\\n\\u000B\\f\\r\\u001F \\\"\\\\\\/<>&'\\u007f\\u2028\\u8d28衡\\ud842\\udfb7\""));

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("1.0", "1")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1E-400", "0")]
    [InlineData(" [ ] ", "[]")]
    public void A_value_alone_is_canonical_too(string json, string expected) => Assert.Equal(expected, Text(json));

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""[{"x":{"a":1,"b":2,"\u0061":3}}]""")]
    public void A_name_that_stands_twice_is_refused(string json) => Refused("proofs.json.duplicate-name", json);

    [Theory]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["\udc00\ud800"]""")]
    [InlineData("""{"\udfff":1}""")]
    public void Half_a_character_is_refused(string json) => Refused("proofs.json.lone-surrogate", json);

    [Theory]
    [InlineData("1e309")]
    [InlineData("[-1e400]")]
    public void A_number_beyond_a_double_is_refused(string json) => Refused("proofs.json.number", json);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("{} {}")]
    [InlineData("// note\n1")]
    [InlineData("01")]
    [InlineData("NaN")]
    [InlineData("'a'")]
    [InlineData("\ufeff{}")]
    [InlineData("\"a\nb\"")]
    public void What_is_not_JSON_is_refused(string json) => Refused("proofs.json.malformed", json);

    [Fact]
    public void What_is_not_UTF8_is_refused_with_its_place()
    {
        var refusal = CanonicalJson.Of([(byte)'"', (byte)'a', 0xc0, 0x80, (byte)'"']).Refusal!;

        Assert.Equal("proofs.json.not-utf8", refusal.Code);
        Assert.Contains("第 3 个字节", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_the_next_is_refused()
    {
        Assert.False(CanonicalJson.Of(Nested(64)).IsRefused);
        Assert.Equal("proofs.json.malformed", CanonicalJson.Of(Nested(65)).Refusal?.Code);
        Assert.Equal("proofs.json.malformed", CanonicalJson.Of(Nested(1_000_000)).Refusal?.Code);

        var deep = JsonElement.Parse(Nested(65), new JsonDocumentOptions { MaxDepth = 100 });
        Assert.Equal("proofs.json.too-deep", CanonicalJson.Of(deep).Refusal?.Code);
    }

    [Fact]
    public void More_than_the_most_bytes_is_refused_unread()
    {
        var most = Encoding.UTF8.GetBytes(new string(' ', CanonicalJson.MostBytes - 1) + "1");

        Assert.False(CanonicalJson.Of(most).IsRefused);
        Assert.Equal("proofs.json.too-large", CanonicalJson.Of([.. most, (byte)' ']).Refusal?.Code);
    }

    [Fact]
    public void A_node_that_a_program_built_has_the_same_form()
    {
        var node = new JsonObject { ["b"] = 1.50m, ["a"] = new JsonArray("质", null, true, 1e21) };

        Assert.Equal("""{"a":["质",null,true,1e+21],"b":1.5}""", Encoding.UTF8.GetString(CanonicalJson.Of(node).Value));
        Assert.Equal("null", Encoding.UTF8.GetString(CanonicalJson.Of((JsonNode?)null).Value));
    }

    /// <summary>Whatever is damaged is either refused by name, or has a canonical form that is its own canonical form.</summary>
    [Theory]
    [InlineData("structures")]
    [InlineData("values")]
    [InlineData("french")]
    public void Damaged_input_is_refused_or_stays_canonical(string name)
    {
        foreach (var damaged in Mutations.Of(File.ReadAllBytes(Vectors.PathOf("rfc8785-jcs", "input", name + ".json"))))
        {
            var canonical = CanonicalJson.Of(damaged);
            if (canonical.IsRefused)
            {
                Assert.StartsWith("proofs.json.", canonical.Refusal.Code, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(canonical.Value, CanonicalJson.Of(canonical.Value).Value);
            }
        }
    }

    private static byte[] Nested(int depth) => Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));

    private static string Text(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)).Value);

    private static void Refused(string code, string json) => Assert.Equal(code, CanonicalJson.Of(Encoding.UTF8.GetBytes(json)).Refusal?.Code);
}
