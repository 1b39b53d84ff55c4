using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

public class MigratorTests
{
    private static readonly IReadOnlyList<System.Reflection.Assembly> Scripts = Zhiheng.Registry.Modules.All;

    [Theory]
    [BothDatabases]
    public async Task Two_starters_at_once_run_each_script_once(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateEmpty(dialect);
        await using var second = database.Again();

        var ran = await Task.WhenAll(Task.Run(() => Migrate(database)), Task.Run(() => Migrate(second)));

        var scripts = Scripts.SelectMany(Script.Of).Select(s => $"{s.Module}/{s.Name}");
        Assert.Equal(scripts.Order(), ran.SelectMany(r => r).Order());
        Assert.Contains(ran, r => r.Count == 0);
    }

    [Theory]
    [BothDatabases]
    public async Task A_second_start_runs_nothing(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);

        Assert.Empty(await Migrate(database));
    }

    [Theory]
    [BothDatabases]
    public async Task A_script_that_was_edited_after_it_ran_stops_the_start(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await Execute(database, "update platform_script set checksum = 'edited' where module = 'registry' and number = 1");

        var error = await Assert.ThrowsAsync<ScriptMismatchException>(() => Migrate(database));

        Assert.Contains("registry/0001_", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    public async Task A_database_of_a_newer_program_stops_the_start(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await Execute(database, "update platform_script set number = 9999, name = '9999_later' where module = 'registry' and number = 1");

        var error = await Assert.ThrowsAsync<ScriptMismatchException>(() => Migrate(database));

        Assert.Contains("registry/9999_later", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checksum_does_not_depend_on_line_ends_and_does_on_everything_else()
    {
        var script = new Script("m", 1, "0001_a", "create table a (b text);\n-- c\n");

        Assert.Equal(script.Checksum, (script with { Text = script.Text.ReplaceLineEndings("\r\n") }).Checksum);
        Assert.NotEqual(script.Checksum, (script with { Text = script.Text + " " }).Checksum);
    }

    private static Task<IReadOnlyList<string>> Migrate(TestDatabase database)
        => new Migrator(database.Database, database.Clock).Migrate(Scripts, CancellationToken.None);

    private static async Task Execute(TestDatabase database, string sql)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        Assert.Equal(1, await work.Execute(sql, null, CancellationToken.None));
        await work.Commit([], CancellationToken.None);
    }
}
