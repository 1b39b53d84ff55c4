using System.Text.Json;

namespace Zhiheng.Inspection.Open;

/// <summary>A row of v_inspection_published_finding: a finding as everybody may read it. PublicUntil: the last day, that day included; null: no end.</summary>
public sealed record PublishedFinding
{
    // Result codes of rules.md §4.5 under which nothing was found wrong, or there was nothing to check.
    private static readonly string[] Clean = ["1"];
    private static readonly string[] NothingToCheck = ["7", "9", "10", "11", "12", "F"];

    public Guid Task { get; init; }

    public string Campaign { get; init; } = string.Empty;

    public string Subject { get; init; } = string.Empty;

    public string SubjectName { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public DateOnly CheckedOn { get; init; }

    public DateOnly PublishedOn { get; init; }

    public DateOnly? PublicUntil { get; init; }

    public string Codes { get; init; } = "[]";

    public string Items { get; init; } = "[]";

    public string Unit { get; init; } = string.Empty;

    public IReadOnlyList<string> CodeList => Strings(Codes);

    public IReadOnlyList<string> ItemCodes => Strings(Items);

    public bool HasProblem => IsProblem(CodeList);

    /// <summary>Something was wrong with the enterprise.</summary>
    public static bool IsProblem(IReadOnlyList<string> codes) => codes.Any(code => !Clean.Contains(code) && !NothingToCheck.Contains(code));

    /// <summary>The enterprise was really checked: one that had closed or moved says nothing about those who came.</summary>
    public static bool IsChecked(IReadOnlyList<string> codes) => IsProblem(codes) || codes.Any(code => Clean.Contains(code));

    internal static IReadOnlyList<string> Strings(string json) => JsonSerializer.Deserialize<List<string>>(json)!;
}

/// <summary>How many were in the pool of a campaign's last draw and how many were drawn; no draw yet: zeros.</summary>
public sealed record DrawnTotals
{
    public long Pool { get; init; }

    public long Drawn { get; init; }

    public DateOnly? HeldOn { get; init; }
}

/// <summary>Visits that one enterprise received in a year under one item, against the cap of the item.</summary>
public sealed record VisitCount(string Subject, string SubjectName, string Region, string Item, string ItemName, int Visits, int Cap)
{
    /// <summary>No further visit under this item is allowed this year.</summary>
    public bool IsFull => Visits >= Cap;
}

/// <summary>How often something was found in one group of visits.</summary>
public sealed record FindingRate(string Key, string Name, long Visits, long Problems)
{
    public double Rate => Visits == 0 ? 0 : (double)Problems / Visits;

    /// <summary>The 95 % interval of Wilson's score: it stays between 0 and 1 and means something for few visits, too.</summary>
    public (double Low, double High) Interval => Wilson.Interval(Problems, Visits);
}

/// <summary>The findings of one year, as rates of the whole, per item, per region and per group of inspectors (a unit, never a person).</summary>
public sealed record FindingStatistics(int Year, FindingRate All, IReadOnlyList<FindingRate> Items, IReadOnlyList<FindingRate> Regions, IReadOnlyList<FindingRate> Units)
{
    /// <summary>How many times the highest rate of a group is the lowest one's, over groups with at least <paramref name="least"/> visits; null: nothing to compare.</summary>
    public static double? Spread(IReadOnlyList<FindingRate> rates, long least)
    {
        var compared = rates.Where(rate => rate.Visits >= least).ToList();
        return compared.Count < 2 || compared.Max(rate => rate.Rate) == 0 ? null : compared.Max(rate => rate.Rate) / compared.Min(rate => rate.Rate);
    }
}

public static class Wilson
{
    // The 97.5 % quantile of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>Of no trials nothing is known: 0 to 1.</summary>
    public static (double Low, double High) Interval(long hits, long trials)
    {
        if (trials == 0)
        {
            return (0, 1);
        }

        var (n, p) = ((double)trials, (double)hits / trials);
        var middle = p + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return (hits == 0 ? 0 : Math.Max(0, (middle - half) / scale), hits == trials ? 1 : Math.Min(1, (middle + half) / scale));
    }
}
