using Zhiheng.Proofs.Log;

namespace Zhiheng.Cli;

/// <summary>
/// The tiles and entries of a log of one size, fetched a few ahead of where the check is. Leaf hashes go into the memory that is being
/// made, and every entry must be a leaf of this kind of ledger.
/// </summary>
internal sealed class VerifyLedgerFiles(VerifySource source, string prefix, long size, VerifyLedgerMemory.Draft? draft, Bar bar, CancellationToken ct)
{
    private const int Ahead = 8;

    private readonly Dictionary<TilePath, Task<VerifySource.Found?>> asked = [];
    private readonly HashSet<long> bundlesSeen = [];

    /// <summary>Entries that are no leaves of a ledger, with the reason; the first ones.</summary>
    public List<(long Index, Proofs.ProofRefusal Refusal)> NoLeaves { get; } = [];

    public ReadOnlyMemory<byte>? Read(TilePath path)
    {
        // A full tile in place of a partial one is asked for alone.
        if (path.Level <= 0 && path.Width == Tiles.Width(0, path.Index, size))
        {
            Prefetch(path);
        }

        var found = Take(path);
        if (found is { IsGone: false } && path.IsEntries && bundlesSeen.Add(path.Index))
        {
            Look(found.Bytes, path.Index << 8);
        }
        else if (found is { IsGone: false } && path.Level == 0)
        {
            draft?.Keep(path.Index, found.Bytes);
        }

        return found is { IsGone: false } ? found.Bytes : default(ReadOnlyMemory<byte>?);
    }

    private VerifySource.Found? Take(TilePath path)
    {
        var found = (asked.Remove(path, out var task) ? task : Ask(path)).GetAwaiter().GetResult();
        foreach (var passed in asked.Keys.Where(other => other.Level == path.Level && other.Index < path.Index).ToList())
        {
            asked.Remove(passed);
        }

        return found;
    }

    private void Prefetch(TilePath path)
    {
        for (var index = path.Index + 1; index <= path.Index + Ahead && Tiles.Width(0, index, size) is > 0 and var width; index++)
        {
            var next = path.IsEntries ? TilePath.Entries(index, width) : TilePath.Hashes(0, index, width);
            if (!asked.ContainsKey(next))
            {
                asked[next] = Ask(next);
            }
        }
    }

    private Task<VerifySource.Found?> Ask(TilePath path) => source.Get(prefix + path, ct);

    private void Look(byte[] bundle, long first)
    {
        bar.Show((double)first / Math.Max(1, size), $"{first:N0} / {size:N0} 条");
        var entries = EntryBundle.Read(bundle);
        for (var i = 0; !entries.IsRefused && i < entries.Value.Length && first + i < size && NoLeaves.Count < LogReport.MostFindings; i++)
        {
            if (LedgerLeaf.Parse(entries.Value[i].Span) is { IsRefused: true, Refusal: var refusal })
            {
                NoLeaves.Add((first + i, refusal));
            }
        }
    }
}
