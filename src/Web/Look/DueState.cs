using Zhiheng.Kernel;

namespace Zhiheng.Web.Look;

public enum DueState
{
    Far,
    Near,
    Today,
    Lapsed,
    Done,
    DoneLate,
}

/// <summary>Where a deadline stands on a day. The last day itself is still in time; <paramref name="Days"/> are what is left, or what it is late by.</summary>
public readonly record struct Due(DueState State, int Days)
{
    /// <summary>Working days within which a deadline is near.</summary>
    private const int NearWithin = 3;

    /// <param name="inWorkingDays">Whether <see cref="Days"/> counts working days; near is always counted in working days.</param>
    public static Due On(DateOnly due, DateOnly today, DateOnly? done, bool inWorkingDays, BusinessCalendar calendar)
    {
        int Between(DateOnly from, DateOnly to) => inWorkingDays ? calendar.WorkingDaysBetween(from, to) : Math.Max(0, to.DayNumber - from.DayNumber);
        if (done is { } finished)
        {
            return finished <= due ? new Due(DueState.Done, 0) : new Due(DueState.DoneLate, Between(due, finished));
        }

        if (today > due)
        {
            return new Due(DueState.Lapsed, Between(due, today));
        }

        if (today == due)
        {
            return new Due(DueState.Today, 0);
        }

        var near = due.DayNumber - today.DayNumber <= 31 && calendar.WorkingDaysBetween(today, due) <= NearWithin;
        return new Due(near ? DueState.Near : DueState.Far, Between(today, due));
    }

    public Tone Tone => State switch
    {
        DueState.Lapsed or DueState.DoneLate => Tone.Bad,
        DueState.Today or DueState.Near => Tone.Caution,
        DueState.Done => Tone.Good,
        _ => Tone.Pending,
    };
}
