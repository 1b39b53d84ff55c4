using Zhiheng.Contracts.Registry;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Platform.Keys;
using Entropy = Zhiheng.Platform.Keys.Entropy;

namespace Zhiheng.Inspection.Draws;

/// <summary>
/// Who can be drawn for a campaign. Decided here: conditions narrow the pool (every tag that is named must be in force; the class must be
/// named; the region must hold the enterprise); who has been visited as often as an item of the same field allows is left out with the
/// reason <c>cap</c>; who carries one of the tags <c>closed</c>, <c>moved</c>, <c>case-open</c> is left out with that reason.
/// </summary>
internal static class PoolMaking
{
    /// <summary>An enterprise without a class counts as ordinary (国市监信发〔2022〕6号: B 类).</summary>
    public const string Ordinary = "B";

    private const int SaltBytes = 16;
    private static readonly string[] Excluding = ["closed", "moved", "case-open"];

    public static List<SubjectRow> Of(
        CampaignRow campaign, IEnumerable<PoolMember> members, IReadOnlyList<TagRow> tags, IReadOnlyList<ClassRow> classes, IReadOnlyList<ItemRow> items, HashSet<string> capped)
    {
        var (conditions, shares) = (campaign.ConditionSet, campaign.Shares.Select(share => share.Class).ToHashSet(StringComparer.Ordinal));
        var classOf = classes.ToDictionary(row => row.Subject, row => row.Class, StringComparer.Ordinal);
        var tagsOf = tags.ToLookup(row => row.Subject, StringComparer.Ordinal);
        var subjects = new List<SubjectRow>();
        foreach (var member in members.OrderBy(one => one.Code, StringComparer.Ordinal))
        {
            var grade = classOf.GetValueOrDefault(member.Code, Ordinary);
            var carried = tagsOf[member.Code].Where(tag => member.Region.StartsWith(Prefix(tag.Region), StringComparison.Ordinal)).Select(tag => tag.Tag).ToHashSet(StringComparer.Ordinal);
            var isWanted = (shares.Contains("*") || shares.Contains(grade))
                && (conditions.Classes.Count == 0 || conditions.Classes.Contains(grade))
                && conditions.Tags.All(carried.Contains)
                && (conditions.Region is not { } region || member.Region.StartsWith(Prefix(region), StringComparison.Ordinal));
            if (isWanted)
            {
                subjects.Add(new SubjectRow
                {
                    Code = member.Code, Name = member.Name, Region = member.Region, Grade = grade, Salt = Convert.ToHexStringLower(Entropy.Bytes(SaltBytes)),
                    Excluded = Excluding.FirstOrDefault(carried.Contains) ?? (capped.Contains(member.Code) ? "cap" : null), Organization = member.Organization,
                });
            }
        }

        return subjects;
    }

    /// <summary>Enterprises whose visits of the year have reached the cap of an item of the campaign, counted over all items of its field.</summary>
    /// <param name="fieldOf">The field of an item of a version of the list.</param>
    public static HashSet<string> Capped(IReadOnlyList<ItemRow> items, IEnumerable<VisitRow> visits, Func<int, string, string?> fieldOf)
    {
        var caps = items.GroupBy(item => item.Field, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Min(item => item.AnnualCap), StringComparer.Ordinal);
        return [.. visits
            .SelectMany(visit => System.Text.Json.JsonSerializer.Deserialize<List<string>>(visit.Items)!.Select(code => fieldOf(visit.List, code)).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(field => (visit.Subject, Field: field)))
            .CountBy(one => one)
            .Where(count => caps.TryGetValue(count.Key.Field, out var cap) && count.Value >= cap)
            .Select(count => count.Key.Subject)];
    }

    /// <summary>A division code without its trailing pairs of zeros.</summary>
    public static string Prefix(string region) => Kernel.RegionCode.Parse(region) is { IsRefused: false } code ? code.Value.Prefix : region;
}
