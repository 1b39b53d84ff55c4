using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>
/// What the public may read about one certificate. Fields the reporting template marks as not public have no place here, so they
/// cannot leak: decision makers, audit dates, the causes of suspension of management-system certificates.
/// </summary>
public sealed record CertificateSheet
{
    public required string Number { get; init; }

    /// <summary>Absolute address of this page, as the QR code carries it.</summary>
    public required string Url { get; init; }

    /// <summary>Path of this page, for its own forms and links.</summary>
    public required string Path { get; init; }

    public required string Scheme { get; init; }

    public string? Basis { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The first day of this verdict, for one that is not valid.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day of the suspension, while it is suspended.</summary>
    public DateOnly? SuspendedUntil { get; init; }

    /// <summary>The suspension has run out, and the body has neither restored nor revoked.</summary>
    public bool MustBeRevoked { get; init; }

    /// <summary>The cause, where the template publishes it.</summary>
    public string? Cause { get; init; }

    public bool IsDemo { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The day asked for, when it was not today.</summary>
    public DateOnly? AsOf { get; init; }

    public required Life Life { get; init; }

    public required PartyLine Holder { get; init; }

    public required IssuerView Issuer { get; init; }

    /// <summary>Null where the template has none, as for compulsory certification.</summary>
    public string? Scope { get; init; }

    public IReadOnlyList<string> Sites { get; init; } = [];

    public int? PeopleCovered { get; init; }

    public DateOnly? FirstIssuedOn { get; init; }

    public IReadOnlyList<string> AccreditationMarks { get; init; } = [];

    public SurveillanceView? Surveillance { get; init; }

    public CertificateLink? Parent { get; init; }

    /// <summary>At most a page of them; <see cref="ChildCount"/> says how many there are.</summary>
    public IReadOnlyList<CertificateLink> Children { get; init; } = [];

    public int ChildCount { get; init; }

    public CompulsoryView? Compulsory { get; init; }

    public IReadOnlyList<AuditorView> Team { get; init; } = [];

    public IReadOnlyList<HistoryEntry> History { get; init; } = [];

    /// <summary>The other public fields of the report, as the template names them.</summary>
    public IReadOnlyList<ReportedField> Others { get; init; } = [];
}

/// <summary>An organisation by name; <paramref name="Href"/> only where it has a page.</summary>
public sealed record PartyLine(string Name, string? Code, string? Href, string? Address);

public sealed record IssuerView(string Name, string ApprovalNo, string? Href);

public sealed record CertificateLink(string Number, string Href, Verdict Verdict, string? About);

/// <summary>A surveillance audit is due on <paramref name="DueOn"/>, that day included; afterwards the certificate must be suspended.</summary>
public sealed record SurveillanceView(DateOnly DueOn, int DaysLeft, string Basis)
{
    public bool IsOverdue => DaysLeft < 0;
}

/// <summary>The three parties of a CCC certificate and its product.</summary>
public sealed record CompulsoryView(PartyLine Applicant, PartyLine? Manufacturer, PartyLine? Factory, string? Product, string? Models);

public sealed record ReportedField(string Label, string Value);

/// <summary>A member of the audit team, the name already masked (王*衡).</summary>
public sealed record AuditorView(string MaskedName, string? Qualification, string? RegistrationNo, string? Stage);
