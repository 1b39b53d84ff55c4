using System.Runtime.CompilerServices;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// Finds the organisations that have, or had, a name that contains a text, in the order of the numbers of the names. Reads as much
/// of the index as the caller takes hits: first one page for each pair of characters, which is all there is of rare pairs, then
/// wider and wider windows of numbers. An organisation comes once, at its first name that contains the text.
/// </summary>
internal sealed class NameSearch(Session session, string folded)
{
    /// <summary>Pairs beyond the rarest few hardly rule out a name that they have not ruled out.</summary>
    private const int MostPairs = 3;

    /// <summary>Names looked up although a pair of theirs was not read yet; more of them and reading on is cheaper.</summary>
    private const int MostUnsure = 256;

    private static readonly long[] Windows = [0, 1L << 15, 1L << 18, NameKeys.LargestNo];

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
        IReadOnlyList<long> pairs = NameKeys.Pairs(folded);
        var from = afterNo + 1;
        for (var round = 0; from <= NameKeys.LargestNo; round++)
        {
            var to = Math.Min(NameKeys.LargestNo, from + Windows[Math.Min(round, Windows.Length - 1)]);
            var read = (await Read(pairs, from, to, ct)).OrderByDescending(p => p.KnownTo).ThenBy(p => p.Found.Count).ToList();
            var rarest = read[0];
            var next = rarest.IsComplete ? NameKeys.LargestNo + 1 : rarest.KnownTo + 1;
            var sureTo = read.Take(MostPairs).Min(p => p.KnownTo);
            var numbers = rarest.Found.Where(no => read.TrueForAll(p => p.MayHold(no))).ToList();
            var unsure = numbers.Count(no => no > sureTo) - MostUnsure;
            if (unsure > 0 && round < Windows.Length - 1)
            {
                next = numbers[^unsure];
                numbers.RemoveRange(numbers.Count - unsure, unsure);
            }

            foreach (var batch in Growing(numbers))
            {
                yield return batch;
            }

            pairs = [.. read.Take(MostPairs).Select(p => p.Pair)];
            from = next;
        }
    }

    private async Task<IReadOnlyList<NamePostings>> Read(IReadOnlyList<long> pairs, long from, long to, CancellationToken ct)
    {
        var pages = await NameIndexStore.Around(session, pairs.Select(p => p | from), to - from, from, ct);
        var byPair = pages.ToLookup(p => NameKeys.PairOf(p.Wanted));
        return [.. pairs.Select(pair => NamePostings.Of(pair, byPair[pair], from, to))];
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

        var first = NameKeys.Pair(folded[0], '\0');
        var keys = new List<long>();
        foreach (var page in await NameIndexStore.Around(session, [first], NameKeys.OneCharacter, near[^1].No + 1, ct))
        {
            NamePages.Read(page.FirstKey, page.Keys, first, first + NameKeys.OneCharacter, keys);
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
