using System.Text;
using Zhiheng.Modules.Tests.Registry.Import;
using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Files;
using Zhiheng.Platform.Jobs;
using Zhiheng.Registry.Reporting.Import;
using Zhiheng.Registry.Reporting.Jobs;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Jobs;

public class ReportWorkerTests
{
    [Theory]
    [BothDatabases]
    public async Task A_submitted_file_is_taken_in_answered_and_dropped(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var job = await Submit(desk, Csv(Row.System(), Row.System().With("CERT_NUMBER=99926Q00002R0M|CERTI_STATUS=06"), Row.System().With("CERT_NUMBER=99926Q00003R0M|BEL_INDUSTRY=2760")));

        var worked = await Worker(desk.Database).RunOne(CancellationToken.None);

        Assert.True(worked);
        var status = (await Results(desk).Find(job, CancellationToken.None))!;
        Assert.Equal(("done", null, "报.csv"), (status.Job.State, status.Job.Message, status.FileName));
        Assert.Equal((1L, 1L, 1L), (status.Record!.Accepted, status.Record.Warned, status.Record.Rejected));
        Assert.Equal((0L, 0L), (await desk.Count("platform_file"), await desk.Count("platform_file_part")));
        Assert.False(await Worker(desk.Database).RunOne(CancellationToken.None));
    }

    [Theory]
    [BothDatabases]
    public async Task Answers_are_paged_by_row_and_lines_hold_every_finding(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var job = await Submit(desk, Csv(
            Row.System(), Row.System().With("CERT_NUMBER=99926Q00002R0M|CERTI_STATUS=06|ORG_PEOP_NUM=很多"), Row.System().With("CERT_NUMBER=99926Q00003R0M|BEL_INDUSTRY=2760")));
        await Worker(desk.Database).RunOne(CancellationToken.None);
        var results = Results(desk);
        var file = (await results.Find(job, CancellationToken.None))!.Record!.Id;

        var first = await results.Rows(file, 0, 2, onlyFindings: false, CancellationToken.None);
        var rest = await results.Rows(file, first[^1].Row, 2, onlyFindings: false, CancellationToken.None);
        var odd = await results.Rows(file, 0, 10, onlyFindings: true, CancellationToken.None);
        var lines = new List<string>();
        await foreach (var line in results.Lines(file))
        {
            lines.Add($"{line.Row} {line.Line} {line.Verdict} {line.Severity} {line.Code}");
        }

        Assert.Equal([1L, 2L, 3L], first.Concat(rest).Select(r => r.Row));
        Assert.Equal([2L, 3L], odd.Select(r => r.Row));
        Assert.Equal(
            [
                "1 2 接受  ", "2 3 拒绝 拒绝 registry.report.not-a-number", "2 3 拒绝 拒绝 registry.report.code-unknown",
                "3 4 接受（有提示） 提示 registry.report.code-unlisted",
            ],
            lines);
    }

    [Theory]
    [BothDatabases]
    public async Task A_file_that_cannot_be_read_or_has_no_template_fails_with_the_sentence(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var picture = await Submit(desk, [0x89, .. "PNG\r\n"u8]);
        var strange = await Submit(desk, Encoding.UTF8.GetBytes("甲,乙\n1,2\n"));

        await Worker(desk.Database).RunOne(CancellationToken.None);
        await Worker(desk.Database).RunOne(CancellationToken.None);

        var results = Results(desk);
        var (first, second) = ((await results.Find(picture, CancellationToken.None))!, (await results.Find(strange, CancellationToken.None))!);
        Assert.Equal(("failed", "failed"), (first.Job.State, second.Job.State));
        Assert.Contains("CSV", first.Job.Message, StringComparison.Ordinal);
        Assert.Contains("表头", second.Job.Message, StringComparison.Ordinal);
        Assert.Empty(second.Notes);
        Assert.Equal(0, await desk.Count("platform_file"));
    }

    [Theory]
    [BothDatabases]
    public async Task The_same_file_submitted_twice_is_one_record_of_two_jobs(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var jobs = new[] { await Submit(desk, Csv(Row.System())), await Submit(desk, Csv(Row.System())) };
        await using var second = desk.Database.Again();

        await Task.WhenAll(Task.Run(() => Drain(desk.Database)), Task.Run(() => Drain(second)));

        // Whoever met the other at the same file left its job alone; it is taken up again when the lease has run out.
        desk.Database.Clock.Advance(JobQueue.Lease + TimeSpan.FromSeconds(1));
        await Drain(second);

        var results = Results(desk);
        var statuses = new[] { await results.Find(jobs[0], CancellationToken.None), await results.Find(jobs[1], CancellationToken.None) };
        Assert.All(statuses, s => Assert.Equal("done", s!.Job.State));
        Assert.Equal(statuses[0]!.Record, statuses[1]!.Record);
        Assert.Equal(["CertificateReported"], await desk.Kinds("99926Q00001R0M"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_job_whose_worker_died_is_taken_up_again_where_it_stood(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        IReadOnlyList<string[]> rows = [.. GivenLives.Rows(ImportReport.ChunkRows + 200)];
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend([.. GivenLives.Header]).Select(r => string.Join(',', r))));
        var job = await Submit(desk, bytes);
        var queue = new JobQueue(desk.Database.Database, desk.Database.Clock);
        await queue.Take("死去的", desk.Database.Act(), CancellationToken.None);
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(2);
        var source = GivenLives.Source(rows, ImportReport.ChunkRows + 100) with { Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)) };
        await Assert.ThrowsAsync<IOException>(() => desk.Register.Import.Handle(ImportDesk.One, source, desk.Database.Act(), null, null, CancellationToken.None));
        Assert.Equal(ImportReport.ChunkRows, await Answered(desk));

