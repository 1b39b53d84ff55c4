using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Log;

/// <summary>
/// One pass over a log, bundle by bundle, in constant memory. Leaf hashes come twice, from the entries and from the tiles; both are
/// grown into a tree, so that in the end the signed root says which of the two is right where they differ.
/// </summary>
internal sealed class LogAudit(Checkpoint checkpoint, Func<TilePath, ReadOnlyMemory<byte>?> read, SeenLog? seen)
{
    private readonly UpperTiles upper = new(checkpoint.Size, read);
    private readonly long seenSize = seen?.Checkpoint.Size ?? 0;
    private Frontier fromTiles = new();
    private Frontier? fromEntries;
    private long next;
    private bool entriesShifted;
    private bool memoryShifted;

    public Checkpoint Checkpoint => checkpoint;

    public SeenLog? Seen => seen;

    /// <summary>Entries that were fetched and hashed.</summary>
    public long Recomputed { get; private set; }

    /// <summary>Files that are missing, malformed or contradict the leaves below them.</summary>
    public List<LogFinding> Files { get; } = [];

    /// <summary>Where the entries differ from the leaf hashes in the tiles.</summary>
    public List<Difference> InEntries { get; } = [];

    /// <summary>Where the leaf hashes in the tiles differ from those remembered.</summary>
    public List<Difference> InMemory { get; } = [];

    /// <summary>False if the root at the size seen is not the one that was signed then.</summary>
    public bool AgreesWithSeen { get; private set; } = true;

    /// <summary>Every leaf was there, in whatever form.</summary>
    public bool Complete => fromTiles.Size == checkpoint.Size;

    public bool TilesHaveRoot => fromTiles.Root == checkpoint.Root;

    /// <summary>The entries differ from the tiles, and it is they that have the signed root.</summary>
    public bool EntriesHaveRoot => fromEntries is { } frontier && frontier.Size == checkpoint.Size && frontier.Root == checkpoint.Root;

    /// <summary>Starts at a bundle border, with the tree so far taken from the tiles. Whoever skips must have the root at a later size checked.</summary>
    public void SkipTo(long size)
    {
        var frontier = new TileReader(checkpoint.Size, read).Frontier(size);
        if (!frontier.IsRefused)
        {
            fromTiles = frontier.Value;
            next = size;
        }
    }

    public void Run()
    {
        CompareRootWithSeen();
        while (next < checkpoint.Size && Files.Count + InEntries.Count + InMemory.Count < LogReport.MostFindings && Bundle())
        {
            next += TilePath.FullWidth;
        }
    }

    private bool Bundle()
    {
        var path = Tiles.BundleHolding(next, checkpoint.Size);
        var tile = TileBytes.Hashes(TilePath.Hashes(0, path.Index, path.Width), read);
        var entries = TileBytes.Entries(path, read);
        Files.AddRange(new[] { tile.Refusal, entries.Refusal }.OfType<ProofRefusal>().Select(refusal => FileFinding(refusal, path)));

        var hashes = entries.IsRefused ? null : entries.Value.Select(entry => Merkle.Leaf(entry.Span)).ToArray();
        Recomputed += hashes?.Length ?? 0;
        var leaves = tile.IsRefused ? hashes : tile.Value;
        if (leaves?.Length != path.Width)
        {
            return false;
        }

        if (!tile.IsRefused && hashes is not null)
        {
            CompareEntries(tile.Value, hashes, path);
        }

        Remember(leaves, path);
        Grow(leaves, hashes ?? leaves);
        return true;
    }

    private void CompareEntries(TreeHash[] tile, TreeHash[] hashes, TilePath path)
    {
        if (tile.AsSpan().SequenceEqual(hashes))
        {
            return;
        }

        fromEntries ??= fromTiles.Clone();
        if (!entriesShifted)
        {
            var found = Differences.Between(tile, Following(path.Index, checkpoint.Size, read), hashes, next);
            entriesShifted = found.Exists(difference => difference.Shifts);
            InEntries.AddRange(found);
        }
    }

    private void Remember(TreeHash[] leaves, TilePath path)
    {
        var width = Tiles.Width(0, path.Index, seenSize);
        if (seen?.Tiles is not { } kept || width == 0 || memoryShifted || TileBytes.Hashes(TilePath.Hashes(0, path.Index, width), kept) is not { IsRefused: false } tile)
        {
            return;
        }

        var now = leaves.AsSpan(0, Math.Min(width, leaves.Length));
        var found = Differences.Between(tile.Value, Following(path.Index, seenSize, kept), now, next);
        memoryShifted = found.Exists(difference => difference.Shifts);
        InMemory.AddRange(found);
    }

    private void Grow(TreeHash[] leaves, TreeHash[] hashes)
    {
        foreach (ref readonly var leaf in leaves.AsSpan())
        {
            var completed = fromTiles.Append(leaf);
            if (completed.Length > 8)
            {
                Files.AddRange(upper.Compare(completed));
            }

            CompareRootWithSeen();
        }

        foreach (ref readonly var hash in fromEntries is null ? default : hashes.AsSpan())
        {
            fromEntries!.Append(hash);
        }
    }

    private void CompareRootWithSeen()
    {
        if (seen is not null && fromTiles.Size == seenSize)
        {
            AgreesWithSeen = fromTiles.Root == seen.Checkpoint.Root;
        }
    }

    private static TreeHash[] Following(long index, long size, Func<TilePath, ReadOnlyMemory<byte>?> source)
        => Tiles.Width(0, index + 1, size) is > 0 and var width && TileBytes.Hashes(TilePath.Hashes(0, index + 1, width), source) is { IsRefused: false } tile
            ? tile.Value
            : [];

    private LogFinding FileFinding(ProofRefusal refusal, TilePath path) => new(
        refusal.Code == ProofRefusals.TileMissing(path).Code ? LogFault.Missing : LogFault.Malformed, next, next + path.Width - 1, refusal);
}
