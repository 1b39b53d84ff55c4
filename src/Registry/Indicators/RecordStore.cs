using System.Globalization;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Indicators;

internal sealed record RecordRow
{
    /// <summary>Of a certificate.</summary>
    public Guid? Holder { get; init; }

    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string? Number { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? Region { get; init; }

    public DateOnly On { get; init; }
}

/// <summary>What stands behind a figure, read from the stretches; columns that are public.</summary>
internal static class RecordStore
{
    /// <summary>In the order in which the stretches lie, so that finding the next page is reading on.</summary>
    public static Task<IReadOnlyList<RecordRow>> Certificates(
        Session session, Asked asked, RegionTable regions, RegionCode region, DateOnly day, (Guid Holder, Guid Certificate) after, int most, CancellationToken ct)
    {
        var values = Values(day, after.Holder, most);
        values["certificate"] = after.Certificate;
        return session.Query<RecordRow>(
            $"""
            select s.holder, c.id, c.code, c.number, c.holder_name as name, s.region, s.starts_on as "on"
            from registry_stretch s join registry_certificate c on c.id = s.certificate
            where (s.holder, s.certificate) > (@after, @certificate) and {Counts(asked, "s", values)} and {Within(regions, region, values)} and {OnDay(asked)}
            order by s.holder, s.certificate limit @most
            """,
            values,
            ct);
    }

    /// <summary>A holder with several fitting certificates is one record, with the division and the day of the earliest.</summary>
    public static Task<IReadOnlyList<RecordRow>> Holders(Session session, Asked asked, RegionTable regions, RegionCode region, DateOnly day, Guid after, int most, CancellationToken ct)
    {
        var values = Values(day, after, most);
        var on = asked.Measure.CountsFirst ? "s.first_on" : "s.starts_on";
        return session.Query<RecordRow>(
            $"""
            select o.id, o.code, o.name, found.region, found."on"
            from (
              select s.holder, min(s.region) as region, min({on}) as "on" from registry_stretch s
              where s.holder > @after and {Counts(asked, "s", values)} and {Within(regions, region, values)} and {OnDay(asked)}
              group by s.holder order by s.holder limit @most
            ) found join registry_organization o on o.id = found.holder
            order by found.holder
            """,
            values,
            ct);
    }

    private static Dictionary<string, object> Values(DateOnly day, Guid after, int most)
        => new() { ["day"] = day, ["year"] = new DateOnly(day.Year, 1, 1), ["after"] = after, ["most"] = most };

    // The texts are constants; what was asked for is in the values only.
    private static string Counts(Asked asked, string alias, Dictionary<string, object> values)
    {
        values["kind"] = asked.Measure.Stretch;
        var conditions = new List<string> { $"{alias}.kind = @kind" };
        if (asked.Size is { } size)
        {
            values["size"] = size;
            conditions.Add($"{alias}.size = @size");
        }

        if (asked.Schemes.Count > 0)
        {
            conditions.Add($"({string.Join(" or ", asked.Schemes.Select((prefix, i) => Prefix(alias, values, i, prefix)))})");
        }

        return string.Join(" and ", conditions);
    }

    private static string Prefix(string alias, Dictionary<string, object> values, int i, string prefix)
    {
        values[Name("scheme", i)] = prefix;
        values[Name("schemeEnd", i)] = prefix[..^1] + (char)(prefix[^1] + 1);
        return $"{alias}.scheme >= @{Name("scheme", i)} and {alias}.scheme < @{Name("schemeEnd", i)}";
    }

    private static string Within(RegionTable regions, RegionCode region, Dictionary<string, object> values)
    {
        var conditions = new List<string>();
        foreach (var (from, to) in RegionSpans.Of(regions, region))
        {
            var i = conditions.Count;
            values[Name("from", i)] = from;
            values[Name("to", i)] = to;
            conditions.Add($"s.region between @{Name("from", i)} and @{Name("to", i)}");
        }

        return $"({string.Join(" or ", conditions)})";
    }

    private static string OnDay(Asked asked) => asked.Measure.CountsFirst
        ? $"s.first_on between @year and @day and not exists (select 1 from registry_stretch e where e.holder = s.holder and e.first_on < s.first_on and {Counts(asked, "e", [])})"
        : "s.starts_on <= @day and s.ends_on >= @day";

    private static string Name(string name, int i) => name + i.ToString(CultureInfo.InvariantCulture);
}
