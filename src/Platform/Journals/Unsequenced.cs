using System.Globalization;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Journals;

/// <summary>A public fact that waits for its leaf. <c>Salt</c> (16 bytes) was drawn in the transaction that wrote the fact.</summary>
public sealed record UnsequencedFact(
    long Seq, string Kind, Guid Subject, DateOnly EffectiveOn, string Payload, DateTimeOffset At, byte[] Salt);

/// <summary>The queue between the journal and the ledger. Rows enter by a trigger; taking them out commits with the leaves.</summary>
public static class Unsequenced
{
    public static async Task<bool> Any(Session session, CancellationToken ct)
        => await session.First<long?>("select seq from platform_unsequenced limit 1", null, ct) is not null;

    /// <summary>
    /// Takes the oldest <paramref name="most"/> facts out of the queue, in order. One that commits later with a smaller number is
    /// taken next time: nothing is skipped.
    /// </summary>
    public static async Task<IReadOnlyList<UnsequencedFact>> Take(Work work, int most, CancellationToken ct)
    {
        var facts = await work.Query<UnsequencedFact>(
            """
            select j.seq, j.kind, j.subject, j.effective_on, j.payload, a.at, u.salt
            from platform_unsequenced u
            join platform_journal j on j.seq = u.seq
            join platform_act a on a.id = j.act
            order by u.seq
            limit @most
            """,
            new { most },
            ct);
        if (facts.Count > 0)
        {
            // Not "up to the last": on PostgreSQL a fact with a number in between may have become visible since.
            await work.Execute(
                "delete from platform_unsequenced where seq >= @first and seq <= @last and cast(seq as text) in ({keys})",
                new { first = facts[0].Seq, last = facts[^1].Seq, keys = Session.Keys(facts.Select(f => f.Seq.ToString(CultureInfo.InvariantCulture))) },
                ct);
        }

        return facts;
    }
}
