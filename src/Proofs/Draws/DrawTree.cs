using System.Numerics;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Draws;

/// <summary>The Merkle tree of a list (RFC 6962, with the hash function of the suite). Leaf hashes are made again when they are needed.</summary>
internal static class DrawTree
{
    /// <summary>Leaves that one thread folds at a time. A power of two, so that the parts are nodes of the tree.</summary>
    private const int Part = 1 << 14;

    public static TreeHash Root(DrawSuite suite, int count, Func<int, TreeHash> leaf) => Fold(suite, Parts(suite, count, leaf));

    /// <summary>The siblings from the leaf up to the child of the root.</summary>
    public static TreeHash[] Path(DrawSuite suite, int count, Func<int, TreeHash> leaf, int index)
    {
        var parts = Parts(suite, count, leaf);
        var start = index / Part * Part;
        var leaves = new TreeHash[Math.Min(Part, count - start)];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = leaf(start + i);
        }

        return [.. Siblings(suite, leaves, index - start), .. Siblings(suite, parts, index / Part)];
    }

    /// <summary>Whether this leaf is number <paramref name="index"/> of <paramref name="count"/> under the root.</summary>
    public static bool Holds(DrawSuite suite, TreeHash hash, int index, int count, IReadOnlyList<TreeHash> path, in TreeHash root)
    {
        var (node, last) = (index, count - 1);
        if (index < 0 || index > last)
        {
            return false;
        }

        foreach (var sibling in path)
        {
            while (node == last && (node & 1) == 0 && last > 0)
            {
                (node, last) = (node >> 1, last >> 1);
            }

            if (last == 0)
            {
                return false;
            }

            hash = (node & 1) == 1 ? suite.Node(sibling, hash) : suite.Node(hash, sibling);
            (node, last) = (node >> 1, last >> 1);
        }

        while (node == last && (node & 1) == 0 && last > 0)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    private static TreeHash[] Parts(DrawSuite suite, int count, Func<int, TreeHash> leaf)
    {
        var parts = new TreeHash[(count + Part - 1) / Part];
        Parallel.For(0, parts.Length, part =>
        {
            var leaves = new TreeHash[Math.Min(Part, count - (part * Part))];
            for (var i = 0; i < leaves.Length; i++)
            {
                leaves[i] = leaf((part * Part) + i);
            }

            parts[part] = Fold(suite, leaves);
        });
        return parts;
    }

    /// <summary>Folds level by level; a node without a sibling moves up unchanged, which is the tree of RFC 6962.</summary>
    private static TreeHash Fold(DrawSuite suite, TreeHash[] level)
    {
        for (var width = level.Length; width > 1; width = (width + 1) / 2)
        {
            for (var i = 0; i < width; i += 2)
            {
                level[i / 2] = i + 1 < width ? suite.Node(level[i], level[i + 1]) : level[i];
            }
        }

        return level.Length == 0 ? suite.Hash([]) : level[0];
    }

    private static List<TreeHash> Siblings(DrawSuite suite, TreeHash[] level, int index)
    {
        var siblings = new List<TreeHash>(BitOperations.Log2((uint)level.Length | 1) + 1);
        for (var width = level.Length; width > 1; width = (width + 1) / 2)
        {
            if ((index ^ 1) < width)
            {
                siblings.Add(level[index ^ 1]);
            }

            for (var i = 0; i < width; i += 2)
            {
                level[i / 2] = i + 1 < width ? suite.Node(level[i], level[i + 1]) : level[i];
            }

            index >>= 1;
        }

        return siblings;
    }
}
