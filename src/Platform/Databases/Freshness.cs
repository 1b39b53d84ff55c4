using Npgsql;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// Tells whether anything was committed since a moment, so that an answer may be kept and still be the answer of this moment on
/// every node. Equal marks mean that the database did not change between the two calls; a new mark says that something did,
/// not what. SQLite: its own change counter, which sees other processes too. PostgreSQL: the current snapshot, asked once for
/// all callers that arrive together.
/// </summary>
public sealed class Freshness
{
    private readonly SqliteReaders? readers;
    private readonly Shared<bool, long>? shared;
    private readonly NpgsqlDataSource? source;
    private readonly Lock gate = new();
    private string snapshot = string.Empty;
    private long mark;

    internal Freshness(SqliteReaders? readers, NpgsqlDataSource? source)
    {
        this.readers = readers;
        this.source = source;
        if (source is not null)
        {
            shared = new Shared<bool, long>(1, int.MaxValue, Trip);
        }
    }

    /// <summary>The mark of a moment after the call.</summary>
    public ValueTask<long> Mark()
    {
        if (readers is null)
        {
            return new ValueTask<long>(shared!.Ask(true));
        }

        var reader = readers.Rent();
        try
        {
            var now = reader.Mark();
            readers.Return(reader);
            return ValueTask.FromResult(now);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The mark of a PostgreSQL snapshot. A snapshot other than the last one seen gets a new mark, even one that is older: then an
    /// answer is looked up once more than needed, never once less.
    /// </summary>
    internal long MarkOf(string current)
    {
        lock (gate)
        {
            if (current != snapshot)
            {
                snapshot = current;
                mark++;
            }

            return mark;
        }
    }

    private async Task Trip(List<Shared<bool, long>.Caller> callers)
    {
        string current;
        await using (var connection = await source!.OpenConnectionAsync())
        await using (var command = new NpgsqlCommand("select pg_current_snapshot()::text", connection))
        {
            current = (string)(await command.ExecuteScalarAsync())!;
        }

        var now = MarkOf(current);
        foreach (var caller in callers)
        {
            caller.TrySetResult(now);
        }
    }
}
