using System.Text;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tests.Tree;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Notes;

public class AddCheckpointTests
{
    private static readonly NodesInMemory Nodes = new(Leaves.Of(20));
    private static readonly Checkpoint Ten = new(TestKeys.Log.Name, 10, Merkle.Root(Leaves.Of(10)));
    private static readonly AddCheckpoint Request = Asking(10);

    [Fact]
    public void It_reads_back_what_it_writes()
    {
        var read = AddCheckpoint.Parse(Request.ToBytes()).Value;

        Assert.Equal(Request.ToBytes(), read.ToBytes());
        Assert.Equal((10, TestKeys.Log.Name), (read.OldSize, read.Origin));
        Assert.StartsWith("old 10\n", Encoding.UTF8.GetString(Request.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_consistent_checkpoint_may_be_cosigned()
    {
        var verdict = Request.Judge(TestKeys.Ledger, Ten);

        Assert.Equal((200, 20L), (verdict.Status, verdict.Checkpoint!.Checkpoint.Size));
    }

    [Fact]
    public void The_answer_of_a_witness_is_added_to_the_checkpoint()
    {
        var answer = SignedNote.Lines([Cosignature.Sign(TestKeys.FirstWitness, Request.Checkpoint, TestKeys.Noon)]);

        var note = Request.Checkpoint.With(SignedNote.ParseSignatures(Encoding.UTF8.GetBytes(answer)).Value);

        Assert.Single(Checkpoint.Open(note, TestKeys.Ledger, TestKeys.Witnesses, 1).Value.Cosignatures);
    }

    [Fact]
    public void The_first_and_the_same_checkpoint_need_no_proof()
    {
        var twenty = new Checkpoint(TestKeys.Log.Name, 20, Nodes.Root);

        Assert.Equal(200, Asking(0).Judge(TestKeys.Ledger, null).Status);
        Assert.Equal(200, Asking(20).Judge(TestKeys.Ledger, twenty).Status);
        Assert.Equal(422, Asking(20).Judge(TestKeys.Ledger, twenty with { Root = Merkle.Empty }).Status);
        Assert.Equal(422, (Asking(0) with { Hashes = Request.Hashes }).Judge(TestKeys.Ledger, null).Status);
    }

    [Fact]
    public void Each_way_to_be_wrong_has_its_status()
    {
        var fork = Ten with { Root = Merkle.Root(Leaves.Of(9)) };
        var emptyOne = new AddCheckpoint(0, [], TestKeys.Checkpoint(0, Nodes.Root));

        Assert.Equal((404, "proofs.witness.unknown-log"), Said(Request.Judge(null, null)));
        Assert.Equal((403, "proofs.note.unsigned"), Said(Request.Judge(TestKeys.Ledger with { Keys = [TestKeys.Stranger.Key()] }, Ten)));
        Assert.Equal((400, "proofs.tree.sizes"), Said((Request with { OldSize = 21 }).Judge(TestKeys.Ledger, Ten)));
        Assert.Equal((409, "proofs.witness.old-size"), Said(Asking(9).Judge(TestKeys.Ledger, Ten)));
        Assert.Equal((409, "proofs.witness.old-size"), Said(Request.Judge(TestKeys.Ledger, null)));
        Assert.Equal((422, "proofs.tree.consistency"), Said(Request.Judge(TestKeys.Ledger, fork)));
        Assert.Equal((422, "proofs.tree.consistency"), Said(emptyOne.Judge(TestKeys.Ledger, null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 1")]
    [InlineData("old 01\n\n")]
    [InlineData("new 1\n\n")]
    [InlineData("old 1\nAAAA\n\n", "proofs.tree.hash-text")]
    [InlineData("old 1\n\n", "proofs.note.malformed")]
    [InlineData("old 1\n\na\n\n— x AAAAAAE=\n", "proofs.checkpoint.lines")]
    public void Other_bodies_are_refused(string text, string code = "proofs.witness.malformed")
        => Assert.Equal(code, AddCheckpoint.Parse(Encoding.UTF8.GetBytes(text)).Refusal?.Code);

    [Fact]
    public void Sixty_four_hashes_are_refused()
        => Assert.Equal("proofs.tree.proof-too-long", AddCheckpoint.Parse((Request with { Hashes = new TreeHash[64] }).ToBytes()).Refusal?.Code);

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        foreach (var damaged in Mutations.EveryByteChanged(Request.ToBytes()))
        {
            var read = AddCheckpoint.Parse(damaged);

            Assert.True(read.IsRefused || read.Value.Judge(TestKeys.Ledger, Ten).Status != 200, Encoding.UTF8.GetString(damaged));
        }
    }

    [Fact]
    public void No_damage_makes_it_throw_or_lets_another_checkpoint_through()
    {
        foreach (var damaged in Mutations.Of(Request.ToBytes()))
        {
            var read = AddCheckpoint.Parse(damaged);

            Assert.True(read.IsRefused || read.Value.Judge(TestKeys.Ledger, Ten) is not { Status: 200, Checkpoint.Checkpoint: var seen } || seen.Root == Nodes.Root);
        }
    }

    private static AddCheckpoint Asking(int oldSize)
        => new(oldSize, Consistency.Build(Nodes, oldSize, 20).Value, TestKeys.Checkpoint(20, Nodes.Root));

    private static (int Status, string? Code) Said(WitnessVerdict verdict) => (verdict.Status, verdict.Refusal?.Code);
}
