using System.Text.Encodings.Web;
using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Journals;

/// <summary>
/// A fact on its way into the journal. <paramref name="Kind"/> is the fact's name, <paramref name="Subject"/> what it is about.
/// The payload of a public entry must hold public data only: it is what the ledger will commit to.
/// </summary>
public sealed record JournalEntry(string Kind, Guid Subject, DateOnly EffectiveOn, bool IsPublic, string Payload)
{
    public static JournalEntry Public<TFact>(Guid subject, TFact fact)
        where TFact : IFact => new(typeof(TFact).Name, subject, fact.EffectiveOn, true, Journal.Write(fact));

    public static JournalEntry Internal<TFact>(Guid subject, TFact fact)
        where TFact : IFact => new(typeof(TFact).Name, subject, fact.EffectiveOn, false, Journal.Write(fact));
}

/// <summary>A fact as it stands in the journal, with the act it came from. <c>Seq</c> grows but may have gaps.</summary>
public sealed record JournalRow(
    long Seq, string Kind, Guid Subject, DateOnly EffectiveOn, string Payload, string Who, DateTimeOffset At, string Reason);

/// <summary>Facts beside state: written by <see cref="Work.Commit(JournalEntry, CancellationToken)"/>, read for histories.</summary>
public static class Journal
{
    private const string Rows =
        """
        select j.seq, j.kind, j.subject, j.effective_on, j.payload, a.who, a.at, a.reason
        from platform_journal j join platform_act a on a.id = j.act
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Chinese stays readable in the database; output into pages is encoded again where it is shown.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly BulkTable Entries = new(
        "platform_journal", "kind", "subject", "effective_on", "is_public", "act", "payload");

    public static string Write<TFact>(TFact fact) => JsonSerializer.Serialize(fact, Json);

    public static TFact Read<TFact>(string payload)
        => JsonSerializer.Deserialize<TFact>(payload, Json) ?? throw new JsonException("The journal holds an empty payload.");

    /// <summary>The public facts about one subject, oldest first.</summary>
    public static Task<IReadOnlyList<JournalRow>> PublicFactsOf(Session session, Guid subject, CancellationToken ct)
        => session.Query<JournalRow>(
            $"""
            {Rows}
            where j.subject = @subject and j.is_public = @yes
            order by j.seq
            """,
            new { subject, yes = true },
            ct);

    /// <summary>One public fact by its place in the journal.</summary>
    public static Task<JournalRow?> PublicFact(Session session, long seq, CancellationToken ct)
        => session.First<JournalRow>(
            $"""
            {Rows}
            where j.seq = @seq and j.is_public = @yes
            """,
            new { seq, yes = true },
            ct);

    /// <summary>
    /// The facts about several subjects before a place in the journal, newest first; internal ones only for those whose business
    /// the subjects are.
    /// </summary>
    public static Task<IReadOnlyList<JournalRow>> FactsOf(Session session, IEnumerable<Guid> subjects, bool alsoInternal, long before, int most, CancellationToken ct)
        => session.Query<JournalRow>(
            $$"""
            {{Rows}}
            where j.subject in ({ids}) and j.seq < @before and (j.is_public = @yes or @alsoInternal = @yes)
            order by j.seq desc
            limit @most
            """,
            new { ids = Session.Ids(subjects), before, alsoInternal, most, yes = true },
            ct);

    /// <summary>A fact that was public is from now on kept and no longer shown.</summary>
    public static Task EndPublication(Work work, long seq, CancellationToken ct)
        => work.Execute("update platform_journal set is_public = @no where seq = @seq", new { seq, no = false }, ct);

    /// <summary>The place of the newest public fact about a subject, or null.</summary>
    public static Task<long?> NewestPublicFactOf(Session session, Guid subject, CancellationToken ct)
        => session.First<long?>(
            "select max(seq) from platform_journal where subject = @subject and is_public = @yes", new { subject, yes = true }, ct);

    /// <summary>
    /// For a store's own query: an expression for the place of the newest fact of a kind about <paramref name="subject"/>, a column of
    /// that query; null where there is none. Facts whose publication has ended count too.
    /// </summary>
    public static string NewestPlace<TFact>(string subject)
        where TFact : IFact => $"(select max(seq) from platform_journal where subject = {subject} and kind = '{typeof(TFact).Name}')";

    /// <summary>The newest public facts of the given kinds, newest first.</summary>
    public static Task<IReadOnlyList<JournalRow>> Newest(Session session, IReadOnlyList<string> kinds, int count, CancellationToken ct)
        => session.Query<JournalRow>(
            $$"""
            {{Rows}}
            where j.seq > (select coalesce(max(seq), 0) from platform_journal) - 20000
              and j.is_public = @yes and j.kind in ({keys})
            order by j.seq desc
            limit @count
            """,
            new { keys = Session.Keys(kinds), count, yes = true },
            ct);

    internal static Task WriteAct(Work work, Guid id, CancellationToken ct)
        => work.Execute(
            """
            insert into platform_act (id, who, capacity, at, reason, basis, evidence, account, on_behalf_of, once)
            values (@id, @who, @capacity, @at, @reason, @basis, @evidence, @account, @onBehalfOf, @once)
            """,
            new
            {
                id,
                who = work.Act.Who,
                capacity = work.Act.Capacity.ToString(),
                at = work.Act.At,
                reason = work.Act.Reason,
                basis = work.Act.Basis,
                evidence = work.Act.Evidence is null ? null : JsonSerializer.Serialize(work.Act.Evidence, Json),
                account = work.Act.Account,
                onBehalfOf = work.Act.OnBehalfOf,
                once = work.Act.Once,
            },
            ct);

    internal static Task Append(Work work, Guid act, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var rows = new object?[entries.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            var entry = entries[i];
            rows[i] = [entry.Kind, entry.Subject, entry.EffectiveOn, entry.IsPublic, act, entry.Payload];
        }

        return work.Insert(Entries, rows, ct);
    }
}
