using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Journals;

/// <summary>Where a fact stands, without what it says.</summary>
public sealed record JournalPlace
{
    public long Seq { get; init; }

    public string Kind { get; init; } = string.Empty;

    public Guid Subject { get; init; }
}

/// <summary>A fact without the act it came from, for those who count.</summary>
public sealed record JournalFact
{
    public long Seq { get; init; }

    public string Kind { get; init; } = string.Empty;

    public Guid Subject { get; init; }

    public DateOnly EffectiveOn { get; init; }

    public string Payload { get; init; } = string.Empty;
}

/// <summary>Numbers, both ends included, under which nothing is to be seen: given back, or of a transaction that is still open.</summary>
public sealed record JournalGap
{
    public long First { get; init; }

    public long Last { get; init; }
}

/// <summary>
/// The journal for a consumer that keeps its own place. On PostgreSQL a fact with a smaller number may become visible after one with a larger
/// number (docs/adr/0008): who passes a gap has to remember it and to look into it again.
/// </summary>
public static class JournalWalk
{
    /// <summary>The largest number to be seen; 0 when there is none.</summary>
    public static Task<long> Newest(Session session, CancellationToken ct)
        => session.First<long>("select coalesce(max(seq), 0) from platform_journal", null, ct);

    /// <summary>The facts with numbers from <paramref name="first"/> to <paramref name="last"/>, both included, in order.</summary>
    public static Task<IReadOnlyList<JournalPlace>> Places(Session session, long first, long last, CancellationToken ct)
        => session.Query<JournalPlace>(
            "select seq, kind, subject from platform_journal where seq >= @first and seq <= @last order by seq", new { first, last }, ct);

    /// <summary>All gaps below <paramref name="last"/>.</summary>
    public static Task<IReadOnlyList<JournalGap>> Gaps(Session session, long last, CancellationToken ct)
        => session.Query<JournalGap>(
            """
            select before + 1 as first, seq - 1 as last
            from (select seq, lag(seq, 1, 0) over (order by seq) as before from platform_journal where seq <= @last) placed
            where seq > before + 1
            order by 1
            """,
            new { last },
            ct);

    /// <summary>
    /// The facts of the given kinds about the subjects, in order for each of them. Those whose publication has ended are among them: what was
    /// counted once stays counted.
    /// </summary>
    public static Task<IReadOnlyList<JournalFact>> FactsOf(Session session, IEnumerable<Guid> subjects, IReadOnlyList<string> kinds, CancellationToken ct)
        => session.Query<JournalFact>(
            """
            select seq, kind, subject, effective_on, payload from platform_journal
            where subject in ({ids}) and kind in ({keys})
            order by subject, seq
            """,
            new { ids = Session.Ids(subjects), keys = Session.Keys(kinds) },
            ct);
}
