using System.Globalization;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Reference;

/// <summary>
/// The tables shipped with the program (Data/NOTICE.md), each read once on first use.
/// A malformed row is a defect of the release and throws with file and line.
/// </summary>
public static class ReferenceData
{
    private static readonly Lazy<RegionTable> LazyRegions = new(ReadRegions);
    private static readonly Lazy<WorkingDayTable> LazyWorkingDays = new(ReadWorkingDays);
    private static readonly Lazy<DatedRules> LazyRules = new(ReadRules);

    public static RegionTable Regions => LazyRegions.Value;

    public static WorkingDayTable WorkingDays => LazyWorkingDays.Value;

    public static DatedRules Rules => LazyRules.Value;

    private static RegionTable ReadRegions()
    {
        var successors = new Dictionary<RegionCode, IReadOnlyList<RegionCode>>();
        var regions = EmbeddedTable.Read("regions.csv", row =>
        {
            var code = Code(row[0]);
            if (row[7].Length > 0)
            {
                successors.Add(code, [.. row[7].Split(' ').Select(Code)]);
            }

            return new Region(code, Level(row[1]), row[2], row[3].Length == 0 ? null : Code(row[3]), Day(row[4]), LastDay(row[5]), Flag(row[6]));
        });
        return new(regions, successors);
    }

    private static WorkingDayTable ReadWorkingDays() =>
        new(EmbeddedTable.Read("calendar.csv", row => new CalendarException(Day(row[0]), row[1], Flag(row[2]))));

    private static DatedRules ReadRules() => new(EmbeddedTable.Read("rules.csv", row => new DatedRule(
        row[0],
        int.Parse(row[1], NumberStyles.None, CultureInfo.InvariantCulture),
        Unit(row[2]),
        row[3],
        row[4].Length == 0 ? DateOnly.MinValue : Day(row[4]),
        LastDay(row[5]),
        Trust(row[6]),
        Flag(row[7]))));

    private static RegionCode Code(string text) => RegionCode.Parse(text).Value;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? LastDay(string text) => text.Length == 0 ? null : Day(text);

    private static bool Flag(string text) => text switch
    {
        "1" => true,
        "0" => false,
        _ => throw new FormatException($"'{text}' is neither 0 nor 1."),
    };

    private static RegionLevel Level(string text) => text switch
    {
        "1" => RegionLevel.Province,
        "2" => RegionLevel.City,
        "3" => RegionLevel.County,
        _ => throw new FormatException($"'{text}' is no level."),
    };

    private static RuleUnit Unit(string text) => text switch
    {
        "workday" => RuleUnit.WorkingDay,
        "day" => RuleUnit.CalendarDay,
        "month" => RuleUnit.Month,
        "year" => RuleUnit.Year,
        "hour" => RuleUnit.Hour,
        "person" => RuleUnit.Person,
        "report" => RuleUnit.Report,
        "percent/day" => RuleUnit.PercentPerDay,
        "percent" => RuleUnit.Percent,
        "personday" => RuleUnit.PersonDay,
        _ => throw new FormatException($"'{text}' is no unit."),
    };

    private static RuleTrust Trust(string text) => text switch
    {
        "V" => RuleTrust.Verified,
        "V2" => RuleTrust.Secondary,
        "M" => RuleTrust.Memory,
        "D" => RuleTrust.Decision,
        _ => throw new FormatException($"'{text}' is no trust mark."),
    };
}
