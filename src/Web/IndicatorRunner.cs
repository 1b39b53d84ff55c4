using Zhiheng.Registry.Indicators;

namespace Zhiheng.Web;

/// <summary>Keeps the published figures up with the journal and the day while the server runs. An outage is waited out.</summary>
internal sealed class IndicatorRunner(IndicatorRun run, TimeProvider clock, ILogger<IndicatorRunner> log) : Runner(clock, log)
{
    protected override async Task<TimeSpan> Round(CancellationToken ct)
    {
        await Try(run.Run, "The figures could not be brought up to date; it will be tried again", ct);
        return TimeSpan.FromSeconds(15);
    }
}
