using System.Runtime.CompilerServices;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Finds the organisations that have, or had, a name that contains a text, in the order of the numbers of the names. Reads as much
/// of the index as the caller takes hits: first one page for each pair of characters, which is all there is of rare pairs, then
/// more and more pages of the rarest ones. An organisation comes once, at its first name that contains the text.
/// </summary>
internal sealed class NameSearch(Session session, string folded)
{
    /// <summary>Pairs beyond the rarest few hardly rule out a name that they have not ruled out.</summary>
    private const int MostPairs = 3;

    /// <summary>Names looked up although a pair of theirs was not read yet; more of them and reading on is cheaper.</summary>
    private const int MostUnsure = 256;

    private static readonly int[] MorePages = [8, 32, 128, 512];

    public async IAsyncEnumerable<NameRow> Hits(long afterNo, [EnumeratorCancellation] CancellationToken ct)
    {
        var candidates = folded.Length == 1 ? OneCharacter(afterNo, ct) : Candidates(afterNo, ct);
        await foreach (var batch in candidates)
        {
            foreach (var hit in await Compare(batch, ct))
            {
                yield return hit;
            }
        }
    }

    /// <summary>Numbers of names that may contain the text, ascending, each at most once, in batches that grow.</summary>
    private async IAsyncEnumerable<IReadOnlyList<long>> Candidates(long afterNo, [EnumeratorCancellation] CancellationToken ct)
    {
        var read = await FirstPages(afterNo + 1, ct);
        for (var round = 0; ; round++)
        {
            read = [.. read.OrderByDescending(p => p.KnownTo).ThenBy(p => p.Found.Count).Take(round == 0 ? read.Count : MostPairs)];
            var rarest = read[0];
            var numbers = rarest.Found.Where(no => no > afterNo && read.TrueForAll(p => p.MayHold(no))).ToList();
            var sure = read.Min(p => p.KnownTo);
            var unsure = numbers.Count(no => no > sure);
            var isLast = rarest.IsComplete && (unsure <= MostUnsure || sure == long.MaxValue);
            if (unsure > MostUnsure)
            {
                numbers.RemoveRange(numbers.Count - unsure + MostUnsure, unsure - MostUnsure);
            }

            foreach (var batch in Growing(numbers))
            {
                yield return batch;
            }

            if (isLast)
            {
                yield break;
            }

            afterNo = unsure > MostUnsure ? numbers[^1] : Math.Max(afterNo, rarest.KnownTo);
            if (!await ReadOn(read, MorePages[Math.Min(round, MorePages.Length - 1)], ct))
            {
                read = await FirstPages(afterNo + 1, ct);
                round = -1;
            }
        }
    }

    private async Task<List<NamePostings>> FirstPages(long from, CancellationToken ct)
    {
        var pairs = NameKeys.Pairs(folded);
        var pages = await NameIndexStore.Around(session, pairs.Select(p => p | from), from, ct);
        var byPair = pages.ToLookup(p => NameKeys.PairOf(p.Wanted));
        return [.. pairs.Select(pair => new NamePostings(pair, from, byPair[pair]))];
    }

    /// <summary>False when a run is not there any more, because it was merged or rebuilt into another one meanwhile.</summary>
    private async Task<bool> ReadOn(IEnumerable<NamePostings> read, int pages, CancellationToken ct)
    {
        foreach (var postings in read.Take(MostPairs).Where(p => !p.IsComplete))
        {
            var (run, firstKey) = postings.GoesOnAfter;
            var following = await NameIndexStore.Following(session, run, firstKey, pages, ct);
            if (following.Count == 0)
            {
                return false;
            }

            postings.Add(following);
        }

        return true;
    }

    /// <summary>
    /// One character: a frequent one is met soon in the names themselves; of a rare one, all pairs that begin with it are read.
    /// </summary>
    private async IAsyncEnumerable<IReadOnlyList<long>> OneCharacter(long afterNo, [EnumeratorCancellation] CancellationToken ct)
    {
        var near = await NameIndexStore.After(session, afterNo, 2000, ct);
        yield return [.. near.Where(n => NameText.Fold(n.Name).Contains(folded, StringComparison.Ordinal)).Select(n => n.No)];
        if (near.Count == 0)
        {
            yield break;
        }

        List<long>? keys;
        while ((keys = await BeginningWith(folded[0], near[^1].No + 1, ct)) is null)
        {
            // A run was merged into another one meanwhile: its keys are there now.
        }

        var numbers = keys
            .Select(NameKeys.NoOf)
            .Where(no => no > near[^1].No)
            .Distinct()
            .Order()
            .ToList();
        foreach (var batch in Growing(numbers))
        {
            yield return batch;
        }
    }

    /// <summary>All keys that begin with a character; null when a run went away while it was read.</summary>
    private async Task<List<long>?> BeginningWith(char character, long fromNo, CancellationToken ct)
    {
        var first = NameKeys.Pair(character, '\0');
        var end = first + NameKeys.OneCharacter;
        var keys = new List<long>();
        foreach (var run in await NameIndexStore.Around(session, [first], fromNo, ct))
        {
            var page = run;
            while (NamePages.Read(page.FirstKey, page.Keys, first, end, keys) <= end)
            {
                if (await NameIndexStore.Following(session, run.Run, page.FirstKey, 1, ct) is not [var next])
                {
                    return null;
                }

                page = next;
            }
        }

        return keys;
    }

    private async Task<IReadOnlyList<NameRow>> Compare(IReadOnlyList<long> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0)
        {
            return [];
        }

        var hits = (await NameIndexStore.Names(session, numbers, ct)).Where(n => Contains(n.Name)).ToList();
        if (hits.Count == 0)
        {
            return hits;
        }

        var earlier = await NameIndexStore.EarlierNames(session, hits.Select(h => h.No), ct);
        var known = earlier.Where(e => Contains(e.Name)).Select(e => (e.Organization, e.No)).ToLookup(e => e.Organization, e => e.No);
        hits.RemoveAll(h => known[h.Organization].Any(no => no < h.No));
        return hits;
    }

    private bool Contains(string name) => NameText.Fold(name).Contains(folded, StringComparison.Ordinal);

    private static IEnumerable<IReadOnlyList<long>> Growing(List<long> numbers)
    {
        for (int at = 0, size = 32; at < numbers.Count; at += size, size = Math.Min(size * 4, 512))
        {
            yield return numbers.GetRange(at, Math.Min(size, numbers.Count - at));
        }
    }
}
