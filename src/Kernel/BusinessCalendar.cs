namespace Zhiheng.Kernel;

/// <summary>
/// Beijing dates, working days and deadlines (rules.md §0.4). The day of the event never counts; counting starts the next day.
/// </summary>
public sealed class BusinessCalendar(TimeProvider clock, WorkingDayTable table)
{
    /// <summary>
    /// China has kept UTC+8 without summer time since 1992 and no record here is older, so a fixed offset is right and
    /// does not depend on time zone data being installed.
    /// </summary>
    public static readonly TimeSpan BeijingOffset = TimeSpan.FromHours(8);

    public WorkingDayTable Table => table;

    /// <summary>The present instant in UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The present date in Beijing.</summary>
    public DateOnly Today => DateIn(Now);

    /// <summary>The Beijing date of an instant: 2026-03-01T16:00Z is already 2 March.</summary>
    public static DateOnly DateIn(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(BeijingOffset).DateTime);

    /// <summary>Clamped to the end of the month: 31 January and one month is 28 or 29 February.</summary>
    public static DateOnly AddMonths(DateOnly start, int months) => start.AddMonths(months);

    /// <summary>
    /// The last valid day (included) of something valid for whole years from <paramref name="start"/>: from 2026-03-15 for
    /// 3 years, 2029-03-14. From 29 February it is 27 February in a year without leap day, by the same subtraction.
    /// </summary>
    public static DateOnly EndOfValidity(DateOnly start, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        return start.AddYears(years).AddDays(-1);
    }

    public bool IsWorkday(DateOnly day) => table.IsWorkday(day);

    /// <summary>The n-th working day after <paramref name="start"/>; with 0 the start itself, whatever day it is.</summary>
    public Deadline AddWorkingDays(DateOnly start, int days) => Count(start, days, static _ => false);

    /// <summary>The n-th calendar day after <paramref name="start"/>, moved forward to a working day when it is none.</summary>
    public Deadline AddCalendarDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return RollForward(start.AddDays(days));
    }

    /// <summary>The day itself if it is a working day, else the next one. Statutory ends roll this way and never back.</summary>
    public Deadline RollForward(DateOnly day) => Roll(day, 1);

    /// <summary>
    /// The day to remind on: <paramref name="daysBefore"/> calendar days before, moved back to a working day,
    /// so that nobody is reminded during a holiday that ends with the deadline.
    /// </summary>
    public Deadline RemindBefore(DateOnly due, int daysBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysBefore);
        return Roll(due.AddDays(-daysBefore), -1);
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when to is not later.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => CountBetween(from, to, static _ => false);

    /// <summary>
    /// The end of a term given by a rule. Working days are counted, calendar days counted and rolled forward,
    /// months and years clamped and not rolled: they are validity and surveillance terms (rules.md §0.4).
    /// </summary>
    /// <exception cref="ArgumentException">The rule is no term, for example a number of persons.</exception>
    public Deadline Due(DateOnly start, DatedRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Unit switch
        {
            RuleUnit.WorkingDay => AddWorkingDays(start, rule.Value),
            RuleUnit.CalendarDay => AddCalendarDays(start, rule.Value),
            RuleUnit.Month => new Deadline(AddMonths(start, rule.Value), false),
            RuleUnit.Year => new Deadline(start.AddYears(rule.Value), false),
            _ => throw new ArgumentException($"{rule.Key} is counted in {rule.Unit}: it ends on no day.", nameof(rule)),
        };
    }

    /// <summary>Counts forward over working days that are not skipped.</summary>
    internal Deadline Count(DateOnly start, int days, Func<DateOnly, bool> isSkipped)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = start;
        var provisional = false;
        for (var counted = 0; counted < days;)
        {
            day = day.AddDays(1);
            provisional |= !table.Knows(day.Year);
            counted += table.IsWorkday(day) && !isSkipped(day) ? 1 : 0;
        }

        return new Deadline(day, provisional);
    }

    internal int CountBetween(DateOnly from, DateOnly to, Func<DateOnly, bool> isSkipped)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += table.IsWorkday(day) && !isSkipped(day) ? 1 : 0;
        }

        return count;
    }

    private Deadline Roll(DateOnly day, int step)
    {
        var provisional = !table.Knows(day.Year);
        while (!table.IsWorkday(day))
        {
            day = day.AddDays(step);
            provisional |= !table.Knows(day.Year);
        }

        return new Deadline(day, provisional);
    }
}
