namespace Zhiheng.Proofs.Log;

/// <summary>Turns what an audit saw into findings: the signed root decides who is right, memory decides what was there before.</summary>
internal static class LogVerdict
{
    public static IEnumerable<LogFinding> Of(LogAudit audit)
        => Shrunk(audit).Concat(audit.Complete ? Decided(audit) : Named(audit.InEntries)).Concat(audit.Files);

    private static IEnumerable<LogFinding> Decided(LogAudit audit)
    {
        if (audit.TilesHaveRoot)
        {
            return Forked(audit).Concat(Named(audit.InEntries));
        }

        if (audit.EntriesHaveRoot)
        {
            return Differences.JoinExchanges(audit.InEntries).Select(difference => new LogFinding(
                LogFault.TileAltered, difference.Index, null, ProofRefusals.LogTileAltered(difference.Index)));
        }

        // Neither the entries nor the tiles are what was signed: only memory can say where, else no more than that something is wrong.
        var named = Named(audit.InMemory).Concat(Named(audit.InEntries)).DistinctBy(finding => (finding.Fault, finding.Index));
        return [.. named, new(LogFault.Root, null, null, ProofRefusals.LogRoot(audit.Checkpoint.Size))];
    }

    private static IEnumerable<LogFinding> Shrunk(LogAudit audit)
    {
        var (size, before) = (audit.Checkpoint.Size, audit.Seen?.Checkpoint.Size ?? 0);
        return size < before ? [new(LogFault.Shrunk, size, before - 1, ProofRefusals.LogShrunk(before, size))] : [];
    }

    /// <summary>The served log is the signed one, so what differs from memory was signed differently before.</summary>
    private static IEnumerable<LogFinding> Forked(LogAudit audit)
    {
        var (size, seenSize) = (audit.Checkpoint.Size, audit.Seen?.Checkpoint.Size ?? 0);
        if (seenSize <= size && audit.AgreesWithSeen)
        {
            return [];
        }

        // A log that lost its last entries and nothing else is shrunk, which is said already.
        var differences = Differences.JoinExchanges(audit.InMemory)
            .Where(difference => difference.Kind != DifferenceKind.Deleted || difference.Index < size);
        var named = differences.Select(difference => new LogFinding(
            LogFault.Forked, difference.Index, Last(difference), ProofRefusals.LogForked(difference.Index, How(difference)))).ToList();
        return named.Count > 0 || audit.AgreesWithSeen ? named
            : [new(LogFault.Forked, null, seenSize - 1, ProofRefusals.LogForkedSomewhere(seenSize))];
    }

    private static IEnumerable<LogFinding> Named(List<Difference> differences)
        => Differences.JoinExchanges(differences).Select(difference => new LogFinding(Fault(difference), difference.Index, Last(difference), Refusal(difference)));

    private static LogFault Fault(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Deleted => LogFault.Deleted,
        DifferenceKind.Inserted => LogFault.Inserted,
        DifferenceKind.Reordered => LogFault.Reordered,
        _ => LogFault.Altered,
    };

    private static long? Last(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Altered => null,
        DifferenceKind.Reordered => difference.Other,
        _ => difference.Index + difference.Other - 1,
    };

    private static ProofRefusal Refusal(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Deleted => ProofRefusals.LogDeleted(difference.Index, difference.Other),
        DifferenceKind.Inserted => ProofRefusals.LogInserted(difference.Index, difference.Other),
        DifferenceKind.Reordered => ProofRefusals.LogReordered(difference.Index, difference.Other),
        _ => ProofRefusals.LogAltered(difference.Index),
    };

    private static string How(Difference difference) => difference.Kind switch
    {
        DifferenceKind.Deleted => $"原有 {difference.Other} 条被删除",
        DifferenceKind.Inserted => $"插入 {difference.Other} 条",
        DifferenceKind.Reordered => $"与第 {difference.Other} 条调换了顺序",
        _ => "内容被改写",
    };
}
