using Zhiheng.Platform.Audits;
using Zhiheng.Web.Pages.Workbench.Checks;

namespace Zhiheng.Web;

/// <summary>What is done once a day, asked for every few minutes: a server that was down at midnight catches up, two do it once.</summary>
internal sealed class DailyRunner(AuditAnchoring anchoring, EndOfPublication publications, TimeProvider clock, ILogger<DailyRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await anchoring.AnchorYesterday(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The audit log could not be anchored; it will be tried again");
            }

            try
            {
                await publications.Run(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Findings could not be taken out of publication; it will be tried again");
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
