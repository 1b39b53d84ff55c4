using System.Text.Json;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Files;
using Zhiheng.Platform.Jobs;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Registry.Reporting.Import;

namespace Zhiheng.Registry.Reporting.Jobs;

/// <summary>Works off queued reports, one at a time. Several processes may run one each; leases keep them apart.</summary>
public sealed class ReportWorker(Database database, JobQueue jobs, FileStore files, ImportReport import, TimeProvider clock)
{
    private readonly string name = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Takes one job and runs it to its end. False: there was none.</summary>
    public async Task<bool> RunOne(CancellationToken ct)
    {
        if (await jobs.Take(name, Own("领取上报任务"), ct) is not { } job)
        {
            return false;
        }

        var order = JsonSerializer.Deserialize<ReportJob>(job.Payload)!;
        var path = Path.GetTempFileName();
        try
        {
            await files.Fetch(order.File, path, ct);
            await Run(job, order, path, ct);
        }
        finally
        {
            File.Delete(path);
        }

        return true;
    }

    private async Task Run(Job job, ReportJob order, string path, CancellationToken ct)
    {
        var opened = ReportFile.Open(path, FileLimits.Default);
        if (opened.IsRefused)
        {
            await End(job, order, failed: true, opened.Refusal.Message, ct);
            return;
        }

        using var file = opened.Value;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var act = new Act(order.Who ?? job.Owner, Capacity.CertificationBody, clock.GetUtcNow(), $"上报文件 {order.FileName}", "认证认可条例", [$"sha256:{file.Sha256}"])
        {
            Account = order.Account,
            OnBehalfOf = order.OnBehalfOf,
        };
        var progress = new Tell(file, clock, (done, total) => jobs.Report(job.Id, name, done, total, Own("报告进度"), CancellationToken.None), lost);
        try
        {
            var outcome = await import.Handle(job.Owner, file.ToSource(order.FileName, order.TemplateNo), act, null, progress, lost.Token);
            await progress.Settled();
            if (outcome.IsRefused && outcome.Refusal.Code == "registry.report.already-running")
            {
                // Somebody else is at the same file. When the lease has run out, this job is taken up again and finds the file done.
                return;
            }

            await End(job, order, outcome.IsRefused, outcome.IsRefused ? outcome.Refusal.Message : null, ct);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // The lease went to another worker, which carries on from the last committed chunk.
        }
    }

    private async Task End(Job job, ReportJob order, bool failed, string? message, CancellationToken ct)
    {
        await using var work = await database.Begin(Own("结束上报任务"), ct);
        if (await jobs.End(work, job.Id, name, failed, message, ct))
        {
            await FileStore.Drop(work, order.File, ct);
            await work.Commit([], ct);
        }
    }

    private Act Own(string reason) => new(name, Capacity.System, clock.GetUtcNow(), reason);

    /// <summary>Tells the queue how far the job is, at most twice a second, and stops the import when the lease is lost.</summary>
    private sealed class Tell(ReportFile file, TimeProvider clock, Func<long, long?, Task<bool>> report, CancellationTokenSource lost)
        : IProgress<ImportProgress>
    {
        private Task last = Task.CompletedTask;
        private DateTimeOffset told;

        public void Report(ImportProgress value)
        {
            var now = clock.GetUtcNow();
            if (now - told < TimeSpan.FromMilliseconds(500) || !last.IsCompleted)
            {
                return;
            }

            told = now;
            var total = value.Expected ?? (file.Progress > 0.02 ? (long)(value.Done / file.Progress) : null);
            last = Send(value.Done, total);
        }

        public Task Settled() => last;

        private async Task Send(long done, long? total)
        {
            if (!await report(done, total))
            {
                await lost.CancelAsync();
            }
        }
    }
}
