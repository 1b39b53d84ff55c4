using System.Globalization;

namespace Zhiheng.Targets.Policies;

/// <summary>A row of targets_policy.</summary>
public sealed record PolicyRow
{
    public Guid Id { get; init; }

    public string? Number { get; init; }

    public string Title { get; init; } = string.Empty;

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string Region { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public DateOnly AdoptedOn { get; init; }

    public Guid? Earlier { get; init; }

    /// <summary>replaces or tightens; null where there is no earlier one.</summary>
    public string? Relation { get; init; }

    public DateOnly? ReplacedOn { get; init; }

    public bool IsDemo { get; init; }

    public long Version { get; init; }
}

/// <summary>A row of targets_measure.</summary>
public sealed record MeasureRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public int Ordinal { get; init; }

    public string No { get; init; } = string.Empty;

    public string Title { get; init; } = string.Empty;

    public string? Section { get; init; }

    public string Body { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public long Version { get; init; }
}

/// <summary>A row of targets_duty, with the name of the unit where it was read with it.</summary>
public sealed record DutyRow
{
    public Guid Id { get; init; }

    public Guid Measure { get; init; }

    public Guid Unit { get; init; }

    public string Role { get; init; } = string.Empty;

    public string Printed { get; init; } = string.Empty;

    public string? EveryOf { get; init; }

    public string UnitName { get; init; } = string.Empty;

    public string UnitRegion { get; init; } = string.Empty;

    /// <summary>The authority that answers for the unit today; null until somebody has said.</summary>
    public string? UnitOrgan { get; init; }
}

/// <summary>A row of targets_indicator: a target and how it is measured.</summary>
public sealed record TargetRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public Guid? Measure { get; init; }

    public int Ordinal { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? Baseline { get; init; }

    public string Target { get; init; } = string.Empty;

    public string? Unit { get; init; }

    public int? DueYear { get; init; }

    public string Comparator { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public string Body { get; init; } = string.Empty;

    public string OrganRegion { get; init; } = string.Empty;

    public string OrganName { get; init; } = string.Empty;

    public Guid? Earlier { get; init; }

    public DateOnly? SupersededOn { get; init; }

    /// <summary>module, reported or none; null until somebody has decided.</summary>
    public string? Source { get; init; }

    public string? Ask { get; init; }

    /// <summary>JSON of an <see cref="Contracts.Indicators.IndicatorFilter"/>.</summary>
    public string? Filter { get; init; }

    public string? Why { get; init; }

    public string? BoundBy { get; init; }

    public DateOnly? BoundOn { get; init; }

    public long Version { get; init; }

    public decimal TargetValue => decimal.Parse(Target, CultureInfo.InvariantCulture);

    public decimal? BaselineValue => Baseline is null ? null : decimal.Parse(Baseline, CultureInfo.InvariantCulture);
}

/// <summary>A row of targets_subsidy.</summary>
public sealed record SubsidyRow
{
    public Guid Id { get; init; }

    public Guid Policy { get; init; }

    public Guid? Measure { get; init; }

    public int Ordinal { get; init; }

    public string Beneficiary { get; init; } = string.Empty;

    public long AmountFen { get; init; }

    public string? Limits { get; init; }

    public string? Form { get; init; }

    public string Body { get; init; } = string.Empty;
}
