using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Orders;

/// <summary>
/// Closes the open orders about certificates that a report has suspended or revoked, in the transaction of the report: it cannot be
/// lost, and a report that is repeated finds nothing open.
/// </summary>
internal static class ObeyedOrders
{
    /// <summary>The facts to be recorded beside those of the report.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> Close(Work work, IReadOnlyList<Certificate> stopped, DateOnly reportedOn, CancellationToken ct)
    {
        if (stopped.Count == 0)
        {
            return [];
        }

        var facts = new List<JournalEntry>();
        var byId = stopped.ToDictionary(c => c.Id);
        foreach (var order in await OrderStore.OpenAbout(work, byId.Keys, ct))
        {
            var certificate = byId[order.Certificate];
            if (order.ToOrder().IsObeyedBy(certificate.Status) && await OrderStore.Obey(work, order.Id, reportedOn, ct))
            {
                var status = certificate.Status.ToString().ToLowerInvariant();
                facts.Add(JournalEntry.Internal(order.Id, new OrderObeyed(certificate.StatusSince, reportedOn, status)));
            }
        }

        return facts;
    }
}
