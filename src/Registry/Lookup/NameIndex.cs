using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// The search index over organisation names, kept in the transaction that adds the names. Every addition becomes a run of its
/// own; whenever eight neighbouring runs are small they become one, so that a search looks into few runs and a name is rewritten
/// few times. The index is the same on both databases and holds no text: what it finds is compared with the name itself.
/// </summary>
public static class NameIndex
{
    private const int Fan = 8;

    /// <summary>Runs of at least so many names are left alone, which bounds what one import may have to merge: about a second.</summary>
    private const long LargestMerged = 262_144;

    /// <summary>Names in a run of <see cref="Rebuild"/>: about 50 MB of memory.</summary>
    private const int NamesInRun = 1 << 19;

    private const int NamesInBatch = 10_000;

    /// <param name="names">New names; their numbers follow each other and lie above all earlier ones.</param>
    internal static async Task Add(Work work, IReadOnlyList<(long No, string Name)> names, CancellationToken ct)
    {
        if (names.Count == 0)
        {
            return;
        }

        var keys = NameKeyLists.Take(names.Count * 16);
        foreach (var (no, name) in names)
        {
            NameKeys.Add(keys, name, no);
        }

        await NameIndexStore.Save(work, names[0].No, names[^1].No, keys, isLive: true, ct);
        NameKeyLists.GiveBack(keys);
        await Merge(work, [.. await NameIndexStore.Live(work, ct)], ct);
    }

    /// <summary>
    /// Builds the index anew beside the old one, which goes on answering and taking new names, and changes over in one transaction.
    /// </summary>
    /// <returns>How many names the index holds.</returns>
    public static async Task<long> Rebuild(Database database, Act act, CancellationToken ct)
    {
        await using (var work = await database.Begin(act, ct))
        {
            await NameIndexStore.RemoveUnfinished(work, ct);
            await work.Commit([], ct);
        }

        var built = new List<NameRun>();
        while (await Build(database, act, built.Count == 0 ? 0 : built[^1].LastNo, ct) is { } run)
        {
            built.Add(run);
        }

        var names = await ChangeOver(database, act, built, ct);
        await NameIndexStore.GiveBackSpace(database, ct);
        return names;
    }

    private static async Task<NameRun?> Build(Database database, Act act, long after, CancellationToken ct)
    {
        await using var reading = await database.Read(ct);
        if (await NameIndexStore.LastNo(reading, ct) - after < NamesInBatch && after > 0)
        {
            // The few names that came meanwhile are taken in by the changing over.
            return null;
        }

        var (keys, last) = await Keys(reading, after, NamesInRun, ct);
        if (keys.Count == 0)
        {
            return null;
        }

        await using var work = await database.Begin(act, ct);
        var run = await NameIndexStore.Save(work, after + 1, last, keys, isLive: false, ct);
        await work.Commit([], ct);
        return run;
    }

    private static async Task<long> ChangeOver(Database database, Act act, List<NameRun> built, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        await NameIndexStore.HoldNames(work, ct);
        await NameIndexStore.Remove(work, await NameIndexStore.Live(work, ct), ct);
        foreach (var run in built)
        {
            await NameIndexStore.MakeLive(work, run, ct);
        }

        var after = built.Count == 0 ? 0 : built[^1].LastNo;
        var (keys, last) = await Keys(work, after, int.MaxValue, ct);
        if (keys.Count > 0)
        {
            await NameIndexStore.Save(work, after + 1, last, keys, isLive: true, ct);
        }

        var names = (await NameIndexStore.Live(work, ct)).Sum(r => r.Count);
        await work.Commit([], ct);
        return names;
    }

    private static async Task<(List<long> Keys, long Last)> Keys(Session session, long after, int most, CancellationToken ct)
    {
        var keys = new List<long>();
        for (var done = 0; done < most;)
        {
            var names = await NameIndexStore.After(session, after, Math.Min(NamesInBatch, most - done), ct);
            if (names.Count == 0)
            {
                break;
            }

            foreach (var name in names)
            {
                NameKeys.Add(keys, name.Name, name.No);
            }

            done += names.Count;
            after = names[^1].No;
        }

        return (keys, after);
    }

    private static async Task Merge(Work work, List<NameRun> runs, CancellationToken ct)
    {
        for (long size = Fan; size <= LargestMerged; size *= Fan)
        {
            var small = runs.AsEnumerable().Reverse().TakeWhile(r => r.Count < size).Reverse().ToList();
            if (small.Count(r => r.Count * Fan >= size) < Fan)
            {
                // Not yet eight of this size: taking smaller ones for them would rewrite the large ones again and again.
                continue;
            }

            var keys = await NameIndexStore.KeysOf(work, small, ct);
            await NameIndexStore.Remove(work, small, ct);
            runs.RemoveRange(runs.Count - small.Count, small.Count);
            runs.Add(await NameIndexStore.Save(work, small[0].FirstNo, small[^1].LastNo, keys, isLive: true, ct));
            NameKeyLists.GiveBack(keys);
        }
    }
}
