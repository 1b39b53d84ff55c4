using System.Globalization;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Studies.Benchmarks;

/// <summary>Publishes the groups that have become due by a change, narrowest first (<see cref="Publication"/>).</summary>
internal static class Publishing
{
    /// <param name="of">Any contribution to the figure and year.</param>
    /// <param name="changed">The contributions that came or went: only groups that hold one of them may have become due.</param>
    public static async Task Run(Work work, ContributionRow of, IReadOnlyList<ContributionRow> changed, DateTimeOffset now, CancellationToken ct)
    {
        var inForce = Read(await BenchmarkStore.InForce(work, of.Figure, of.Definition, of.Period, ct));
        var rows = (await BenchmarkStore.Groups(work, of.Figure, of.Definition, of.Period, ct)).ToDictionary(row => new GroupKey(row.Industry, row.Place));
        var published = Groups(rows.Values, await BenchmarkStore.Members(work, of.Figure, of.Definition, of.Period, ct)).ToDictionary(group => group.Key);
        foreach (var key in changed.SelectMany(row => GroupKey.Of(row.Division, row.Region)).Distinct())
        {
            var members = inForce.Where(one => key.Holds(one.Division, one.Region)).ToList();
            var byOwner = members.ToDictionary(one => one.Owner, one => one.Id);
            if (!Publication.IsDue(key, byOwner, published.GetValueOrDefault(key), published.Values))
            {
                continue;
            }

            var quartiles = Quartiles.Of(members.Select(one => one.Value));
            var row = new GroupRow
            {
                Id = rows.GetValueOrDefault(key)?.Id ?? Guid.CreateVersion7(now), Figure = of.Figure, Definition = of.Definition, Period = of.Period, Industry = key.Industry, Place = key.Place,
                Firms = members.Count, Quartile1 = Text(quartiles.First), Median = Text(quartiles.Median), Quartile3 = Text(quartiles.Third), PublishedAt = now,
            };
            await BenchmarkStore.Publish(work, row, members, ct);
            published[key] = new PublishedGroup(row.Id, key, byOwner);
        }
    }

    public static List<Contributed> Read(IEnumerable<ContributionRow> rows)
        => [.. rows.Select(row => new Contributed(row.Id, (row.Body ?? row.Organization)!.Value, decimal.Parse(row.Value!, CultureInfo.InvariantCulture), row.Division, row.Region))];

    public static IEnumerable<PublishedGroup> Groups(IEnumerable<GroupRow> rows, IReadOnlyList<MemberRow> members)
    {
        var byGroup = members.ToLookup(member => member.Published);
        return rows.Select(row => new PublishedGroup(row.Id, new GroupKey(row.Industry, row.Place), byGroup[row.Id].ToDictionary(member => member.Owner, member => member.Contribution)));
    }

    private static string Text(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
