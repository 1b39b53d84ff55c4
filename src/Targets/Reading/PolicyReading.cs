using Zhiheng.Kernel;

namespace Zhiheng.Targets.Reading;

/// <summary>What was read out of one policy document. Nothing here is adopted: a person confirms it first.</summary>
public sealed record PolicyReading(
    PolicyText Source,
    PolicyHead Head,
    IReadOnlyList<Heading> Outline,
    IReadOnlyList<MeasureText> Measures,
    IReadOnlyList<IndicatorText> Indicators,
    IReadOnlyList<SubsidyText> Subsidies,
    IReadOnlyList<Noise> Noise,
    IReadOnlyList<string> Doubts);

/// <summary>The head of the document; what was not found is null.</summary>
public sealed record PolicyHead(
    Quoted<string>? Number,
    Quoted<string>? Title,
    Quoted<string>? Issuer,
    Quoted<DateOnly>? IssuedOn,
    Quoted<RegionCode>? Region);

/// <summary>A line of the outline. <paramref name="Level"/>: 0 第一章, 1 一、, 2 (一), 3 1., 4 (1), 8 专栏, 9 an item of a box.</summary>
public sealed record Heading(int Level, string Label, string Title, TextRange At);

/// <summary>A measure. <paramref name="No"/> is its number as printed, (一) or 1; numbers may start again in each section.</summary>
public sealed record MeasureText(
    Quoted<string> No,
    Quoted<string> Title,
    Quoted<string>? Section,
    TextRange Text,
    IReadOnlyList<UnitText> Units,
    IReadOnlyList<string> Doubts);

public enum UnitRole
{
    /// <summary>牵头.</summary>
    Lead,

    /// <summary>配合, 参与, or responsible without one of them leading.</summary>
    Participant,

    /// <summary>Every unit of a level that carries the measure out (各市政府负责落实); not among those who answer for it.</summary>
    Implementer,
}

/// <summary>A responsible unit as printed. <paramref name="EveryOf"/> names the level (province, city, county, town) when it stands for all units of it.</summary>
public sealed record UnitText(string Name, UnitRole Role, TextRange At, string? EveryOf = null, string? Doubt = null);

/// <summary>A figure to reach. <paramref name="Measure"/> is an index into the measures; null where the figure stands under another heading.</summary>
/// <param name="Name">Composed of the characters at <paramref name="NameAt"/>, in another order where the sentence asks for it.</param>
/// <param name="Comparator">&gt;=, &lt;= or =.</param>
/// <param name="Kind">level, annual-flow, or change against an earlier year.</param>
public sealed record IndicatorText(
    int? Measure,
    string? Under,
    string Name,
    IReadOnlyList<TextRange> NameAt,
    Quoted<decimal>? Baseline,
    Quoted<decimal> Target,
    string? Unit,
    Quoted<int>? DueYear,
    string Comparator,
    string Kind,
    TextRange At,
    IReadOnlyList<string> Doubts);

/// <summary>Money promised. Amounts are whole yuan, as printed in the document.</summary>
public sealed record SubsidyText(
    int? Measure, string? Under, Quoted<string> Beneficiary, Quoted<long> AmountYuan, string? Limit, string? Form, TextRange At, IReadOnlyList<string> Doubts);

/// <summary>A stretch that is no part of the document. <paramref name="Kind"/>: page, navigation, comment, contents.</summary>
public sealed record Noise(TextRange At, string Kind);
