using Zhiheng.Kernel;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Schemes;

namespace Zhiheng.Registry.Lookup;

/// <summary>What a list of certificates reads: <see cref="Columns"/> from <see cref="From"/>, aliases c, o (holder) and b (body).</summary>
internal record SummaryRow
{
    public const string Columns =
        """
        c.id, c.code, c.number, c.scheme, c.category, o.code as holder_code, c.holder_name, b.approval_no, b.name as body_name,
        c.region, c.issued_on, c.expires_on, c.status, c.status_since, c.suspended_until
        """;

    public const string From =
        """
        registry_certificate c
        join registry_organization o on o.id = c.holder
        join registry_body b on b.id = c.body
        """;

    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Number { get; init; } = string.Empty;

    public string Scheme { get; init; } = string.Empty;

    public string Category { get; init; } = string.Empty;

    public string HolderCode { get; init; } = string.Empty;

    public string HolderName { get; init; } = string.Empty;

    public string ApprovalNo { get; init; } = string.Empty;

    public string BodyName { get; init; } = string.Empty;

    public string? Region { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string Status { get; init; } = string.Empty;

    public DateOnly StatusSince { get; init; }

    public DateOnly? SuspendedUntil { get; init; }

    public Certificate ToCertificate() => new()
    {
        Id = Id,
        Number = Number,
        IssuedOn = IssuedOn,
        ExpiresOn = ExpiresOn,
        Status = Enum.Parse<CertificateStatus>(Status, ignoreCase: true),
        StatusSince = StatusSince,
        SuspendedUntil = SuspendedUntil,
    };

    /// <summary>The summary as of <paramref name="day"/>, of the certificate as it stood then.</summary>
    public CertificateSummary ToSummary(Certificate asOf, DateOnly day, SchemeTable schemes, RegionTable regions) => new(
        Code,
        Number,
        Scheme,
        schemes.Resolve(Scheme)?.Name ?? Scheme,
        Category,
        HolderCode,
        HolderName,
        ApprovalNo,
        BodyName,
        Region,
        Region is null ? string.Empty : RegionName(regions, Region),
        asOf.IssuedOn,
        asOf.ExpiresOn,
        asOf.StandingOn(day),
        asOf.StandingSince(day),
        asOf.StandingOn(day) == Standing.Suspended ? asOf.SuspendedUntil : null);

    internal static string RegionName(RegionTable regions, string code)
        => RegionCode.Parse(code) is { IsRefused: false } parsed ? regions.PathName(parsed.Value) : code;
}
