using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Log;

/// <summary>
/// Proofs about one checkpoint of a tiled log. Every proof is checked against the checkpoint before it is given out, so a damaged tile
/// gives a refusal and never a wrong proof. At most 2·⌈log₂₅₆ size⌉ tiles are read for an inclusion proof: on each level the one of the
/// leaf and the one at the right edge.
/// </summary>
public sealed class LogReader(Checkpoint checkpoint, Func<TilePath, ReadOnlyMemory<byte>?> read)
{
    private readonly TileReader nodes = new(checkpoint.Size, read);

    /// <summary>Hash tiles that were fetched so far; none is fetched twice.</summary>
    public int TilesRead => nodes.TilesRead;

    public Proof<TreeHash> LeafHash(long index)
        => index < 0 || index >= checkpoint.Size ? ProofRefusals.TreeIndexOutside(index, checkpoint.Size) : nodes.Node(0, index);

    /// <summary>The entry itself, checked against nothing: prove its <see cref="Merkle.Leaf"/>.</summary>
    public Proof<ReadOnlyMemory<byte>> Entry(long index)
    {
        if (index < 0 || index >= checkpoint.Size)
        {
            return ProofRefusals.TreeIndexOutside(index, checkpoint.Size);
        }

        var path = Tiles.BundleHolding(index, checkpoint.Size);
        var entries = TileBytes.Entries(path, read);
        return entries.IsRefused ? entries.Refusal
            : entries.Value.Length != path.Width ? ProofRefusals.BundleCount(entries.Value.Length, path.Width)
            : entries.Value[index & 255];
    }

    /// <summary>The proof that the leaf at <paramref name="index"/> is in the tree of the checkpoint.</summary>
    public Proof<TreeHash[]> InclusionOf(long index)
    {
        var leaf = LeafHash(index);
        if (leaf.IsRefused)
        {
            return leaf.Refusal;
        }

        var proof = Inclusion.Build(nodes, index, checkpoint.Size);
        return !proof.IsRefused && Inclusion.Check(leaf.Value, index, checkpoint.Size, proof.Value, checkpoint.Root) is { } refusal ? refusal : proof;
    }

    /// <summary>The proof that an older tree of the same log is the beginning of this one.</summary>
    public Proof<TreeHash[]> ConsistencyFrom(long oldSize, TreeHash oldRoot)
    {
        var proof = Consistency.Build(nodes, oldSize, checkpoint.Size);
        return !proof.IsRefused && Consistency.Check(oldSize, checkpoint.Size, proof.Value, oldRoot, checkpoint.Root) is { } refusal ? refusal : proof;
    }
}
