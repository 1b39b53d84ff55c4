using System.Data.Common;
using Dapper;
using Zhiheng.Kernel;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// One transaction under one <see cref="Kernel.Act"/>. State and facts commit together or not at all; disposing without
/// <see cref="Commit(IReadOnlyList{JournalEntry}, CancellationToken)"/> leaves nothing behind.
/// </summary>
public sealed class Work : Session
{
    private readonly SemaphoreSlim? gate;
    private readonly Guid actId;
    private bool actWritten;

    internal Work(Dialect dialect, DbConnection connection, DbTransaction transaction, Act act, Guid actId, SemaphoreSlim? gate, Scope? scope)
        : base(dialect, connection, transaction, scope)
    {
        this.gate = gate;
        this.actId = actId;
        Act = act;
    }

    public Act Act { get; }

    /// <summary>Changes rows; the answer is how many. Zero after <c>where version = @version</c> means another was faster.</summary>
    public Task<int> Execute(string sql, object? parameters, CancellationToken ct)
        => Connection.ExecuteAsync(Command(sql, parameters, ct));

    /// <summary>Adds many rows as fast as the database can take them.</summary>
    public Task Insert(BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
        => Bulk.Insert(Connection, table, rows, ct);

    /// <summary>Adds rows, and overwrites the non-key columns of rows whose key is there already.</summary>
    public Task Upsert(BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
        => Bulk.Upsert(Connection, table, rows, ct);

    public Task Commit(JournalEntry entry, CancellationToken ct) => Commit([entry], ct);

    /// <summary>Writes act and facts beside the state and commits all of it.</summary>
    public async Task Commit(IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        await Record(entries, ct);
        await Transaction!.CommitAsync(ct);
    }

    /// <summary>
    /// Writes the act itself, for changes that make no fact (an account, a draft): who did it stays answerable, and a form that is
    /// sent twice acts once.
    /// </summary>
    public Task Sign(CancellationToken ct) => WriteAct(ct);

    /// <summary>Writes facts beside the state; they count once <see cref="Commit(IReadOnlyList{JournalEntry}, CancellationToken)"/> follows.</summary>
    public async Task Record(IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        if (entries.Count > 0)
        {
            await WriteAct(ct);
            await Journal.Append(this, actId, entries, ct);
        }
    }

    /// <summary>
    /// Whether this transaction is the only one that holds <paramref name="name"/>, until it ends. On SQLite every writing
    /// transaction is alone already.
    /// </summary>
    public async Task<bool> TryExclusive(string name, CancellationToken ct)
        => Dialect == Dialect.Sqlite
            || await Connection.ExecuteScalarAsync<bool>(Command("select pg_try_advisory_xact_lock(hashtext(@name))", new { name }, ct));

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction!.DisposeAsync();
            await base.DisposeAsync();
        }
        finally
        {
            gate?.Release();
        }
    }

    private async Task WriteAct(CancellationToken ct)
    {
        if (actWritten)
        {
            return;
        }

        try
        {
            await Journal.WriteAct(this, actId, ct);
        }
        catch (DbException error) when (Act.Once is { } once && Database.IsTaken(error))
        {
            throw new AlreadyActedException(once);
        }

        actWritten = true;
    }
}
