using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Fuzz.Targets;

internal static class TreeTargets
{
    private static readonly TreeHash[] Leaves = [.. Seeds.Entries(21).Select(entry => Merkle.Leaf(entry))];
    private static readonly NodesInMemory Nodes = new(Leaves);

    public static IEnumerable<Target> All { get; } =
    [
        new("inclusion", [.. new[] { 0, 5, 16, 20 }.Select(i => Packed(i, 21, Leaves[i], Nodes.Root, Inclusion.Build(Nodes, i, 21).Value))], Included, Guarded: true),
        new("consistency", [.. new[] { 1, 8, 13, 20 }.Select(i => Packed(i, 21, Merkle.Root(Leaves.AsSpan(0, i)), Nodes.Root, Consistency.Build(Nodes, i, 21).Value))], Consistent, Guarded: true),
        new("tile-path", [.. new[] { TilePath.Hashes(0, 1234067), TilePath.Hashes(63, 0, 12), TilePath.Entries(5, 255), TilePath.Entries(long.MaxValue) }.Select(path => Seeds.Utf8(path.ToString()))], Path),
        new("bundle", [EntryBundle.Write(Seeds.Entries(3).Select(entry => (ReadOnlyMemory<byte>)entry)).Value, EntryBundle.Write(Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[2], 256)).Value, Seeds.Vector("tlog", "tlog-tiles-tessera-testlog", "tile", "entries", "000.p", "15")], Bundle),
        new("leaf", [.. Seeds.Entries(3)], Leaf),
    ];

    private static byte[] Packed(long first, long second, TreeHash one, TreeHash other, TreeHash[] proof)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, first);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), second);
        return [.. bytes, .. one.Bytes, .. other.Bytes, .. TreeHash.BytesOf(proof)];
    }

    private static (long First, long Second, TreeHash One, TreeHash Other, TreeHash[] Proof)? Unpacked(byte[] input)
        => input.Length < 80 ? null
            : (BinaryPrimitives.ReadInt64BigEndian(input), BinaryPrimitives.ReadInt64BigEndian(input.AsSpan(8)), TreeHash.Of(input.AsSpan(16, 32)).Value, TreeHash.Of(input.AsSpan(48, 32)).Value,
                MemoryMarshal.Cast<byte, TreeHash>(input.AsSpan(80)).ToArray());

    /// <summary>Sizes are bound to a root by the checkpoint only: trees of other sizes may have the same path.</summary>
    private static Answer Included(byte[] input)
        => Unpacked(input) is not var (index, size, leaf, root, proof) ? Answer.Refused("short")
            : Answer.Of(Inclusion.Check(leaf, index, size, proof, root), $"{leaf} in {root} by {Answer.Digest(TreeHash.BytesOf(proof))}");

    private static Answer Consistent(byte[] input)
    {
        if (Unpacked(input) is not var (oldSize, size, oldRoot, root, proof))
        {
            return Answer.Refused("short");
        }

        var refusal = Consistency.Check(oldSize, size, proof, oldRoot, root);

        // A tree is the beginning of itself, and the empty tree of every other: nothing is claimed then.
        return refusal is null && (oldRoot == root || oldSize == 0) ? Answer.Refused("trivial") : Answer.Of(refusal, $"{oldRoot} in {root} by {Answer.Digest(TreeHash.BytesOf(proof))}");
    }

    private static Answer Path(byte[] input)
    {
        var text = Seeds.Text(input);
        var path = TilePath.Parse(text);
        Target.Holds(path.IsRefused || path.Value.ToString() == text, "a path has one spelling");
        if (!path.IsRefused && !path.Value.IsEntries)
        {
            _ = Tiles.Width(path.Value.Level, path.Value.Index, long.MaxValue);
            _ = Tiles.Width(path.Value.Level, path.Value.Index, path.Value.Index);
        }

        return Answer.Of(path);
    }

    private static Answer Bundle(byte[] input)
    {
        var entries = EntryBundle.Read(input);
        Target.Holds(entries.IsRefused || EntryBundle.Write(entries.Value).Value.AsSpan().SequenceEqual(input), "a bundle has one spelling");
        return Answer.Of(entries);
    }

    private static Answer Leaf(byte[] input)
    {
        var leaf = LedgerLeaf.Parse(input);
        if (!leaf.IsRefused)
        {
            Target.Holds(leaf.Value.ToBytes().AsSpan().SequenceEqual(input), "a leaf has one spelling");
        }

        _ = LedgerLeaf.Payload("kind", Guid.Empty, DateOnly.MinValue, input);
        return Answer.Of(leaf);
    }
}
