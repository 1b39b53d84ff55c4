using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Lookup;

/// <summary>
/// A certificate in a list: enough to recognise it and to see whether it holds. Days are Beijing dates;
/// <c>ExpiresOn</c> is included in the validity, null means without end. <c>Since</c> is the first day of the standing.
/// </summary>
public sealed record CertificateSummary(
    string Code,
    string Number,
    string SchemeCode,
    string SchemeName,
    string Category,
    string HolderCode,
    string HolderName,
    string BodyApprovalNo,
    string BodyName,
    string? RegionCode,
    string RegionName,
    DateOnly IssuedOn,
    DateOnly? ExpiresOn,
    Standing Standing,
    DateOnly Since,
    DateOnly? SuspendedUntil);

/// <summary>One step in the life of a certificate, as its public facts tell it.</summary>
public sealed record HistoryStep(long Seq, string Kind, DateOnly EffectiveOn, DateTimeOffset RecordedAt, string Title, string? Detail);

/// <summary>A span of the life line; both days included.</summary>
public sealed record LifeSpan(Standing Standing, DateOnly From, DateOnly To);

/// <summary>A named public field of the certificate, in the order of the template.</summary>
public sealed record PublicField(string Field, string Label, string Value);

/// <summary>Somebody of the audit team, as far as the template discloses: masked name, registration number.</summary>
public sealed record Signatory(string Stage, string Name, string? RegistrationNo, string? Qualification);

/// <summary>A party of a compulsory certificate.</summary>
public sealed record PartyView(string Role, string Code, string Name, string? Address);

/// <summary>
/// Everything the public may know about one certificate as of <c>AsOf</c>. <c>Alarm</c> is what the body must do today.
/// </summary>
public sealed record CertificateView
{
    public required CertificateSummary Summary { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>True when <see cref="AsOf"/> is today.</summary>
    public required bool IsToday { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>The first day without approval of the body that issued it: the certificate lapses. Null while the body is approved.</summary>
    public DateOnly? BodyWithdrawnOn { get; init; }

    public required DateOnly? FirstIssuedOn { get; init; }

    public required DateOnly? SurveillanceDue { get; init; }

    public required Alarm Alarm { get; init; }

    public required IReadOnlyList<PublicField> Fields { get; init; }

    public required IReadOnlyList<string> Sites { get; init; }

    public required IReadOnlyList<PartyView> Parties { get; init; }

    public required CertificateSummary? Parent { get; init; }

    /// <summary>At most 50; <see cref="ChildCount"/> says how many there are.</summary>
    public required IReadOnlyList<CertificateSummary> Children { get; init; }

    public required int ChildCount { get; init; }

    public required IReadOnlyList<Signatory> Signatories { get; init; }

    public required IReadOnlyList<LifeSpan> Life { get; init; }

    /// <summary>Newest first, at most 100: the size of a page does not grow with the length of a history.</summary>
    public required IReadOnlyList<HistoryStep> History { get; init; }

    public required DateTimeOffset LastRecordedAt { get; init; }
}

/// <summary>What a search asks for. Empty filters do not filter; <c>Cursor</c> continues a list.</summary>
public sealed record SearchQuery(
    string Text, Standing? Standing = null, string? Scheme = null, string? Region = null, string? Body = null, string? Cursor = null, int Limit = 20);

/// <summary>How many certificates of the found ones a filter value would leave; capped counts end in "+" on the page.</summary>
public sealed record Facet(string Kind, string Value, string Label, int Count, bool IsCapped);

/// <summary>
/// A page of results. <c>ReadAs</c> says how the text was understood (number, credit code, name, nothing);
/// <c>Next</c> is the cursor of the next page.
/// </summary>
public sealed record SearchResult(
    string ReadAs, IReadOnlyList<CertificateSummary> Certificates, IReadOnlyList<Facet> Facets, int Count, bool IsCountCapped, string? Next);

/// <summary>An organisation with its certificates (a page of them).</summary>
public sealed record OrganizationView(
    string Code, string Name, string? RegionCode, string RegionName, string? Address, bool IsDemo,
    IReadOnlyList<string> OtherNames, int CertificateCount, int ValidCount, IReadOnlyList<CertificateSummary> Certificates, string? Next)
{
    /// <summary>The entry that this one was merged into; its certificates are listed there.</summary>
    public string? MergedIntoCode { get; init; }

    public string? MergedIntoName { get; init; }
}

/// <summary>A certification body with its counts by standing.</summary>
public sealed record BodyView(
    string ApprovalNo, string Name, string? CreditCode, IReadOnlyList<string> SchemeNames, DateOnly? ApprovedOn, DateOnly? ApprovalEndsOn,
    DateOnly? WithdrawnOn, bool IsDemo, IReadOnlyDictionary<Standing, int> Counts, IReadOnlyList<CertificateSummary> Latest);

/// <summary>The figures of the home page, counted at <c>CountedAt</c>.</summary>
public sealed record Figures(int ValidCertificates, int CertifiedOrganizations, int Bodies, int FactsThisMonth, DateTimeOffset CountedAt);

/// <summary>A recent public fact for the home page.</summary>
public sealed record RecentFact(string Kind, string Title, string Detail, string CertificateCode, DateOnly EffectiveOn);
