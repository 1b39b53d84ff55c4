using Npgsql;
using NpgsqlTypes;

namespace Zhiheng.Platform.Databases;

internal sealed class PostgresKeyedRead<T> : IAsyncDisposable
{
    private const int Lanes = 3;
    private const int MostKeys = 100;

    private readonly NpgsqlDataSource source;
    private readonly Freshness freshness;
    private readonly string sql;
    private readonly Func<IRow, T> map;
    private readonly Shared<string, Found<T>> shared;

    public PostgresKeyedRead(NpgsqlDataSource source, Freshness freshness, string sql, Func<IRow, T> map)
    {
        this.source = source;
        this.freshness = freshness;
        this.sql = $"select keyed.*, pg_current_snapshot()::text from ({sql}) keyed";
        this.map = map;
        shared = new Shared<string, Found<T>>(Lanes, MostKeys, Trip);
    }

    public ValueTask<Found<T>> Find(string key) => new(shared.Ask(key));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task Trip(List<Shared<string, Found<T>>.Caller> callers)
    {
        var keys = callers.Select(c => c.Question).Distinct(StringComparer.Ordinal).ToArray();
        var found = new Dictionary<string, List<T>>(keys.Length, StringComparer.Ordinal);
        var mark = 0L;
        await using (var connection = await source.OpenConnectionAsync())
        await using (var command = new NpgsqlCommand(sql, connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            await using var reader = await command.ExecuteReaderAsync();
            var row = new Row(reader);
            while (await reader.ReadAsync())
            {
                if (mark == 0)
                {
                    mark = freshness.MarkOf(reader.GetString(reader.FieldCount - 1));
                }

                var key = reader.GetString(0);
                if (!found.TryGetValue(key, out var rows))
                {
                    found[key] = rows = new List<T>(1);
                }

                rows.Add(map(row));
            }
        }

        foreach (var caller in callers)
        {
            caller.TrySetResult(new Found<T>(found.TryGetValue(caller.Question, out var rows) ? rows : [], mark));
        }
    }

    private sealed class Row(NpgsqlDataReader reader) : IRow
    {
        public string Text(int column) => reader.GetString(column);

        public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

        public DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(column);

        public DateOnly? DayOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
    }
}
