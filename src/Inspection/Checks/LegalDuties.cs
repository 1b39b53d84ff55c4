using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Checks;

/// <summary>How often an enterprise was visited in a year, and the smallest cap of the items that are to be checked.</summary>
public sealed record VisitCount(int Year, int Visits, int Cap);

/// <summary>What 国办发〔2024〕54号 asks of every visit: only what is on the list in force, and no more often than its cap.</summary>
internal static class LegalDuties
{
    public static async Task<Refusal?> Trouble(Session session, CheckTask task, DateOnly day, CancellationToken ct)
    {
        var items = await InForce(session, day, ct);
        if (task.ItemCodes.FirstOrDefault(code => !items.ContainsKey(code)) is { } gone)
        {
            return CheckRefusals.ItemWithdrawn(gone);
        }

        var made = await Made(session, task, day.Year, ct);
        foreach (var code in task.ItemCodes)
        {
            var visits = made.Count(one => one.ItemCodes.Contains(code));
            if (visits >= items[code].AnnualCap)
            {
                return CheckRefusals.CapReached(visits, items[code].AnnualCap, day.Year, code);
            }
        }

        return null;
    }

    /// <summary>Visits to the enterprise in the year, this one included once it has begun, by whatever authority.</summary>
    public static async Task<VisitCount> Count(Session session, CheckTask task, DateOnly today, CancellationToken ct)
    {
        var items = await InForce(session, today, ct);
        var caps = task.ItemCodes.Where(items.ContainsKey).Select(code => items[code].AnnualCap).ToList();
        var made = await Made(session, task, today.Year, ct);
        return new VisitCount(today.Year, made.Count + (task.HasBegun ? 1 : 0), caps.Count == 0 ? 0 : caps.Min());
    }

    private static async Task<Dictionary<string, ItemRow>> InForce(Session session, DateOnly day, CancellationToken ct)
        => await ItemListStore.InForce(session, day, ct) is { } list
            ? (await ItemListStore.Items(session, list.Version, ct)).ToDictionary(item => item.Code, StringComparer.Ordinal)
            : [];

    private static Task<IReadOnlyList<VisitMade>> Made(Session session, CheckTask task, int year, CancellationToken ct)
        => RecordStore.Visits(session, task.Subject, task.Id, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), ct);
}
