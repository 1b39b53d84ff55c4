using System.Runtime.InteropServices;

namespace Zhiheng.Kernel;

/// <summary>A span of days. Both days are included: a certificate that expires today is still valid today.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period
{
    /// <exception cref="ArgumentException">It would end before it starts. One day (<c>from == to</c>) is a period.</exception>
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"A period cannot end ({to:O}) before it starts ({from:O}).", nameof(to));
        }

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    /// <summary>Number of days, at least 1.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool Covers(DateOnly day) => From <= day && day <= To;

    public bool Covers(Period other) => From <= other.From && other.To <= To;

    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    public override string ToString() => $"{From:O}/{To:O}";
}
