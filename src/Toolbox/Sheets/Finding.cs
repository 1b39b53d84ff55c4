using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>A sentence in the language of whoever uses the tool, not of the statistician.</summary>
public sealed record Reading(Tone Tone, string Text);

/// <summary>A number with its name. <paramref name="Value"/> is exact and goes so into files; <paramref name="Text"/> replaces it on the page where it is no number.</summary>
/// <param name="Digits">After the point, on the page only.</param>
public sealed record Figure(string Name, double? Value, int Digits = 4, string? Text = null, string? Note = null);

/// <summary>A cell of a table of results: a text or an exact number.</summary>
public readonly record struct Cell(string? Text, double? Value)
{
    public static implicit operator Cell(string? text) => new(text, null);

    public static implicit operator Cell(double value) => new(null, value);

    public static implicit operator Cell(double? value) => new(null, value);
}

/// <param name="Digits">After the point, on the page only.</param>
public sealed record ResultTable(string Title, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<Cell>> Rows, int Digits = 4)
{
    public string? Note { get; init; }
}

/// <summary>What a tool says about the data it was given.</summary>
public sealed record Finding
{
    /// <summary>The answer to the sheet's question, in one sentence.</summary>
    public required Reading Verdict { get; init; }

    /// <summary>What led to it, and what to beware of.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>The main picture first.</summary>
    public IReadOnlyList<Chart> Pictures { get; init; } = [];

    public IReadOnlyList<ResultTable> Tables { get; init; } = [];

    /// <summary>What to do now.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];
}
