namespace Zhiheng.Kernel;

/// <summary>Days that do not count, both included. <paramref name="To"/> is null while the pause lasts.</summary>
public sealed record ClockPause(DateOnly From, DateOnly? To, string Reason)
{
    public bool Covers(DateOnly day) => From <= day && (To is not { } last || day <= last);
}

/// <summary>
/// A term in working days that can be interrupted: technical review, rectification, hearing, appraisal, correction
/// (rules.md §0.4 no. 6). Elapsed are the working days after the start outside every pause. Immutable.
/// </summary>
public sealed record DeadlineClock
{
    private DeadlineClock(DateOnly start, int workingDays, IReadOnlyList<ClockPause> pauses)
    {
        Start = start;
        WorkingDays = workingDays;
        Pauses = pauses;
    }

    /// <summary>The day of the triggering event, which does not count.</summary>
    public DateOnly Start { get; }

    public int WorkingDays { get; }

    /// <summary>In order, without overlap; only the last may still be open.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; }

    public bool IsPaused => Pauses is [.., { To: null }];

    public static DeadlineClock StartOn(DateOnly start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        return new(start, workingDays, []);
    }

    /// <summary>Stops the clock from that day on, that day included.</summary>
    public Outcome<DeadlineClock> Pause(DateOnly from, string reason) => this switch
    {
        { IsPaused: true } => DeadlineClockRefusals.AlreadyPaused(Pauses[^1].From),
        _ when from <= Start => DeadlineClockRefusals.PausedBeforeStart(from, Start),
        { Pauses: [.., { To: { } last }] } when from <= last => DeadlineClockRefusals.PausesOverlap(from, last),
        _ => new DeadlineClock(Start, WorkingDays, [.. Pauses, new ClockPause(from, null, reason)]),
    };

    /// <summary>Ends the pause; <paramref name="lastPausedDay"/> is the last day that does not count.</summary>
    public Outcome<DeadlineClock> Resume(DateOnly lastPausedDay)
    {
        if (!IsPaused)
        {
            return DeadlineClockRefusals.NotPaused();
        }

        var open = Pauses[^1];
        return lastPausedDay < open.From
            ? DeadlineClockRefusals.ResumedBeforePause(lastPausedDay, open.From)
            : new DeadlineClock(Start, WorkingDays, [.. Pauses.SkipLast(1), open with { To = lastPausedDay }]);
    }

    /// <summary>The last day in time; null while paused, because nobody knows yet.</summary>
    public Deadline? Due(BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return IsPaused ? null : calendar.Count(Start, WorkingDays, IsPausedOn);
    }

    /// <summary>Working days used up by the end of that day.</summary>
    public int Elapsed(BusinessCalendar calendar, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.CountBetween(Start, on, IsPausedOn);
    }

    private bool IsPausedOn(DateOnly day) => Pauses.Any(pause => pause.Covers(day));
}
