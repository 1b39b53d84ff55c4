using System.Text.Json;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Tests.Signatures;

public class Sm4GcmTests
{
    private static readonly byte[] Key = new byte[16];
    private static readonly byte[] Nonce = new byte[12];

    public static TheoryData<string> Both => BothPrimitives.Names;

    [Theory]
    [MemberData(nameof(Both))]
    public void The_example_of_the_standard_is_encrypted(string name)
    {
        using var vectors = Vectors.Json("gm", "sm4.json");
        var test = vectors.RootElement;

        Assert.Equal(Hex(test, "ecb_cipher"), Block(BothPrimitives.Named(name), Hex(test, "key"), Hex(test, "plain")));
    }

    [Fact]
    public void A_million_rounds_of_our_own_code_end_where_the_standard_says()
    {
        using var vectors = Vectors.Json("gm", "sm4.json");
        var block = Hex(vectors.RootElement, "plain");
        var managed = new ManagedPrimitives();

        for (var i = 0; i < 1_000_000; i++)
        {
            block = Block(managed, Hex(vectors.RootElement, "key"), block);
        }

        Assert.Equal(Hex(vectors.RootElement, "after_1000000_iterations"), block);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Wycheproof_agrees_with_every_verdict_on_12_byte_nonces(string name)
    {
        using var vectors = Vectors.Json("gm", "wycheproof_sm4_gcm_test.json");
        var primitives = BothPrimitives.Named(name);

        foreach (var test in vectors.RootElement.GetProperty("testGroups").EnumerateArray().SelectMany(group => group.GetProperty("tests").EnumerateArray()))
        {
            byte[] key = Hex(test, "key"), nonce = Hex(test, "iv"), message = [.. Hex(test, "ct"), .. Hex(test, "tag")];
            var opened = Sm4Gcm.Decrypt(primitives, key, nonce, message, Hex(test, "aad"));
            var isValid = test.GetProperty("result").GetString() == "valid" && nonce.Length == Sm4Gcm.NonceLength;
            Assert.True(opened.IsRefused != isValid, $"tcId {test.GetProperty("tcId")}");
            if (isValid)
            {
                Assert.Equal(Hex(test, "msg"), opened.Value);
                Assert.Equal(message, Sm4Gcm.Encrypt(primitives, key, nonce, opened.Value, Hex(test, "aad")));
            }
        }
    }

    [Fact]
    public void Both_implementations_agree_at_every_length()
    {
        var data = Enumerable.Range(0, 70).Select(i => (byte)i).ToArray();
        for (var length = 0; length <= data.Length; length++)
        {
            var part = data[..length];
            var messages = BothPrimitives.All.Select(primitives => Sm4Gcm.Encrypt(primitives, Key, Nonce, part, part)).ToList();
            Assert.All(messages, message => Assert.Equal(messages[0], message));
            Assert.Equal(part, Sm4Gcm.Decrypt(Key, Nonce, messages[0], part).Value);
        }
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var message = Sm4Gcm.Encrypt(Key, Nonce, "身份证号"u8, "第7行"u8);
        for (var at = 0; at < message.Length; at++)
        {
            message[at] ^= 1;
            Assert.Equal("proofs.sm4.bad-tag", Sm4Gcm.Decrypt(Key, Nonce, message, "第7行"u8).Refusal?.Code);
            message[at] ^= 1;
        }

        Assert.Equal("proofs.sm4.bad-tag", Sm4Gcm.Decrypt(Key, Nonce, message, "第8行"u8).Refusal?.Code);
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        var message = Sm4Gcm.Encrypt(Key, Nonce, default);

        Assert.Equal("proofs.sm4.length", Sm4Gcm.Decrypt(new byte[15], Nonce, message).Refusal?.Code);
        Assert.Equal("proofs.sm4.length", Sm4Gcm.Decrypt(Key, new byte[13], message).Refusal?.Code);
        Assert.Equal("proofs.sm4.length", Sm4Gcm.Decrypt(Key, Nonce, message.AsSpan(1)).Refusal?.Code);
        Assert.Throws<ArgumentException>(() => Sm4Gcm.Encrypt(Key, new byte[16], default));
    }

    /// <summary>One block of the cipher is the key stream of that block.</summary>
    private static byte[] Block(IPrimitives primitives, byte[] key, byte[] block)
    {
        var output = new byte[16];
        primitives.Sm4Counter(key, block, new byte[16], output);
        return output;
    }

    private static byte[] Hex(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
