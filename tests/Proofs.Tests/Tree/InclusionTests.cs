using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Tree;

public class InclusionTests
{
    private const int Most = 70;
    private static readonly NodesInMemory Nodes = new(Leaves.Of(Most));

    [Fact]
    public void Every_leaf_of_every_tree_has_a_proof_that_holds()
    {
        for (var size = 1; size <= Most; size++)
        {
            var root = Merkle.Root(Leaves.Of(size));
            for (var index = 0; index < size; index++)
            {
                var proof = Inclusion.Build(Nodes, index, size).Value;

                Assert.Null(Inclusion.Check(Leaves.At(index), index, size, proof, root));
            }
        }
    }

    [Fact]
    public void A_proof_holds_for_its_leaf_index_and_size_only()
    {
        var root = Merkle.Root(Leaves.Of(Most));
        var proof = Inclusion.Build(Nodes, 33, Most).Value;

        Assert.Equal("proofs.tree.inclusion", Inclusion.Check(Leaves.At(34), 33, Most, proof, root)?.Code);
        Assert.All(Enumerable.Range(0, Most).Where(i => i != 33), i => Assert.NotNull(Inclusion.Check(Leaves.At(33), i, Most, proof, root)));
        Assert.Equal("proofs.tree.inclusion", Inclusion.Check(Leaves.At(33), 33, Most, proof, Merkle.Empty)?.Code);
    }

    [Fact]
    public void Every_changed_bit_of_a_proof_is_noticed()
    {
        var root = Merkle.Root(Leaves.Of(Most));
        var proof = TreeHash.BytesOf(Inclusion.Build(Nodes, 65, Most).Value).ToArray();

        foreach (var changed in Mutations.EveryByteChanged(proof))
        {
            var hashes = changed.Chunk(32).Select(hash => TreeHash.Of(hash).Value).ToArray();

            Assert.Equal("proofs.tree.inclusion", Inclusion.Check(Leaves.At(65), 65, Most, hashes, root)?.Code);
        }
    }

    [Fact]
    public void A_proof_with_an_extra_or_a_missing_hash_is_refused()
    {
        var root = Merkle.Root(Leaves.Of(Most));
        var proof = Inclusion.Build(Nodes, 5, Most).Value;

        Assert.Equal("proofs.tree.proof-length", Inclusion.Check(Leaves.At(5), 5, Most, [.. proof, root], root)?.Code);
        Assert.Equal("proofs.tree.proof-length", Inclusion.Check(Leaves.At(5), 5, Most, proof.AsSpan(1), root)?.Code);
        Assert.Equal("proofs.tree.proof-length", Inclusion.Check(Leaves.At(5), 5, Most, [], root)?.Code);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void An_index_beyond_the_tree_is_refused(long index, long size)
    {
        Assert.Equal("proofs.tree.index-outside", Inclusion.Build(Nodes, index, size).Refusal?.Code);
        Assert.Equal("proofs.tree.index-outside", Inclusion.Check(Leaves.At(0), index, size, [], Merkle.Empty)?.Code);
    }

    [Fact]
    public void A_size_beyond_the_nodes_is_refused()
    {
        Assert.Equal("proofs.tree.no-node", Inclusion.Build(Nodes, 1, Most + 1).Refusal?.Code);
        Assert.Equal("proofs.tree.no-node", Inclusion.Build(Nodes, 1, long.MaxValue).Refusal?.Code);
        Assert.NotNull(Inclusion.Check(Leaves.At(0), 0, long.MaxValue, new TreeHash[63], Merkle.Empty));
    }
}
