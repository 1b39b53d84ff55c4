namespace Zhiheng.Targets.Reading;

/// <summary>Characters of the text that was read, in UTF-16 units: the first one, and the one after the last.</summary>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(TextRange other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;
}

/// <summary>A value, the characters it was read from, and why a person should look at it; null when nothing is in doubt.</summary>
public sealed record Quoted<T>(T Value, TextRange At, string? Doubt = null);
