namespace Zhiheng.Web.Look;

/// <summary>How a thing stands, when it is no certificate: each has a colour and a shape of its own, and always stands with a word.</summary>
public enum Tone
{
    /// <summary>A label that judges nothing.</summary>
    Plain,
    Good,

    /// <summary>Somebody has to act; the time has not run out.</summary>
    Pending,
    Caution,
    Bad,

    /// <summary>Closed; nothing more will come.</summary>
    Over,
    Unknown,
}

/// <summary>The class that carries the colour and the path, in a box of 10 × 10, of the shape that says the same without colour; "" for none.</summary>
public readonly record struct Mark(string Class, string Shape);

public static class ToneLook
{
    public static Mark Mark(this Verdict verdict) => new(verdict.Class(), verdict.Shape());

    public static Mark Mark(this Tone tone) => new("is-" + tone.ToString().ToLowerInvariant(), tone switch
    {
        Tone.Plain => "",
        Tone.Good => Verdict.Valid.Shape(),
        Tone.Pending => "M1.5 .3l7.5 4.7-7.5 4.7z",
        Tone.Caution => Verdict.Suspended.Shape(),
        Tone.Bad => Verdict.Revoked.Shape(),
        Tone.Over => Verdict.Cancelled.Shape(),
        Tone.Unknown => Verdict.Unknown.Shape(),
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No look for this tone."),
    });
}
