using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Plans;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Inspection.Open;

/// <summary>A page of findings; the cursor of the next page, or null on the last.</summary>
public sealed record FindingPage(IReadOnlyList<PublishedFinding> Findings, long Count, string? Next);

/// <summary>A page of enterprises with their visits of a year; the code to go on from, or null on the last.</summary>
public sealed record VisitPage(IReadOnlyList<VisitCount> Counts, string? Next);

/// <summary>What everybody may read of inspections: plans, campaigns, findings, visits against caps, statistics.</summary>
public sealed class OpenInspections(Database database, BusinessCalendar calendar)
{
    public const int PageRows = 50;

    private static readonly (DateOnly, Guid) First = (DateOnly.MaxValue, new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    public async Task<IReadOnlyList<PlanRow>> Plans(CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await PlanStore.Published(session, ct);
    }

    public async Task<IReadOnlyList<CampaignRow>> Campaigns(Guid? before, int most, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await CampaignStore.PublicList(session, before, most, ct);
    }

    public async Task<CampaignRow?> Campaign(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        return await CampaignStore.Public(session, code, ct);
    }

    /// <summary>Findings whose publication has not ended, by the enterprise's whole code or a part of its name. A cursor nobody gave out starts at the first.</summary>
    public async Task<FindingPage> Findings(string? text, string? cursor, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var asked = text?.Trim() ?? string.Empty;
        var rows = await OpenStore.Findings(session, asked, calendar.Today, Read(cursor), PageRows + 1, ct);
        var shown = rows.Take(PageRows).ToList();
        var count = await OpenStore.CountFindings(session, asked, calendar.Today, ct);
        return new FindingPage(shown, count, rows.Count > PageRows ? $"{shown[^1].PublishedOn:yyyy-MM-dd}_{shown[^1].Task:N}" : null);
    }

    /// <summary>Visits of the current year per enterprise and item, against the cap of the version under which they were arranged.</summary>
    public async Task<VisitPage> Visits(string? text, string? after, int most, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var (from, to) = Year(calendar.Today.Year);
        var subjects = await OpenStore.Visited(session, text?.Trim() ?? string.Empty, from, to, after ?? string.Empty, most + 1, ct);
        var shown = subjects.Take(most).ToList();
        var rows = await OpenStore.Visits(session, shown, from, to, ct);
        var lists = new Dictionary<int, Dictionary<string, Item>>();
        foreach (var version in rows.Select(row => row.List).Distinct())
        {
            lists[version] = (await ItemListStore.Items(session, version, ct)).Select(ItemWords.Read).ToDictionary(item => item.Code, StringComparer.Ordinal);
        }

        var counts = rows
            .SelectMany(row => PublishedFinding.Strings(row.Items).Select(code => (Row: row, Item: lists[row.List].GetValueOrDefault(code), Code: code)))
            .GroupBy(visit => (visit.Row.Subject, visit.Code))
            .Select(group => new VisitCount(
                group.Key.Subject, group.Last().Row.SubjectName, group.Last().Row.Region, group.Key.Code, group.Last().Item?.Name ?? group.Key.Code, group.Count(),
                group.Last().Item?.AnnualCap ?? 1))
            .OrderBy(count => count.Subject, StringComparer.Ordinal).ThenBy(count => count.Item, StringComparer.Ordinal).ToList();
        return new VisitPage(counts, subjects.Count > most ? shown[^1] : null);
    }

    /// <summary>Rates over the findings of checks of a year that were published. Those that had closed or moved do not count as visits.</summary>
    public async Task<FindingStatistics> Statistics(int year, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var (from, to) = Year(year);
        var rows = (await OpenStore.Grouped(session, from, to, ct))
            .Select(row => (Row: row, Codes: PublishedFinding.Strings(row.Codes))).Where(row => PublishedFinding.IsChecked(row.Codes))
            .Select(row => (row.Row, Problems: PublishedFinding.IsProblem(row.Codes) ? row.Row.Visits : 0)).ToList();
        var names = await ItemListStore.InForce(session, calendar.Today, ct) is { } list
            ? (await ItemListStore.Items(session, list.Version, ct)).ToDictionary(item => item.Code, item => item.Name, StringComparer.Ordinal) : [];
        return new FindingStatistics(
            year,
            new FindingRate("all", "全部", rows.Sum(row => row.Row.Visits), rows.Sum(row => row.Problems)),
            Rates(rows.SelectMany(row => PublishedFinding.Strings(row.Row.Items).Select(code => (code, names.GetValueOrDefault(code, code), row.Row.Visits, row.Problems)))),
            Rates(rows.Select(row => (row.Row.OrganRegion, row.Row.OrganName, row.Row.Visits, row.Problems))),
            Rates(rows.Select(row => (row.Row.Unit, row.Row.Unit, row.Row.Visits, row.Problems))));
    }

    internal static (DateOnly From, DateOnly To) Year(int year) => (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static IReadOnlyList<FindingRate> Rates(IEnumerable<(string Key, string Name, long Visits, long Problems)> rows)
        => [.. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .Select(group => new FindingRate(group.Key, group.First().Name, group.Sum(row => row.Visits), group.Sum(row => row.Problems)))
            .OrderByDescending(rate => rate.Rate).ThenBy(rate => rate.Key, StringComparer.Ordinal)];

    private static (DateOnly, Guid) Read(string? cursor)
        => cursor?.Split('_') is [var day, var id] && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var on) && Guid.TryParseExact(id, "N", out var task) ? (on, task) : First;
}
