using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Registry.Indicators;

/// <summary>
/// Keeps stretches and figures up with the journal and with the days. Any number of processes may run it; one at a time works, a step a
/// transaction, and a step that was cut off is done again. A figure that was changed step by step is the one a rebuild gives.
/// </summary>
public sealed class IndicatorRun(Database database, RegionTable regions, BusinessCalendar calendar)
{
    private const int CertificatesInStep = 5_000;
    private const int RowsInInsert = 50_000;

    /// <summary>Until nothing is left to do. The answer: how many steps that took; 0 also when another process is at it.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var steps = 0;
        while (await Step(ct))
        {
            steps++;
        }

        return steps;
    }

    /// <summary>Throws everything away that was computed, and runs. Until it is done no figure can be said.</summary>
    public async Task Rebuild(CancellationToken ct)
    {
        await using (var work = await Begin(ct))
        {
            if (await work.TryExclusive("registry-indicators", ct))
            {
                await Start(work, ct);
                await work.Commit([], ct);
            }
        }

        await Run(ct);
    }

    /// <summary>One transaction. False when there was nothing to do.</summary>
    internal async Task<bool> Step(CancellationToken ct)
    {
        await using (var reading = await database.Read(ct))
        {
            if (!await HasWork(reading, ct))
            {
                return false;
            }
        }

        await using var work = await Begin(ct);
        if (!await work.TryExclusive("registry-indicators", ct))
        {
            return false;
        }

        var state = await FigureStore.State(work, ct);
        await (state is null ? Start(work, ct) : !state.IsBuilt ? Build(work, state, ct) : Follow(work, state, ct));
        await work.Commit([], ct);
        return true;
    }

    private async Task<bool> HasWork(Session session, CancellationToken ct)
        => await FigureStore.State(session, ct) is not { IsBuilt: true } state
            || (await JournalChunk.Next(session, state.Seq, calendar.Now, ct)).HasMoved
            || state.Through < calendar.Today
            || (await FigureStore.Asks(session, ct)).Any(ask => ask.Through is null);

    /// <summary>From here on facts are followed; what is older is built, certificate after certificate.</summary>
    private async Task Start(Work work, CancellationToken ct)
    {
        await FigureStore.Clear(work, ct);
        var seq = await JournalWalk.Newest(work, ct);
        var gaps = await JournalWalk.Gaps(work, seq, ct);
        await FigureStore.ReplaceGaps(work, gaps.Select(gap => new OpenGap { First = gap.First, Last = gap.Last, SeenAt = calendar.Now }), ct);
        await FigureStore.Save(work, new FigureState { Seq = seq, Through = calendar.Today, IsBuilt = false, BuiltTo = Guid.Empty }, ct);
    }

    private static async Task Build(Work work, FigureState state, CancellationToken ct)
    {
        var certificates = await StretchStore.CertificatesAfter(work, state.BuiltTo!.Value, CertificatesInStep, ct);
        await StretchStore.Add(work, await Computed(work, certificates, ct), ct);
        await FigureStore.Save(work, certificates.Count == 0 ? state with { IsBuilt = true, BuiltTo = null } : state with { BuiltTo = certificates[^1].Id }, ct);
    }

    /// <summary>Facts first, then the days, then asks that are new: each counts from what the one before has left.</summary>
    private async Task Follow(Work work, FigureState state, CancellationToken ct)
    {
        var chunk = await JournalChunk.Next(work, state.Seq, calendar.Now, ct);
        var asks = await FigureStore.Asks(work, ct);
        if (chunk.HasMoved)
        {
            await Recount(work, await chunk.Certificates(work, ct), [.. asks.Where(ask => ask.Through is not null)], state.Through, ct);
            await FigureStore.ReplaceGaps(work, chunk.Gaps, ct);
            await FigureStore.Save(work, state with { Seq = chunk.To }, ct);
        }
        else if (state.Through < calendar.Today)
        {
            await TurnDay(work, state, asks, ct);
        }
        else
        {
            await Fold(work, [.. asks.Where(ask => ask.Through is null)], FigureDays.Until(state.Through), state.Through, ct);
        }
    }

    /// <summary>A holder counts for what it holds now and no longer for what it held before.</summary>
    private async Task Recount(Work work, IReadOnlyList<Guid> ids, IReadOnlyList<KeptAsk> asks, DateOnly through, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var changed = ids.ToHashSet();
        var computed = await Computed(work, await StretchStore.CertificatesOf(work, ids, ct), ct);
        var holders = (await StretchStore.HoldersOf(work, ids, ct)).Union(computed.Select(stretch => stretch.Holder)).ToList();
        var before = await StretchStore.OfHolders(work, holders, ct);
        var after = before.Where(stretch => !changed.Contains(stretch.Certificate)).Concat(computed);
        await StretchStore.Remove(work, ids, ct);
        await StretchStore.Add(work, computed, ct);

        var (known, of) = Known(asks);
        var days = FigureDays.Until(through);
        var tally = new Tally(known, days, regions);
        foreach (var (stretches, sign) in new[] { (before, -1), (after, 1) })
        {
            foreach (var holder in stretches.GroupBy(stretch => stretch.Holder))
            {
                tally.Take(holder, sign);
            }
        }

        await FigureStore.Change(work, Rows(tally, of, days), ct);
    }

    /// <summary>Adds the month's ends that have passed and today; the day that was running is none of them any more, unless it ended a month.</summary>
    private async Task TurnDay(Work work, FigureState state, IReadOnlyList<KeptAsk> asks, CancellationToken ct)
    {
        var today = calendar.Today;
        if (!FigureDays.IsMonthEnd(state.Through))
        {
            await FigureStore.Drop(work, state.Through, ct);
        }

        var days = FigureDays.Between(state.Through.AddDays(1), today, today);
        await Fold(work, [.. asks.Where(ask => ask.Through is not null)], days, today, ct);
        await FigureStore.Save(work, state with { Through = today }, ct);
    }

    /// <summary>Counts all stretches for days that have no figures yet.</summary>
    private async Task Fold(Work work, IReadOnlyList<KeptAsk> asks, IReadOnlyList<DateOnly> days, DateOnly through, CancellationToken ct)
    {
        var (known, of) = Known(asks);
        if (known.Count > 0)
        {
            var tally = new Tally(known, days, regions);
            await Holders.Take(tally, StretchStore.ByHolder(work), ct);
            foreach (var rows in Rows(tally, of, days).Chunk(RowsInInsert))
            {
                await FigureStore.Add(work, rows, ct);
            }
        }

        await FigureStore.Reach(work, asks.Select(ask => ask.Id), through, ct);
    }

    private static async Task<IReadOnlyList<Stretch>> Computed(Session session, IReadOnlyList<Counted> certificates, CancellationToken ct)
    {
        var facts = (await JournalWalk.FactsOf(session, certificates.Select(counted => counted.Id), Stretches.Kinds, ct)).ToLookup(fact => fact.Subject);
        return [.. certificates.SelectMany(counted => Stretches.Of(counted, facts[counted.Id]))];
    }

    private static IEnumerable<FigureRow> Rows(Tally tally, IReadOnlyList<KeptAsk> asks, IReadOnlyList<DateOnly> days)
        => tally.Cells().Select(cell => new FigureRow { Ask = asks[cell.Ask].Id, Region = cell.Region, Day = days[cell.Day], Value = cell.Value });

    /// <summary>An ask of another version of the program, whose indicator is unknown here, is left alone.</summary>
    private static (IReadOnlyList<Asked> Known, IReadOnlyList<KeptAsk> Of) Known(IReadOnlyList<KeptAsk> asks)
    {
        var known = asks.Select(ask => (Ask: ask, Asked: Asked.Kept(ask.Name, ask.Filter))).Where(one => one.Asked is not null).ToList();
        return ([.. known.Select(one => one.Asked!)], [.. known.Select(one => one.Ask)]);
    }

    private Task<Work> Begin(CancellationToken ct) => database.Begin(new Act("zhiheng", Capacity.System, calendar.Now, "指标随事实更新"), ct);
}

internal static class Holders
{
    /// <summary>Hands a tally one holder after the other.</summary>
    public static async Task Take(Tally tally, IAsyncEnumerable<Stretch> byHolder, CancellationToken ct)
    {
        var one = new List<Stretch>();
        await foreach (var stretch in byHolder.WithCancellation(ct))
        {
            if (one.Count > 0 && one[0].Holder != stretch.Holder)
            {
                tally.Take(one, 1);
                one.Clear();
            }

            one.Add(stretch);
        }

        tally.Take(one, 1);
    }
}
