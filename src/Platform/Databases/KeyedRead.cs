namespace Zhiheng.Platform.Databases;

/// <summary>What was found under a key, and the state of the database it was read from (<see cref="Freshness"/>), 0 where it was not asked for.</summary>
public readonly record struct Found<T>(IReadOnlyList<T> Rows, long Mark);

/// <summary>
/// The short way for the one query that the public asks most: rows by one text key. SQLite runs a prepared statement on a pooled
/// connection; PostgreSQL answers all callers that arrive while a round trip is under way in one more round trip, so the cost of
/// a trip is shared. Column 0 of the query must be the key; the key stands as <c>{key}</c> inside <c>in ( )</c>.
/// </summary>
public sealed class KeyedRead<T> : IAsyncDisposable
{
    private readonly SqliteKeyedRead<T>? sqlite;
    private readonly PostgresKeyedRead<T>? postgres;

    public KeyedRead(Database database, string sql, Func<IRow, T> map)
    {
        if (database.Dialect == Dialect.Sqlite)
        {
            sqlite = new SqliteKeyedRead<T>(database.Readers!, sql.Replace("{key}", "?1", StringComparison.Ordinal), map);
            return;
        }

        postgres = new PostgresKeyedRead<T>(
            database.Postgres!, database.Freshness, sql.Replace("{key}", "select unnest($1)", StringComparison.Ordinal), map);
    }

    /// <summary>The rows committed under <paramref name="key"/> at a moment after the call; with their mark when they shall be kept.</summary>
    public ValueTask<Found<T>> Find(string key, bool marked = true)
        => sqlite is not null ? ValueTask.FromResult(sqlite.Find(key, marked)) : postgres!.Find(key);

    public ValueTask DisposeAsync() => postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
