using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Zhiheng.Proofs.Tree;

/// <summary>The hashes of RFC 6962 section 2.1 (the same in RFC 9162): 0x00 before an entry, 0x01 before two nodes, so that neither passes for the other.</summary>
public static class Merkle
{
    private const int OnStack = 1024;

    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash Empty { get; } = MemoryMarshal.Read<TreeHash>(SHA256.HashData([]));

    [SkipLocalsInit]
    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length >= OnStack)
        {
            return LongLeaf(entry);
        }

        Span<byte> input = stackalloc byte[OnStack];
        input[0] = 0;
        entry.CopyTo(input[1..]);
        return Sha256(input[..(entry.Length + 1)]);
    }

    [SkipLocalsInit]
    public static TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * TreeHash.Length)];
        input[0] = 1;
        MemoryMarshal.Write(input[1..], in left);
        MemoryMarshal.Write(input[(1 + TreeHash.Length)..], in right);
        return Sha256(input);
    }

    /// <summary>The root of a tree with these leaf hashes.</summary>
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves)
    {
        if (BitOperations.IsPow2(leaves.Length) && leaves.Length <= 256)
        {
            return Complete(leaves);
        }

        var frontier = new Frontier();
        foreach (ref readonly var leaf in leaves)
        {
            frontier.Append(leaf);
        }

        return frontier.Root;
    }

    /// <summary>The node over 1, 2, 4 … or 256 hashes of one level, folded in place.</summary>
    [SkipLocalsInit]
    internal static TreeHash Complete(ReadOnlySpan<TreeHash> hashes)
    {
        Span<TreeHash> level = stackalloc TreeHash[256];
        hashes.CopyTo(level);
        for (var width = hashes.Length; width > 1; width /= 2)
        {
            for (var i = 0; i < width; i += 2)
            {
                level[i / 2] = Node(level[i], level[i + 1]);
            }
        }

        return level[0];
    }

    private static TreeHash LongLeaf(ReadOnlySpan<byte> entry)
    {
        var input = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        input[0] = 0;
        entry.CopyTo(input.AsSpan(1));
        var hash = Sha256(input.AsSpan(0, entry.Length + 1));
        ArrayPool<byte>.Shared.Return(input);
        return hash;
    }

    [SkipLocalsInit]
    private static TreeHash Sha256(ReadOnlySpan<byte> input)
    {
        Span<byte> output = stackalloc byte[TreeHash.Length];
        SHA256.HashData(input, output);
        return MemoryMarshal.Read<TreeHash>(output);
    }
}
