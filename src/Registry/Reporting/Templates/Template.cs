namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>What a template describes.</summary>
public enum TemplateKind
{
    Certificate,
    TeamMember,
    Energy,
    AuditPlan,
    FactoryInspection,
}

/// <summary>How a cell is read.</summary>
public enum CellType
{
    Text,

    /// <summary>A number or code: half width, upper case, without spaces.</summary>
    Code,
    Int,
    Decimal,

    /// <summary>Degrees, from −180 to 180.</summary>
    Coordinate,
    Date,

    /// <summary>A day with an hour, minutes are kept where given.</summary>
    Hour,

    /// <summary>A day with hours, minutes and seconds.</summary>
    Time,
}

/// <summary>When a cell must be filled.</summary>
public enum Requirement
{
    No,

    /// <summary>A rule decides.</summary>
    Conditional,

    /// <summary>The template asks for it, the register can do without: an empty cell is a warning.</summary>
    Expected,

    /// <summary>The column must be there and the cell must be filled.</summary>
    Always,
}

/// <summary>One column of a template. <see cref="Field"/> is the stable name in the register.</summary>
public sealed record TemplateColumn
{
    public required string Column { get; init; }

    public required string Meaning { get; init; }

    public required string Field { get; init; }

    public required CellType Type { get; init; }

    /// <summary>In characters; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>How many digits a number may have before the point; 0 for no limit.</summary>
    public int Digits { get; init; }

    public Requirement Required { get; init; }

    /// <summary>The name of the code table, or null.</summary>
    public string? Codes { get; init; }

    /// <summary>A cell may hold several values with a semicolon, full or half width, between them.</summary>
    public bool Multi { get; init; }

    public bool Public { get; init; }

    /// <summary>Identity numbers: in no JSON, masked in findings.</summary>
    public bool Secret { get; init; }

    /// <summary>The check level of the template: 1 blocks, 0 is optional.</summary>
    public int Level { get; init; }

    /// <summary>More spellings of the header.</summary>
    public IReadOnlyList<string> Aliases { get; init => field = value ?? []; } = [];
}

/// <summary>One version of a national reporting template. Both days of validity are included.</summary>
public sealed record Template
{
    public required string No { get; init; }

    public required string Version { get; init; }

    public required string Name { get; init; }

    public required TemplateKind Kind { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required string Source { get; init; }

    /// <summary>Whether organisations are named by the 18-character credit code, and a bare organisation code deserves a warning.</summary>
    public bool CreditCode { get; init; }

    /// <summary>Codes of rejecting rules that only warn under this version.</summary>
    public IReadOnlyList<string> Lenient { get; init => field = value ?? []; } = [];

    public required IReadOnlyList<TemplateColumn> Columns { get; init; }

    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>A header that was recognised: where each column of the template stands in the file.</summary>
public sealed record TemplateMatch(Template Template, IReadOnlyList<string> Header)
{
    /// <summary>For each column of the template, in its order: the ordinal in the file, or −1.</summary>
    public required IReadOnlyList<int> Ordinals { get; init; }

    /// <summary>Columns of the template that the file does not have and that are not always required: a note to the body.</summary>
    public required IReadOnlyList<TemplateColumn> Missing { get; init; }

    /// <summary>How many columns of the template the file has.</summary>
    public int Known => Ordinals.Count(o => o >= 0);
}
