using System.Buffers.Binary;
using Zhiheng.Ledger.Keys;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Proofs;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Ledger.Logs;

/// <summary>What the log knows of one leaf: the payload and its salt, or why they are no longer shown.</summary>
public sealed record ShownLeaf(long Index, LedgerLeaf Leaf, byte[]? Payload, byte[]? Salt, string? WithdrawnBecause, string? Basis);

/// <summary>Where a leaf stands in the newest checkpoint.</summary>
public sealed record PlacedLeaf(long Index, Checkpoint Checkpoint, byte[] Entry);

/// <summary>A leaf with its proof in the newest checkpoint.</summary>
public sealed record ProvenLeaf(long Index, byte[] Entry, TlogProof Proof, ShownLeaf Shown);

/// <summary>Reads the log as the world may: checkpoint, tiles, payloads, proofs.</summary>
public sealed class LedgerReading(Database database)
{
    /// <summary>The newest checkpoint with what witnesses have cosigned, or null while the log is empty.</summary>
    public async Task<SignedNote?> Checkpoint(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Checkpoint(session, ct);
    }

    /// <summary>The tile as wide as asked, or null where the log has none so wide.</summary>
    public async Task<ReadOnlyMemory<byte>?> Tile(TilePath path, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Tile(session, path, ct);
    }

    public async Task<IReadOnlyList<LogKey>> Keys(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await LogKeys.All(session, ct);
    }

    /// <summary>One leaf with its payload, or null where the log is shorter.</summary>
    public async Task<ShownLeaf?> Leaf(long index, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Placed(session, index, ct) is { } placed ? await Show(session, placed, ct) : null;
    }

    /// <summary>The proof of one leaf in the newest checkpoint.</summary>
    public async Task<ProvenLeaf?> Proof(long index, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Proof(session, index, ct);
    }

    /// <summary>The proof of one leaf in a checkpoint of this log, however old; null where it is shorter.</summary>
    internal async Task<ProvenLeaf?> ProofIn(long index, SignedNote note, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Proof(session, index, note, ct);
    }

    /// <summary>The proof of the newest public fact about a subject; null while its leaf is not yet in the log.</summary>
    public async Task<ProvenLeaf?> NewestOf(Guid subject, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await IndexOfNewest(session, subject, ct) is { } index ? await Proof(session, index, ct) : null;
    }

    /// <summary>The same without proof and payload, for those who only say where it stands.</summary>
    public async Task<PlacedLeaf?> PlaceOfNewest(Guid subject, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await IndexOfNewest(session, subject, ct) is { } index ? await Placed(session, index, ct) : null;
    }

    private static async Task<long?> IndexOfNewest(Session session, Guid subject, CancellationToken ct)
        => await Journal.NewestPublicFactOf(session, subject, ct) is { } seq ? await TileStore.IndexOf(session, seq, ct) : null;

    private static async Task<ProvenLeaf?> Proof(Session session, long index, CancellationToken ct)
        => await Checkpoint(session, ct) is { } note ? await Proof(session, index, note, ct) : null;

    private static async Task<ProvenLeaf?> Proof(Session session, long index, SignedNote note, CancellationToken ct)
    {
        if (await Placed(session, Parsed(note), index, ct) is not { } placed)
        {
            return null;
        }

        var hashes = await Prove(session, read => new LogReader(placed.Checkpoint, read).InclusionOf(index), ct);
        return new ProvenLeaf(index, placed.Entry, new TlogProof(index, hashes, note), await Show(session, placed, ct));
    }

    private static async Task<PlacedLeaf?> Placed(Session session, long index, CancellationToken ct)
        => await Checkpoint(session, ct) is { } note ? await Placed(session, Parsed(note), index, ct) : null;

    private static async Task<PlacedLeaf?> Placed(Session session, Checkpoint checkpoint, long index, CancellationToken ct)
        => index >= 0 && index < checkpoint.Size ? new PlacedLeaf(index, checkpoint, await Entry(session, index, checkpoint.Size, ct)) : null;

    /// <summary>
    /// Runs a proof that reads tiles. The algorithm asks for tiles one after another without waiting; those it lacked are fetched and
    /// it is asked again.
    /// </summary>
    internal static async Task<TreeHash[]> Prove(
        Session session, Func<Func<TilePath, ReadOnlyMemory<byte>?>, Proof<TreeHash[]>> proof, CancellationToken ct)
    {
        var tiles = new Dictionary<TilePath, ReadOnlyMemory<byte>?>();
        while (true)
        {
            TilePath? lacking = null;
            var found = proof(path => tiles.TryGetValue(path, out var tile) ? tile : Lack(path));
            if (lacking is not { } missing)
            {
                return found.IsRefused ? throw new InvalidDataException($"账本的块不完整：{found.Refusal!.Message}") : found.Value;
            }

            tiles[missing] = await Tile(session, missing, ct);

            ReadOnlyMemory<byte>? Lack(TilePath path)
            {
                lacking ??= path;
                return null;
            }
        }
    }

    private static async Task<SignedNote?> Checkpoint(Session session, CancellationToken ct)
    {
        if (await TileStore.Latest(session, ct) is not { } latest)
        {
            return null;
        }

        var note = SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(latest.Note)).Value;
        var lines = await TileStore.Cosignatures(session, latest.Size, ct);
        return note.With(lines.Select(line => NoteSignature.Parse(line).Value));
    }

    private static Checkpoint Parsed(SignedNote note) => Proofs.Notes.Checkpoint.Parse(note.Text).Value;

    private static async Task<ReadOnlyMemory<byte>?> Tile(Session session, TilePath path, CancellationToken ct)
    {
        if (await TileStore.Find(session, path.Level, path.Index, ct) is not { } row || row.Width < path.Width)
        {
            return null;
        }

        return row.Bytes.AsMemory(0, path.IsEntries ? EntriesLength(row.Bytes, path.Width) : path.Width * TreeHash.Length);
    }

    private static int EntriesLength(ReadOnlySpan<byte> bundle, int width)
    {
        var length = 0;
        for (var i = 0; i < width; i++)
        {
            length += 2 + BinaryPrimitives.ReadUInt16BigEndian(bundle[length..]);
        }

        return length;
    }

    private static async Task<byte[]> Entry(Session session, long index, long size, CancellationToken ct)
    {
        var bundle = await Tile(session, Tiles.BundleHolding(index, size), ct)
            ?? throw new InvalidDataException($"账本缺少第 {index} 条所在的条目块。请从备份恢复数据库。");
        return EntryBundle.Read(bundle).Value[(int)(index & 255)].ToArray();
    }

    private static async Task<ShownLeaf> Show(Session session, PlacedLeaf placed, CancellationToken ct)
    {
        var (index, leaf) = (placed.Index, LedgerLeaf.Parse(placed.Entry).Value);
        var row = await TileStore.Leaf(session, index, ct) ?? throw new InvalidDataException($"账本缺少第 {index} 条的登记。");
        if (row.Salt is null)
        {
            var end = await Withdrawals.Find(session, index, ct);
            return new ShownLeaf(index, leaf, null, null, end?.Reason ?? "不再公布", end?.Basis);
        }

        var fact = await Journal.PublicFact(session, row.Seq, ct) ?? throw new InvalidDataException($"日志缺少账本第 {index} 条的内容。");
        var payload = LedgerLeaf.Payload(fact.Kind, fact.Subject, fact.EffectiveOn, System.Text.Encoding.UTF8.GetBytes(fact.Payload));
        return new ShownLeaf(index, leaf, payload.Value, row.Salt, null, null);
    }
}
