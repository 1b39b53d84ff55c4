using System.Text.Json.Nodes;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Findings;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Exports;

/// <summary>What there is to send of a kind within the scope, each with the id by which it is known here.</summary>
internal static class ExportSource
{
    private const int Most = 100_000;

    public static Task<IReadOnlyList<(Guid Subject, JsonObject Record)>> Of(Session session, string kind, CancellationToken ct) => kind switch
    {
        "plan" => Plans(session, ct),
        "task" => Campaigns(session, ct),
        _ => Results(session, ct),
    };

    private static async Task<IReadOnlyList<(Guid, JsonObject)>> Plans(Session session, CancellationToken ct)
        => [.. (await PlanStore.List(session, null, ct)).Where(plan => plan.State == "published").OrderBy(plan => plan.Id).Select(plan => (plan.Id, ExportRecords.Plan(plan)))];

    private static async Task<IReadOnlyList<(Guid, JsonObject)>> Campaigns(Session session, CancellationToken ct)
    {
        var records = new List<(Guid, JsonObject)>();
        foreach (var campaign in (await CampaignStore.List(session, null, null, Most, ct)).Where(one => one.State is "drawn" or "finished").Reverse())
        {
            records.Add((campaign.Id, ExportRecords.Task(campaign, await Totals(session, campaign.Id, ct))));
        }

        return records;
    }

    private static async Task<DrawnTotals> Totals(Session session, Guid campaign, CancellationToken ct)
        => await OpenStore.Totals(session, campaign, ct) with { HeldOn = await OpenStore.HeldAt(session, campaign, ct) is { } at ? BusinessCalendar.DateIn(at) : null };

    private static async Task<IReadOnlyList<(Guid, JsonObject)>> Results(Session session, CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in (await ItemListStore.All(session, ct)).Reverse())
        {
            foreach (var item in await ItemListStore.Items(session, list.Version, ct))
            {
                names[item.Code] = item.Name;
            }
        }

        var steps = (await FindingStore.AllFollowUps(session, ct)).ToLookup(step => step.Task);
        return [.. (await OpenStore.FindingsToSend(session, Most, ct)).Select(finding => (finding.Task, ExportRecords.Result(finding, names, [.. steps[finding.Task]])))];
    }
}
