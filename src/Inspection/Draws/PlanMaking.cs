using System.Globalization;
using System.Text;
using System.Text.Json;
using Zhiheng.Contracts.Ledger;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Pools;
using Zhiheng.Kernel;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tree;
using Entropy = Zhiheng.Platform.Keys.Entropy;

namespace Zhiheng.Inspection.Draws;

/// <summary>The lists of a draw as the method takes them.</summary>
internal sealed record FrozenLists(SubjectPool Pool, IReadOnlyList<Exclusion> Exclusions, IReadOnlyList<Inspector> Inspectors);

/// <summary>Turns a campaign and its lists into a plan.</summary>
internal static class PlanMaking
{
    private const int SaltBytes = 16;
    private const int FewestReserves = 3;

    /// <summary>
    /// Those of the authority's subtree who have every item of the campaign in scope. They may be sent anywhere in it; edges are recusals and
    /// the last team of each enterprise that is in the pool. Sorted by id.
    /// </summary>
    public static List<Inspector> Inspectors(CampaignRow campaign, IReadOnlyList<InspectorRow> rows, IEnumerable<EdgeRow> edges, IReadOnlyCollection<SubjectRow> subjects)
    {
        var inPool = subjects.Select(one => one.Code).ToHashSet(StringComparer.Ordinal);
        var recused = edges.Where(edge => inPool.Contains(edge.Subject)).ToLookup(edge => edge.Inspector, edge => edge.Subject);
        var items = campaign.ItemCodes;
        return [.. rows
            .Where(row => row.LastDay >= campaign.EndsOn && row.ItemCodes is var scope && (scope.Contains(Inspector.EveryItem) || items.All(scope.Contains)))
            .Select(row => new Inspector(
                row.Id.ToString("n"), row.OrganRegion, [PoolMaking.Prefix(campaign.OrganRegion)], [.. row.ItemCodes], row.LastDay, row.CanLead, row.Capacity,
                [.. recused[row.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], Convert.ToHexStringLower(Entropy.Bytes(SaltBytes))))
            .OrderBy(one => one.Id, StringComparer.Ordinal)];
    }

    public static FrozenLists Lists(IReadOnlyList<SubjectRow> subjects, IReadOnlyList<Inspector> inspectors, SubjectPool pool)
        => new(pool, [.. subjects.Where(one => one.Excluded is not null).Select(one => new Exclusion(one.Code, one.Excluded!, one.Salt))], inspectors);

    public static DrawPlan Of(DrawRow draw, CampaignRow campaign, IReadOnlyList<ItemRow> items, IReadOnlyList<SubjectRow> subjects, FrozenLists lists, IReadOnlyList<PartyRow> parties, WatchedLog log)
    {
        var suite = DrawSuite.Qd1;
        return new DrawPlan(
            suite, draw.Code, new(lists.Pool.Root(suite), lists.Pool.Count), Strata(campaign, subjects),
            new([.. parties.Select(party => TreeHash.Of(Convert.FromHexString(party.Commitment!)).Value)], draw.BeaconChosen.Plan)
            {
                Parties = [.. parties.Select(party => $"{DrawWords.Role(party.Role)} {party.Name}")],
                Fallback = draw.FallbackChosen.Plan,
                RevealBy = draw.RevealBy,
            })
        {
            Authority = draw.OrganName,
            Matters = [.. items.Select(item => new Matter(item.Code, item.Basis))],
            Inspectors = new(Assigning.Root(suite, lists.Inspectors), lists.Inspectors.Count),
            Exclusions = new(Exclusions.Root(suite, lists.Exclusions), lists.Exclusions.Count),
            Team = new(campaign.TeamSize, campaign.StartsOn, campaign.EndsOn, campaign.Sealed),
            Ledger = new(log.Log, log.Witnesses, log.Quorum),
            NotBefore = draw.NotBefore,
            Replaces = draw.Replaces is { } old ? TreeHash.Of(Convert.FromHexString(old)).Value : null,
        };
    }

    private static List<Stratum> Strata(CampaignRow campaign, IReadOnlyList<SubjectRow> subjects)
    {
        var strata = new List<Stratum>();
        foreach (var share in campaign.Shares.OrderBy(one => one.Class, StringComparer.Ordinal))
        {
            var isAll = share.Class == "*";
            var inside = subjects.Count(one => isAll || one.Grade == share.Class);
            var members = subjects.Count(one => one.Excluded is null && (isAll || one.Grade == share.Class));
            if (inside == 0)
            {
                continue;
            }

            var ratio = share.Ratio is { } text ? Ratio(text) : null;
            var stratum = new Stratum(isAll ? "all" : $"class-{share.Class}", members, share.Number, ratio, DrawMethod.Equal);
            strata.Add(stratum with
            {
                Rule = $"{(isAll ? "不分类" : $"信用风险 {share.Class} 类")}{(share.Class == PoolMaking.Ordinary ? "（含未分类的）" : "")}，{(ratio is null ? $"抽取 {share.Number} 家" : $"按 {ratio} 抽取，进位取整")}",
                Grades = isAll ? [] : [share.Class],
                Reserves = Math.Max(FewestReserves, stratum.Draws),
            });
        }

        return strata;
    }

    // A plan writes a ratio in one way only: no zeros at its end.
    private static string Ratio(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture).ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>The leaf of an inspector as it was kept.</summary>
    public static Inspector Read(string leaf)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(leaf));
        var json = document.RootElement;
        string Text(string name) => json.GetProperty(name).GetString()!;
        List<string> Texts(string name) => [.. json.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
        return new(
            Text("id"), Text("home"), Texts("regions"), Texts("items"), DateOnly.ParseExact(Text("warrant"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            json.GetProperty("leads").GetBoolean(), json.GetProperty("capacity").GetInt32(), Texts("recused"), Text("salt"));
    }
}
