using System.Text;
using System.Text.Json;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Tests.Signatures;

public class Sm2Tests
{
    private const string Order = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";
    private static readonly JsonElement Example = Vectors.Json("gm", "sm2-gbt32918.5-annexA.json").RootElement;
    private static readonly byte[] Secret = Hex(Example, "d");
    private static readonly byte[] Message = "公平秤"u8.ToArray();

    public static TheoryData<string> Both => BothPrimitives.Names;

    [Theory]
    [MemberData(nameof(Both))]
    public void The_example_of_the_standard_is_signed_and_verified(string name)
    {
        var primitives = BothPrimitives.Named(name);
        var sign = Example.GetProperty("sign");
        byte[] key = [.. Hex(Example, "Px"), .. Hex(Example, "Py")], signature = [.. Hex(sign, "r"), .. Hex(sign, "s")];
        var message = Encoding.ASCII.GetBytes(sign.GetProperty("message_ascii").GetString()!);
        var signer = Encoding.ASCII.GetBytes(sign.GetProperty("id_ascii").GetString()!);

        Assert.Equal(key, Sm2.PublicKey(primitives, Secret));
        Assert.Equal(Hex(sign, "e"), Sm2.Digest(primitives, key, message, signer));
        Assert.Equal(signature, Sm2.Sign(primitives, Secret, message, signer, Hex(sign, "k")));
        Assert.True(Sm2.Verify(primitives, key, message, signature, signer));
        Assert.True(Sm2.Verify(primitives, [4, .. key], message, signature, default));
    }

    [Fact]
    public void Both_implementations_sign_alike_without_a_nonce()
    {
        var signatures = BothPrimitives.All.Select(primitives => Sm2.Sign(primitives, Secret, Message, default, default)).ToList();

        Assert.All(signatures, signature => Assert.Equal(signatures[0], signature));
        Assert.NotEqual(signatures[0], Sm2.Sign(Secret, "别的"u8));
        Assert.True(Sm2.Verify(Sm2.PublicKey(Secret), Message, signatures[0]));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_changed_byte_of_key_message_or_signature_is_noticed(string name)
    {
        var primitives = BothPrimitives.Named(name);
        byte[] key = Sm2.PublicKey(Secret), message = [.. Message], signature = Sm2.Sign(Secret, Message);

        foreach (var part in new[] { key, message, signature })
        {
            for (var at = 0; at < part.Length; at++)
            {
                part[at] ^= 1;
                Assert.False(Sm2.Verify(primitives, key, message, signature, default));
                part[at] ^= 1;
            }
        }

        Assert.True(Sm2.Verify(primitives, key, message, signature, default));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Numbers_outside_the_group_and_points_off_the_curve_verify_nothing(string name)
    {
        var primitives = BothPrimitives.Named(name);
        byte[] key = Sm2.PublicKey(Secret), signature = Sm2.Sign(Secret, Message), zero = new byte[32];
        var order = Convert.FromHexString(Order);

        Assert.False(Sm2.Verify(primitives, key, Message, [.. zero, .. signature[32..]], default));
        Assert.False(Sm2.Verify(primitives, key, Message, [.. signature[..32], .. zero], default));
        Assert.False(Sm2.Verify(primitives, key, Message, [.. order, .. signature[32..]], default));
        Assert.False(Sm2.Verify(primitives, key, Message, [.. signature[..32], .. order], default));
        Assert.False(Sm2.Verify(primitives, new byte[64], Message, signature, default));
        Assert.False(Sm2.Verify(primitives, [.. Enumerable.Repeat((byte)0xFF, 64)], Message, signature, default));
    }

    [Fact]
    public void R_and_S_that_cancel_out_verify_nothing()
    {
        byte[] one = [.. new byte[31], 1], orderLessOne = Convert.FromHexString(Order[..^2] + "22");

        Assert.False(Sm2.Verify(Sm2.PublicKey(Secret), Message, [.. one, .. orderLessOne]));
    }

    [Fact]
    public void Another_signer_identity_is_another_signature()
    {
        var signature = Sm2.Sign(Secret, Message, "ALICE123@YAHOO.COM"u8);

        Assert.True(Sm2.Verify(Sm2.PublicKey(Secret), Message, signature, "ALICE123@YAHOO.COM"u8));
        Assert.False(Sm2.Verify(Sm2.PublicKey(Secret), Message, signature));
        Assert.False(Sm2.Verify(Sm2.PublicKey(Secret), Message, signature, new byte[8192]));
    }

    [Fact]
    public void Wrong_lengths_verify_nothing()
    {
        byte[] key = Sm2.PublicKey(Secret), signature = Sm2.Sign(Secret, Message);

        Assert.False(Sm2.Verify(key.AsSpan(1), Message, signature));
        Assert.False(Sm2.Verify([3, .. key], Message, signature));
        Assert.False(Sm2.Verify(key, Message, signature.AsSpan(1)));
        Assert.False(Sm2.Verify(key, Message, [.. signature, 0]));
        Assert.False(Sm2.Verify(default, Message, default));
    }

    [Fact]
    public void Private_keys_and_nonces_outside_the_group_are_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Sm2.PublicKey(new byte[32]));
        Assert.Throws<ArgumentException>(() => Sm2.PublicKey(new byte[31]));
        Assert.Throws<ArgumentException>(() => Sm2.PublicKey(Convert.FromHexString(Order[..^2] + "22")));
        Assert.Throws<ArgumentException>(() => Sm2.Sign(Secret, Message, nonce: new byte[32]));
        Assert.Throws<ArgumentException>(() => Sm2.Sign(Secret, Message, nonce: Convert.FromHexString(Order)));
        Assert.Equal(64, Sm2.PublicKey(Convert.FromHexString(Order[..^2] + "21")).Length);
    }

    [Fact]
    public void DER_and_the_raw_form_say_the_same()
    {
        foreach (var i in Enumerable.Range(0, 20))
        {
            var signature = Sm2.Sign(Secret, [(byte)i]);
            Assert.Equal(signature, Sm2Der.Decode(Sm2Der.Encode(signature)).Value);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("3006020101020101FF")]
    [InlineData("30080201010201010500")]
    [InlineData("300702020001020101")]
    [InlineData("30060201FF020101")]
    [InlineData("3080020101020101")]
    [InlineData("0206020101020101")]
    public void What_is_not_DER_is_refused(string der) => Assert.Equal("proofs.sm2.not-der", Sm2Der.Decode(Convert.FromHexString(der)).Refusal?.Code);

    [Fact]
    public void Numbers_of_more_than_32_bytes_are_refused()
    {
        var der = Sm2Der.Encode([.. Enumerable.Repeat((byte)0x7F, 64)]);
        byte[] wide = [0x30, (byte)(der[1] + 1), 0x02, 0x21, 0x01, .. der[4..]];

        Assert.Equal("proofs.sm2.not-der", Sm2Der.Decode(wide).Refusal?.Code);
    }

    private static byte[] Hex(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
