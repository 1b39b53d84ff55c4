using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// The database of this installation: one SQLite file, or PostgreSQL when a connection string names a host.
/// Thread-safe; one instance a process.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly TimeProvider clock;
    private readonly NpgsqlDataSource? postgres;
    private readonly string sqlite = string.Empty;
    private readonly string sqliteToWrite = string.Empty;
    private readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> told = [];

    // SQLite takes one writer at a time. Queueing here instead of in the file lock keeps waiting writers in order.
    private readonly SemaphoreSlim? writers;

    private Database(Dialect dialect, string connectionString, string? file, TimeProvider clock)
    {
        ValueTypes.Register();
        this.clock = clock;
        Dialect = dialect;
        ConnectionString = connectionString;
        File = file;
        if (dialect == Dialect.Postgres)
        {
            postgres = NpgsqlDataSource.Create(connectionString);
            Freshness = new Freshness(null, postgres);
            return;
        }

        SQLitePCL.Batteries_V2.Init();
        sqlite = connectionString;

        // A private cache is what it has anyway: another connection string is another pool, and its few connections may keep more pages.
        sqliteToWrite = new SqliteConnectionStringBuilder(connectionString) { Cache = SqliteCacheMode.Private }.ConnectionString;
        writers = new SemaphoreSlim(1, 1);
        Readers = new SqliteReaders(OpenReader);
        Freshness = new Freshness(Readers, null);
    }

    public Dialect Dialect { get; }

    /// <summary>The SQLite file, or null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Whether the database has changed since a moment.</summary>
    public Freshness Freshness { get; }

    internal SqliteReaders? Readers { get; }

    internal NpgsqlDataSource? Postgres => postgres;

    /// <summary>With its password: for the programs of the database only, never for a log.</summary>
    internal string ConnectionString { get; }

    /// <param name="connection">
    /// A PostgreSQL connection string (it names a <c>Host</c>), or null for the file <c>zhiheng.db</c> in <paramref name="folder"/>.
    /// </param>
    public static Database Open(string? connection, string folder, TimeProvider clock)
    {
        if (!string.IsNullOrWhiteSpace(connection))
        {
            var builder = new NpgsqlConnectionStringBuilder(connection)
            {
                MaxAutoPrepare = 60,
                AutoPrepareMinUsages = 2,

                // Nothing is set for a session and locks are a transaction's: there is nothing to reset between two users of a connection.
                NoResetOnClose = true,
                ApplicationName = "zhiheng",
            };
            return new Database(Dialect.Postgres, builder.ConnectionString, null, clock);
        }

        Directory.CreateDirectory(folder);
        var file = Path.GetFullPath(Path.Combine(folder, "zhiheng.db"));
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 };
        return new Database(Dialect.Sqlite, text.ConnectionString, file, clock);
    }

    public async Task<Reading> Read(CancellationToken ct) => new(Dialect, await Connect(ct), null);

    /// <summary>Reads as somebody who signed in: every query on a scoped table must say <c>{mine …}</c>.</summary>
    public async Task<Reading> Read(Scope scope, CancellationToken ct) => new(Dialect, await Connect(ct), scope);

    /// <summary>Begins one transaction under <paramref name="act"/>.</summary>
    public Task<Work> Begin(Act act, CancellationToken ct) => Begin(act, null, ct);

    /// <summary>The same for somebody who signed in: what the act is about is looked for with <c>{mine …}</c>.</summary>
    public async Task<Work> Begin(Act act, Scope? scope, CancellationToken ct)
    {
        if (writers is not null)
        {
            await writers.WaitAsync(ct);
        }

        DbConnection? connection = null;
        try
        {
            connection = await ConnectToWrite(ct);
            var transaction = await connection.BeginTransactionAsync(ct);
            return new Work(Dialect, connection, transaction, act, Guid.CreateVersion7(clock.GetUtcNow()), writers, scope);
        }
        catch
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            writers?.Release();
            throw;
        }
    }

    /// <summary>
    /// Whether two transactions got in each other's way (a unique key, a deadlock, a busy file), so that trying the whole
    /// transaction again may succeed.
    /// </summary>
    public static bool IsCollision(DbException error) => error switch
    {
        PostgresException postgres => postgres.SqlState is "23505" or "40001" or "40P01" or "55P03",
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6,
        _ => false,
    };

    /// <summary>Whether a unique value is taken.</summary>
    internal static bool IsTaken(DbException error) => error switch
    {
        PostgresException postgres => postgres.SqlState == "23505",
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    /// <summary>Whether a table or column is missing: the scripts of this version have not run.</summary>
    public static bool IsUnmigrated(DbException error) => error switch
    {
        PostgresException postgres => postgres.SqlState is "42P01" or "42703",
        SqliteException sqlite => sqlite.SqliteErrorCode == 1 && sqlite.Message.Contains("no such", StringComparison.Ordinal),
        _ => false,
    };

    internal async Task<DbConnection> Connect(CancellationToken ct)
    {
        if (postgres is not null)
        {
            return await postgres.OpenConnectionAsync(ct);
        }

        return await ConnectSqlite(sqlite, Readable, ct);
    }

    private async Task<DbConnection> ConnectToWrite(CancellationToken ct)
        => postgres is not null ? await postgres.OpenConnectionAsync(ct) : await ConnectSqlite(sqliteToWrite, Writable, ct);

    /// <summary>A connection out of the pool of its connection string; what it is told once holds for as long as its handle is open.</summary>
    private async Task<DbConnection> ConnectSqlite(string text, string cache, CancellationToken ct)
    {
        var connection = new SqliteConnection(text);
        await connection.OpenAsync(ct);
        if (!told.TryGetValue(connection.Handle!, out _))
        {
            await connection.ExecuteAsync(Pragmas + cache);
            told.AddOrUpdate(connection.Handle!, told);
        }

        return connection;
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(sqlite) { Pooling = false }.ConnectionString);
        connection.Open();
        connection.Execute(Pragmas + Readable);
        return connection;
    }

    private const string Pragmas =
        """
        pragma page_size = 16384;
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        pragma busy_timeout = 20000;
        pragma mmap_size = 4294967296;
        pragma temp_store = memory;
        pragma wal_autocheckpoint = 4000;

        """;

    // Pages are read from the memory map. A page cache holds what lies in the write-ahead log and what is being written, and each of hundreds
    // of readers has its own: a large one belongs to the single writer.
    private const string Readable = "pragma cache_size = -2048;";
    private const string Writable = "pragma cache_size = -65536;";

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
            return;
        }

        Readers!.Dispose();
        foreach (var text in new[] { sqlite, sqliteToWrite })
        {
            using var connection = new SqliteConnection(text);
            SqliteConnection.ClearPool(connection);
        }

        writers?.Dispose();
    }
}
