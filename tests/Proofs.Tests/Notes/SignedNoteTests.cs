using System.Text;
using Zhiheng.Proofs.Notes;

namespace Zhiheng.Proofs.Tests.Notes;

public class SignedNoteTests
{
    private static readonly SignedNote Signed = SignedNote.Unsigned("第一行\n\n— not a signature\n").SignedBy(TestKeys.Log);

    [Fact]
    public void The_published_note_is_verified_by_the_published_key()
    {
        var json = Vectors.Json("tlog", "c2sp-signed-note-example.json").RootElement;
        var key = NoteKey.Parse(json.GetProperty("vkey").GetString()!).Value;
        var published = json.GetProperty("note").GetString()!;

        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(published)).Value;

        Assert.Equal(key, Assert.Single(note.Verify([key]).Value).Key);
        Assert.Equal("This is an example message.\n", note.Text);
        Assert.Equal(published, note.ToString());
    }

    [Fact]
    public void A_note_reads_back_what_it_writes()
    {
        var note = SignedNote.Parse(Signed.ToBytes()).Value;

        Assert.Equal(Signed.ToString(), note.ToString());
        Assert.Single(note.Verify([TestKeys.Log.Key()]).Value);
    }

    [Fact]
    public void Lines_by_unknown_keys_are_passed_over()
    {
        var note = Signed.SignedBy(TestKeys.Stranger);

        Assert.Equal(TestKeys.Log.Key(), Assert.Single(note.Verify([TestKeys.Log.Key()]).Value).Key);
        Assert.Equal(2, note.Verify([TestKeys.Log.Key(), TestKeys.Stranger.Key()]).Value.Count);
        Assert.Equal("proofs.note.unsigned", note.Verify([TestKeys.Tessera]).Refusal?.Code);
        Assert.Equal("proofs.note.unsigned", note.Verify([]).Refusal?.Code);
    }

    [Fact]
    public void A_key_counts_once() => Assert.Single(Signed.SignedBy(TestKeys.Log).Verify([TestKeys.Log.Key()]).Value);

    [Fact]
    public void A_bad_line_by_a_known_key_spoils_the_note()
    {
        var forged = Signed.With(new NoteSignature(TestKeys.Stranger.Name, TestKeys.Stranger.Key().Id, new byte[64]));

        Assert.Single(forged.Verify([TestKeys.Log.Key()]).Value);
        Assert.Equal("proofs.note.bad-signature", forged.Verify([TestKeys.Log.Key(), TestKeys.Stranger.Key()]).Refusal?.Code);
    }

    [Fact]
    public void A_signature_of_a_wrong_length_is_a_bad_one()
        => Assert.All(new[] { 1, 63, 65, 72 }, length => Assert.Equal("proofs.note.bad-signature", SignedNote.Unsigned("a\n")
            .With(new NoteSignature(TestKeys.Log.Name, TestKeys.Log.Key().Id, new byte[length])).Verify([TestKeys.Log.Key()]).Refusal?.Code));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("a\n\n")]
    [InlineData("a\n— x AAAAAAE=\n")]
    [InlineData("a\n\n— x AAAAAAE=")]
    [InlineData("a\tb\n\n— x AAAAAAE=\n")]
    [InlineData("a\r\n\n— x AAAAAAE=\n")]
    [InlineData("a\0\n\n— x AAAAAAE=\n")]
    public void What_is_not_text_blank_line_and_signatures_is_refused(string text)
        => Assert.Equal("proofs.note.malformed", SignedNote.Parse(Encoding.UTF8.GetBytes(text)).Refusal?.Code);

    [Theory]
    [InlineData("x AAAAAAE=")]
    [InlineData("- x AAAAAAE=")]
    [InlineData("—  AAAAAAE=")]
    [InlineData("— x  AAAAAAE=")]
    [InlineData("— x AAAAAAE= ")]
    [InlineData("— x AAAAAA==")]
    [InlineData("— x AAAAAAF=")]
    [InlineData("— x AAAAAAE")]
    [InlineData("— x+y AAAAAAE=")]
    [InlineData("— x\u3000y AAAAAAE=")]
    public void A_line_in_another_form_is_refused(string line)
        => Assert.Equal("proofs.note.signature-line", SignedNote.Parse(Encoding.UTF8.GetBytes($"a\n\n{line}\n")).Refusal?.Code);

    [Fact]
    public void Invalid_UTF8_is_refused()
        => Assert.Equal("proofs.note.malformed", SignedNote.Parse([0xff, .. "\n\n— x AAAAAAE=\n"u8]).Refusal?.Code);

    [Fact]
    public void A_hundred_signatures_are_read_and_the_next_is_refused()
    {
        var hundred = SignedNote.Unsigned("a\n").With(Enumerable.Repeat(Signed.Signatures[0], 100));

        Assert.Equal(100, SignedNote.Parse(hundred.ToBytes()).Value.Signatures.Count);
        Assert.Equal("proofs.note.too-many-signatures", SignedNote.Parse(hundred.With(Signed.Signatures[0]).ToBytes()).Refusal?.Code);
    }

    [Fact]
    public void More_than_the_most_bytes_is_refused_unread()
        => Assert.Equal("proofs.note.too-large", SignedNote.Parse(new byte[SignedNote.MostBytes + 1]).Refusal?.Code);

    [Theory]
    [InlineData("no newline")]
    [InlineData("tab\t\n")]
    public void Only_a_text_can_be_signed(string text) => Assert.Throws<ArgumentException>(() => SignedNote.Unsigned(text));

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        foreach (var damaged in Mutations.EveryByteChanged(Signed.ToBytes()))
        {
            var note = SignedNote.Parse(damaged);

            Assert.True(note.IsRefused || note.Value.Verify([TestKeys.Log.Key()]).IsRefused);
        }
    }

    [Fact]
    public void No_damage_makes_it_throw_or_changes_the_text_unnoticed()
    {
        foreach (var damaged in Mutations.Of(Signed.ToBytes()))
        {
            var note = SignedNote.Parse(damaged);

            Assert.True(note.IsRefused || note.Value.Verify([TestKeys.Log.Key()]).IsRefused || note.Value.Text == Signed.Text);
        }
    }
}
