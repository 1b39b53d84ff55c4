using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Indicators;

internal sealed record KeptAsk
{
    public int Id { get; init; }

    public string Name { get; init; } = string.Empty;

    public string Filter { get; init; } = string.Empty;

    /// <summary>The day up to which its figures are there; null: not yet.</summary>
    public DateOnly? Through { get; init; }
}

internal sealed record FigureState
{
    public long Seq { get; init; }

    public DateOnly Through { get; init; }

    public bool IsBuilt { get; init; }

    public Guid? BuiltTo { get; init; }
}

internal sealed record FigureRow
{
    public int Ask { get; init; }

    public string Region { get; init; } = string.Empty;

    public DateOnly Day { get; init; }

    public long Value { get; init; }
}

/// <summary>Numbers of the journal that were passed unseen, both ends included.</summary>
internal sealed record OpenGap
{
    public long First { get; init; }

    public long Last { get; init; }

    public DateTimeOffset SeenAt { get; init; }
}

/// <summary>Kept asks, their figures, and how far the journal has been followed.</summary>
internal static class FigureStore
{
    private static readonly BulkTable Figures = new("registry_figure", "region", "ask", "day", "value");
    private static readonly BulkTable Changes = new("registry_figure_change", "region", "ask", "day", "value");
    private static readonly BulkTable GapTable = new("registry_figure_gap", "first", "last", "seen_at");

    public static Task<FigureState?> State(Session session, CancellationToken ct)
        => session.First<FigureState>("select seq, through, is_built, built_to from registry_figure_state where id = 1", null, ct);

    public static Task Save(Work work, FigureState state, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_figure_state (id, seq, through, is_built, built_to) values (1, @Seq, @Through, @IsBuilt, @BuiltTo)
            on conflict (id) do update set seq = excluded.seq, through = excluded.through, is_built = excluded.is_built, built_to = excluded.built_to
            """,
            state,
            ct);

    public static Task<IReadOnlyList<KeptAsk>> Asks(Session session, CancellationToken ct)
        => session.Query<KeptAsk>("select id, name, filter, through from registry_ask order by id", null, ct);

    public static Task Keep(Work work, string name, string filter, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_ask (id, name, filter) select coalesce(max(id), 0) + 1, @name, @filter from registry_ask where 1 = 1
            on conflict (name, filter) do nothing
            """,
            new { name, filter },
            ct);

    public static Task Reach(Work work, IEnumerable<int> asks, DateOnly through, CancellationToken ct)
        => work.Execute("update registry_ask set through = @through where id in (select cast(value as integer) from ({keys}) asked)", new { through, keys = Keys(asks) }, ct);

    /// <summary>The figures of a day that is no longer the running one.</summary>
    public static Task Drop(Work work, DateOnly day, CancellationToken ct) => work.Execute("delete from registry_figure where ask in (select id from registry_ask) and day = @day", new { day }, ct);

    /// <summary>Begins anew: nothing is built, no ask is ready.</summary>
    public static async Task Clear(Work work, CancellationToken ct)
    {
        await StretchStore.RemoveAll(work, ct);
        await work.Execute("delete from registry_figure", null, ct);
        await work.Execute("delete from registry_figure_gap", null, ct);
        await work.Execute("update registry_ask set through = null", null, ct);
    }

    public static Task Add(Work work, IEnumerable<FigureRow> rows, CancellationToken ct) => work.Insert(Figures, [.. rows.Select(Row)], ct);

    /// <summary>Adds the values of the rows to those that are there.</summary>
    public static async Task Change(Work work, IEnumerable<FigureRow> rows, CancellationToken ct)
    {
        await work.Insert(Changes, [.. rows.Select(Row)], ct);
        await work.Execute(
            """
            insert into registry_figure (region, ask, day, value) select region, ask, day, value from registry_figure_change where 1 = 1
            on conflict (region, ask, day) do update set value = registry_figure.value + excluded.value
            """,
            null,
            ct);
        await work.Execute(
            """
            delete from registry_figure where value = 0
            and exists (select 1 from registry_figure_change c where c.region = registry_figure.region and c.ask = registry_figure.ask and c.day = registry_figure.day)
            """,
            null,
            ct);
        await work.Execute("delete from registry_figure_change", null, ct);
    }

    /// <summary>The figures of one division between two days, both included.</summary>
    public static Task<IReadOnlyList<FigureRow>> Of(Session session, string region, IEnumerable<int> asks, DateOnly from, DateOnly to, CancellationToken ct)
        => session.Query<FigureRow>(
            """
            select f.region, f.ask, f.day, f.value from registry_figure f
            where f.region = @region and f.ask in (select cast(value as integer) from ({keys}) asked) and f.day >= @from and f.day <= @to
            """,
            new { region, from, to, keys = Keys(asks) },
            ct);

    /// <summary>The figures of all divisions between two codes, both included, on one day.</summary>
    public static Task<IReadOnlyList<FigureRow>> Between(Session session, string first, string last, IEnumerable<int> asks, DateOnly day, CancellationToken ct)
        => session.Query<FigureRow>(
            """
            select f.ask, f.region, f.day, f.value from registry_figure f
            where f.ask in (select cast(value as integer) from ({keys}) asked) and f.day = @day and f.region >= @first and f.region <= @last
            order by f.region
            """,
            new { first, last, day, keys = Keys(asks) },
            ct);

    public static Task<IReadOnlyList<OpenGap>> Gaps(Session session, CancellationToken ct)
        => session.Query<OpenGap>("select first, last, seen_at from registry_figure_gap order by first", null, ct);

    public static async Task ReplaceGaps(Work work, IEnumerable<OpenGap> gaps, CancellationToken ct)
    {
        await work.Execute("delete from registry_figure_gap", null, ct);
        await work.Insert(GapTable, [.. gaps.Select(gap => new object?[] { gap.First, gap.Last, gap.SeenAt })], ct);
    }

    private static object?[] Row(FigureRow row) => [row.Region, row.Ask, row.Day, row.Value];

    private static string Keys(IEnumerable<int> asks) => Session.Keys(asks.Select(ask => ask.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
