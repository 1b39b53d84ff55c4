using Zhiheng.Ledger.Logs;

namespace Zhiheng.Web;

/// <summary>Lets the ledger grow while the server runs. Any number of servers may; the database lets one at a time.</summary>
internal sealed class LedgerRunner(Sequencer sequencer, Witnessing witnessing, TimeProvider clock, ILogger<LedgerRunner> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var (grown, pause) = (0, Pause);
            try
            {
                grown = await sequencer.Integrate(stoppingToken);
                await witnessing.Ask(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The ledger could not grow; it will be tried again");
                pause = PauseAfterTrouble;
            }

            if (grown < Sequencer.MostLeaves)
            {
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
