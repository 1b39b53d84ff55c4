using Zhiheng.Platform.Audits;
using Zhiheng.Web.Pages.Workbench.Checks;

namespace Zhiheng.Web;

/// <summary>What is done once a day, asked for every few minutes: a server that was down at midnight catches up, two do it once.</summary>
internal sealed class DailyRunner(AuditAnchoring anchoring, EndOfPublication publications, TimeProvider clock, ILogger<DailyRunner> log) : Runner(clock, log)
{
    protected override async Task<TimeSpan> Round(CancellationToken ct)
    {
        await Try(anchoring.AnchorYesterday, "The audit log could not be anchored; it will be tried again", ct);
        await Try(publications.Run, "Findings could not be taken out of publication; it will be tried again", ct);
        return TimeSpan.FromMinutes(5);
    }
}
