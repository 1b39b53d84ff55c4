using System.Text;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Signatures;

namespace Zhiheng.Proofs.Tests.Notes;

public class NoteKeyTests
{
    private const string Published = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    [Fact]
    public void A_key_reads_back_what_it_writes()
    {
        var key = NoteKey.Parse(Published).Value;

        Assert.Equal(("example.com/foo", 0x530d903a, NoteKey.Ed25519Note, 32), (key.Name, (int)key.Id, key.Algorithm, key.PublicKey.Length));
        Assert.Equal(Published, key.ToString());
        Assert.Equal(key, NoteKey.Of(key.Name, key.Algorithm, key.PublicKey).Value);
        Assert.NotEqual(key, TestKeys.Tessera);
    }

    [Fact]
    public void A_name_may_be_in_Chinese()
        => Assert.Equal("质衡/日志", NoteKey.Parse(TestKeys.Signer("质衡/日志", NoteKey.Ed25519Note).Key().ToString()).Value.Name);

    [Theory]
    [InlineData("")]
    [InlineData("example.com/foo")]
    [InlineData("example.com/foo+530d903a")]
    [InlineData("example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a+ AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+")]
    public void What_has_not_three_parts_is_refused(string text) => Assert.Equal("proofs.note.key-text", NoteKey.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2l")]
    public void A_key_that_was_miscopied_is_refused(string text) => Assert.Equal("proofs.note.key-id", NoteKey.Parse(text).Refusal?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\u3000b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\nb")]
    public void Some_names_are_refused(string name)
        => Assert.Equal("proofs.note.key-name", NoteKey.Of(name, NoteKey.Ed25519Note, new byte[32]).Refusal?.Code);

    [Theory]
    [InlineData(0x02)]
    [InlineData(0x06)]
    [InlineData(0xff)]
    public void Algorithms_without_a_verifier_are_refused(byte algorithm)
        => Assert.Equal("proofs.note.key-algorithm", NoteKey.Of("a", algorithm, new byte[32]).Refusal?.Code);

    [Fact]
    public void A_key_has_32_bytes()
    {
        Assert.Equal("proofs.note.key-length", NoteKey.Of("a", NoteKey.Ed25519Note, new byte[33]).Refusal?.Code);
        Assert.Equal("proofs.note.key-length", Ed25519NoteSigner.Of("a", NoteKey.Ed25519Note, new byte[31]).Refusal?.Code);
    }

    [Fact]
    public void A_private_key_reads_back_what_it_writes()
    {
        var signer = Ed25519NoteSigner.Parse(TestKeys.FirstWitness.ToSecretText()).Value;

        Assert.Equal(TestKeys.FirstWitness.Key(), signer.Key());
        Assert.True(Ed25519.Verify(signer.PublicKey, "x"u8, signer.Sign("x"u8)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRIVATE+KEY+")]
    [InlineData("PRIVATE+KEY+a+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("PRIVATE+KEY+a+00000000+Aeky")]
    public void A_private_key_in_another_form_is_refused_without_repeating_it(string text)
    {
        var refusal = Ed25519NoteSigner.Parse(text).Refusal!;

        Assert.Equal("proofs.note.secret-text", refusal.Code);
        Assert.DoesNotContain("Aeky", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_changed_byte_of_a_key_is_noticed()
        => Assert.All(Mutations.Of(Encoding.UTF8.GetBytes(Published)), damaged => Assert.True(
            NoteKey.Parse(Encoding.UTF8.GetString(damaged)) is var key && (key.IsRefused || key.Value.ToString() == Published)));
}
