using Zhiheng.Modules.Tests.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Audits;

/// <summary>Somebody who owns the database takes the guards off and rewrites the log: the check says where.</summary>
public class AuditTamperTests
{
    [Theory]
    [BothDatabases]
    public async Task A_changed_row_is_found(Dialect dialect)
        => Assert.Equal("第 3 条被改动过", await After(dialect, desk => desk.Execute("update platform_audit set detail = 'x' where seq = 3")));

    [Theory]
    [BothDatabases]
    public async Task A_changed_row_with_a_hash_that_fits_it_breaks_the_next(Dialect dialect)
        => Assert.Equal("第 4 条没有接上前一条", await After(dialect, desk => Rewrite(desk, 3, 3)));

    [Theory]
    [BothDatabases]
    public async Task A_removed_row_is_found(Dialect dialect)
        => Assert.Equal("第 4 条之前缺少 1 条", await After(dialect, desk => desk.Execute("delete from platform_audit where seq = 3")));

    [Theory]
    [BothDatabases]
    public async Task A_removed_row_whose_gap_was_closed_is_found(Dialect dialect)
        => Assert.Equal("第 3 条没有接上前一条", await After(dialect, async desk =>
        {
            await desk.Execute("delete from platform_audit where seq = 3");
            await Move(desk, 4, 3);
            await Move(desk, 5, 4);
            await Move(desk, 6, 5);
        }));

    [Theory]
    [BothDatabases]
    public async Task Rows_that_changed_places_are_found(Dialect dialect)
        => Assert.Equal("第 3 条没有接上前一条", await After(dialect, async desk =>
        {
            await Move(desk, 3, 1000);
            await Move(desk, 4, 3);
            await Move(desk, 1000, 4);
        }));

    [Theory]
    [BothDatabases]
    public async Task A_row_that_was_put_in_is_found(Dialect dialect)
        => Assert.Equal("第 3 条没有接上前一条", await After(dialect, async desk =>
        {
            foreach (var seq in new long[] { 6, 5, 4, 3 })
            {
                await Move(desk, seq, seq + 1);
            }

            await desk.Execute(
                """
                insert into platform_audit (seq, at, kind, who, address, subject, detail, previous, hash)
                select 3, at, kind, who, address, subject, 'x', previous, @hash from platform_audit where seq = 2
                """,
                new { hash = new byte[32] });
        }));

    [Theory]
    [BothDatabases]
    public async Task A_tail_that_was_cut_off_behind_an_anchor_is_found(Dialect dialect)
        => Assert.Equal("日志止于第 2 条，而已公布到第 4 条", await After(dialect, async desk =>
        {
            await desk.Execute("delete from platform_audit where seq > 2");
            await desk.Execute("update platform_audit_head set seq = 2, hash = (select hash from platform_audit where seq = 2)");
        }));

    [Theory]
    [BothDatabases]
    public async Task A_tail_that_was_cut_off_after_the_last_anchor_is_found(Dialect dialect)
        => Assert.Equal("日志止于第 5 条，而已写到第 6 条", await After(dialect, desk => desk.Execute("delete from platform_audit where seq > 5")));

    [Theory]
    [BothDatabases]
    public async Task A_log_that_was_rewritten_with_all_its_hashes_does_not_fit_what_was_published(Dialect dialect)
        => Assert.Equal("第 4 条与已公布的锚点不符", await After(dialect, desk => Rewrite(desk, 3, 6)));

    [Theory]
    [BothDatabases]
    public async Task A_last_row_that_was_rewritten_is_not_the_one_the_log_ended_with(Dialect dialect)
        => Assert.Equal("第 6 条不是日志所记的最后一条", await After(dialect, desk => Rewrite(desk, 6, 6)));

    [Theory]
    [BothDatabases]
    public async Task An_untouched_log_is_whole(Dialect dialect) => Assert.Null(await After(dialect, _ => Task.CompletedTask));

    /// <summary>Six rows, of which four are anchored; then what <paramref name="tamper"/> does without the guards.</summary>
    private static async Task<string?> After(Dialect dialect, Func<AccountDesk, Task> tamper)
    {
        await using var desk = await AccountDesk.Open(dialect);
        var anchoring = new AuditAnchoring(desk.Database.Database, desk.Calendar);
        for (var i = 1; i <= 4; i++)
        {
            await desk.Audit.Add(new AuditEntry("trial", null, "试验", null, "127.0.0.1", $"row {i}"), default);
        }

        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await anchoring.AnchorYesterday(default));
        for (var i = 5; i <= 6; i++)
        {
            await desk.Audit.Add(new AuditEntry("trial", null, "试验", null, "127.0.0.1", $"row {i}"), default);
        }

        var on = dialect == Dialect.Postgres ? " on platform_audit" : "";
        foreach (var guard in dialect == Dialect.Postgres ? new[] { "no_change", "no_truncate" } : ["no_update", "no_delete"])
        {
            await desk.Execute($"drop trigger platform_audit_{guard}{on}");
        }

        await tamper(desk);
        return (await anchoring.Check(default)).Broken;
    }

    private static Task Move(AccountDesk desk, long from, long to) => desk.Execute("update platform_audit set seq = @to where seq = @from", new { from, to });

    /// <summary>Changes a row, and makes the hashes from it to <paramref name="last"/> fit each other again.</summary>
    private static async Task Rewrite(AccountDesk desk, long first, long last)
    {
        var rows = (await desk.Lines("trial")).OrderBy(row => row.Seq).ToList();
        var previous = rows[(int)first - 2].Hash;
        for (var seq = first; seq <= last; seq++)
        {
            var row = rows[(int)seq - 1] with { Previous = previous };
            row = seq == first ? row with { Detail = "x" } : row;
            previous = row.Compute();
            await desk.Execute("update platform_audit set detail = @Detail, previous = @Previous, hash = @previous_hash where seq = @Seq", new { row.Detail, row.Previous, previous_hash = previous, row.Seq });
        }
    }
}
