using Zhiheng.Inspection.Findings;
using Zhiheng.Kernel;
using Zhiheng.Ledger.Logs;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;

namespace Zhiheng.Web.Pages.Workbench.Checks;

/// <summary>
/// Findings whose publication has ended leave the ledger: the leaf stays provable, the payload is no longer shown. Run twice, or after a
/// crash in the middle, it withdraws each once; what has no leaf yet is left for the next run.
/// </summary>
public sealed class EndOfPublication(EndedFindings findings, LedgerReading ledger, WithdrawPayloadHandler withdraw, Database database, TimeProvider clock)
{
    public async Task Run(CancellationToken ct)
    {
        foreach (var ended in await findings.End(ct))
        {
            var (task, why) = (ended.Task, ended.EndedWhy);
            if (await IsPublic(task, ct))
            {
                if (await ledger.PlaceOfNewest(task, ct) is not { } place)
                {
                    continue;
                }

                await withdraw.Handle(new WithdrawPayload(place.Index), new Act("质衡", Capacity.System, clock.GetUtcNow(), why, "检查结果公示期"), ct);
            }

            await findings.Withdrawn(task, ct);
        }
    }

    private async Task<bool> IsPublic(Guid task, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await Journal.NewestPublicFactOf(session, task, ct) is not null;
    }
}
