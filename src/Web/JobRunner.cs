using Zhiheng.Registry.Reporting.Jobs;

namespace Zhiheng.Web;

/// <summary>Works off queued reports while the server runs. An outage is waited out; the job stays queued.</summary>
internal sealed class JobRunner(ReportWorker worker, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var busy = false;
            try
            {
                busy = await worker.RunOne(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "A job could not be worked on; it will be taken up again");
            }

            if (!busy)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
