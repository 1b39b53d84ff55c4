namespace Zhiheng.Contracts.Ledger;

/// <summary>
/// The log and those who watch it, as a plan names them before it is frozen: verifier keys (C2SP vkeys), and how many witnesses must have
/// signed: more than half of them.
/// </summary>
public sealed record WatchedLog(string Log, IReadOnlyList<string> Witnesses, int Quorum);

/// <summary>
/// A public fact with all that proves when the witnesses saw it: the entry of the log, the payload it commits to with the salt
/// (hexadecimal), and a .tlog-proof whose checkpoint has the signatures of exactly a quorum.
/// </summary>
/// <param name="Signatures">These signatures one after another, 72 bytes each, in the order in which the witnesses were named.</param>
/// <param name="From">The earliest time in them.</param>
/// <param name="Since">The latest time in them.</param>
public sealed record WitnessedFact(
    string Entry, string Payload, string Salt, string Proof, long Index, long Size, byte[] Signatures, DateTimeOffset From, DateTimeOffset Since);

/// <summary>Where a fact stands before anybody outside has seen it.</summary>
public interface IWitnessedFacts
{
    /// <summary>Null while the log is not yet founded or nobody watches it.</summary>
    Task<WatchedLog?> Watched(CancellationToken ct);

    /// <summary>
    /// The newest public fact of a kind about a subject, in the first checkpoint that was made at <paramref name="notBefore"/> or later and
    /// that a quorum of these witnesses signed then; null while there is none.
    /// </summary>
    Task<WitnessedFact?> Find(Guid subject, string kind, WatchedLog by, DateTimeOffset notBefore, CancellationToken ct);
}
