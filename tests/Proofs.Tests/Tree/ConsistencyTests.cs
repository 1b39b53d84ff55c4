using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Tests.Tree;

public class ConsistencyTests
{
    private const int Most = 70;
    private static readonly NodesInMemory Nodes = new(Leaves.Of(Most));
    private static readonly TreeHash[] Roots = [.. Enumerable.Range(0, Most + 1).Select(size => Merkle.Root(Leaves.Of(size)))];

    [Fact]
    public void Every_tree_is_consistent_with_every_later_one()
    {
        for (var size = 0; size <= Most; size++)
        {
            for (var oldSize = 0; oldSize <= size; oldSize++)
            {
                var proof = Consistency.Build(Nodes, oldSize, size).Value;

                Assert.Null(Consistency.Check(oldSize, size, proof, Roots[oldSize], Roots[size]));
            }
        }
    }

    [Fact]
    public void No_proof_makes_another_old_tree_consistent()
    {
        for (var oldSize = 0; oldSize <= Most; oldSize++)
        {
            var proof = Consistency.Build(Nodes, oldSize, Most).Value;

            Assert.NotNull(Consistency.Check(oldSize, Most, proof, Leaves.At(1000), Roots[Most]));
            Assert.True(oldSize == 0 || Consistency.Check(oldSize, Most, proof, Roots[oldSize], Leaves.At(1000)) is not null);
        }
    }

    [Fact]
    public void Every_changed_bit_of_a_proof_is_noticed()
    {
        var proof = TreeHash.BytesOf(Consistency.Build(Nodes, 37, Most).Value).ToArray();

        foreach (var changed in Mutations.EveryByteChanged(proof))
        {
            var hashes = changed.Chunk(32).Select(hash => TreeHash.Of(hash).Value).ToArray();

            Assert.Equal("proofs.tree.consistency", Consistency.Check(37, Most, hashes, Roots[37], Roots[Most])?.Code);
        }
    }

    [Fact]
    public void Extra_and_missing_hashes_are_refused()
    {
        for (var oldSize = 0; oldSize <= Most; oldSize++)
        {
            var proof = Consistency.Build(Nodes, oldSize, Most).Value;

            Assert.NotNull(Consistency.Check(oldSize, Most, [.. proof, Roots[1]], Roots[oldSize], Roots[Most]));
            Assert.NotNull(Consistency.Check(oldSize, Most, [Roots[1], .. proof], Roots[oldSize], Roots[Most]));
            Assert.True(proof.Length == 0 || Consistency.Check(oldSize, Most, proof.AsSpan(1), Roots[oldSize], Roots[Most]) is not null);
            Assert.True(proof.Length == 0 || Consistency.Check(oldSize, Most, proof.AsSpan(..^1), Roots[oldSize], Roots[Most]) is not null);
        }
    }

    [Fact]
    public void Each_way_to_be_wrong_has_its_code()
    {
        Assert.Equal("proofs.tree.proof-length", Consistency.Check(3, 7, [], Roots[3], Roots[7])?.Code);
        Assert.Equal("proofs.tree.proof-length", Consistency.Check(7, 7, [Roots[1]], Roots[7], Roots[7])?.Code);
        Assert.Equal("proofs.tree.proof-too-long", Consistency.Check(3, 7, new TreeHash[70], Roots[3], Roots[7])?.Code);
        Assert.Equal("proofs.tree.consistency", Consistency.Check(0, 7, [], Roots[1], Roots[7])?.Code);
        Assert.Equal("proofs.tree.consistency", Consistency.Check(7, 7, [], Roots[6], Roots[7])?.Code);
        Assert.Equal("proofs.tree.no-node", Consistency.Build(Nodes, 3, Most + 1).Refusal?.Code);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void A_log_that_shrank_is_refused(long oldSize, long size)
    {
        Assert.Equal("proofs.tree.sizes", Consistency.Build(Nodes, oldSize, size).Refusal?.Code);
        Assert.Equal("proofs.tree.sizes", Consistency.Check(oldSize, size, [], Merkle.Empty, Merkle.Empty)?.Code);
    }
}
