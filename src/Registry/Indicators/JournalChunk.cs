using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Indicators;

/// <summary>The next facts of the journal, and those that have appeared in gaps that were passed.</summary>
internal sealed record JournalChunk(long To, IReadOnlyList<JournalPlace> Places, IReadOnlyList<OpenGap> Gaps, bool HasMoved)
{
    /// <summary>So many numbers at a time: a few seconds of work in one transaction.</summary>
    public const int Most = 10_000;

    /// <summary>
    /// A transaction that has not ended after so long never will; numbers still missing then were given back. (A rolled back transaction
    /// leaves a gap for ever, so gaps cannot be kept for ever.)
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    private static readonly HashSet<string> Merging = new(StringComparer.Ordinal) { nameof(OrganizationsMerged), nameof(OrganizationMergeUndone) };

    public static async Task<JournalChunk> Next(Session session, long after, DateTimeOffset now, CancellationToken ct)
    {
        var places = new List<JournalPlace>();
        var open = new List<OpenGap>();
        var hasMoved = false;
        foreach (var gap in await FigureStore.Gaps(session, ct))
        {
            var appeared = await JournalWalk.Places(session, gap.First, gap.Last, ct);
            hasMoved |= appeared.Count > 0 || now - gap.SeenAt > Patience;
            places.AddRange(appeared);
            if (now - gap.SeenAt <= Patience)
            {
                open.AddRange(Missing(appeared, gap.First, gap.Last, gap.SeenAt));
            }
        }

        var to = Math.Min(await JournalWalk.Newest(session, ct), after + Most);
        if (to > after)
        {
            var next = await JournalWalk.Places(session, after + 1, to, ct);
            places.AddRange(next);
            open.AddRange(Missing(next, after + 1, to, now));
        }

        return new JournalChunk(Math.Max(to, after), places, open, hasMoved || to > after);
    }

    /// <summary>The certificates that have to be counted anew.</summary>
    public async Task<IReadOnlyList<Guid>> Certificates(Session session, CancellationToken ct)
    {
        var counted = Places.Where(place => Stretches.Kinds.Contains(place.Kind)).Select(place => place.Subject).ToHashSet();
        var merged = Places.Where(place => Merging.Contains(place.Kind)).Select(place => place.Subject).ToHashSet();
        if (merged.Count > 0)
        {
            counted.UnionWith(await StretchStore.HeldBy(session, merged, ct));
        }

        return [.. counted];
    }

    private static IEnumerable<OpenGap> Missing(IReadOnlyList<JournalPlace> seen, long first, long last, DateTimeOffset since)
    {
        foreach (var seq in seen.Select(place => place.Seq).Append(last + 1))
        {
            if (seq > first)
            {
                yield return new OpenGap { First = first, Last = seq - 1, SeenAt = since };
            }

            first = seq + 1;
        }
    }
}
