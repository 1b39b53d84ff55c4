using System.Data.Common;
using Zhiheng.Kernel;
using Zhiheng.Modules.Tests.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Audits;

public class AuditChainTests
{
    [Theory]
    [BothDatabases]
    public async Task Two_processes_that_write_at_once_make_one_chain_without_a_gap(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await using var second = desk.Database.Again();
        await using var other = new AuditLog(second.Database, desk.Clock);

        await Task.WhenAll(Enumerable.Range(0, 100).SelectMany(i => new[] { desk.Audit.Add(Entry($"a{i}"), default), other.Add(Entry($"b{i}"), default) }));

        var check = await Anchoring(desk).Check(default);
        Assert.Equal(200, check.Rows);
        Assert.Null(check.Broken);
    }

    [Theory]
    [BothDatabases]
    public async Task An_entry_of_a_transaction_that_is_not_committed_leaves_no_gap(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await using (var work = await desk.Database.Database.Begin(desk.Database.Act(), default))
        {
            await desk.Audit.AddTo(work, Entry("lost"), default);
        }

        await desk.Audit.Add(Entry("kept"), default);

        Assert.Equal((1L, "kept"), ((await Anchoring(desk).Check(default)).Rows, Assert.Single(await desk.Lines("trial")).Subject));
    }

    [Theory]
    [BothDatabases]
    public async Task The_database_refuses_to_change_or_delete_a_row(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await desk.Audit.Add(Entry("kept"), default);

        await Assert.ThrowsAnyAsync<DbException>(() => desk.Execute("update platform_audit set detail = 'x'"));
        await Assert.ThrowsAnyAsync<DbException>(() => desk.Execute("delete from platform_audit"));
        if (dialect == Dialect.Postgres)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => desk.Execute("truncate platform_audit"));
        }

        Assert.Null((await Anchoring(desk).Check(default)).Broken);
    }

    [Theory]
    [BothDatabases]
    public async Task A_day_is_anchored_once_although_asked_twice(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await desk.Audit.Add(Entry("day one"), default);
        Assert.Null(await Anchoring(desk).AnchorYesterday(default));

        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Audit.Add(Entry("day two"), default);
        var first = await Anchoring(desk).AnchorYesterday(default);
        var second = await Anchoring(desk).AnchorYesterday(default);

        Assert.Equal((new DateOnly(2026, 6, 1), 1L), (first!.Day, first.LastSeq));
        Assert.Null(second);
        Assert.Equal((2L, 1), ((await Anchoring(desk).Check(default)).Rows, (await Anchoring(desk).Check(default)).Anchors));
    }

    [Theory]
    [BothDatabases]
    public async Task An_anchor_that_comes_late_covers_everything_before_it(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await desk.Audit.Add(Entry("day one"), default);
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Audit.Add(Entry("day two"), default);
        desk.Clock.Advance(TimeSpan.FromDays(3));

        var late = await Anchoring(desk).AnchorYesterday(default);

        Assert.Equal((new DateOnly(2026, 6, 4), 2L), (late!.Day, late.LastSeq));
    }

    [Theory]
    [InlineData("2026-06-01T15:59:59.999999Z", 1)]
    [InlineData("2026-06-01T16:00:00Z", 0)]
    public async Task A_day_ends_at_midnight_in_Beijing(string at, int anchored)
    {
        await using var desk = await AccountDesk.Open(Dialect.Sqlite);
        desk.Clock.Advance(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) - desk.Clock.GetUtcNow());
        await desk.Audit.Add(Entry("one"), default);
        desk.Clock.Set(new DateOnly(2026, 6, 2));

        Assert.Equal(anchored, (await Anchoring(desk).AnchorYesterday(default))?.LastSeq ?? 0);
    }

    [Theory]
    [BothDatabases]
    public async Task A_form_that_arrives_twice_at_once_acts_once(Dialect dialect)
    {
        await using var desk = await AccountDesk.Open(dialect);
        await using var second = desk.Database.Again();
        var act = desk.Database.Act("同一张表单") with { Once = Guid.CreateVersion7(desk.Clock.GetUtcNow()) };

        var done = await Task.WhenAll(new[] { desk.Database, second, desk.Database, second }.Select(database => Task.Run(() => Try(database.Database, act))));

        Assert.Single(done, acted => acted);
        await using var session = await desk.Database.Database.Read(default);
        Assert.Equal(1, await session.First<long>("select count(*) from platform_act where reason = '同一张表单'", null, default));
    }

    private static async Task<bool> Try(Database database, Act act)
    {
        try
        {
            await using var work = await database.Begin(act, default);
            await work.Sign(default);
            await work.Commit([], default);
            return true;
        }
        catch (AlreadyActedException)
        {
            return false;
        }
    }

    private static AuditAnchoring Anchoring(AccountDesk desk) => new(desk.Database.Database, desk.Calendar);

    private static AuditEntry Entry(string subject) => new("trial", null, "试验", null, "127.0.0.1", subject);
}
