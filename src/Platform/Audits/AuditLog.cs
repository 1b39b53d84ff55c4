using System.Threading.Channels;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Audits;

/// <summary>
/// The append-only log of who signed in, what was refused, what protected data was read and what administrators changed. Rows are
/// chained by hash, so a row that is changed, removed or put in later breaks every hash after it; the database refuses changes, too.
/// Kept for good: the law asks for six months (网络安全法第二十三条).
/// </summary>
public sealed class AuditLog(Database database, TimeProvider clock) : IAsyncDisposable
{
    private const int MostAtOnce = 500;

    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock starting = new();
    private Task? writer;

    /// <summary>
    /// Adds an entry of its own; when this returns it is durable. Entries that arrive while one transaction commits share the next.
    /// </summary>
    public Task Add(AuditEntry entry, CancellationToken ct)
    {
        var waiting = new Waiting(entry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (starting)
        {
            writer ??= Task.Run(WriteAll, CancellationToken.None);
        }

        // Not cancelled with the request: what happened has happened.
        return queue.Writer.TryWrite(waiting) ? waiting.Done.Task : throw new ObjectDisposedException(nameof(AuditLog));
    }

    /// <summary>Adds an entry to somebody's transaction: the change and its trace commit together.</summary>
    public async Task AddTo(Work work, AuditEntry entry, CancellationToken ct) => await Chain(work, [entry], clock.GetUtcNow(), ct);

    public async Task<IReadOnlyList<AuditRow>> Search(AuditFilter filter, int count, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await AuditStore.Search(session, filter, count, ct);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (writer is { } running)
        {
            await running;
        }
    }

    private async Task WriteAll()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Waiting>();
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            try
            {
                var now = clock.GetUtcNow();
                await using var work = await database.Begin(new Act("zhiheng", Capacity.System, now, "审计日志"), CancellationToken.None);
                await Chain(work, [.. batch.Select(w => w.Entry)], now, CancellationToken.None);
                await work.Commit([], CancellationToken.None);
                batch.ForEach(w => w.Done.SetResult());
            }
            catch (Exception error)
            {
                // Whoever waits must learn that nothing was written: a page that has to be logged is not shown then.
                batch.ForEach(w => w.Done.TrySetException(error));
            }
        }
    }

    private static async Task Chain(Work work, IReadOnlyList<AuditEntry> entries, DateTimeOffset now, CancellationToken ct)
    {
        var (seq, previous) = await AuditStore.Hold(work, ct);
        var at = new DateTimeOffset(now.Ticks - (now.Ticks % 10), TimeSpan.Zero);
        var rows = new List<AuditRow>(entries.Count);
        foreach (var entry in entries)
        {
            var row = new AuditRow
            {
                Seq = ++seq,
                At = at,
                Kind = entry.Kind,
                Account = entry.Account,
                Who = entry.Who,
                Session = entry.Session,
                Address = entry.Address,
                Subject = Cut(entry.Subject),
                Detail = Cut(entry.Detail),
                Previous = previous,
            };
            row = row with { Hash = row.Compute() };
            previous = row.Hash;
            rows.Add(row);
        }

        await AuditStore.Append(work, rows, ct);
    }

    // What strangers send must not fill the log.
    private static string Cut(string text) => text.Length <= 500 ? text : string.Concat(text.AsSpan(0, 500), "…");

    private sealed record Waiting(AuditEntry Entry, TaskCompletionSource Done);
}
