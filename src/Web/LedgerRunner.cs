using Zhiheng.Ledger.Logs;

namespace Zhiheng.Web;

/// <summary>Lets the ledger grow while the server runs. Any number of servers may; the database lets one at a time.</summary>
internal sealed class LedgerRunner(Sequencer sequencer, Witnessing witnessing, TimeProvider clock, ILogger<LedgerRunner> log) : Runner(clock, log)
{
    protected override async Task<TimeSpan> Round(CancellationToken ct)
    {
        var grown = 0;
        var done = await Try(
            async stopping =>
            {
                grown = await sequencer.Integrate(stopping);
                await witnessing.Ask(stopping);
            },
            "The ledger could not grow; it will be tried again",
            ct);
        return grown >= Sequencer.MostLeaves ? TimeSpan.Zero : done ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(10);
    }
}
