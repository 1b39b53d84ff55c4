using Npgsql;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry;

namespace Zhiheng.Testing;

/// <summary>A fresh, migrated database of its own for one test; gone afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim TemplateGate = new(1, 1);
    private static string? template;

    /// <summary>Those of all rooms, as the program runs them.</summary>
    public static IReadOnlyList<System.Reflection.Assembly> Scripts { get; } = [.. Modules.All, typeof(Ledger.Logs.Sequencer).Assembly, typeof(Inspection.InspectionScope).Assembly, typeof(Targets.TargetsScope).Assembly, typeof(Studies.StudiesScope).Assembly];

    private readonly string? postgresName;
    private bool isSecond;

    private TestDatabase(Database database, TestClock clock, string folder, string? postgresName, string? connectionString)
    {
        Database = database;
        Clock = clock;
        Folder = folder;
        this.postgresName = postgresName;
        ConnectionString = connectionString;
    }

    public Database Database { get; }

    public TestClock Clock { get; }

    public string Folder { get; }

    /// <summary>Null on SQLite, whose file lies in <see cref="Folder"/>.</summary>
    public string? ConnectionString { get; }

    public Act Act(string reason = "试验") => new("试验人员", Capacity.Operator, Clock.GetUtcNow(), reason);

    public static async Task<TestDatabase> Create(Dialect dialect, TestClock? clock = null)
    {
        clock ??= new TestClock();
        var folder = Directory.CreateTempSubdirectory("zhiheng-test-").FullName;
        if (dialect == Dialect.Sqlite)
        {
            var database = Database.Open(null, folder, clock);
            await new Migrator(database, clock).Migrate(Scripts, CancellationToken.None);
            return new TestDatabase(database, clock, folder, null, null);
        }

        var name = $"zhiheng_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
        await Server($"create database {name} template {await Template(clock)}");
        var text = For(name);
        return new TestDatabase(Database.Open(text, folder, clock), clock, folder, name, text);
    }

    /// <summary>A database that nothing has been done to yet, not even its tables.</summary>
    public static async Task<TestDatabase> CreateEmpty(Dialect dialect)
    {
        var clock = new TestClock();
        var folder = Directory.CreateTempSubdirectory("zhiheng-test-").FullName;
        if (dialect == Dialect.Sqlite)
        {
            return new TestDatabase(Database.Open(null, folder, clock), clock, folder, null, null);
        }

        var name = $"zhiheng_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}";
        await Server($"create database {name}");
        return new TestDatabase(Database.Open(For(name), folder, clock), clock, folder, name, For(name));
    }

    /// <summary>The same database as a second process would open it: its own connections and its own locks.</summary>
    public TestDatabase Again()
        => new(Database.Open(ConnectionString, Folder, Clock), Clock, Folder, null, ConnectionString) { isSecond = true };

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (isSecond)
        {
            return;
        }

        if (postgresName is not null)
        {
            await Server($"drop database if exists {postgresName} with (force)");
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Migrating takes longer than copying: each test process migrates once and copies that.</summary>
    private static async Task<string> Template(TimeProvider clock)
    {
        await TemplateGate.WaitAsync();
        try
        {
            if (template is null)
            {
                var name = $"zhiheng_template_{Environment.ProcessId}";
                await Server($"drop database if exists {name} with (force)");
                await Server($"create database {name}");
                await using (var database = Database.Open(For(name) + ";Pooling=false", string.Empty, clock))
                {
                    await new Migrator(database, clock).Migrate(Scripts, CancellationToken.None);
                }

                template = name;
            }

            return template;
        }
        finally
        {
            TemplateGate.Release();
        }
    }

    private static string For(string database)
        => new NpgsqlConnectionStringBuilder(BothDatabasesAttribute.Server) { Database = database, MaxPoolSize = 10 }.ConnectionString;

    private static async Task Server(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(BothDatabasesAttribute.Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
