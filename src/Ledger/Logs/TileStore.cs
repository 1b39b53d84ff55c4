using Zhiheng.Platform.Databases;

namespace Zhiheng.Ledger.Logs;

internal sealed record LeafRow
{
    public required long Seq { get; init; }

    /// <summary>Null when the publication of the payload has ended.</summary>
    public byte[]? Salt { get; init; }
}

internal sealed record CheckpointRow(long Size, string Note);

/// <summary>The tables of the log.</summary>
internal static class TileStore
{
    private static readonly BulkTable Tiles = new("ledger_tile", ["level", "idx", "width", "bytes"], ["level", "idx"]);
    private static readonly BulkTable Leaves = new("ledger_leaf", "idx", "seq", "salt");

    public static Task<TileRow?> Find(Session session, int level, long index, CancellationToken ct)
        => session.First<TileRow>(
            "select level, idx, width, bytes from ledger_tile where level = @level and idx = @index", new { level, index }, ct);

    public static Task<CheckpointRow?> Latest(Session session, CancellationToken ct)
        => session.First<CheckpointRow>("select size, note from ledger_checkpoint order by size desc limit 1", null, ct);

    public static Task<CheckpointRow?> Checkpoint(Session session, long size, CancellationToken ct)
        => session.First<CheckpointRow>("select size, note from ledger_checkpoint where size = @size", new { size }, ct);

    /// <summary>Sizes of the first checkpoints that hold a leaf, were made at that time or later, and have as many cosignatures; the smallest first.</summary>
    public static Task<IReadOnlyList<long>> CosignedSizes(Session session, long index, DateTimeOffset from, int cosignatures, CancellationToken ct)
        => session.Query<long>(
            """
            select c.size from ledger_checkpoint c join ledger_cosignature s on s.size = c.size
            where c.size > @index and c.at >= @from
            group by c.size having count(*) >= @cosignatures
            order by c.size limit 100
            """,
            new { index, from, cosignatures },
            ct);

    public static Task<IReadOnlyList<string>> Cosignatures(Session session, long size, CancellationToken ct)
        => session.Query<string>("select line from ledger_cosignature where size = @size order by witness", new { size }, ct);

    public static Task<LeafRow?> Leaf(Session session, long index, CancellationToken ct)
        => session.First<LeafRow>("select seq, salt from ledger_leaf where idx = @index", new { index }, ct);

    public static Task<long?> IndexOf(Session session, long seq, CancellationToken ct)
        => session.First<long?>("select idx from ledger_leaf where seq = @seq", new { seq }, ct);

    public static async Task Save(Work work, IReadOnlyList<object?[]> leaves, IReadOnlyList<TileRow> tiles, CancellationToken ct)
    {
        await work.Insert(Leaves, leaves, ct);
        await work.Upsert(Tiles, [.. tiles.Select(t => new object?[] { t.Level, t.Idx, t.Width, t.Bytes })], ct);
    }

    public static Task Save(Work work, long size, string note, CancellationToken ct)
        => work.Execute("insert into ledger_checkpoint (size, note, at) values (@size, @note, @at)", new { size, note, at = work.Act.At }, ct);

    public static Task SaveCosignature(Work work, long size, string witness, string line, CancellationToken ct)
        => work.Execute(
            "insert into ledger_cosignature (size, witness, line) values (@size, @witness, @line) on conflict (size, witness) do nothing",
            new { size, witness, line },
            ct);
}
