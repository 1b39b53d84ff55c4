using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Lookup;

/// <summary>What an answer about a number needs, in the order of <see cref="Sql"/>.</summary>
public sealed record VerifiedRow(
    string Code,
    string Number,
    string Scheme,
    string HolderCode,
    string HolderName,
    string BodyApprovalNo,
    string BodyName,
    string? Region,
    DateOnly IssuedOn,
    DateOnly? ExpiresOn,
    CertificateStatus Status,
    DateOnly StatusSince,
    DateOnly? SuspendedUntil)
{
    public const string Sql =
        """
        select c.number_key, c.code, c.number, c.scheme, o.code as holder_code, c.holder_name, b.approval_no, b.name as body_name,
               c.region, c.issued_on, c.expires_on, c.status, c.status_since, c.suspended_until
        from registry_certificate c
        join registry_organization o on o.id = c.holder
        join registry_body b on b.id = c.body
        where c.number_key in ({key})
        """;

    public static VerifiedRow Read(IRow row) => new(
        row.Text(1),
        row.Text(2),
        row.Text(3),
        row.Text(4),
        row.Text(5),
        row.Text(6),
        row.Text(7),
        row.TextOrNull(8),
        row.Day(9),
        row.DayOrNull(10),
        StatusOf(row.Text(11)),
        row.Day(12),
        row.DayOrNull(13));

    public Certificate Certificate => new()
    {
        Id = Guid.Empty,
        Number = Number,
        IssuedOn = IssuedOn,
        ExpiresOn = ExpiresOn,
        Status = Status,
        StatusSince = StatusSince,
        SuspendedUntil = SuspendedUntil,
    };

    private static CertificateStatus StatusOf(string status) => status switch
    {
        "valid" => CertificateStatus.Valid,
        "suspended" => CertificateStatus.Suspended,
        "revoked" => CertificateStatus.Revoked,
        "cancelled" => CertificateStatus.Cancelled,
        _ => throw new InvalidOperationException($"The register holds the status {status}."),
    };
}
