using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Zhiheng.Testing;

/// <summary>
/// Every row of every table as text, for tests that ask what is kept at all, or whether two registers hold the same.
/// </summary>
public sealed class TableDump
{
    private readonly SortedDictionary<string, List<Dictionary<string, string?>>> tables = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, List<Dictionary<string, string?>>> Tables => tables;

    /// <summary>One line a row, sorted.</summary>
    public IReadOnlyList<string> Lines
        => [.. tables.SelectMany(t => t.Value.Select(row => $"{t.Key}: {string.Join(" | ", row.Select(c => $"{c.Key}={c.Value}"))}")).Order(StringComparer.Ordinal)];

    public static async Task<TableDump> Of(TestDatabase database)
    {
        var dump = new TableDump();
        await using DbConnection connection = database.ConnectionString is { } text
            ? new NpgsqlConnection(text)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Folder, "zhiheng.db"), Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var names = await Read(connection, database.ConnectionString is null
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        foreach (var name in names.Select(row => row.Values.Single()!))
        {
            dump.tables[name] = await Read(connection, $"select * from {name}");
        }

        return dump;
    }

    /// <summary>The tables that hold the text in some column.</summary>
    public IReadOnlyList<string> Holding(string text)
        => [.. tables.Where(t => t.Value.Exists(row => row.Values.Any(v => v?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false))).Select(t => t.Key)];

    private static async Task<List<Dictionary<string, string?>>> Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, string?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Text(reader.GetValue(i)), StringComparer.Ordinal));
        }

        return rows;
    }

    // Sixteen bytes are an id on SQLite. Of other bytes what could be read as text is shown too, so that a search finds it.
    private static string? Text(object value) => value switch
    {
        DBNull => null,
        byte[] { Length: 16 } id => new Guid(id, bigEndian: true).ToString(),
        byte[] bytes => $"{Convert.ToHexStringLower(bytes)} {Encoding.UTF8.GetString(bytes)} {Encoding.Unicode.GetString(bytes)}",
        DateTime { Kind: DateTimeKind.Utc } instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