        var held = await Worker(desk.Database).RunOne(CancellationToken.None);
        desk.Database.Clock.Advance(JobQueue.Lease + TimeSpan.FromSeconds(1));
        var taken = await Worker(desk.Database).RunOne(CancellationToken.None);

        Assert.Equal((false, true), (held, taken));
        var status = (await Results(desk).Find(job, CancellationToken.None))!;
        Assert.Equal(("done", rows.Count), (status.Job.State, status.Record!.RowsDone));
        Assert.Equal(rows.Count, await Answered(desk));
    }

    private static async Task<long> Answered(ImportDesk desk)
    {
        await using var session = await desk.Database.Database.Read(CancellationToken.None);
        return await session.First<long>("select sum(rows) from registry_report_row", null, CancellationToken.None);
    }

    [Theory]
    [BothDatabases]
    public async Task A_worker_that_loses_its_lease_stops_and_leaves_the_job_to_the_other(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var job = await Submit(desk, Csv([.. Enumerable.Range(1, (2 * ImportReport.ChunkRows) + 1).Select(i => Row.System().With("CERT_NUMBER", $"99926Q{i:00000}R0M"))]));
        desk.Database.Clock.Tick = TimeSpan.FromMilliseconds(5);
        await using var second = desk.Database.Again();
        var late = new TestClock();
        late.Advance(TimeSpan.FromDays(1));
        var other = new JobQueue(second.Database, late);

        // When the worker is about to tell how far it is after its first chunk, the other takes the job.
        var hook = new HookedClock(desk.Database.Clock, call => call == 3 ? other.Take("另一个", desk.Database.Act(), CancellationToken.None) : Task.CompletedTask);
        var worked = await Worker(desk.Database, hook).RunOne(CancellationToken.None);

        Assert.True(worked);
        var status = (await Results(desk).Find(job, CancellationToken.None))!;
        Assert.Equal("running", status.Job.State);
        Assert.Equal(1, await desk.Count("platform_file"));
    }

    [Theory]
    [BothDatabases]
    public async Task A_job_of_another_kind_is_no_report(Dialect dialect)
    {
        await using var desk = await ImportDesk.Open(dialect);
        var job = await new JobQueue(desk.Database.Database, desk.Database.Clock).Add("other", "x", "{}", desk.Database.Act(), CancellationToken.None);

        Assert.Null(await Results(desk).Find(job, CancellationToken.None));
        Assert.Null(await Results(desk).Find(Guid.Empty, CancellationToken.None));
    }

    private static byte[] Csv(params Row[] rows)
        => Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => string.Join(',', r.Cells.Values)).Prepend(string.Join(',', rows[0].Cells.Keys))));

    private static async Task<Guid> Submit(ImportDesk desk, byte[] bytes)
    {
        var database = desk.Database;
        var submit = new SubmitReport(database.Database, new FileStore(database.Database, database.Clock), new JobQueue(database.Database, database.Clock));
        using var content = new MemoryStream(bytes);
        return (await submit.Handle(ImportDesk.One, content, "报.csv", null, database.Act(), CancellationToken.None)).Value;
    }

    private static ReportWorker Worker(TestDatabase database, TimeProvider? clock = null) => new(
        database.Database, new JobQueue(database.Database, database.Clock), new FileStore(database.Database, database.Clock),
        new TestRegister(database).Import, clock ?? database.Clock);

    private static async Task Drain(TestDatabase database)
    {
        while (await Worker(database).RunOne(CancellationToken.None))
        {
            // Until nothing is free.
        }
    }

    private static ReportResults Results(ImportDesk desk)
        => new(desk.Database.Database, new JobQueue(desk.Database.Database, desk.Database.Clock));

    /// <summary>A clock that lets something happen when it is asked.</summary>
    private sealed class HookedClock(TimeProvider clock, Func<int, Task> asked) : TimeProvider
    {
        private int calls;

        public override DateTimeOffset GetUtcNow()
        {
            asked(++calls).GetAwaiter().GetResult();
            return clock.GetUtcNow();
        }
    }
}
