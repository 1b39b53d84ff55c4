using System.Numerics;

namespace Zhiheng.Proofs.Tree;

/// <summary>The leaves [Start, End) under one node of a tree: a complete subtree, or the ragged right edge.</summary>
internal readonly record struct TreeRange(long Start, long End)
{
    public long Count => End - Start;

    /// <summary>RFC 6962 section 2.1: the left part has the largest power of two of leaves that leaves something for the right.</summary>
    public (TreeRange Left, TreeRange Right) Split()
    {
        var middle = Start + (1L << (63 - BitOperations.LeadingZeroCount((ulong)(Count - 1))));
        return (new(Start, middle), new(middle, End));
    }

    /// <summary>The hash over these leaves, folded from the right out of complete nodes.</summary>
    public Proof<TreeHash> Hash(INodes nodes)
    {
        var end = End;
        TreeHash? root = null;
        while (end > Start)
        {
            var level = BitOperations.TrailingZeroCount(end - Start);
            var node = nodes.Node(level, (end >> level) - 1);
            if (node.IsRefused)
            {
                return node;
            }

            root = root is { } right ? Merkle.Node(node.Value, right) : node.Value;
            end -= 1L << level;
        }

        return root ?? Merkle.Empty;
    }

    /// <summary>The hashes of several ranges, in reverse: the paths are walked from the root and written from the leaf.</summary>
    public static Proof<TreeHash[]> Reversed(List<TreeRange> ranges, INodes nodes)
    {
        var hashes = new TreeHash[ranges.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = ranges[hashes.Length - 1 - i].Hash(nodes);
            if (hash.IsRefused)
            {
                return hash.Refusal;
            }

            hashes[i] = hash.Value;
        }

        return hashes;
    }
}
