namespace Zhiheng.Web;

/// <summary>What is done round by round while the server runs. An outage is told and waited out: the next round tries again.</summary>
internal abstract class Runner(TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>One round; the answer is how long to rest after it.</summary>
    protected abstract Task<TimeSpan> Round(CancellationToken ct);

    /// <summary>Whether the step went through; if not, <paramref name="trouble"/> stands in the log, and the rest of the round goes on.</summary>
    protected async Task<bool> Try(Func<CancellationToken, Task> step, string trouble, CancellationToken ct)
    {
        try
        {
            await step(ct);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "{Trouble}", trouble);
            return false;
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await Round(stoppingToken);
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
