namespace Zhiheng.Proofs.Tree;

/// <summary>Proofs that a tree is the beginning of a larger one (RFC 6962 section 2.1.2, RFC 9162 section 2.1.4).</summary>
public static class Consistency
{
    /// <summary>Empty for equal sizes and for the empty tree, which is the beginning of every tree.</summary>
    public static Proof<TreeHash[]> Build(INodes nodes, long oldSize, long size)
    {
        if (oldSize < 0 || oldSize > size)
        {
            return ProofRefusals.TreeSizes(oldSize, size);
        }

        if (oldSize == 0 || oldSize == size)
        {
            return Array.Empty<TreeHash>();
        }

        var hashes = new List<TreeRange>();
        var range = new TreeRange(0, size);
        while (range.End != oldSize)
        {
            var (left, right) = range.Split();
            (range, var other) = oldSize <= right.Start ? (left, right) : (right, left);
            hashes.Add(other);
        }

        if (range.Start != 0)
        {
            hashes.Add(range);
        }

        return TreeRange.Reversed(hashes, nodes);
    }

    /// <summary>Null if the proof shows that nothing in the old tree was changed; otherwise why not.</summary>
    public static ProofRefusal? Check(
        long oldSize, long size, ReadOnlySpan<TreeHash> proof, in TreeHash oldRoot, in TreeHash root)
    {
        if (oldSize < 0 || oldSize > size)
        {
            return ProofRefusals.TreeSizes(oldSize, size);
        }

        if (oldSize == 0 || oldSize == size)
        {
            var expected = oldSize == 0 ? Merkle.Empty : root;
            return proof.Length > 0 ? ProofRefusals.TreeProofLength(proof.Length, 0)
                : oldRoot == expected ? null : ProofRefusals.TreeConsistency(oldSize, size);
        }

        return Climb(oldSize, size, proof, oldRoot, root);
    }

    private static ProofRefusal? Climb(
        long oldSize, long size, ReadOnlySpan<TreeHash> proof, TreeHash oldRoot, TreeHash root)
    {
        var (node, last) = (oldSize - 1, size - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        // A complete old tree is itself the first node of the path and is not repeated in the proof.
        var whole = node == 0;
        if (!whole && proof.IsEmpty)
        {
            return ProofRefusals.TreeProofLength(0, 1);
        }

        var (old, now) = whole ? (oldRoot, oldRoot) : (proof[0], proof[0]);
        foreach (ref readonly var hash in whole ? proof : proof[1..])
        {
            if (last == 0)
            {
                return ProofRefusals.TreeProofTooLong();
            }

            if ((node & 1) == 1 || node == last)
            {
                old = Merkle.Node(hash, old);
                now = Merkle.Node(hash, now);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                now = Merkle.Node(now, hash);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && old == oldRoot && now == root ? null : ProofRefusals.TreeConsistency(oldSize, size);
    }
}
