namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>A certificate row: management systems and services (103010) or compulsory products (203010).</summary>
public sealed record ReportedCertificate : ReportedRow
{
    /// <summary>
    /// The scheme code as reported (103010), or <c>B</c> followed by the product digits of the certificate number (203010),
    /// or plain <c>B</c> when the number does not show them.
    /// </summary>
    public required string SchemeCode { get; init; }

    /// <summary>The prefix of the scheme table that <see cref="SchemeCode"/> falls under, null for a code nobody knows.</summary>
    public required string? SchemePrefix { get; init; }

    /// <summary>Upper case, half width, without any space.</summary>
    public required string Number { get; init; }

    public required ReportedParty Holder { get; init; }

    /// <summary>Compulsory products only.</summary>
    public ReportedParty? Manufacturer { get; init; }

    /// <summary>Compulsory products only.</summary>
    public ReportedParty? Factory { get; init; }

    public DateOnly? FirstIssuedOn { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day of validity, that day included.</summary>
    public required DateOnly ExpiresOn { get; init; }

    public required ReportedStatus Status { get; init; }

    public ReportedSuspension? Suspension { get; init; }

    public ReportedRevocation? Revocation { get; init; }

    public ReportedCancellation? Cancellation { get; init; }

    public ReportedChange? Change { get; init; }

    public ReportedReissue? Reissue { get; init; }

    /// <summary>01 new, 02 re-issue, 03 transfer (CCC), 04 other change or surveillance, 05 status change; null if not stated.</summary>
    public string? ReportType { get; init; }

    /// <summary>What the body did: 01 initial, 02 recertification, 03 surveillance, 04 special, 05 change, 06, 99 other.</summary>
    public string? Activity { get; init; }

    public int? RecertificationCount { get; init; }

    public int? SurveillanceCount { get; init; }

    public DateOnly? AuditFrom { get; init; }

    /// <summary>The last day of the audit, that day included.</summary>
    public DateOnly? AuditTo { get; init; }

    /// <summary>Person-days of eight hours.</summary>
    public decimal? PersonDays { get; init; }

    public decimal? BasePersonDays { get; init; }

    /// <summary>Names of the people who decided. Not public.</summary>
    public IReadOnlyList<string> DecisionMakers { get; init; } = [];

    public DateOnly? DecidedOn { get; init; }

    public bool? IsChild { get; init; }

    public string? ParentNumber { get; init; }

    public string? Standards { get; init; }

    /// <summary>The scope of a system or service, or name and unit of a product.</summary>
    public string? Scope { get; init; }

    /// <summary>Models and specifications of a product.</summary>
    public string? Models { get; init; }

    public IReadOnlyList<string> Sites { get; init; } = [];

    public bool? IsMultiSite { get; init; }

    public int? People { get; init; }

    public int? PeopleCovered { get; init; }

    public IReadOnlyList<string> AccreditationMarks { get; init; } = [];

    public string? RiskLevel { get; init; }
}
