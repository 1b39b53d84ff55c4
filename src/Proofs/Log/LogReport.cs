using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Proofs.Log;

public enum LogFault
{
    /// <summary>A tile or bundle is not served.</summary>
    Missing,

    /// <summary>A tile or bundle cannot be read.</summary>
    Malformed,

    /// <summary>An entry is not what the log committed to.</summary>
    Altered,
    Deleted,
    Inserted,
    Reordered,

    /// <summary>An entry is what the log signed, but its published leaf hash is not.</summary>
    TileAltered,

    /// <summary>A hash above the leaves does not follow from them.</summary>
    NodeAltered,

    /// <summary>What is served does not have the signed root.</summary>
    Root,

    /// <summary>The log has fewer entries than it once signed.</summary>
    Shrunk,

    /// <summary>The log signed two histories that cannot both be true.</summary>
    Forked,
}

/// <summary>
/// Something that is wrong with a log. <paramref name="Index"/> is the first entry concerned, from 0, null if it cannot be told;
/// <paramref name="Other"/> the last one concerned, or the place it was exchanged with.
/// </summary>
public sealed record LogFinding(LogFault Fault, long? Index, long? Other, ProofRefusal Refusal);

/// <summary>
/// What a monitor remembers of a log: the last checkpoint it accepted, and, if it kept them, the hash tiles of level 0 of that size. With
/// the tiles it can name the first entry at which a later history differs.
/// </summary>
public sealed record SeenLog(Checkpoint Checkpoint, Func<TilePath, ReadOnlyMemory<byte>?>? Tiles = null);

/// <summary>
/// The outcome of a check. <paramref name="Entries"/> were recomputed; nothing was found wrong if <see cref="IsClean"/>, and only then may
/// the checkpoint and the tiles be remembered. At most <see cref="MostFindings"/> findings are listed, the first ones.
/// </summary>
public sealed record LogReport(OpenedCheckpoint Checkpoint, long Entries, IReadOnlyList<LogFinding> Findings)
{
    public const int MostFindings = 1000;

    public bool IsClean => Findings.Count == 0;
}
