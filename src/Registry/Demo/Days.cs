using System.Globalization;

namespace Zhiheng.Registry.Demo;

/// <summary>Days as plain numbers (<see cref="DateOnly.DayNumber"/>) with their text kept, because a row writes a dozen of them.</summary>
internal static class Days
{
    private static readonly int First = new DateOnly(2000, 1, 1).DayNumber;

    private static readonly string[] Texts =
        [.. Enumerable.Range(First, 366 * 45).Select(d => DateOnly.FromDayNumber(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    /// <summary>2000-01-01 … about 2045.</summary>
    public static string Text(int day) => Texts[day - First];

    public static int Of(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day);

    public static int Year(int day) => Date(day).Year;

    /// <summary>An empty text is day 0.</summary>
    public static int Parse(string text) =>
        text.Length == 0 ? 0 : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static string Text(decimal value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The Friday before, for a day at a weekend.</summary>
    public static int Weekday(int day) => Date(day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day - 1,
        DayOfWeek.Sunday => day - 2,
        _ => day,
    };

    /// <summary>The last day of validity: that of the years later, less one day (rules.md §0.4).</summary>
    public static int LastDay(int from, int years) => Date(from).AddYears(years).DayNumber - 1;

    /// <summary>Clamped to the end of the month (rules.md §0.4).</summary>
    public static int AddMonths(int day, int months) => Date(day).AddMonths(months).DayNumber;
}
