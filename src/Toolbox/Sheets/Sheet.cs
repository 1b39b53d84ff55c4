using Zhiheng.Toolbox.Pictures;

namespace Zhiheng.Toolbox.Sheets;

/// <summary>The question a tool answers; the index of the pages is in this order.</summary>
public enum Family
{
    /// <summary>Is the process steady?</summary>
    Steady,

    /// <summary>Can it hold the specification?</summary>
    Capable,

    /// <summary>Can the gauge be believed?</summary>
    Gauge,

    /// <summary>Is this lot accepted?</summary>
    Lot,

    /// <summary>What matters most, what differs, what causes it?</summary>
    Causes,

    /// <summary>How long does it last, how does it develop?</summary>
    Time,

    /// <summary>What is the share, the index, the satisfaction of many?</summary>
    Shares,

    /// <summary>Is something wrong that nobody reported yet?</summary>
    Warnings,

    /// <summary>What does it cost?</summary>
    Cost,
}

public enum ColumnKind
{
    /// <summary>Finite numbers. Empty cells are left out and counted.</summary>
    Numbers,

    /// <summary>Names of groups, parts, persons, days: any text.</summary>
    Labels,
}

/// <summary>What a sheet wants out of the pasted table.</summary>
/// <param name="Name">Lower case letters and dashes: the name of the form's field.</param>
public sealed record Column(string Name, Words Title, ColumnKind Kind = ColumnKind.Numbers)
{
    /// <summary>Several columns together, such as the readings of a subgroup in one row.</summary>
    public bool IsMany { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>Optional, yet taken when the table has as many columns as the sheet.</summary>
    public bool IsExpected { get; init; }

    public Words? Hint { get; init; }
}

public enum SettingKind
{
    Number,
    Whole,
    Choice,
    Flag,

    /// <summary>Numbers or words with spaces, commas or semicolons between them.</summary>
    List,
}

/// <summary>A parameter that the user may change and see the result move.</summary>
/// <param name="Name">Lower case letters and dashes: the name of the form's field.</param>
/// <param name="Default">As it would be typed; "" only where <see cref="IsOptional"/>. For a flag <c>true</c> or <c>false</c>.</param>
public sealed record Setting(string Name, Words Title, SettingKind Kind, string Default = "")
{
    /// <summary>The least and the greatest number taken, both included.</summary>
    public double? Least { get; init; }

    public double? Most { get; init; }

    public bool IsOptional { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];

    public Words? Hint { get; init; }
}

public sealed record Option(string Value, Words Title);

/// <summary>
/// One tool as a page: what it asks for, and the finding it makes of it. Pure, so that page, export and test run the same. <see cref="Run"/>
/// throws <see cref="Catalogue.ToolboxException"/> with a sentence that names the cell or the setting for whatever cannot be used.
/// </summary>
public sealed record Sheet
{
    /// <summary>The last part of the address.</summary>
    public required string Slug { get; init; }

    /// <summary>The tools of the catalogue whose formula, convention and source are shown, the main one first.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    public required Words Title { get; init; }

    /// <summary>What a person who does not know its name would ask.</summary>
    public required Words Question { get; init; }

    public required Family Family { get; init; }

    /// <summary>How the table should look, in a sentence or two.</summary>
    public Words? Help { get; init; }

    /// <summary>Empty for a tool that needs no data.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>A made-up example, tab-separated with a header row, that runs with the defaults; "" where there are no columns.</summary>
    public string Sample { get; init; } = "";

    public required Func<Given, Tongue, Finding> Run { get; init; }
}
