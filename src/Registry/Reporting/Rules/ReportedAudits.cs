using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Rules;

/// <summary>One person of an audit team (103011). Start and end belong to the person, in Beijing local time.</summary>
public sealed record ReportedTeamMember : ReportedRow
{
    public required string CertificateNumber { get; init; }

    public required string Stage { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    public required string Name { get; init; }

    public string? IdentityType { get; init; }

    /// <summary>For the vault only; in neither JSON.</summary>
    public string? IdentityNumber { get; init; }

    public string? Role { get; init; }

    public string? Qualification { get; init; }

    public string? RegistrationNo { get; init; }

    public bool? IsTechnicalAuditor { get; init; }

    public bool? IsFullTime { get; init; }

    public string? Witness { get; init; }
}

/// <summary>Energy figures of one product of a certificate (103012). Energy is in tonnes of coal equivalent.</summary>
public sealed record ReportedEnergy : ReportedRow
{
    public required string CertificateNumber { get; init; }

    public string? Cycle { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public decimal? OutputValue { get; init; }

    public decimal? TotalEnergy { get; init; }

    public string? Product { get; init; }

    public decimal? ProductOutput { get; init; }

    public string? ProductUnit { get; init; }

    public decimal? ProductEnergy { get; init; }
}

/// <summary>An audit (102010) or factory inspection (202010) that is announced. Beijing local time, to the hour.</summary>
public sealed record ReportedAuditPlan : ReportedRow
{
    public required string PlanNo { get; init; }

    public required IReadOnlyList<string> Stages { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    /// <summary>One entry a person: registration number, name, role, telephone, as reported.</summary>
    public IReadOnlyList<string> Auditors { get; init; } = [];

    public IReadOnlyList<string> Experts { get; init; } = [];

    public required ReportedParty Auditee { get; init; }

    public IReadOnlyList<string> ApplicationNumbers { get; init; } = [];

    public IReadOnlyList<string> CertificateNumbers { get; init; } = [];

    public IReadOnlyList<string> Schemes { get; init; } = [];
}

/// <summary>The result of a factory inspection (204010).</summary>
public sealed record ReportedFactoryInspection : ReportedRow
{
    public required string PlanNo { get; init; }

    public required string Activity { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public IReadOnlyList<string> Inspectors { get; init; } = [];

    public IReadOnlyList<string> Experts { get; init; } = [];

    public required ReportedParty Factory { get; init; }

    /// <summary>Certificate numbers, each with what the template lets follow it (the certification decision), as reported.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    public decimal? PersonDays { get; init; }

    /// <summary>01 passed, 02 verified on paper, 03 verified on site, 04 failed.</summary>
    public required string Conclusion { get; init; }

    public IReadOnlyList<string> Nonconformities { get; init; } = [];
}
