using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Jobs;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform;

public class JobQueueTests
{
    [Theory]
    [BothDatabases]
    public async Task The_oldest_job_comes_first_and_an_empty_queue_gives_none(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var queue = new JobQueue(database.Database, database.Clock);
        var first = await Add(queue, database);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await Add(queue, database);

        Assert.Equal([first, second, null], [await Take(queue, database, "甲"), await Take(queue, database, "乙"), await Take(queue, database, "丙")]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_lease_holds_for_thirty_seconds_and_then_another_worker_takes_the_job(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var queue = new JobQueue(database.Database, database.Clock);
        var job = await Add(queue, database);
        await Take(queue, database, "甲");

        database.Clock.Advance(JobQueue.Lease);
        var onTime = await Take(queue, database, "乙");
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var late = await Take(queue, database, "乙");

        Assert.Null(onTime);
        Assert.Equal(job, late);
    }

    [Theory]
    [BothDatabases]
    public async Task A_report_keeps_the_lease(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var queue = new JobQueue(database.Database, database.Clock);
        var job = await Add(queue, database);
        await Take(queue, database, "甲");

        database.Clock.Advance(TimeSpan.FromSeconds(29));
        var kept = await queue.Report(job, "甲", 5, 10, database.Act(), CancellationToken.None);
        database.Clock.Advance(TimeSpan.FromSeconds(29));

        Assert.True(kept);
        Assert.Null(await Take(queue, database, "乙"));
        var found = await queue.Find(job, CancellationToken.None);
        Assert.Equal(("running", 5L, 10L, true), (found!.State, found.Done, found.Total, found.IsOpen));
    }

    [Theory]
    [BothDatabases]
    public async Task Who_lost_the_lease_neither_reports_nor_ends(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var queue = new JobQueue(database.Database, database.Clock);
        var job = await Add(queue, database);
        await Take(queue, database, "甲");
        database.Clock.Advance(TimeSpan.FromSeconds(31));
        await Take(queue, database, "乙");

        var kept = await queue.Report(job, "甲", 5, null, database.Act(), CancellationToken.None);
        var ended = await End(queue, database, job, "甲");

        Assert.False(kept);
        Assert.False(ended);
        Assert.True((await queue.Find(job, CancellationToken.None))!.IsOpen);
        Assert.True(await End(queue, database, job, "乙"));
    }

    [Theory]
    [BothDatabases]
    public async Task An_ended_job_is_never_taken_again(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        var queue = new JobQueue(database.Database, database.Clock);
        var job = await Add(queue, database);
        await Take(queue, database, "甲");
        await End(queue, database, job, "甲");

        database.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await Take(queue, database, "乙"));
        var found = await queue.Find(job, CancellationToken.None);
        Assert.Equal(("done", "好了", false), (found!.State, found.Message, found.IsOpen));
    }

    [Theory]
    [BothDatabases]
    public async Task Many_workers_at_once_never_hold_one_job_twice(Dialect dialect)
    {
        await using var database = await TestDatabase.Create(dialect);
        await using var second = database.Again();
        var jobs = new List<Guid?>();
        for (var i = 0; i < 20; i++)
        {
            jobs.Add(await Add(new JobQueue(database.Database, database.Clock), database));
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            var queue = new JobQueue((worker % 2 == 0 ? database : second).Database, database.Clock);
            var mine = new List<Guid?>();

            // None may mean that another was faster; the queue is empty when it says so several times.
            for (var none = 0; none < 10;)
            {
                var job = await Take(queue, database, $"工{worker}");
                none = job is null ? none + 1 : 0;
                mine.AddRange(job is null ? [] : [job]);
            }

            return mine;
        })));

        Assert.Equal(jobs.Order(), taken.SelectMany(t => t).Order());
    }

    private static Task<Guid> Add(JobQueue queue, TestDatabase database)
        => queue.Add("report", "CNCA-R-2999-001", "{}", database.Act(), CancellationToken.None);

    private static async Task<Guid?> Take(JobQueue queue, TestDatabase database, string worker)
        => (await queue.Take(worker, database.Act(), CancellationToken.None))?.Id;

    private static async Task<bool> End(JobQueue queue, TestDatabase database, Guid job, string worker)
    {
        await using var work = await database.Database.Begin(database.Act(), CancellationToken.None);
        var ended = await queue.End(work, job, worker, failed: false, "好了", CancellationToken.None);
        await work.Commit([], CancellationToken.None);
        return ended;
    }
}
