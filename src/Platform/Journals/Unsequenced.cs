using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Journals;

/// <summary>A public fact that waits for its leaf. <c>Salt</c> (16 bytes) was drawn in the transaction that wrote the fact.</summary>
public sealed record UnsequencedFact(
    long Seq, string Kind, Guid Subject, DateOnly EffectiveOn, string Payload, DateTimeOffset At, byte[] Salt);

/// <summary>The queue between the journal and the ledger. Rows enter by a trigger; taking them out commits with the leaves.</summary>
public static class Unsequenced
{
    /// <summary>The oldest <paramref name="most"/> facts of the queue, in order. One that commits later with a smaller number comes next time.</summary>
    public static Task<IReadOnlyList<UnsequencedFact>> Oldest(Session session, int most, CancellationToken ct)
        => session.Query<UnsequencedFact>(
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

    /// <summary>Takes these facts out of the queue. False when another was faster with any of them: then nothing may be committed.</summary>
    public static async Task<bool> Take(Work work, IReadOnlyList<UnsequencedFact> facts, CancellationToken ct)
    {
        var taken = 0;
        for (var first = 0; first < facts.Count;)
        {
            // Numbers without a gap are one range. Across a gap it may not reach: there a fact may have become visible since.
            var last = first;
            while (last + 1 < facts.Count && facts[last + 1].Seq == facts[last].Seq + 1)
            {
                last++;
            }

            taken += await work.Execute(
                "delete from platform_unsequenced where seq >= @from and seq <= @to", new { from = facts[first].Seq, to = facts[last].Seq }, ct);
            first = last + 1;
        }

        return taken == facts.Count;
    }
}
