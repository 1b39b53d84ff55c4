using Zhiheng.Registry.Indicators;

namespace Zhiheng.Web;

/// <summary>Keeps the published figures up with the journal and the day while the server runs. An outage is waited out.</summary>
internal sealed class IndicatorRunner(IndicatorRun run, TimeProvider clock, ILogger<IndicatorRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await run.Run(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The figures could not be brought up to date; it will be tried again");
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
