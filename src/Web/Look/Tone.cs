namespace Zhiheng.Web.Look;

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
