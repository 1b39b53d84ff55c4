namespace Zhiheng.Web.Look;

/// <summary>A certificate's life as its page draws it. All days are included; an open suspension has no last day, and a certificate without end has no expiry. <paramref name="Asked"/> is the day the reader asked about instead of today.</summary>
public sealed record Life(
    DateOnly IssuedOn,
    DateOnly? ExpiresOn,
    DateOnly Today,
    IReadOnlyList<Life.Pause> Pauses,
    DateOnly? EndedOn = null,
    bool WasRevoked = false,
    DateOnly? Asked = null)
{
    public sealed record Pause(DateOnly From, DateOnly? To)
    {
        /// <summary>Days from the first to the last or to <paramref name="today"/>, both included.</summary>
        public int DaysUntil(DateOnly today) => Math.Max(0, Last(today).DayNumber - From.DayNumber + 1);

        internal DateOnly Last(DateOnly today) => To is { } to && to < today ? to : today;
    }

    /// <summary>In percent of the line: about as wide as the line of a pen.</summary>
    private const double Apart = 0.5;

    public sealed record Stretch(string Kind, double Start, double Width);

    /// <summary>The last day drawn: expiry, or today when that is later or there is no expiry.</summary>
    public DateOnly LastDrawn => ExpiresOn is { } expiry && expiry > Today ? expiry : Today;

    /// <summary>Where a day stands on the line, in percent of its length.</summary>
    public double At(DateOnly day)
    {
        var length = Math.Max(1, LastDrawn.DayNumber - IssuedOn.DayNumber);
        return Math.Clamp(100.0 * (day.DayNumber - IssuedOn.DayNumber) / length, 0, 100);
    }

    /// <summary>The coloured stretches in the order they are painted, later ones over earlier ones.</summary>
    public IEnumerable<Stretch> Stretches()
    {
        var expiry = ExpiresOn ?? DateOnly.MaxValue;
        var ended = EndedOn is { } end && end < expiry ? end : expiry;
        var lived = Today < ended ? Today : ended;
        yield return Between("ahead", IssuedOn, LastDrawn);
        yield return Between("valid", IssuedOn, lived);
        foreach (var pause in Drawn(lived))
        {
            yield return Between("suspended", pause.From, pause.Last(lived).AddDays(1));
        }

        if (Today > ended)
        {
            yield return Between(WasRevoked ? "revoked" : "ended", ended, Today);
        }
    }

    /// <summary>Pauses too close together to be seen apart are one stretch, so that the line stays small however restless the certificate.</summary>
    private List<Pause> Drawn(DateOnly lived)
    {
        var drawn = new List<Pause>();
        foreach (var pause in Pauses.Where(pause => pause.From <= lived).OrderBy(pause => pause.From))
        {
            if (drawn is [.., { To: { } last } before] && At(pause.From) - At(last) < Apart)
            {
                drawn[^1] = before with { To = pause.To };
            }
            else
            {
                drawn.Add(pause);
            }
        }

        return drawn;
    }

    private Stretch Between(string kind, DateOnly from, DateOnly to) => new(kind, At(from), Math.Max(0, At(to) - At(from)));
}
