using Microsoft.Data.Sqlite;
using Npgsql;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>A report that breaks off goes on where it was committed, and ends as if nothing had happened.</summary>
public class InterruptionTests
{
    private const int Chunk = ImportReport.ChunkRows;

    private static readonly IReadOnlyList<string[]> Lives = [.. GivenLives.Rows(Chunk + 500)];

    [Theory]
    [BothDatabases]
    public async Task Broken_off_at_any_row_and_resumed_a_report_ends_as_if_uninterrupted(Dialect dialect)
    {
        await using var whole = await ImportDesk.Open(dialect);
        await Run(whole, GivenLives.Source(Lives));
        var expected = await Snapshot.Of(whole.Database);

        // With a tick more than a second passes in each chunk, and each is committed; without one none is before the end.
        foreach (var tick in new[] { 0, 5 })
        {
            await using var desk = await ImportDesk.Open(dialect);
            desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(tick);
            foreach (var row in new[] { 1, 2, 700, Chunk - 1, Chunk, Chunk + 1, Chunk + 2, Lives.Count - 1, Lives.Count })
            {
                await Assert.ThrowsAsync<IOException>(() => Run(desk, GivenLives.Source(Lives, row)));
            }

            var record = await Run(desk, GivenLives.Source(Lives));

            Assert.Equal(("done", Lives.Count), (record.Value.State, record.Value.RowsDone));
            Assert.Equal(expected, await Snapshot.Of(desk.Database));
        }
    }

    [Theory]
    [BothDatabases]
    public async Task What_was_committed_before_the_break_stands_with_its_answers(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(5);

        await Assert.ThrowsAsync<IOException>(() => Run(desk, GivenLives.Source(Lives, Chunk + 200)));

        var dump = await TableDump.Of(desk.Database);
        Assert.Equal(Chunk, Answered(dump));
        Assert.Equal("running", Assert.Single(dump.Tables["registry_report_file"])["state"]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_report_is_ended_under_the_day_on_which_it_was_begun(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        await Assert.ThrowsAsync<IOException>(() => Run(desk, GivenLives.Source(Lives, 10)));
        desk.Database.Clock.Set(new DateOnly(2027, 1, 4));

        var record = await desk.Register.Import.Handle(ImportDesk.One, GivenLives.Source(Lives), desk.Database.Act(), null, null, CancellationToken.None);

        Assert.Equal(ImportDesk.Today, record.Value.ReportedOn);
    }

    [Theory]
    [BothDatabases]
    public async Task A_cancelled_report_goes_on_later(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        using var cancel = new CancellationTokenSource();
        var source = GivenLives.Source(Lives) with { RowsAfter = _ => GivenLives.Source(Lives).RowsAfter(0).Select(r => Cancel(r, cancel)) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => desk.Register.Import.Handle(ImportDesk.One, source, desk.Database.Act(), null, null, cancel.Token));

        Assert.Equal("done", (await Run(desk, GivenLives.Source(Lives))).Value.State);
    }

    [Fact]
    public async Task A_full_disk_is_an_error_that_leaves_nothing_half_written_and_the_report_goes_on_when_there_is_room()
    {
        await using var whole = await ImportDesk.Open(Dialect.Sqlite);
        await Run(whole, GivenLives.Source(Lives));
        await using var desk = await ImportDesk.Open(Dialect.Sqlite);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(5);
        await Room(desk, 1 << 20);

        var error = await Assert.ThrowsAsync<SqliteException>(() => Run(desk, GivenLives.Source(Lives)));

        Assert.Equal(13, error.SqliteErrorCode);
        await AllOrNothing(desk);
        await Room(desk, 1L << 32);
        await Run(desk, GivenLives.Source(Lives));
        Assert.Equal(await Snapshot.Of(whole.Database), await Snapshot.Of(desk.Database));
    }

    [PostgresFact]
    public async Task A_server_that_ends_the_session_is_an_error_that_leaves_nothing_half_written_and_the_report_goes_on()
    {
        await using var whole = await ImportDesk.Open(Dialect.Postgres);
        await Run(whole, GivenLives.Source(Lives));
        await using var desk = await ImportDesk.Open(Dialect.Postgres);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(5);
        var source = GivenLives.Source(Lives) with { RowsAfter = _ => Killing(desk) };

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Run(desk, source));

        await AllOrNothing(desk);
        await Run(desk, GivenLives.Source(Lives));
        Assert.Equal(await Snapshot.Of(whole.Database), await Snapshot.Of(desk.Database));
    }

    private static Task<Outcome<ReportRecord>> Run(ImportDesk desk, ReportSource source)
        => desk.Register.Import.Handle(ImportDesk.One, source, desk.Database.Act(), ImportDesk.Today, null, CancellationToken.None);

    /// <summary>
    /// Lets the file grow by so many bytes. The limit belongs to a connection: it is put on the one that the register finds in the pool of its writer.
    /// </summary>
    private static async Task Room(ImportDesk desk, long bytes)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = desk.Database.Database.File, Pooling = true, DefaultTimeout = 30, Cache = SqliteCacheMode.Private };
        await using var connection = new SqliteConnection(file.ConnectionString);
        SqliteConnection.ClearPool(connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select page_count + {bytes} / page_size from pragma_page_count, pragma_page_size";
        var most = (long)(await command.ExecuteScalarAsync())!;
        command.CommandText = $"pragma max_page_count = {most}";
        Assert.Equal(most, await command.ExecuteScalarAsync());
    }

    private static async Task AllOrNothing(ImportDesk desk)
    {
        var dump = await TableDump.Of(desk.Database);
        var done = long.Parse(dump.Tables["registry_report_file"].Single()["rows_done"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(done, Answered(dump));
        Assert.Equal(dump.Tables["registry_certificate"].Count, dump.Tables["registry_undisclosed"].Count);
        Assert.Equal(
            dump.Tables["registry_certificate"].Select(c => c["id"]).Order(),
            dump.Tables["platform_journal"].Where(f => f["kind"] == "CertificateReported").Select(f => f["subject"]).Order());
    }

    private static long Answered(TableDump dump)
        => dump.Tables["registry_report_row"].Sum(row => long.Parse(row["rows"]!, System.Globalization.CultureInfo.InvariantCulture));

    private static T Cancel<T>(T row, CancellationTokenSource cancel)
        where T : struct
    {
        cancel.Cancel();
        return row;
    }

    /// <summary>Ends every session of the database from outside, again and again, while rows are read.</summary>
    private static IEnumerable<Zhiheng.Registry.Reporting.Files.RowRead> Killing(ImportDesk desk)
    {
        using var outside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(desk.Database.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        outside.Open();
        var name = new NpgsqlConnectionStringBuilder(desk.Database.ConnectionString).Database!;
        foreach (var row in GivenLives.Source(Lives).RowsAfter(0))
        {
            if (row.Row > Chunk && row.Row % 50 == 0)
            {
                using var command = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", outside);
                command.Parameters.Add(new NpgsqlParameter { Value = name });
                command.ExecuteNonQuery();
                Thread.Sleep(20);
            }

            yield return row;
        }
    }
}
