namespace Zhiheng.Contracts.Ledger;

/// <summary>Where a public fact stands in the log; the hash is that of the leaf (RFC 6962, 32 bytes).</summary>
public sealed record LeafPlace(string Origin, long Index, byte[] LeafHash);

/// <summary>What others may ask of the log.</summary>
public interface ILeaves
{
    /// <summary>The leaf of the newest public fact about a subject; null while it is not yet in the log.</summary>
    Task<LeafPlace?> NewestOf(Guid subject, CancellationToken ct);
}
