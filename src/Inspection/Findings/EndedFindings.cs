using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Findings;

/// <summary>Findings whose publication has ended, and what of them the ledger still has to stop showing. The program itself does it.</summary>
public sealed class EndedFindings(Database database, BusinessCalendar calendar)
{
    private const int AtOnce = 200;

    /// <summary>Ends what was public until a day before today; then names every task whose payload is to be withdrawn, and why.</summary>
    public async Task<IReadOnlyList<EndedFinding>> End(CancellationToken ct)
    {
        IReadOnlyList<EndedFinding> lapsed;
        await using (var session = await database.Read(ct))
        {
            lapsed = await FindingStore.Lapsed(session, calendar.Today, AtOnce, ct);
        }

        foreach (var task in lapsed.Select(one => one.Task))
        {
            await using var work = await database.Begin(new Act("质衡", Capacity.System, calendar.Now, "公示期届满"), ct);
            await FindingStore.End(work, task, calendar.Today, "公示期届满", ct);
            await work.Sign(ct);
            await work.Commit([], ct);
        }

        await using var reading = await database.Read(ct);
        return await FindingStore.ToWithdraw(reading, AtOnce, ct);
    }

    /// <summary>The ledger no longer shows it.</summary>
    public async Task Withdrawn(Guid task, CancellationToken ct)
    {
        await using var work = await database.Begin(new Act("质衡", Capacity.System, calendar.Now, "停止公示检查结果"), ct);
        await FindingStore.Withdrawn(work, task, calendar.Today, ct);
        await work.Sign(ct);
        await work.Commit([], ct);
    }
}
