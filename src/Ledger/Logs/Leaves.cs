using Zhiheng.Contracts.Ledger;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Ledger.Logs;

/// <summary>Answers other modules out of the log.</summary>
public sealed class Leaves(LedgerReading reading) : ILeaves
{
    public async Task<LeafPlace?> NewestOf(Guid subject, CancellationToken ct)
        => await reading.PlaceOfNewest(subject, ct) is { } placed
            ? new LeafPlace(placed.Checkpoint.Origin, placed.Index, Merkle.Leaf(placed.Entry).Bytes.ToArray())
            : null;
}
