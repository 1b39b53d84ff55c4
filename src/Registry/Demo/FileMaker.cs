namespace Zhiheng.Registry.Demo;

/// <summary>Cuts the index into files and makes their rows when they are read.</summary>
internal sealed class FileMaker(Func<int, DemoContext> contextOf, IReadOnlyList<Chain> chains, EventIndex index, Profile profile, int today)
{
    private readonly int detailsFrom = Days.AddMonths(today, -profile.DetailMonths);
    private readonly TeamTurns teams = new(index.Events, profile.Bodies, Days.AddMonths(today, -profile.DetailMonths));

    /// <summary>What happened, period by period and body by body.</summary>
    public IEnumerable<DemoFile> Reports()
    {
        for (var from = 0; from < index.Events.Length;)
        {
            var to = EndOfGroup(from);
            foreach (var file in EventIndex.IsCompulsory(index.Events[from]) ? CompulsoryFiles(from, to) : SystemFiles(from, to))
            {
                if (file.ExpectedRows > 0)
                {
                    yield return file;
                }
            }

            from = to;
        }
    }

    private IEnumerable<DemoFile> SystemFiles(int from, int to)
    {
        yield return Report("103010", from, Headers.Systems, to - from, () => SystemRowsOf(from, to));
        if (EventIndex.Day(index.Events[to - 1]) >= detailsFrom)
        {
            var members = TeamRowsOf(from, to).Count();
            yield return Report("103011", from, Headers.Teams, members, () => TeamRowsOf(from, to));
            var energy = EnergyRowsOf(from, to).Count();
            yield return Report("103012", from, Headers.Energy, energy, () => EnergyRowsOf(from, to));
        }
    }

    private IEnumerable<DemoFile> CompulsoryFiles(int from, int to)
    {
        if (EventIndex.Kind(index.Events[from]) == 1)
        {
            yield return Report("203010", from, Headers.Compulsory, to - from, () => CompulsoryRowsOf(from, to));
        }

        if (EventIndex.Day(index.Events[to - 1]) >= detailsFrom)
        {
            var inspections = InspectionRowsOf(from, to).Count();
            yield return Report("204010", from, Headers.FactoryResults, inspections, () => InspectionRowsOf(from, to));
        }
    }

    private IEnumerable<string[]> SystemRowsOf(int from, int to)
    {
        var context = contextOf(ReportedOn(from));
        for (var i = from; i < to; i++)
        {
            var item = Open(context, i);
            yield return SystemRows.Make(context, chains[EventIndex.Chain(item)], EventIndex.Step(item), EventIndex.IsChild(item));
        }
    }

    private IEnumerable<string[]> CompulsoryRowsOf(int from, int to)
    {
        var context = contextOf(ReportedOn(from));
        for (var i = from; i < to; i++)
        {
            var item = Open(context, i);
            yield return CompulsoryRows.Make(context, chains[EventIndex.Chain(item)], EventIndex.Step(item));
        }
    }

    private IEnumerable<string[]> TeamRowsOf(int from, int to)
    {
        var context = contextOf(ReportedOn(from));
        foreach (var i in Audits(context, from, to))
        {
            var item = index.Events[i];
            var chain = chains[EventIndex.Chain(item)];
            foreach (var row in TeamRows.Make(context, chain, EventIndex.Step(item), teams[i]))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<string[]> EnergyRowsOf(int from, int to)
    {
        var context = contextOf(ReportedOn(from));
        foreach (var i in Audits(context, from, to))
        {
            var item = index.Events[i];
            if (DemoTables.Schemes[chains[EventIndex.Chain(item)].Scheme].IsEnergy)
            {
                yield return EnergyRows.Make(context, chains[EventIndex.Chain(item)], EventIndex.Step(item));
            }
        }
    }

    private IEnumerable<string[]> InspectionRowsOf(int from, int to)
    {
        var context = contextOf(ReportedOn(from));
        foreach (var i in Audits(context, from, to))
        {
            var item = index.Events[i];
            yield return FactoryRows.Result(context, chains[EventIndex.Chain(item)], EventIndex.Step(item));
        }
    }

    /// <summary>The places of the audits whose details are reported; the context has opened the chain of each.</summary>
    private IEnumerable<int> Audits(DemoContext context, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!EventIndex.IsChild(index.Events[i]) && EventIndex.Day(index.Events[i]) >= detailsFrom
                && Open(context, i) is var item && context.Life[EventIndex.Step(item)].IsAudit)
            {
                yield return i;
            }
        }
    }

    private ulong Open(DemoContext context, int at)
    {
        var item = index.Events[at];
        context.Open(chains[EventIndex.Chain(item)]);
        return item;
    }

    /// <summary>A file is reported on the last day of its period, the last one on the day of the demonstration.</summary>
    private int ReportedOn(int at) => Math.Min(today, EventIndex.LastDay(index.Events[at], profile));

    private DemoFile Report(string template, int at, string[] header, int count, Func<IEnumerable<string[]>> rows)
    {
        var item = index.Events[at];
        var body = $"CNCA-R-2999-{EventIndex.Body(item) + 1:000}";
        var part = (EventIndex.Kind(item) == 2 ? 10 : 1) + EventIndex.Round(item);
        var round = part == 1 ? "" : $"-{part}";
        var period = Days.Text(EventIndex.LastDay(item, profile))[..7] + round;
        return new(body, template, Days.Date(ReportedOn(at)), $"{body}_{template}_{period}.csv", header, new Lazily(rows), count);
    }

    private int EndOfGroup(int from)
    {
        var group = EventIndex.File(index.Events[from]);
        var to = from;
        while (to < index.Events.Length && EventIndex.File(index.Events[to]) == group)
        {
            to++;
        }

        return to;
    }
}
