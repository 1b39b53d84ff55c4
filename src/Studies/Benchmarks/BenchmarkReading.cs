using System.Globalization;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Studies.Benchmarks;

/// <summary>What everybody may see of a group.</summary>
/// <param name="Firms">A band: 5–9, 10–19, 20–49, 50+.</param>
public sealed record GroupView(GroupKey Key, string Firms, Quartiles Quartiles, DateTimeOffset PublishedAt);

/// <summary>A firm beside a group.</summary>
/// <param name="Wanted">The narrowest group of the firm; where <c>Group.Key</c> is another one, it was too small and was widened.</param>
/// <param name="Own">The own value, where the firm contributed one.</param>
public sealed record Comparison(BenchmarkFigure Figure, int Period, GroupKey Wanted, GroupView Group, decimal? Own)
{
    /// <summary>0 below the first quartile, 1 up to the median, 2 up to the third quartile, 3 above it; null without an own value.</summary>
    public int? Quarter => Own is not { } own ? null
        : own < Group.Quartiles.First ? 0
        : own <= Group.Quartiles.Median ? 1
        : own <= Group.Quartiles.Third ? 2
        : 3;
}

/// <summary>Reads published groups; a contribution is shown to the firm that made it and to nobody else.</summary>
public sealed class BenchmarkReading(Database database, IParties parties)
{
    public async Task<IReadOnlyList<ContributionRow>> Own(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await BenchmarkStore.Own(session, ct);
    }

    /// <summary>The narrowest group of the firm that may be shown.</summary>
    public async Task<Outcome<Comparison>> Compare(string? key, int period, string? division, Mandate mandate, CancellationToken ct)
    {
        if (BenchmarkFigures.Find(key) is not { } figure)
        {
            return BenchmarkRefusals.Figure();
        }

        if (Industries.SectionOf(division) is null)
        {
            return BenchmarkRefusals.Division();
        }

        var owner = await parties.Of(mandate.Scope.Body, mandate.Scope.Body is null ? mandate.Scope.Organization : null, ct);
        var region = RegionCode.Parse(owner?.Region);
        if (region.IsRefused)
        {
            return BenchmarkRefusals.Region();
        }

        var shown = (await Shown(figure.Key, period, ct)).ToDictionary(group => group.Key);
        var keys = GroupKey.Of(division!, region.Value.Value);
        if (keys.FirstOrDefault(shown.ContainsKey) is not { } found)
        {
            return BenchmarkRefusals.TooFew();
        }

        await using var session = await database.Read(mandate.Scope, ct);
        var own = await BenchmarkStore.Own(session, figure.Key, figure.Version, period, ct);
        return new Comparison(figure, period, keys[0], shown[found], own?.Value is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Every group of a figure and year that may be shown, the same to everybody.</summary>
    public async Task<IReadOnlyList<GroupView>> Shown(string key, int period, CancellationToken ct)
    {
        if (BenchmarkFigures.Find(key) is not { } figure)
        {
            return [];
        }

        await using var session = await database.Read(ct);
        var rows = await BenchmarkStore.Groups(session, key, figure.Version, period, ct);
        var published = Publishing.Groups(rows, await BenchmarkStore.Members(session, key, figure.Version, period, ct)).ToDictionary(group => group.Id);
        var contributing = (await BenchmarkStore.InForce(session, key, figure.Version, period, ct)).Select(row => (row.Body ?? row.Organization)!.Value).ToHashSet();
        return [.. rows.Where(row => Publication.IsShown(published[row.Id], contributing)).Select(View)];
    }

    private static GroupView View(GroupRow row)
    {
        static decimal Read(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
        return new GroupView(new GroupKey(row.Industry, row.Place), Bands.Of(row.Firms), new Quartiles(Read(row.Quartile1), Read(row.Median), Read(row.Quartile3)), row.PublishedAt);
    }
}
