using System.Globalization;
using Zhiheng.Platform;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

/// <summary>Marks and keyed reads: nobody who asks after a commit gets what was before it.</summary>
public class FreshnessTests
{
    private const string Sql = "select name, value from platform_setting where name in ({key})";

    [Theory]
    [BothDatabases]
    public async Task The_mark_stands_while_nothing_is_committed(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var read = Reader(database);
        await Set(database, "版本", 1);

        // A PostgreSQL server counts the commits of all its databases together, and other tests commit to theirs meanwhile: only
        // what was asked between two equal snapshots must be equal.
        var quiet = 0;
        for (var i = 0; quiet < 20 && i < 5_000; i++)
        {
            var before = await Snapshot(database);
            var marks = new List<long> { await database.Database.Freshness.Mark(), (await read.Find("版本")).Mark };
            await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
            {
                await work.First<string>("select value from platform_setting", null, CancellationToken.None);
            }

            marks.Add(await database.Database.Freshness.Mark());
            if (before == await Snapshot(database))
            {
                Assert.Single(marks.Distinct());
                quiet++;
            }
        }

        Assert.Equal(20, quiet);
    }

    [Theory]
    [BothDatabases]
    public async Task A_commit_of_this_process_or_over_other_connections_moves_the_mark(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var second = database.Again();
        var seen = new List<long> { await database.Database.Freshness.Mark() };

        foreach (var writer in new[] { database, second, database, second })
        {
            await Set(writer, "版本", seen.Count);
            seen.Add(await database.Database.Freshness.Mark());
        }

        Assert.Equal(seen.Distinct(), seen);
    }

    [Theory]
    [BothDatabases]
    public async Task A_commit_of_another_process_moves_the_mark_and_shows(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var read = new KeyedRead<string>(
            database.Database, "select approval_no, name from registry_body where approval_no in ({key})", row => row.Text(1));
        Assert.Empty((await read.Find("CNCA-R-2999-555")).Rows);
        var before = await database.Database.Freshness.Mark();

        using (var program = Program.Start(database, "body", "add", "CNCA-R-2999-555", "--name", "外来认证（试验）有限公司", "--scheme", "A"))
        {
            var (code, text) = await program.End();
            Assert.True(code == 0, text);
        }

        Assert.NotEqual(before, await database.Database.Freshness.Mark());
        Assert.Equal(["外来认证（试验）有限公司"], (await read.Find("CNCA-R-2999-555")).Rows);
    }

    [Theory]
    [BothDatabases]
    public async Task Who_asks_after_a_commit_never_gets_what_was_before_it(Dialect dialect)
    {
        const int Commits = 150;
        await using var database = await TestDatabase.Create(dialect);
        await using var second = database.Again();
        await using var read = Reader(database);
        await Set(second, "版本", 0);
        var committed = 0;

        var readers = Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            var (last, rounds, kept) = (0, 0, (Value: 0, Mark: -1L));
            while (Volatile.Read(ref committed) < Commits)
            {
                var asked = Volatile.Read(ref committed);
                var isFresh = kept.Mark == await database.Database.Freshness.Mark();
                var found = await read.Find("版本");
                var value = int.Parse(Assert.Single(found.Rows), CultureInfo.InvariantCulture);
                Assert.True(!isFresh || kept.Value >= asked, $"Kept {kept.Value} counted as fresh after {asked} was committed.");
                Assert.True(value >= asked, $"Read {value} after {asked} was committed.");
                Assert.True(value >= last, $"Read {value} after having read {last}.");
                (last, kept) = (value, (value, found.Mark));
                rounds++;

                // SQLite answers without waiting: on few cores the first readers would never let the others begin.
                await Task.Yield();
            }

            return rounds;
        })).ToList();
        for (var i = 1; i <= Commits; i++)
        {
            await Set(second, "版本", i);
            Volatile.Write(ref committed, i);
        }

        Assert.All(await Task.WhenAll(readers), rounds => Assert.True(rounds > 0));
    }

    [Theory]
    [BothDatabases]
    public async Task Many_callers_at_once_each_get_their_own_rows(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var read = Reader(database);
        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            for (var i = 0; i < 50; i++)
            {
                await Settings.Set(work, $"名{i}", $"{i}", CancellationToken.None);
            }

            await work.Commit([], CancellationToken.None);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => Task.Run(async () => (i, (await read.Find($"名{i % 60}")).Rows))));

        Assert.All(answers, a => Assert.Equal(a.i % 60 < 50 ? [$"{a.i % 60}"] : [], a.Rows));
    }

    private static KeyedRead<string> Reader(TestDatabase database) => new(database.Database, Sql, row => row.Text(1));

    private static async Task<string?> Snapshot(TestDatabase database)
    {
        if (database.Database.Dialect == Dialect.Sqlite)
        {
            return null;
        }

        await using var session = await database.Database.Read(CancellationToken.None);
        return await session.First<string>("select pg_current_snapshot()::text", null, CancellationToken.None);
    }

    private static async Task Set(TestDatabase database, string name, int value)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        await Settings.Set(work, name, value.ToString(CultureInfo.InvariantCulture), CancellationToken.None);
        await work.Commit([], CancellationToken.None);
    }
}
