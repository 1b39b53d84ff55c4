using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>One row of a reporting file, read, normalised and checked. All days are Beijing dates.</summary>
/// <remarks>
/// Lists are empty, never null. A property that the file does not fill is null; text is never an empty string.
/// </remarks>
public abstract record ReportedRow
{
    /// <summary>The number of the national template, for example 103010.</summary>
    public required string TemplateNo { get; init; }

    /// <summary>The year that names the version of the template, for example 2014.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>The approval number of the reporting body as the row states it. CCC templates have no such column.</summary>
    public string? BodyApprovalNo { get; init; }

    /// <summary>JSON object of the fields that the template marks as public, by register field name, empty ones left out.</summary>
    public required string PublicJson { get; init; }

    /// <summary>
    /// JSON object of all other fields. It never leaves the register and is never merged with <see cref="PublicJson"/>.
    /// Identity numbers are in neither: they are typed properties only, for the vault.
    /// </summary>
    public required string UndisclosedJson { get; init; }
}

/// <summary>Which role an organisation has on a certificate.</summary>
public enum PartyRole
{
    Holder,
    Manufacturer,
    Factory,
}

/// <summary>An organisation as a row describes it, 156 being China. Foreign parties may have no code that can be checked.</summary>
public sealed record ReportedParty(PartyRole Role, string Name, string? Country)
{
    /// <summary>A second name, mostly in another language.</summary>
    public string? OtherName { get; init; }

    public string? FormerName { get; init; }

    /// <summary>The code as normalised text: a credit code, an organisation code without hyphen, or a foreign number.</summary>
    public string? Code { get; init; }

    /// <summary>Set when <see cref="Code"/> is an 18-character credit code whose check characters are right.</summary>
    public CreditCode? CreditCode { get; init; }

    /// <summary>Set when <see cref="Code"/> is a 9-character organisation code, and taken from the credit code otherwise.</summary>
    public OrganizationCode? OrganizationCode { get; init; }

    /// <summary>The district as reported; it may have been in force only on an earlier day.</summary>
    public RegionCode? Region { get; init; }

    public string? Address { get; init; }

    public string? OtherAddress { get; init; }

    /// <summary>GB/T 4754 classes.</summary>
    public IReadOnlyList<string> Industries { get; init; } = [];

    /// <summary>The number a body gives to a factory (CCC).</summary>
    public string? FactoryNo { get; init; }
}

/// <summary>Both days are included.</summary>
public sealed record ReportedSuspension(IReadOnlyList<string> Causes, DateOnly From, DateOnly To);

public sealed record ReportedRevocation(IReadOnlyList<string> Causes, DateOnly On);

/// <summary><paramref name="Causes"/> is empty for management systems: their template has no cancellation columns.</summary>
public sealed record ReportedCancellation(IReadOnlyList<string> Causes, DateOnly? On);

/// <summary><paramref name="On"/> is null only where an older template version lets a change without a day pass with a warning.</summary>
public sealed record ReportedChange(IReadOnlyList<string> Codes, DateOnly? On);

public sealed record ReportedReissue(DateOnly? On, string? Cause, string? FormerBody, string? FormerNumber);

/// <summary>The five statuses of the public register, with the codes of the reporting template.</summary>
public enum ReportedStatus
{
    Valid = 1,
    Suspended = 2,
    Revoked = 3,
    Cancelled = 4,
    Expired = 5,
}
