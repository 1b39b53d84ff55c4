using Zhiheng.Kernel;
using Zhiheng.Platform;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

public class WorkTests
{
    private sealed record ThingHappened(DateOnly EffectiveOn, string What) : IFact;

    [Theory]
    [BothDatabases]
    public async Task What_is_not_committed_leaves_nothing_behind(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);

        await using (var work = await database.Database.Begin(database.Act(), CancellationToken.None))
        {
            await Settings.Set(work, "a", "1", CancellationToken.None);
            await work.Record([Fact("a")], CancellationToken.None);
        }

        Assert.Empty(await Left(database));
    }

    [Theory]
    [BothDatabases]
    public async Task A_failure_after_the_state_takes_the_facts_with_it(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () =>
        {
            await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
            await Settings.Set(work, "a", "1", CancellationToken.None);
            await work.Record([Fact("a")], CancellationToken.None);
            await work.Execute("insert into platform_setting (name, value) values ('b', null)", null, CancellationToken.None);
        });

        Assert.Empty(await Left(database));
    }

    [Theory]
    [BothDatabases]
    public async Task State_facts_and_act_are_committed_together_and_the_act_once(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);

        await using (var work = await database.Database.Begin(database.Act("为了试验") with { Evidence = ["sha256:1"] }, CancellationToken.None))
        {
            await Settings.Set(work, "a", "1", CancellationToken.None);
            await work.Record([Fact("一"), Fact("二")], CancellationToken.None);
            await work.Commit(Fact("三"), CancellationToken.None);
        }

        var dump = await TableDump.Of(database);
        var act = Assert.Single(dump.Tables["platform_act"]);
        Assert.Equal(("为了试验", """["sha256:1"]"""), (act["reason"], act["evidence"]));
        Assert.Equal(["一", "二", "三"], dump.Tables["platform_journal"].Select(f => Journal.Read<ThingHappened>(f["payload"]!).What));
        Assert.All(dump.Tables["platform_journal"], f => Assert.Equal(act["id"], f["act"]));
    }

    [Theory]
    [BothDatabases]
    public async Task A_writer_that_failed_lets_the_next_one_in(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        for (var i = 0; i < 15; i++)
        {
            await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => work.Execute("no sql", null, CancellationToken.None));
        }

        await using var last = await database.Database.Begin(database.Act(), CancellationToken.None);
        await Settings.Set(last, "a", "1", CancellationToken.None);
        await last.Commit([], CancellationToken.None);

        Assert.Equal("1", Assert.Single((await TableDump.Of(database)).Tables["platform_setting"])["value"]);
    }

    private static JournalEntry Fact(string what) => JournalEntry.Public(Guid.Empty, new ThingHappened(new DateOnly(2026, 6, 1), what));

    private static async Task<IReadOnlyList<string>> Left(TestDatabase database)
    {
        var dump = await TableDump.Of(database);
        return [.. dump.Tables.Where(t => t.Key is "platform_setting" or "platform_journal" or "platform_act").SelectMany(t => t.Value).Select(row => string.Join(' ', row.Values))];
    }
}
