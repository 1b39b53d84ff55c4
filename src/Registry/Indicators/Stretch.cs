namespace Zhiheng.Registry.Indicators;

/// <summary>What a certificate counts for on the days of a stretch.</summary>
internal static class StretchKind
{
    public const string Valid = "valid";
    public const string Suspended = "suspended";
    public const string Issued = "issued";
    public const string Withdrawn = "withdrawn";
}

/// <summary>
/// A row of registry_stretch: days on which a certificate counts for something, both ends included. Issued and withdrawn last from their day to
/// the end of its year, so that every figure is the number of stretches that cover a day.
/// </summary>
internal sealed record Stretch
{
    public Guid Holder { get; init; }

    public Guid Certificate { get; init; }

    public int No { get; init; }

    public string Kind { get; init; } = string.Empty;

    public DateOnly StartsOn { get; init; }

    public DateOnly EndsOn { get; init; }

    /// <summary>Of an issued one: the first certification as reported, if that was earlier; else the day of issue.</summary>
    public DateOnly? FirstOn { get; init; }

    public string Scheme { get; init; } = string.Empty;

    public string? Region { get; init; }

    public string? Size { get; init; }

    public static DateOnly EndOfYear(DateOnly day) => new(day.Year, 12, 31);

    public bool SaysTheSameAs(Stretch other)
        => Kind == other.Kind && Region == other.Region && Size == other.Size;
}
