using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Tests.Signatures;

public class Sm3Tests
{
    public static TheoryData<string> Both => BothPrimitives.Names;

    [Theory]
    [MemberData(nameof(Both))]
    public void The_examples_of_the_standard_have_their_digests(string name)
    {
        using var vectors = Vectors.Json("gm", "sm3.json");
        var primitives = BothPrimitives.Named(name);

        foreach (var test in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            Assert.Equal(test.GetProperty("sm3").GetString(), Convert.ToHexStringLower(primitives.Sm3(Message(test))));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Wycheproof_agrees_with_every_verdict_on_HMAC(string name)
    {
        using var vectors = Vectors.Json("gm", "wycheproof_hmac_sm3_test.json");
        var primitives = BothPrimitives.Named(name);

        foreach (var group in vectors.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var tag = Sm3.Hmac(primitives, Hex(test, "key"), Hex(test, "msg"))[..(group.GetProperty("tagSize").GetInt32() / 8)];
                var isValid = test.GetProperty("result").GetString() == "valid";
                Assert.True(tag.AsSpan().SequenceEqual(Hex(test, "tag")) == isValid, $"tcId {test.GetProperty("tcId")}");
            }
        }
    }

    [Fact]
    public void Our_own_digest_is_that_of_OpenSSL_at_every_length_around_a_block()
    {
        if (!OpenSslPrimitives.IsUsable)
        {
            return;
        }

        var data = Enumerable.Range(0, 200).Select(i => (byte)(i * 7)).ToArray();
        for (var length = 0; length <= data.Length; length++)
        {
            Assert.Equal(new OpenSslPrimitives().Sm3(data.AsSpan(0, length)), new ManagedPrimitives().Sm3(data.AsSpan(0, length)));
        }
    }

    private static byte[] Message(JsonElement test)
    {
        if (test.GetProperty("msg_hex").ValueKind == JsonValueKind.String)
        {
            return Hex(test, "msg_hex");
        }

        var repeat = test.GetProperty("msg_repeat");
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeat[0].GetString()!, repeat[1].GetInt32())));
    }

    private static byte[] Hex(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
