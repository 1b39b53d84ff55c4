using System.Numerics;

namespace Zhiheng.Proofs.Tree;

/// <summary>A node that is complete and will never change: it covers the leaves [Index·2^Level, (Index+1)·2^Level).</summary>
public readonly record struct TreeNode(int Level, long Index, TreeHash Hash);

/// <summary>
/// The right edge of a growing tree: the roots of its complete subtrees, largest first, one for each bit of the size. It is all that is
/// needed to append and to know the root. Not for several threads at once.
/// </summary>
public sealed class Frontier
{
    private readonly TreeHash[] peaks = new TreeHash[64];
    private readonly TreeNode[] completed = new TreeNode[64];
    private int count;

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The roots of the complete subtrees, largest first; enough to continue with <see cref="Of"/> after a restart.</summary>
    public ReadOnlySpan<TreeHash> Peaks => peaks.AsSpan(0, count);

    /// <summary>The root of the tree as it stands; one hash for each peak but the first.</summary>
    public TreeHash Root
    {
        get
        {
            if (count == 0)
            {
                return Merkle.Empty;
            }

            var root = peaks[count - 1];
            for (var i = count - 2; i >= 0; i--)
            {
                root = Merkle.Node(peaks[i], root);
            }

            return root;
        }
    }

    /// <summary>Continues from what <see cref="Peaks"/> gave at that size.</summary>
    public static Proof<Frontier> Of(long size, ReadOnlySpan<TreeHash> peaks)
    {
        if (size < 0 || BitOperations.PopCount((ulong)size) != peaks.Length)
        {
            return ProofRefusals.TreePeaks(size, peaks.Length);
        }

        var frontier = new Frontier { Size = size, count = peaks.Length };
        peaks.CopyTo(frontier.peaks);
        return frontier;
    }

    public Frontier Clone() => Of(Size, Peaks).Value;

    /// <summary>
    /// Adds a leaf and returns the nodes that became complete, the leaf itself (level 0) first, then upwards.
    /// The span is overwritten by the next call. The hashes of tiles are those whose level is a multiple of 8.
    /// </summary>
    public ReadOnlySpan<TreeNode> Append(in TreeHash leaf)
    {
        completed[0] = new TreeNode(0, Size, leaf);
        var height = BitOperations.TrailingZeroCount(~Size);
        for (var level = 1; level <= height; level++)
        {
            var right = completed[level - 1];
            completed[level] = new TreeNode(level, right.Index >> 1, Merkle.Node(peaks[--count], right.Hash));
        }

        peaks[count++] = completed[height].Hash;
        Size++;
        return completed.AsSpan(0, height + 1);
    }
}
