using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// A pool of SQLite connections with prepared statements, for the queries that are asked most. Each connection notices commits
/// of others (also of other processes) through <c>pragma data_version</c>; a noticed commit moves the common mark on.
/// </summary>
internal sealed class SqliteReaders(Func<SqliteConnection> open) : IDisposable
{
    // A reader is held for microseconds and never across an await, so there are no more of them than threads at work.
    private readonly Reader?[] idle = new Reader?[Math.Max(4, Environment.ProcessorCount * 2)];
    private long mark;

    public Reader Rent()
    {
        for (var i = 0; i < idle.Length; i++)
        {
            if (Interlocked.Exchange(ref idle[i], null) is { } reader)
            {
                return reader;
            }
        }

        return new Reader(open(), this);
    }

    public void Return(Reader reader)
    {
        for (var i = 0; i < idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref idle[i], reader, null) is null)
            {
                return;
            }
        }

        reader.Dispose();
    }

    public void Dispose()
    {
        for (var i = 0; i < idle.Length; i++)
        {
            Interlocked.Exchange(ref idle[i], null)?.Dispose();
        }
    }

    internal sealed class Reader : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteReaders pool;
        private readonly sqlite3_stmt version;
        private readonly Dictionary<string, sqlite3_stmt> statements = new(StringComparer.Ordinal);
        private int seen;

        public Reader(SqliteConnection connection, SqliteReaders pool)
        {
            this.connection = connection;
            this.pool = pool;
            version = Prepare("pragma data_version");
            seen = Version();

            // What was committed before this connection opened it cannot have noticed: nothing kept so far may count as fresh.
            Interlocked.Increment(ref pool.mark);
        }

        /// <summary>Equal marks mean that nothing was committed between the two calls.</summary>
        public long Mark()
        {
            var now = Version();
            if (now == seen)
            {
                return Volatile.Read(ref pool.mark);
            }

            seen = now;
            return Interlocked.Increment(ref pool.mark);
        }

        public sqlite3_stmt Statement(string sql)
        {
            if (!statements.TryGetValue(sql, out var statement))
            {
                statements[sql] = statement = Prepare(sql);
            }

            return statement;
        }

        public void Check(int code)
        {
            if (code != raw.SQLITE_OK && code != raw.SQLITE_DONE && code != raw.SQLITE_ROW)
            {
                throw new SqliteException(
                    raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code, raw.sqlite3_extended_errcode(connection.Handle));
            }
        }

        public void Dispose()
        {
            version.Dispose();
            foreach (var statement in statements.Values)
            {
                statement.Dispose();
            }

            connection.Dispose();
        }

        private sqlite3_stmt Prepare(string sql)
        {
            Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
            return statement;
        }

        private int Version()
        {
            Check(raw.sqlite3_step(version));
            var value = raw.sqlite3_column_int(version, 0);
            _ = raw.sqlite3_reset(version);
            return value;
        }
    }
}
