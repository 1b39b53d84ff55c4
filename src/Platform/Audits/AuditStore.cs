using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Audits;

/// <summary>What is looked for in the audit log; null is everything. <c>Subject</c> is part of a subject in letters of either case, <c>Before</c> pages backwards by number.</summary>
public sealed record AuditFilter(string? Kind, string? Who, string? Subject, DateTimeOffset? From, DateTimeOffset? Until, long? Before);

/// <summary>A day whose last row was published in the ledger: nothing before it can be rewritten without that showing.</summary>
public sealed record AuditAnchor
{
    public DateOnly Day { get; init; }

    public long LastSeq { get; init; }

    public byte[] Hash { get; init; } = [];
}

internal static class AuditStore
{
    private const string Columns = "seq, at, kind, account, who, session, address, subject, detail, previous, hash";

    private static readonly BulkTable Rows = new(
        "platform_audit", "seq", "at", "kind", "account", "who", "session", "address", "subject", "detail", "previous", "hash");

    /// <summary>The end of the chain, held by this transaction until it ends: rows are chained one transaction after another.</summary>
    public static async Task<(long Seq, byte[] Hash)> Hold(Work work, CancellationToken ct)
    {
        await work.Execute("update platform_audit_head set seq = seq where id = 1", null, ct);
        return await HeadOf(work, ct);
    }

    public static async Task<(long Seq, byte[] Hash)> HeadOf(Session session, CancellationToken ct)
    {
        var head = await session.First<Head>("select seq, hash from platform_audit_head where id = 1", null, ct)
            ?? throw new InvalidDataException("The audit log has lost its head.");
        return (head.Seq, head.Hash);
    }

    public static async Task Append(Work work, IReadOnlyList<AuditRow> rows, CancellationToken ct)
    {
        await work.Insert(
            Rows,
            [.. rows.Select(r => new object?[] { r.Seq, r.At, r.Kind, r.Account, r.Who, r.Session, r.Address, r.Subject, r.Detail, r.Previous, r.Hash })],
            ct);
        await work.Execute("update platform_audit_head set seq = @Seq, hash = @Hash where id = 1", new { rows[^1].Seq, rows[^1].Hash }, ct);
    }

    public static Task<IReadOnlyList<AuditRow>> Search(Session session, AuditFilter filter, int count, CancellationToken ct)
        => session.Query<AuditRow>(
            $"""
            select {Columns}
            from platform_audit
            where (@Before is null or seq < @Before)
              and (@Kind is null or kind = @Kind)
              and (@Who is null or who = @Who)
              and (@Subject is null or lower(subject) like lower(@pattern) escape '!')
              and at >= @from and at < @until
            order by seq desc
            limit @count
            """,
            new
            {
                filter.Before, filter.Kind, filter.Who, filter.Subject, count, pattern = Like.Containing(filter.Subject),

                // An instant that is null has no type that PostgreSQL could compare.
                from = filter.From ?? DateTimeOffset.MinValue, until = filter.Until ?? DateTimeOffset.MaxValue,
            },
            ct);

    public static Task<IReadOnlyList<AuditRow>> After(Session session, long seq, int count, CancellationToken ct)
        => session.Query<AuditRow>($"select {Columns} from platform_audit where seq > @seq order by seq limit @count", new { seq, count }, ct);

    public static Task<AuditRow?> LastBefore(Session session, DateTimeOffset end, CancellationToken ct)
        => session.First<AuditRow>($"select {Columns} from platform_audit where at < @end order by seq desc limit 1", new { end }, ct);

    public static Task<IReadOnlyList<AuditAnchor>> Anchors(Session session, CancellationToken ct)
        => session.Query<AuditAnchor>("select day, last_seq, hash from platform_audit_anchor order by day", null, ct);

    public static Task<int> Anchor(Work work, AuditAnchor anchor, CancellationToken ct)
        => work.Execute("insert into platform_audit_anchor (day, last_seq, hash) values (@Day, @LastSeq, @Hash) on conflict (day) do nothing", anchor, ct);

    private sealed record Head
    {
        public long Seq { get; init; }

        public byte[] Hash { get; init; } = [];
    }
}
