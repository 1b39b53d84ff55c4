using Zhiheng.Contracts.Ledger;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Ledger.Logs;

/// <summary>Answers other modules out of the log.</summary>
public sealed class Leaves(LedgerReading reading) : ILeaves
{
    public async Task<LeafPlace?> NewestOf(Guid subject, CancellationToken ct)
        => await reading.NewestOf(subject, ct) is { } proven
            ? new LeafPlace(Checkpoint.Parse(proven.Proof.Checkpoint.Text).Value.Origin, proven.Index, Merkle.Leaf(proven.Entry).Bytes.ToArray())
            : null;
}
