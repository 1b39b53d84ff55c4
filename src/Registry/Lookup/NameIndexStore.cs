using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Lookup;

/// <summary>A run of the name index: the names it covers, without a gap.</summary>
internal sealed record NameRun(long Id, long FirstNo, long LastNo)
{
    public long Count => LastNo - FirstNo + 1;
}

/// <summary>A page that was asked for, with the key it was asked for.</summary>
internal sealed record NamePage
{
    public long Wanted { get; init; }

    public long Run { get; init; }

    /// <summary>The first number that the run covers.</summary>
    public long FirstNo { get; init; }

    public long FirstKey { get; init; }

    public byte[] Keys { get; init; } = [];
}

/// <summary>A name as the register holds it.</summary>
internal sealed record NameRow
{
    public long No { get; init; }

    public Guid Organization { get; init; }

    public string Name { get; init; } = string.Empty;
}

internal static class NameIndexStore
{
    internal const string AroundSql =
        """
        select a.wanted, a.run, a.first_no, a.first_key,
               (select p.keys from registry_name_page p where p.run = a.run and p.first_key = a.first_key) as keys
        from (
          select k.wanted, r.id as run, r.first_no,
                 (select max(q.first_key) from registry_name_page q where q.run = r.id and q.first_key <= k.wanted) as first_key
          from (select cast(j.value as bigint) as wanted from ({keys}) j) k
          cross join registry_name_run r
          where r.is_live = @yes and r.last_no >= @fromNo
        ) a
        order by a.wanted, a.first_no
        """;

    internal const string NamesSql =
        """
        select n.no, n.organization, n.name
        from registry_organization_name n
        where n.no in (select cast(j.value as bigint) from ({keys}) j)
        order by n.no
        """;

    private static readonly BulkTable Pages = new("registry_name_page", "run", "first_key", "keys");

    /// <summary>
    /// For each key the page of each live run in which it lies or would lie, runs in the order of their numbers. Written with
    /// subqueries that have one answer each, because then neither database can think of reading the whole table.
    /// </summary>
    public static Task<IReadOnlyList<NamePage>> Around(Session session, IEnumerable<long> keys, long fromNo, CancellationToken ct)
        => session.Query<NamePage>(AroundSql, new { keys = Numbers(keys), fromNo, yes = true }, ct);

    /// <summary>The pages that follow a page in its run.</summary>
    public static Task<IReadOnlyList<NamePage>> Following(Session session, long run, long firstKey, int count, CancellationToken ct)
        => session.Query<NamePage>(
            """
            select run, first_key, keys
            from registry_name_page
            where run = @run and first_key > @firstKey
            order by first_key
            limit @count
            """,
            new { run, firstKey, count },
            ct);

    public static Task<IReadOnlyList<NameRow>> Names(Session session, IEnumerable<long> numbers, CancellationToken ct)
        => session.Query<NameRow>(NamesSql, new { keys = Numbers(numbers) }, ct);

    /// <summary>The earlier names of the organisations that carry the given names.</summary>
    public static Task<IReadOnlyList<NameRow>> EarlierNames(Session session, IEnumerable<long> numbers, CancellationToken ct)
        => session.Query<NameRow>(
            """
            select e.no, e.organization, e.name
            from registry_organization_name n
            join registry_organization_name e on e.organization = n.organization and e.no < n.no
            where n.no in (select cast(j.value as bigint) from ({keys}) j)
            """,
            new { keys = Numbers(numbers) },
            ct);

    public static Task<IReadOnlyList<NameRow>> Exactly(Session session, IEnumerable<string> names, CancellationToken ct)
        => session.Query<NameRow>(
            "select n.no, n.organization, n.name from registry_organization_name n where n.name in ({keys}) order by n.no limit 100",
            new { keys = Session.Keys(names) },
            ct);

    /// <summary>The names after a number in their order.</summary>
    public static Task<IReadOnlyList<NameRow>> After(Session session, long no, int count, CancellationToken ct)
        => session.Query<NameRow>(
            "select n.no, n.organization, n.name from registry_organization_name n where n.no > @no order by n.no limit @count",
            new { no, count },
            ct);

    public static Task<long> LastNo(Session session, CancellationToken ct)
        => session.First<long>("select coalesce(max(no), 0) from registry_organization_name", null, ct);

    public static Task<IReadOnlyList<NameRun>> Live(Session session, CancellationToken ct)
        => session.Query<NameRun>(
            "select id, first_no, last_no from registry_name_run where is_live = @yes order by first_no", new { yes = true }, ct);

    public static async Task<NameRun> Save(Work work, long firstNo, long lastNo, List<long> keys, bool isLive, CancellationToken ct)
    {
        var id = await work.First<long>(
            "update registry_counter set value = value + 1 where name = 'name-run' returning value", null, ct);
        await work.Execute(
            "insert into registry_name_run (id, first_no, last_no, is_live) values (@id, @firstNo, @lastNo, @isLive)",
            new { id, firstNo, lastNo, isLive },
            ct);
        await work.Insert(Pages, [.. NamePages.Cut(keys).Select(p => new object?[] { id, p.FirstKey, p.Keys })], ct);
        return new NameRun(id, firstNo, lastNo);
    }

    public static async Task<List<long>> KeysOf(Work work, IReadOnlyList<NameRun> runs, CancellationToken ct)
    {
        var keys = NameKeyLists.Take((int)runs.Sum(r => r.Count) * 14);
        foreach (var run in runs)
        {
            // Run by run: a list of runs would make PostgreSQL read the whole table.
            var pages = work.Stream<NamePage>("select first_key, keys from registry_name_page where run = @id", new { id = run.Id });
            await foreach (var page in pages.WithCancellation(ct))
            {
                NamePages.Read(page.FirstKey, page.Keys, long.MinValue, long.MaxValue, keys);
            }
        }

        return keys;
    }

    public static async Task Remove(Work work, IEnumerable<NameRun> runs, CancellationToken ct)
    {
        foreach (var run in runs)
        {
            await work.Execute("delete from registry_name_page where run = @id", new { id = run.Id }, ct);
            await work.Execute("delete from registry_name_run where id = @id", new { id = run.Id }, ct);
        }
    }

    public static async Task RemoveUnfinished(Work work, CancellationToken ct)
    {
        var runs = await work.Query<NameRun>(
            "select id, first_no, last_no from registry_name_run where is_live = @no", new { no = false }, ct);
        await Remove(work, runs, ct);
    }

    /// <summary>Keeps importers from adding names until this transaction is over.</summary>
    public static Task HoldNames(Work work, CancellationToken ct)
        => work.Execute("update registry_counter set value = value where name = 'organization-name'", null, ct);

    public static async Task MakeLive(Work work, NameRun run, CancellationToken ct)
    {
        var changed = await work.Execute("update registry_name_run set is_live = @yes where id = @id", new { id = run.Id, yes = true }, ct);
        if (changed == 0)
        {
            throw new InvalidOperationException("The name index was rebuilt by another process at the same time; its result stands.");
        }
    }

    /// <summary>
    /// PostgreSQL keeps the pages of runs that are gone until told otherwise. Rewriting what is left holds searches up for less
    /// than a second per million names.
    /// </summary>
    public static async Task GiveBackSpace(Database database, CancellationToken ct)
    {
        if (database.Dialect == Dialect.Postgres)
        {
            await using var reading = await database.Read(ct);
            await reading.Query<int>("vacuum (full, analyze) registry_name_page", null, ct);
        }
    }

    private static string Numbers(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";
}
