using Zhiheng.Registry.Reporting.Jobs;

namespace Zhiheng.Web;

/// <summary>Works off queued reports while the server runs. An outage is waited out; the job stays queued.</summary>
internal sealed class JobRunner(ReportWorker worker, TimeProvider clock, ILogger<JobRunner> log) : Runner(clock, log)
{
    protected override async Task<TimeSpan> Round(CancellationToken ct)
    {
        var busy = false;
        await Try(async stopping => busy = await worker.RunOne(stopping), "A job could not be worked on; it will be taken up again", ct);
        return busy ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500);
    }
}
