using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Jobs;

/// <summary>
/// One piece of work for later. State is queued, running, done or failed; <c>Done</c> of <c>Total</c> is its progress, in the
/// unit of its kind; <c>Message</c> is what its owner is told at the end.
/// </summary>
public sealed record Job
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = string.Empty;

    /// <summary>Who may see it: for a report, the body's approval number.</summary>
    public string Owner { get; init; } = string.Empty;

    public string Payload { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public long Done { get; init; }

    public long? Total { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public bool IsOpen => State is "queued" or "running";
}

/// <summary>
/// A job as whoever runs the installation sees it: never whose it is or what is in it. While it runs it is held until
/// <c>LeaseUntil</c>; if its worker dies, another takes it up then.
/// </summary>
public sealed record JobLine
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public long Done { get; init; }

    public long? Total { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }
}

/// <summary>Jobs in one state, or of one kind.</summary>
public sealed record JobCount
{
    public string State { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public long Jobs { get; init; }
}

/// <summary>Work for later, in the database. A worker that dies loses its lease, and another takes the job up again.</summary>
public sealed class JobQueue(Database database, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Columns = "id, kind, owner, payload, state, done, total, message, created_at, finished_at";

    public async Task<Guid> Add(string kind, string owner, string payload, Act act, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await using var work = await database.Begin(act, ct);

        // Signed, so that the number of a form counts: a double click is one job.
        await work.Sign(ct);
        await work.Execute(
            """
            insert into platform_job (id, kind, owner, payload, state, created_at)
            values (@id, @kind, @owner, @payload, 'queued', @at)
            """,
            new { id, kind, owner, payload, at = clock.GetUtcNow() },
            ct);
        await work.Commit([], ct);
        return id;
    }

    public async Task<Job?> Find(Guid id, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.First<Job>($"select {Columns} from platform_job where id = @id", new { id }, ct);
    }

    /// <summary>Jobs of one kind and owner, newest first, from the one after <paramref name="after"/> on.</summary>
    public async Task<IReadOnlyList<Job>> Of(string kind, string owner, Guid? after, int most, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.Query<Job>(
            $"select {Columns} from platform_job where kind = @kind and owner = @owner and (@first = @yes or id < @after) order by id desc limit @most",
            new { kind, owner, first = after is null, yes = true, after = after ?? Guid.Empty, most },
            ct);
    }

    /// <summary>Open jobs, and those that ended within <paramref name="since"/>; newest first, from the one after <paramref name="after"/> on.</summary>
    /// <param name="state">queued, running, done or failed; null for all.</param>
    /// <param name="kind">Null for all.</param>
    public async Task<IReadOnlyList<JobLine>> List(string? state, string? kind, DateTimeOffset since, Guid? after, int most, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.Query<JobLine>(
            """
            select id, kind, state, done, total, message, created_at, finished_at, lease_until from platform_job
            where (finished_at is null or finished_at >= @since) and (@anyState = @yes or state = @state) and (@anyKind = @yes or kind = @kind)
              and (@first = @yes or id < @after)
            order by id desc limit @most
            """,
            new
            {
                since, anyState = state is null, state = state ?? string.Empty, anyKind = kind is null, kind = kind ?? string.Empty, first = after is null,
                after = after ?? Guid.Empty, most, yes = true,
            },
            ct);
    }

    /// <summary>How many of those jobs there are of each state and kind.</summary>
    public async Task<IReadOnlyList<JobCount>> Counts(DateTimeOffset since, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await session.Query<JobCount>(
            "select state, kind, count(*) as jobs from platform_job where finished_at is null or finished_at >= @since group by state, kind order by state, kind",
            new { since },
            ct);
    }

    /// <summary>The oldest open job nobody holds, now held by <paramref name="worker"/> for <see cref="Lease"/>.</summary>
    public async Task<Job?> Take(string worker, Act act, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using (var session = await database.Read(ct))
        {
            // Looking first keeps idle workers from asking for the write lock.
            if (await session.First<Guid?>(Free, new { now }, ct) is null)
            {
                return null;
            }
        }

        await using var work = await database.Begin(act, ct);
        if (await work.First<Guid?>(Free, new { now }, ct) is not { } id)
        {
            return null;
        }

        var taken = await work.Execute(
            """
            update platform_job set state = 'running', lease_owner = @worker, lease_until = @until
            where id = @id and state in ('queued', 'running') and (lease_until is null or lease_until < @now)
            """,
            new { id, worker, now, until = now + Lease },
            ct);
        var job = taken == 0 ? null : await work.First<Job>($"select {Columns} from platform_job where id = @id", new { id }, ct);
        await work.Commit([], ct);
        return job;
    }

    /// <summary>Keeps the lease and tells how far the job is. False: the lease was lost, stop at once.</summary>
    public async Task<bool> Report(Guid id, string worker, long done, long? total, Act act, CancellationToken ct)
    {
        await using var work = await database.Begin(act, ct);
        var kept = await work.Execute(
            """
            update platform_job set done = @done, total = @total, lease_until = @until
            where id = @id and lease_owner = @worker and state = 'running'
            """,
            new { id, worker, done, total, until = clock.GetUtcNow() + Lease },
            ct);
        await work.Commit([], ct);
        return kept == 1;
    }

    /// <summary>
    /// Ends a job inside the caller's transaction, so that its result and its end are one. False: the lease was lost, and the job
    /// is another worker's to end.
    /// </summary>
    public async Task<bool> End(Work work, Guid id, string worker, bool failed, string? message, CancellationToken ct)
        => await work.Execute(
            """
            update platform_job set state = @state, message = @message, finished_at = @at, lease_until = null
            where id = @id and lease_owner = @worker and state = 'running'
            """,
            new { id, worker, state = failed ? "failed" : "done", message, at = clock.GetUtcNow() },
            ct) == 1;

    private const string Free =
        """
        select id from platform_job
        where state in ('queued', 'running') and (lease_until is null or lease_until < @now)
        order by created_at limit 1
        """;
}
