using System.Data.Common;
using Dapper;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// An open connection that stores read through. One SQL text serves both databases; <c>{keys}</c> stands for the rows of the
/// JSON array in the parameter <c>@keys</c> (<see cref="Keys"/>), <c>{mine table alias}</c> for what is within <see cref="Scope"/>.
/// </summary>
public abstract class Session(Dialect dialect, DbConnection connection, DbTransaction? transaction, Scope? scope) : IAsyncDisposable
{
    public Dialect Dialect { get; } = dialect;

    /// <summary>What is the reader's; null for the public, for machines and for the program itself.</summary>
    public Scope? Scope { get; } = scope;

    protected DbConnection Connection { get; } = connection;

    protected DbTransaction? Transaction { get; } = transaction;

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters, CancellationToken ct)
        => (await Connection.QueryAsync<T>(Command(sql, parameters, ct))).AsList();

    public Task<T?> First<T>(string sql, object? parameters, CancellationToken ct)
        => Connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, ct));

    /// <summary>Reads rows as they arrive, for results too long to hold.</summary>
    public IAsyncEnumerable<T> Stream<T>(string sql, object? parameters)
    {
        var (text, bound) = Scoped(sql, parameters);
        return Connection.QueryUnbufferedAsync<T>(text, bound, Transaction);
    }

    /// <summary>A JSON array for <c>{keys}</c>: any number of keys, one parameter, one plan.</summary>
    public static string Keys(IEnumerable<string> keys) => System.Text.Json.JsonSerializer.Serialize(keys);

    /// <summary>The same for <c>{ids}</c>, in the parameter <c>@ids</c>.</summary>
    public static string Ids(IEnumerable<Guid> ids) => Keys(ids.Select(id => id.ToString("N")));

    public virtual async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected CommandDefinition Command(string sql, object? parameters, CancellationToken ct)
    {
        var (text, bound) = Scoped(sql, parameters);
        return new CommandDefinition(text, bound, Transaction, cancellationToken: ct);
    }

    /// <summary>The text as this session may send it.</summary>
    private protected virtual (string Sql, object? Parameters) Scoped(string sql, object? parameters)
    {
        var text = Dialect.Render(sql);
        if (!Scope.IsMarked(text))
        {
            return (text, parameters);
        }

        return Scope is { } mine ? mine.Apply(text, parameters) : throw new InvalidOperationException($"Nobody is asking, and the query says whose rows: {sql}");
    }
}

/// <summary>Reads without a transaction: each query sees what is committed at that moment.</summary>
public sealed class Reading : Session
{
    internal Reading(Dialect dialect, DbConnection connection, Scope? scope)
        : base(dialect, connection, null, scope)
    {
    }

    // Under a scope every query on a scoped table has to say whose rows it wants; one that forgot is refused, not answered in full.
    private protected override (string Sql, object? Parameters) Scoped(string sql, object? parameters)
        => Scope is { } mine ? mine.Apply(Dialect.Render(sql), parameters) : base.Scoped(sql, parameters);
}
