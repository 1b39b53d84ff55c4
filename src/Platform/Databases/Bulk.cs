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
/// Values may be null, Guid, string, int, long, decimal, bool, DateOnly, DateTimeOffset or byte[].
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
        // Values go into the driver's buffer; awaiting each of them would cost more than writing it.
        foreach (var row in rows)
        {
            writer.StartRow();
            foreach (var value in row)
            {
                Write(writer, value);
            }
        }

        await writer.CompleteAsync(ct);
    }

    private static void Write(NpgsqlBinaryImporter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.Write(text, NpgsqlTypes.NpgsqlDbType.Text);
                break;
            case Guid id:
                writer.Write(id, NpgsqlTypes.NpgsqlDbType.Uuid);
                break;
            case int number:
                writer.Write(number, NpgsqlTypes.NpgsqlDbType.Integer);
                break;
            case long number:
                writer.Write(number, NpgsqlTypes.NpgsqlDbType.Bigint);
                break;
            case bool flag:
                writer.Write(flag, NpgsqlTypes.NpgsqlDbType.Boolean);
                break;
            case DateOnly day:
                writer.Write(day, NpgsqlTypes.NpgsqlDbType.Date);
                break;
            case DateTimeOffset instant:
                writer.Write(instant.ToUniversalTime(), NpgsqlTypes.NpgsqlDbType.TimestampTz);
                break;
            case decimal number:
                writer.Write(number, NpgsqlTypes.NpgsqlDbType.Numeric);
                break;
            case byte[] bytes:
                writer.Write(bytes, NpgsqlTypes.NpgsqlDbType.Bytea);
                break;
            default:
                throw new NotSupportedException($"No column takes a {value.GetType().Name}.");
        }
    }

    private static void RunForEach(SqliteConnection connection, string sql, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        var database = connection.Handle!;
        Check(database, raw.sqlite3_prepare_v2(database, sql, out var statement));
        using (statement)
        {
            var buffer = new byte[4096];
            var before = new object?[rows[0].Length];
            foreach (var row in rows)
            {
                ct.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++)
                {
                    // A statement keeps its values, none at first, and half of the columns say the same row after row.
                    if (!Equals(row[i], before[i]))
                    {
                        Bind(statement, i + 1, row[i], ref buffer);
                    }
                }

                before = row;

                var code = raw.sqlite3_step(statement);
                if (code != raw.SQLITE_DONE)
                {
                    Check(database, code);
                }

                _ = raw.sqlite3_reset(statement);
            }
        }
    }

    private static void Bind(sqlite3_stmt statement, int position, object? value, ref byte[] buffer)
    {
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, position),
            string text => BindText(statement, position, text, ref buffer),
            Guid id => BindId(statement, position, id),
            int number => raw.sqlite3_bind_int64(statement, position, number),
            long number => raw.sqlite3_bind_int64(statement, position, number),
            bool flag => raw.sqlite3_bind_int(statement, position, flag ? 1 : 0),
            DateOnly day => BindDay(statement, position, day),
            DateTimeOffset instant => raw.sqlite3_bind_text(statement, position, ValueTypes.Text(instant)),
            decimal number => raw.sqlite3_bind_text(statement, position, number.ToString(CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(statement, position, bytes),
            _ => throw new NotSupportedException($"No column takes a {value.GetType().Name}."),
        };
    }

    private static int BindText(sqlite3_stmt statement, int position, string text, ref byte[] buffer)
    {
        // One buffer for all cells: the library's own conversion allocates twice for each.
        var most = System.Text.Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < most)
        {
            buffer = new byte[most * 2];
        }

        var length = System.Text.Encoding.UTF8.GetBytes(text, buffer);
        return raw.sqlite3_bind_text(statement, position, new ReadOnlySpan<byte>(buffer, 0, length));
    }

    private static int BindDay(sqlite3_stmt statement, int position, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, ValueTypes.DayFormat, CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, position, text);
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
