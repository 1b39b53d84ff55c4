using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Zhiheng.Platform.Databases;

/// <summary>A table for bulk writing: its columns in order and, for <see cref="Work.Upsert"/>, the columns of its key.</summary>
public sealed record BulkTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key)
{
    public BulkTable(string name, params string[] columns)
        : this(name, columns, [])
    {
    }
}

/// <summary>
/// The fast way in: on SQLite one prepared statement run row by row inside the transaction (several rows in one statement are
/// slower, because each parameter is looked up by name); on PostgreSQL binary COPY, through a temporary table for upserts.
/// Values may be null, Guid, string, int, long, double, decimal, bool, DateOnly, DateTimeOffset or byte[].
/// </summary>
internal static class Bulk
{
    public static Task Insert(DbConnection connection, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        if (connection is NpgsqlConnection postgres)
        {
            return Copy(postgres, table.Name, table, rows, ct);
        }

        RunForEach((SqliteConnection)connection, InsertText(table), rows, ct);
        return Task.CompletedTask;
    }

    public static async Task Upsert(DbConnection connection, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (connection is SqliteConnection sqlite)
        {
            RunForEach(sqlite, $"{InsertText(table)} {OnConflict(table)}", rows, ct);
            return;
        }

        var postgres = (NpgsqlConnection)connection;
        var columns = string.Join(", ", table.Columns);
        var waiting = $"waiting_{table.Name}";
        await Run(postgres, $"create temporary table if not exists {waiting} on commit drop as select {columns} from {table.Name} limit 0", ct);
        await Copy(postgres, waiting, table, rows, ct);
        await Run(postgres, $"insert into {table.Name} ({columns}) select {columns} from {waiting} {OnConflict(table)}", ct);
        await Run(postgres, $"truncate {waiting}", ct);
    }

    private static string InsertText(BulkTable table)
        => $"insert into {table.Name} ({string.Join(", ", table.Columns)}) values ({string.Join(", ", table.Columns.Select((_, i) => $"?{i + 1}"))})";

    private static string OnConflict(BulkTable table)
    {
        var others = table.Columns.Except(table.Key).Select(c => $"{c} = excluded.{c}");
        return $"on conflict ({string.Join(", ", table.Key)}) do update set {string.Join(", ", others)}";
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task Copy(NpgsqlConnection connection, string target, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            $"copy {target} ({string.Join(", ", table.Columns)}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var value in row)
            {
                await Write(writer, value, ct);
            }
        }

        await writer.CompleteAsync(ct);
    }

    private static Task Write(NpgsqlBinaryImporter writer, object? value, CancellationToken ct) => value switch
    {
        null => writer.WriteNullAsync(ct),
        string text => writer.WriteAsync(text, NpgsqlTypes.NpgsqlDbType.Text, ct),
        Guid id => writer.WriteAsync(id, NpgsqlTypes.NpgsqlDbType.Uuid, ct),
        int number => writer.WriteAsync(number, NpgsqlTypes.NpgsqlDbType.Integer, ct),
        long number => writer.WriteAsync(number, NpgsqlTypes.NpgsqlDbType.Bigint, ct),
        bool flag => writer.WriteAsync(flag, NpgsqlTypes.NpgsqlDbType.Boolean, ct),
        DateOnly day => writer.WriteAsync(day, NpgsqlTypes.NpgsqlDbType.Date, ct),
        DateTimeOffset instant => writer.WriteAsync(instant.ToUniversalTime(), NpgsqlTypes.NpgsqlDbType.TimestampTz, ct),
        decimal number => writer.WriteAsync(number, NpgsqlTypes.NpgsqlDbType.Numeric, ct),
        double number => writer.WriteAsync(number, NpgsqlTypes.NpgsqlDbType.Double, ct),
        byte[] bytes => writer.WriteAsync(bytes, NpgsqlTypes.NpgsqlDbType.Bytea, ct),
        _ => throw new NotSupportedException($"No column takes a {value.GetType().Name}."),
    };

    private static void RunForEach(SqliteConnection connection, string sql, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        var database = connection.Handle!;
        Check(database, raw.sqlite3_prepare_v2(database, sql, out var statement));
        using (statement)
        {
            foreach (var row in rows)
            {
                ct.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++)
                {
                    Bind(statement, i + 1, row[i]);
                }

                var code = raw.sqlite3_step(statement);
                if (code != raw.SQLITE_DONE)
                {
                    Check(database, code);
                }

                _ = raw.sqlite3_reset(statement);
            }
        }
    }

    private static void Bind(sqlite3_stmt statement, int position, object? value)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, position),
            string text => raw.sqlite3_bind_text(statement, position, text),
            Guid id => BindId(statement, position, id),
            int number => raw.sqlite3_bind_int64(statement, position, number),
            long number => raw.sqlite3_bind_int64(statement, position, number),
            bool flag => raw.sqlite3_bind_int(statement, position, flag ? 1 : 0),
            DateOnly day => raw.sqlite3_bind_text(statement, position, ValueTypes.Text(day)),
            DateTimeOffset instant => raw.sqlite3_bind_text(statement, position, ValueTypes.Text(instant)),
            decimal number => raw.sqlite3_bind_text(statement, position, number.ToString(CultureInfo.InvariantCulture)),
            double number => raw.sqlite3_bind_double(statement, position, number),
            byte[] bytes => raw.sqlite3_bind_blob(statement, position, bytes),
            _ => throw new NotSupportedException($"No column takes a {value.GetType().Name}."),
        };
    }

    private static int BindId(sqlite3_stmt statement, int position, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return raw.sqlite3_bind_blob(statement, position, bytes);
    }

    private static void Check(sqlite3 database, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
        }
    }
}
