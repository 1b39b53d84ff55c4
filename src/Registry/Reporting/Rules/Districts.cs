using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>What is known of a reported district on the day of the report.</summary>
internal enum DistrictStanding
{
    Fine,

    /// <summary>A province, a city with counties, or its districts as a whole, where one county is asked for. The code is that of the city.</summary>
    TooCoarse,

    /// <summary>It existed only on other days.</summary>
    NotInForce,

    /// <summary>No such division ever, or no six digits.</summary>
    Unknown,
}

/// <summary>Answers about divisions, kept for the file: a file names the same few hundred over and over.</summary>
internal sealed class Districts(RegionTable regions)
{
    /// <summary>More distinct texts than China has divisions can only be nonsense, and are not kept.</summary>
    private const int MostKept = 8192;

    private readonly Dictionary<string, (DistrictStanding Standing, RegionCode? Code)> standings = new(StringComparer.Ordinal);
    private readonly HashSet<RegionCode> parents = [.. regions.All.Where(region => region.Parent is not null).Select(region => region.Parent!.Value)];
    private DateOnly day;

    public (DistrictStanding Standing, RegionCode? Code) Find(string text, DateOnly on)
    {
        if (on != day)
        {
            standings.Clear();
            day = on;
        }

        if (!standings.TryGetValue(text, out var answer))
        {
            answer = Look(text);
            if (standings.Count < MostKept)
            {
                standings.Add(text, answer);
            }
        }

        return answer;
    }

    /// <summary>Whether the area part of a credit code is a division of that day; 100000 stands for the national registrars.</summary>
    public bool IsCurrent(string regionPart, DateOnly on) =>
        regionPart == "100000" || Find(regionPart, on).Standing is DistrictStanding.Fine or DistrictStanding.TooCoarse;

    /// <summary>For a message: the names of what the code became.</summary>
    public string Successors(RegionCode code) => string.Join("、", regions.SuccessorsOf(code).Take(5).Select(heir => $"{heir.Value} {regions.PathName(heir)}"));

    private (DistrictStanding Standing, RegionCode? Code) Look(string text)
    {
        var parsed = RegionCode.Parse(text.Length is 2 or 4 ? text.PadRight(RegionCode.Length, '0') : text);
        if (parsed.IsRefused)
        {
            return (DistrictStanding.Unknown, null);
        }

        var code = parsed.Value;
        if (regions.Find(code, day) is not { } region)
        {
            return regions.FindEver(code) is not null ? (DistrictStanding.NotInForce, code)
                : CityOfDistricts(code) is { } city ? (DistrictStanding.TooCoarse, city)
                : (DistrictStanding.Unknown, code);
        }

        var isCoarse = region.Level != RegionLevel.County && parents.Contains(code);
        return (isCoarse ? DistrictStanding.TooCoarse : DistrictStanding.Fine, code);
    }

    /// <summary>370301 is how statistical lists write "the districts of 370300" (市辖区): a city, not a district.</summary>
    private RegionCode? CityOfDistricts(RegionCode code) =>
        code.Value.EndsWith("01", StringComparison.Ordinal) && code.Above is { } city && regions.Find(city, day) is not null && parents.Contains(city)
            ? city
            : null;
}
