using System.Runtime.InteropServices;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Log;

/// <summary>
/// The nodes of a log of some size, out of its tiles, each of which is fetched once. <paramref name="read"/> answers null for what is
/// not there. Tiles are not authenticated here: what is built from them must be checked against a root.
/// </summary>
public sealed class TileReader(long size, Func<TilePath, ReadOnlyMemory<byte>?> read) : INodes
{
    private readonly Dictionary<TilePath, TreeHash[]> tiles = [];

    /// <summary>Tiles that were fetched so far.</summary>
    public int TilesRead => tiles.Count;

    public Proof<TreeHash> Node(int level, long index)
    {
        var within = level % 8;
        var first = index << within;
        if (index < 0 || Tiles.Width(level / 8, first >> 8, size) < (first & 255) + (1 << within))
        {
            return ProofRefusals.TreeNoNode(level, index);
        }

        var tile = Hashes(Tiles.Holding(level / 8, first, size));
        return tile.IsRefused ? tile.Refusal : Merkle.Complete(tile.Value.AsSpan((int)(first & 255), 1 << within));
    }

    /// <summary>The right edge of the log, to continue it.</summary>
    public Proof<Frontier> Frontier() => Frontier(size);

    /// <summary>The right edge as it was when the log had only its first <paramref name="leaves"/>.</summary>
    public Proof<Frontier> Frontier(long leaves)
    {
        if (leaves > size)
        {
            return ProofRefusals.TreeSizes(leaves, size);
        }

        var peaks = new List<TreeHash>();
        for (var (level, start) = (62, 0L); level >= 0; level--)
        {
            if ((leaves >> level & 1) == 0)
            {
                continue;
            }

            var peak = Node(level, start >> level);
            if (peak.IsRefused)
            {
                return peak.Refusal;
            }

            peaks.Add(peak.Value);
            start += 1L << level;
        }

        return Tree.Frontier.Of(leaves, CollectionsMarshal.AsSpan(peaks));
    }

    private Proof<TreeHash[]> Hashes(TilePath path)
    {
        if (tiles.TryGetValue(path, out var known))
        {
            return known;
        }

        var tile = TileBytes.Hashes(path, read);
        if (!tile.IsRefused)
        {
            tiles[path] = tile.Value;
        }

        return tile;
    }
}

/// <summary>Fetching with the fall-back that tlog-tiles allows: a log may serve the full tile instead of a partial one.</summary>
internal static class TileBytes
{
    private const int MostBundleBytes = TilePath.FullWidth * (EntryBundle.MostEntryBytes + 2);

    public static Proof<TreeHash[]> Hashes(TilePath path, Func<TilePath, ReadOnlyMemory<byte>?> read)
    {
        var (bytes, found) = Fetch(path, read);
        return bytes is not { } tile ? ProofRefusals.TileMissing(path)
            : tile.Length != found.Width * TreeHash.Length ? ProofRefusals.TileLength(found, tile.Length)
            : MemoryMarshal.Cast<byte, TreeHash>(tile.Span)[..path.Width].ToArray();
    }

    /// <summary>The entries of a bundle, however many it has; of a full bundle in place of a partial one, the first ones.</summary>
    public static Proof<ReadOnlyMemory<byte>[]> Entries(TilePath path, Func<TilePath, ReadOnlyMemory<byte>?> read)
    {
        var (bytes, found) = Fetch(path, read);
        if (bytes is not { Length: <= MostBundleBytes } bundle)
        {
            return ProofRefusals.TileMissing(path);
        }

        var entries = EntryBundle.Read(bundle);
        return entries.IsRefused || found == path ? entries : entries.Value.AsSpan(0, Math.Min(path.Width, entries.Value.Length)).ToArray();
    }

    private static (ReadOnlyMemory<byte>? Bytes, TilePath Found) Fetch(TilePath path, Func<TilePath, ReadOnlyMemory<byte>?> read)
        => read(path) is { } bytes ? (bytes, path) : path.IsPartial ? (read(path.Full), path.Full) : (null, path);
}
