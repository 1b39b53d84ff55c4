using System.Text;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tests.Tree;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Notes;

public class CheckpointTests
{
    private static readonly SignedNote Note = TestKeys.Checkpoint(3, Merkle.Root(Leaves.Of(3)));

    private static readonly SignedNote Cosigned = Note.With(
        Cosignature.Sign(TestKeys.FirstWitness, Note, TestKeys.Noon), Cosignature.Sign(TestKeys.SecondWitness, Note, TestKeys.Noon.AddMinutes(1)));

    [Fact]
    public void All_sixteen_checkpoints_of_the_public_log_are_opened()
        => Assert.All(Enumerable.Range(0, 16), size => Assert.Equal(size, Checkpoint.Open(
            File.ReadAllBytes(Vectors.PathOf("tlog", "tlog-tiles-tessera-testlog", $"checkpoint.{size}")), LogIdentity.Of(TestKeys.Tessera)).Value.Checkpoint.Size));

    [Fact]
    public void It_reads_back_what_it_writes()
    {
        var checkpoint = new Checkpoint("质衡 日志+一", long.MaxValue, Merkle.Empty) { Extensions = ["one", "two"] };

        var read = Checkpoint.Parse(checkpoint.ToText()).Value;

        Assert.Equal(checkpoint.ToText(), read.ToText());
        Assert.Equal(["one", "two"], read.Extensions);
        Assert.Equal(checkpoint.Size, read.Size);
    }

    [Fact]
    public void What_cannot_be_read_back_is_not_written()
    {
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("", 0, Merkle.Empty).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a\nb", 0, Merkle.Empty).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a", -1, Merkle.Empty).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a", 0, Merkle.Empty) { Extensions = ["b\nc"] }.ToText());
    }

    private const string Root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    [Theory]
    [InlineData("", "proofs.checkpoint.lines")]
    [InlineData("a\n1\n", "proofs.checkpoint.lines")]
    [InlineData("\n1\n" + Root + "\n", "proofs.checkpoint.lines")]
    [InlineData("a\n1\n" + Root, "proofs.checkpoint.lines")]
    [InlineData("a\n1\n" + Root + "\n\n", "proofs.checkpoint.lines")]
    [InlineData("a\n01\n" + Root + "\n", "proofs.checkpoint.size")]
    [InlineData("a\n-1\n" + Root + "\n", "proofs.checkpoint.size")]
    [InlineData("a\n+1\n" + Root + "\n", "proofs.checkpoint.size")]
    [InlineData("a\n 1\n" + Root + "\n", "proofs.checkpoint.size")]
    [InlineData("a\n\u0661\n" + Root + "\n", "proofs.checkpoint.size")]
    [InlineData("a\n9223372036854775808\n" + Root + "\n", "proofs.checkpoint.size")]
    [InlineData("a\n1\nAAAA\n", "proofs.tree.hash-text")]
    public void Other_texts_are_refused(string text, string code) => Assert.Equal(code, Checkpoint.Parse(text).Refusal?.Code);

    [Fact]
    public void Only_the_log_opens_its_checkpoint()
    {
        var foreign = new Checkpoint(TestKeys.Log.Name, 3, Merkle.Empty).ToNote().SignedBy(TestKeys.Stranger);
        var elsewhere = new Checkpoint("other.example", 3, Merkle.Empty).ToNote().SignedBy(TestKeys.Log);
        var witnessed = new Checkpoint(TestKeys.Log.Name, 3, Merkle.Empty).ToNote();
        witnessed = witnessed.With(Cosignature.Sign(TestKeys.FirstWitness, witnessed, TestKeys.Noon));

        Assert.Equal("proofs.note.unsigned", Checkpoint.Open(foreign, TestKeys.Ledger).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.origin", Checkpoint.Open(elsewhere, TestKeys.Ledger).Refusal?.Code);
        Assert.Equal("proofs.note.unsigned", Checkpoint.Open(witnessed, TestKeys.Ledger, TestKeys.Witnesses, 1).Refusal?.Code);
    }

    [Fact]
    public void Cosignatures_are_counted_and_dated()
    {
        var opened = Checkpoint.Open(Cosigned.ToBytes(), TestKeys.Ledger, TestKeys.Witnesses, 2).Value;

        Assert.Equal([TestKeys.Noon, TestKeys.Noon.AddMinutes(1)], opened.Cosignatures.Select(line => DateTimeOffset.FromUnixTimeSeconds(line.UnixSeconds!.Value)));
        Assert.Null(Assert.Single(opened.LogSignatures).UnixSeconds);
    }

    [Fact]
    public void Too_few_witnesses_are_refused()
    {
        var again = Note.With(Cosignature.Sign(TestKeys.FirstWitness, Note, TestKeys.Noon), Cosignature.Sign(TestKeys.FirstWitness, Note, TestKeys.Noon));

        Assert.Equal("proofs.checkpoint.quorum", Checkpoint.Open(Note, TestKeys.Ledger, TestKeys.Witnesses, 1).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.quorum", Checkpoint.Open(again, TestKeys.Ledger, TestKeys.Witnesses, 2).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.quorum", Checkpoint.Open(Cosigned, TestKeys.Ledger, [TestKeys.FirstWitness.Key()], 2).Refusal?.Code);
    }

    [Fact]
    public void One_witness_under_two_names_counts_once()
    {
        var seed = new byte[32];
        var one = Ed25519NoteSigner.Of("one", NoteKey.Ed25519Cosignature, seed).Value;
        var two = Ed25519NoteSigner.Of("two", NoteKey.Ed25519Cosignature, seed).Value;
        var note = Note.With(Cosignature.Sign(one, Note, TestKeys.Noon), Cosignature.Sign(two, Note, TestKeys.Noon));

        Assert.Equal("proofs.checkpoint.quorum", Checkpoint.Open(note, TestKeys.Ledger, [one.Key(), two.Key()], 2).Refusal?.Code);
    }

    [Fact]
    public void The_time_of_a_cosignature_is_signed()
    {
        var line = Cosigned.Signatures[1];
        var later = line.Signature.ToArray();
        later[7]++;

        var forged = Note.With(new NoteSignature(line.KeyName, line.KeyId, later));

        Assert.Equal("proofs.note.bad-signature", Checkpoint.Open(forged, TestKeys.Ledger, TestKeys.Witnesses).Refusal?.Code);
    }

    [Fact]
    public void A_cosigner_signs_only_with_a_time_and_a_log_only_without()
    {
        Assert.Throws<ArgumentException>(() => Note.SignedBy(TestKeys.FirstWitness));
        Assert.Throws<ArgumentException>(() => Cosignature.Sign(TestKeys.Log, Note, TestKeys.Noon));
        Assert.Throws<ArgumentException>(() => Cosignature.Sign(TestKeys.FirstWitness, Note, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
        => Assert.All(Mutations.EveryByteChanged(Cosigned.ToBytes()), damaged => Assert.True(
            Checkpoint.Open(damaged, TestKeys.Ledger, TestKeys.Witnesses, 2).IsRefused, Encoding.UTF8.GetString(damaged)));

    [Fact]
    public void No_damage_makes_it_throw_or_changes_the_root_unnoticed()
        => Assert.All(Mutations.Of(Cosigned.ToBytes()), damaged => Assert.True(
            Checkpoint.Open(damaged, TestKeys.Ledger, TestKeys.Witnesses) is var opened && (opened.IsRefused || opened.Value.Checkpoint.ToText() == Note.Text)));
}
