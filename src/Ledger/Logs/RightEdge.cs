using System.Buffers;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Ledger.Logs;

/// <summary>A row of <c>ledger_tile</c>.</summary>
internal sealed record TileRow
{
    public required int Level { get; init; }

    public required long Idx { get; init; }

    public required int Width { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>
/// The end of the log that still grows: the frontier, and on each level the tile that is not full. Grows in memory; what changed is
/// written by the caller in the transaction that took the facts. Not for several threads at once.
/// </summary>
internal sealed class RightEdge
{
    private readonly Frontier frontier;
    private readonly Dictionary<int, OpenTile> open = [];
    private readonly List<TileRow> filled = [];

    private RightEdge(Frontier frontier) => this.frontier = frontier;

    public long Size => frontier.Size;

    public TreeHash Root => frontier.Root;

    public static async Task<RightEdge> Load(Session session, long size, CancellationToken ct)
    {
        var rows = new List<TileRow>();
        for (var level = TilePath.EntriesLevel; level <= 0 || size >> (8 * level) > 0; level++)
        {
            var position = size >> (8 * Math.Max(level, 0));
            if ((position & 255) > 0)
            {
                rows.Add(await TileStore.Find(session, level, position >> 8, ct)
                    ?? throw new InvalidDataException($"账本缺少第 {level} 层第 {position >> 8} 块，不能继续。请从备份恢复数据库。"));
            }
        }

        var reader = new TileReader(size, path => rows.Find(r => r.Level == path.Level && r.Idx == path.Index)?.Bytes.AsMemory(0, path.Width * TreeHash.Length));
        var edge = new RightEdge(reader.Frontier().Value);
        foreach (var row in rows)
        {
            edge.open[row.Level] = new OpenTile(row);
        }

        return edge;
    }

    public void Append(ReadOnlySpan<byte> entry)
    {
        var bundle = Tile(TilePath.EntriesLevel, Size >> 8);
        if (EntryBundle.Append(bundle.Bytes, entry) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }

        Count(bundle);
        foreach (var node in frontier.Append(Merkle.Leaf(entry)))
        {
            if (node.Level % 8 == 0)
            {
                var tile = Tile(node.Level / 8, node.Index >> 8);
                tile.Bytes.Write(node.Hash.Bytes);
                Count(tile);
            }
        }
    }

    /// <summary>The tiles that grew since the last call.</summary>
    public IReadOnlyList<TileRow> TakeGrown()
    {
        List<TileRow> grown = [.. filled, .. open.Values.Where(t => t.HasGrown).Select(t => t.ToRow())];
        filled.Clear();
        foreach (var tile in open.Values)
        {
            tile.HasGrown = false;
        }

        return grown;
    }

    private OpenTile Tile(int level, long index)
    {
        if (!open.TryGetValue(level, out var tile))
        {
            open[level] = tile = new OpenTile(new TileRow { Level = level, Idx = index, Width = 0, Bytes = [] });
        }

        return tile;
    }

    private void Count(OpenTile tile)
    {
        tile.Width++;
        tile.HasGrown = true;
        if (tile.Width == TilePath.FullWidth)
        {
            filled.Add(tile.ToRow());
            open.Remove(tile.Level);
        }
    }

    private sealed class OpenTile
    {
        public OpenTile(TileRow row)
        {
            (Level, Index, Width) = (row.Level, row.Idx, row.Width);
            Bytes.Write(row.Bytes);
        }

        public int Level { get; }

        public long Index { get; }

        public int Width { get; set; }

        public bool HasGrown { get; set; }

        public ArrayBufferWriter<byte> Bytes { get; } = new(TilePath.FullWidth * TreeHash.Length);

        public TileRow ToRow() => new() { Level = Level, Idx = Index, Width = Width, Bytes = Bytes.WrittenSpan.ToArray() };
    }
}
