using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Credentials;

/// <summary>A certificate as the register holds it now, as far as an electronic certificate depends on it. Public columns only.</summary>
internal record CertifiedRow
{
    /// <summary>The public fields that an electronic certificate shows; when another one changes, it need not be issued anew.</summary>
    private static readonly string[] ShownFields = ["scope", "standards", "product", "models", "holderAddress", "sites"];

    public Guid Id { get; init; }

    public Guid Body { get; init; }

    public string ApprovalNo { get; init; } = string.Empty;

    public string? BodyCreditCode { get; init; }

    public long Version { get; init; }

    public string Scheme { get; init; } = string.Empty;

    public string Number { get; init; } = string.Empty;

    public string HolderCode { get; init; } = string.Empty;

    public string HolderName { get; init; } = string.Empty;

    public string? Region { get; init; }

    public DateOnly? FirstIssuedOn { get; init; }

    public DateOnly IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string Status { get; init; } = string.Empty;

    public DateOnly StatusSince { get; init; }

    public string Content { get; init; } = string.Empty;

    /// <summary>The fact that lifted the last suspension, by its place in the journal; null where none was lifted.</summary>
    public long? LiftedBy { get; init; }

    public Standing StandingOn(DateOnly day) => new Certificate
    {
        Id = Id,
        Number = Number,
        IssuedOn = IssuedOn,
        ExpiresOn = ExpiresOn,
        Status = Enum.Parse<CertificateStatus>(Status, ignoreCase: true),
        StatusSince = StatusSince,
    }.StandingOn(day);

    /// <summary>
    /// SHA-256 of what the electronic certificate says, and of the last lifted suspension, so that it leaves the old one behind for
    /// good. The days of the status do not tell: a suspension may begin and be lifted on the very day on which the status before it began.
    /// </summary>
    public string Mark()
    {
        using var content = JsonDocument.Parse(Content);
        List<string?> parts =
        [
            Scheme, Number, HolderCode, HolderName, Region, $"{FirstIssuedOn:yyyy-MM-dd}", $"{IssuedOn:yyyy-MM-dd}", $"{ExpiresOn:yyyy-MM-dd}",
            $"{StatusSince:yyyy-MM-dd}", .. ShownFields.Select(field => content.RootElement.TryGetProperty(field, out var value) ? value.ToString() : null),
        ];
        if (LiftedBy is { } fact)
        {
            // Added only here, so that the mark of a certificate that was never suspended is the one it always had.
            parts.Add(fact.ToString(CultureInfo.InvariantCulture));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts))));
    }
}

/// <summary>A place of a status list, and the certificate behind it.</summary>
internal sealed record ListedRow : CertifiedRow
{
    public long Entry { get; init; }

    public bool IsReplaced { get; init; }

    public string ClaimMark { get; init; } = string.Empty;

    public long CertificateVersion { get; init; }

    /// <summary>
    /// What the two bits say on a day. A suspension sets both: other software sees only the first. What was replaced, or says
    /// something else than the register now does, stays revoked.
    /// </summary>
    public (bool IsRevoked, bool IsSuspended) BitsOn(DateOnly day)
        => IsReplaced ? (true, false) : StandingOn(day) switch
        {
            Standing.Suspended => (true, true),
            Standing.Valid => (Version != CertificateVersion && Mark() != ClaimMark, false),
            _ => (true, false),
        };
}
