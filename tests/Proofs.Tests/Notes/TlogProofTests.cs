using System.Text;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tests.Tree;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Notes;

public class TlogProofTests
{
    private static readonly NodesInMemory Nodes = new(Leaves.Of(13));
    private static readonly SignedNote Note = TestKeys.Checkpoint(13, Nodes.Root);
    private static readonly TlogProof Whole = new(6, Inclusion.Build(Nodes, 6, 13).Value, Note, "附注"u8.ToArray());

    [Fact]
    public void It_has_the_form_that_C2SP_prescribes()
    {
        var lines = Encoding.UTF8.GetString(Whole.ToBytes()).Split('\n');

        Assert.Equal(["c2sp.org/tlog-proof@v1", "extra 6ZmE5rOo", "index 6"], lines[..3]);
        Assert.Equal(["", "ledger.example/one", "13"], lines[7..10]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_reads_back_what_it_writes(bool withExtra)
    {
        var proof = withExtra ? Whole : Whole with { Extra = null };

        var read = TlogProof.Parse(proof.ToBytes()).Value;

        Assert.Equal(proof.ToBytes(), read.ToBytes());
        Assert.Equal(withExtra, read.Extra.HasValue);
        Assert.Equal(13, read.Verify(Leaves.At(6), TestKeys.Ledger).Value.Checkpoint.Size);
    }

    [Fact]
    public void The_only_leaf_of_a_log_has_a_proof_without_hashes()
    {
        var proof = new TlogProof(0, [], TestKeys.Checkpoint(1, Leaves.At(0)));

        Assert.False(TlogProof.Parse(proof.ToBytes()).Value.Verify(Leaves.At(0), TestKeys.Ledger).IsRefused);
    }

    [Fact]
    public void It_fails_for_another_leaf_another_log_and_too_few_witnesses()
    {
        Assert.Equal("proofs.tree.inclusion", Whole.Verify(Leaves.At(7), TestKeys.Ledger).Refusal?.Code);
        Assert.Equal("proofs.tree.inclusion", (Whole with { Index = 7 }).Verify(Leaves.At(6), TestKeys.Ledger).Refusal?.Code);
        Assert.Equal("proofs.tree.index-outside", (Whole with { Index = 13 }).Verify(Leaves.At(6), TestKeys.Ledger).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.origin", Whole.Verify(Leaves.At(6), LogIdentity.Of(TestKeys.Tessera)).Refusal?.Code);
        Assert.Equal("proofs.checkpoint.quorum", Whole.Verify(Leaves.At(6), TestKeys.Ledger, TestKeys.Witnesses, 1).Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra *\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra AA==\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\n", "proofs.tree.hash-text")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n\n", "proofs.note.malformed")]
    public void Other_files_are_refused(string text, string code = "proofs.tlog-proof.malformed")
        => Assert.Equal(code, TlogProof.Parse(Encoding.UTF8.GetBytes(text)).Refusal?.Code);

    [Fact]
    public void Sixty_three_hashes_are_read_and_the_next_is_refused()
    {
        Assert.False(TlogProof.Parse((Whole with { Hashes = new TreeHash[63] }).ToBytes()).IsRefused);
        Assert.Equal("proofs.tree.proof-too-long", TlogProof.Parse((Whole with { Hashes = new TreeHash[64] }).ToBytes()).Refusal?.Code);
        Assert.Equal("proofs.tree.proof-too-long", TlogProof.Parse((Whole with { Hashes = new TreeHash[5000] }).ToBytes()).Refusal?.Code);
    }

    [Fact]
    public void Every_changed_byte_outside_the_extra_is_noticed()
    {
        foreach (var damaged in Mutations.EveryByteChanged((Whole with { Extra = null }).ToBytes()))
        {
            var proof = TlogProof.Parse(damaged);

            Assert.True(proof.IsRefused || proof.Value.Verify(Leaves.At(6), TestKeys.Ledger).IsRefused, Encoding.UTF8.GetString(damaged));
        }
    }

    [Fact]
    public void No_damage_makes_it_throw_or_proves_another_leaf()
    {
        foreach (var damaged in Mutations.Of(Whole.ToBytes()))
        {
            var proof = TlogProof.Parse(damaged);

            Assert.True(proof.IsRefused || proof.Value.Verify(Leaves.At(7), TestKeys.Ledger).IsRefused);
        }
    }
}
