using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Tests.Signatures;

public class Ed25519Tests
{
    private static readonly byte[] Seed = Convert.FromHexString("9D61B19DEFFD5A60BA844AF492EC2CC44449C5697B326919703BAC031CAE7F60");

    public static TheoryData<string> Both => BothPrimitives.Names;

    [Theory]
    [MemberData(nameof(Both))]
    public void The_examples_of_RFC_8032_are_signed_and_verified(string name)
    {
        using var vectors = Vectors.Json("jose", "ed25519_rfc8032.json");
        var primitives = BothPrimitives.Named(name);

        foreach (var test in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            byte[] seed = Hex(test, "sk"), key = Hex(test, "pk"), message = Hex(test, "msg"), signature = Hex(test, "sig");
            Assert.Equal(key, primitives.Ed25519PublicKey(seed));
            Assert.Equal(signature, primitives.Ed25519Sign(seed, message));
            Assert.True(Ed25519.Verify(primitives, key, message, signature));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Wycheproof_agrees_with_every_verdict(string name)
    {
        using var vectors = Vectors.Json("jose", "ed25519_test.json");
        var primitives = BothPrimitives.Named(name);
        var count = 0;

        foreach (var group in vectors.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var key = Hex(group.GetProperty("publicKey"), "pk");
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var accepted = Ed25519.Verify(primitives, key, Hex(test, "msg"), Hex(test, "sig"));
                Assert.True(accepted == (test.GetProperty("result").GetString() == "valid"), $"tcId {test.GetProperty("tcId")}");
                count++;
            }
        }

        Assert.Equal(vectors.RootElement.GetProperty("numberOfTests").GetInt32(), count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_changed_byte_of_key_message_or_signature_is_noticed(string name)
    {
        var primitives = BothPrimitives.Named(name);
        var key = Ed25519.PublicKey(Seed);
        var message = "质量认证"u8.ToArray();
        var signature = Ed25519.Sign(Seed, message);

        foreach (var part in new[] { key, message, signature })
        {
            for (var at = 0; at < part.Length; at++)
            {
                part[at] ^= 1;
                Assert.False(Ed25519.Verify(primitives, key, message, signature));
                part[at] ^= 1;
            }
        }

        Assert.True(Ed25519.Verify(primitives, key, message, signature));
    }

    /// <summary>With the neutral element as key, R = S·B verifies any message: only the spelling of the key decides here.</summary>
    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000", true)]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080", false)]
    [InlineData("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F", false)]
    [InlineData("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", false)]
    [InlineData("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", false)]
    public void A_key_has_one_spelling(string key, bool isCanonical)
    {
        var signature = Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000" + new string('0', 64));

        foreach (var primitives in BothPrimitives.All)
        {
            Assert.Equal(isCanonical, Ed25519.Verify(primitives, Convert.FromHexString(key), default, signature));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_second_spelling_of_S_is_refused(string name)
    {
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);
        var signature = Ed25519.Sign(Seed, default);
        var s = new BigInteger(signature.AsSpan(32), isUnsigned: true) + order;
        s.TryWriteBytes(signature.AsSpan(32), out _, isUnsigned: true);

        Assert.False(Ed25519.Verify(BothPrimitives.Named(name), Ed25519.PublicKey(Seed), default, signature));
    }

    [Fact]
    public void Wrong_lengths_verify_nothing()
    {
        byte[] key = Ed25519.PublicKey(Seed), signature = Ed25519.Sign(Seed, default);

        Assert.False(Ed25519.Verify(key.AsSpan(1), default, signature));
        Assert.False(Ed25519.Verify([.. key, 0], default, signature));
        Assert.False(Ed25519.Verify(key, default, signature.AsSpan(1)));
        Assert.False(Ed25519.Verify(key, default, [.. signature, 0]));
        Assert.False(Ed25519.Verify(default, default, default));
    }

    [Fact]
    public void A_seed_of_the_wrong_length_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Ed25519.Sign(new byte[31], default));
        Assert.Throws<ArgumentException>(() => Ed25519.PublicKey(new byte[33]));
    }

    private static byte[] Hex(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
