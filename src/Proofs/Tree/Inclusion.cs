using System.Numerics;

namespace Zhiheng.Proofs.Tree;

/// <summary>Proofs that a leaf stands at an index of a tree (RFC 6962 section 2.1.1, RFC 9162 section 2.1.3).</summary>
public static class Inclusion
{
    /// <summary>The hashes from the leaf's sibling up to the child of the root.</summary>
    public static Proof<TreeHash[]> Build(INodes nodes, long index, long size)
    {
        if (index < 0 || index >= size)
        {
            return ProofRefusals.TreeIndexOutside(index, size);
        }

        var siblings = new List<TreeRange>();
        for (var range = new TreeRange(0, size); range.Count > 1;)
        {
            var (left, right) = range.Split();
            (range, var sibling) = index < right.Start ? (left, right) : (right, left);
            siblings.Add(sibling);
        }

        return TreeRange.Reversed(siblings, nodes);
    }

    /// <summary>Null if the proof shows that <paramref name="leaf"/> is number <paramref name="index"/> of the tree; otherwise why not.</summary>
    public static ProofRefusal? Check(in TreeHash leaf, long index, long size, ReadOnlySpan<TreeHash> proof, in TreeHash root)
    {
        if (index < 0 || index >= size)
        {
            return ProofRefusals.TreeIndexOutside(index, size);
        }

        var expected = Length(index, size);
        if (proof.Length != expected)
        {
            return ProofRefusals.TreeProofLength(proof.Length, expected);
        }

        return Climb(leaf, index, size, proof) == root ? null : ProofRefusals.TreeInclusion(index, size);
    }

    /// <summary>As many hashes as the path has siblings: all levels below the last fork with the right edge, then only the left ones.</summary>
    private static int Length(long index, long size)
    {
        var forks = 64 - BitOperations.LeadingZeroCount((ulong)(index ^ (size - 1)));
        return forks + BitOperations.PopCount((ulong)(index >> forks));
    }

    private static TreeHash Climb(TreeHash hash, long node, long size, ReadOnlySpan<TreeHash> proof)
    {
        var last = size - 1;
        foreach (ref readonly var sibling in proof)
        {
            // A node on the right edge without a sibling moves up unchanged.
            while (node == last && (node & 1) == 0)
            {
                (node, last) = (node >> 1, last >> 1);
            }

            hash = (node & 1) == 1 ? Merkle.Node(sibling, hash) : Merkle.Node(hash, sibling);
            (node, last) = (node >> 1, last >> 1);
        }

        return hash;
    }
}
