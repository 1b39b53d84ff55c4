using Zhiheng.Contracts.Platform;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Platform.Audits;

/// <summary>Where the chain of the audit log is broken: the first row that does not fit, or null when all of it does.</summary>
public sealed record AuditCheck(long Rows, int Anchors, string? Broken);

/// <summary>Publishes the end of each day of the audit log as a public fact, and checks the log against what was published.</summary>
public sealed class AuditAnchoring(Database database, BusinessCalendar calendar)
{
    /// <summary>What the anchors are about: the audit log of this installation.</summary>
    public static readonly Guid Subject = new("a0d17106-0000-7000-8000-000000000001");

    private const int Page = 2_000;

    /// <summary>Anchors yesterday when that has not been done; late is as good as on time, twice is once.</summary>
    public async Task<AuditAnchor?> AnchorYesterday(CancellationToken ct)
    {
        var today = calendar.Today;
        var midnight = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), BusinessCalendar.BeijingOffset).ToUniversalTime();
        var day = today.AddDays(-1);
        await using var work = await database.Begin(new Act("zhiheng", Capacity.System, calendar.Now, "审计日志每日锚定"), ct);
        if (await AuditStore.LastBefore(work, midnight, ct) is not { } last
            || await AuditStore.Anchor(work, new AuditAnchor { Day = day, LastSeq = last.Seq, Hash = last.Hash }, ct) == 0)
        {
            return null;
        }

        await work.Commit(JournalEntry.Public(Subject, new AuditAnchored(day, last.Seq, Convert.ToHexStringLower(last.Hash))), ct);
        return new AuditAnchor { Day = day, LastSeq = last.Seq, Hash = last.Hash };
    }

    /// <summary>Recomputes every hash of the log and compares with the anchors.</summary>
    public async Task<AuditCheck> Check(CancellationToken ct)
    {
        await using var session = await database.Read(ct);

        // Read before the rows, which may grow meanwhile: the head says how far the log reached at least.
        var head = await AuditStore.HeadOf(session, ct);
        var anchors = (await AuditStore.Anchors(session, ct)).GroupBy(a => a.LastSeq).ToDictionary(g => g.Key, g => g.ToList());
        var met = 0;
        var seq = 0L;
        var previous = new byte[32];
        while (await AuditStore.After(session, seq, Page, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var dated = anchors.GetValueOrDefault(row.Seq) ?? [];
                if (row.Seq == head.Seq && !row.Hash.AsSpan().SequenceEqual(head.Hash))
                {
                    return new AuditCheck(seq, met, $"第 {row.Seq} 条不是日志所记的最后一条");
                }

                if (Wrong(row, seq, previous) is { } wrong || (wrong = dated.Any(a => !a.Hash.AsSpan().SequenceEqual(row.Hash)) ? "与已公布的锚点不符" : null) is not null)
                {
                    return new AuditCheck(seq, met, $"第 {row.Seq} 条{wrong}");
                }

                (seq, previous, met) = (row.Seq, row.Hash, met + dated.Count);
            }
        }

        var beyond = anchors.Keys.Where(last => last > seq).DefaultIfEmpty().Max();
        return new AuditCheck(
            seq, met, beyond > 0 ? $"日志止于第 {seq} 条，而已公布到第 {beyond} 条" : head.Seq > seq ? $"日志止于第 {seq} 条，而已写到第 {head.Seq} 条" : null);
    }

    private static string? Wrong(AuditRow row, long before, byte[] previous)
        => row.Seq != before + 1 ? $"之前缺少 {row.Seq - before - 1} 条"
        : !row.Previous.AsSpan().SequenceEqual(previous) ? "没有接上前一条"
        : !row.Hash.AsSpan().SequenceEqual(row.Compute()) ? "被改动过"
        : null;
}
