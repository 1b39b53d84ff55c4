using Zhiheng.Proofs.Notes;

namespace Zhiheng.Proofs.Log;

/// <summary>Recomputes a whole log from its entries and compares it with what was signed, what is served as tiles, and what was seen before.</summary>
public static class LogMonitor
{
    /// <summary>
    /// Checks the log that <paramref name="read"/> serves (null for what is not there) against its checkpoint and against
    /// <paramref name="seen"/>. Refused only if the checkpoint cannot be opened; everything else is a finding.
    /// </summary>
    /// <param name="onlyNew">
    /// Takes the entries up to the last bundle border before the size seen as unchanged if the tiles prove that they are, and does
    /// not fetch them again. If they are not, the whole log is checked after all, to say where it differs.
    /// </param>
    public static Proof<LogReport> Check(
        ReadOnlySpan<byte> checkpoint, LogIdentity log, Func<TilePath, ReadOnlyMemory<byte>?> read,
        IReadOnlyCollection<NoteKey>? witnesses = null, int quorum = 0, SeenLog? seen = null, bool onlyNew = false)
    {
        var opened = Checkpoint.Open(checkpoint, log, witnesses, quorum);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        if (seen is not null && seen.Checkpoint.Origin != log.Origin)
        {
            return ProofRefusals.CheckpointOrigin(seen.Checkpoint.Origin, log.Origin);
        }

        if (onlyNew && seen is not null && Audit(opened.Value, read, seen, skip: true) is { IsClean: true } report)
        {
            return report;
        }

        return Audit(opened.Value, read, seen, skip: false);
    }

    private static LogReport Audit(OpenedCheckpoint opened, Func<TilePath, ReadOnlyMemory<byte>?> read, SeenLog? seen, bool skip)
    {
        var checkpoint = opened.Checkpoint;
        var audit = new LogAudit(checkpoint, read, seen);
        if (skip && seen!.Checkpoint.Size <= checkpoint.Size)
        {
            audit.SkipTo(seen.Checkpoint.Size >> 8 << 8);
        }

        audit.Run();
        return new(opened, audit.Recomputed, [.. LogVerdict.Of(audit).Take(LogReport.MostFindings)]);
    }
}
