using System.Data.Common;
using Dapper;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// An open connection that stores read through. One SQL text serves both databases; <c>{keys}</c> stands for the rows of the
/// JSON array in the parameter <c>@keys</c> (<see cref="Keys"/>).
/// </summary>
public abstract class Session(Dialect dialect, DbConnection connection, DbTransaction? transaction) : IAsyncDisposable
{
    public Dialect Dialect { get; } = dialect;

    protected DbConnection Connection { get; } = connection;

    protected DbTransaction? Transaction { get; } = transaction;

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters, CancellationToken ct)
        => (await Connection.QueryAsync<T>(Command(sql, parameters, ct))).AsList();

    public Task<T?> First<T>(string sql, object? parameters, CancellationToken ct)
        => Connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, ct));

    /// <summary>Reads rows as they arrive, for results too long to hold.</summary>
    public IAsyncEnumerable<T> Stream<T>(string sql, object? parameters)
        => Connection.QueryUnbufferedAsync<T>(Dialect.Render(sql), parameters, Transaction);

    /// <summary>A JSON array for <c>{keys}</c>: any number of keys, one parameter, one plan.</summary>
    public static string Keys(IEnumerable<string> keys) => System.Text.Json.JsonSerializer.Serialize(keys);

    public virtual async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected CommandDefinition Command(string sql, object? parameters, CancellationToken ct)
        => new(Dialect.Render(sql), parameters, Transaction, cancellationToken: ct);
}

/// <summary>Reads without a transaction: each query sees what is committed at that moment.</summary>
public sealed class Reading : Session
{
    internal Reading(Dialect dialect, DbConnection connection)
        : base(dialect, connection, null)
    {
    }
}
