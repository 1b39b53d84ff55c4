namespace Zhiheng.Registry.Indicators;

/// <summary>The days for which figures are kept: each month's end since <see cref="First"/>, and the day of the running month.</summary>
internal static class FigureDays
{
    /// <summary>No certificate of this register is older; what is asked for earlier is computed when it is asked for.</summary>
    public static readonly DateOnly First = new(2000, 1, 31);

    public static bool IsMonthEnd(DateOnly day) => day == DateOnly.MaxValue || day.AddDays(1).Day == 1;

    /// <summary>All kept days up to <paramref name="through"/>, that day included.</summary>
    public static IReadOnlyList<DateOnly> Until(DateOnly through) => Between(First, through, through);

    /// <summary>Month's ends from the one day to the other, both included, and the last day itself; none after <paramref name="today"/>.</summary>
    public static IReadOnlyList<DateOnly> Between(DateOnly from, DateOnly to, DateOnly today)
    {
        var days = new List<DateOnly>();
        for (var day = EndOfMonth(from); day <= to && day <= today; day = EndOfMonth(day.AddDays(1)))
        {
            days.Add(day);
            if (day == DateOnly.MaxValue)
            {
                break;
            }
        }

        if (from <= to && to <= today && !IsMonthEnd(to))
        {
            days.Add(to);
        }

        return days;
    }

    public static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
