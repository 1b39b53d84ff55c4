using System.Security.Cryptography;
using System.Text;
using Zhiheng.Proofs.Credentials;

namespace Zhiheng.Registry.Credentials;

/// <summary>Who issued or holds: a name with its code and the kind of code (null where it has none of GB 32100).</summary>
public sealed record MetadataParty(string Name, string? Code, string? CodeType);

/// <summary>
/// A file of the electronic certificate. <paramref name="Trust"/> is the class of the attachment, A to D: A is made and signed by
/// the system that issues the certificate. The digest is missing where the next download would be signed anew.
/// </summary>
public sealed record MetadataAttachment(string Name, string MediaType, string Url, string Trust, long? Bytes, string? Sha256);

/// <summary>
/// What an exchange of electronic certificates asks for (after GB/T 36903-2018). Days are Beijing dates, the last day of validity is
/// included. <c>Identifier</c> is the address of the credential.
/// </summary>
public sealed record CertificateMetadata(
    string Standard, string Identifier, string TypeName, string SchemeCode, string Number, MetadataParty Holder, MetadataParty Issuer, string IssuerApprovalNo,
    string IssuerDid, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidUntil, DateTimeOffset MadeAt, string Page, bool IsDemo,
    IReadOnlyList<MetadataAttachment> Attachments)
{
    private const string IssuedBySystem = "A";

    /// <param name="pdf">Null where the certificate cannot be printed.</param>
    public static CertificateMetadata Of(ElectronicCertificate issued, byte[]? pdf)
    {
        var summary = issued.View.Summary;
        var page = issued.At.Page(summary.Code);
        var attachments = new List<MetadataAttachment> { Attachment("credential.jwt", VcJwt.MediaType, Encoding.ASCII.GetBytes(issued.Jwt)) };
        if (pdf is not null)
        {
            attachments.Insert(0, Attachment("certificate.pdf", "application/pdf", pdf));
        }

        return new CertificateMetadata(
            "GB/T 36903-2018", issued.Id, CertificatePdf.Title(issued.View), summary.SchemeCode, summary.Number, Party(summary.HolderName, summary.HolderCode),
            Party(summary.BodyName, issued.BodyCreditCode), summary.BodyApprovalNo, issued.At.BodyDid(summary.BodyApprovalNo),
            summary.IssuedOn, summary.IssuedOn, summary.ExpiresOn, issued.IssuedAt, page, issued.View.IsDemo, attachments);

        MetadataAttachment Attachment(string name, string mediaType, byte[] content) => new(
            name, mediaType, $"{page}/{name}", IssuedBySystem,
            issued.IsKept ? content.Length : null, issued.IsKept ? Convert.ToHexStringLower(SHA256.HashData(content)) : null);
    }

    private static MetadataParty Party(string name, string? code)
        => code is not null && PublicClaim.IsCreditCode(code) ? new(name, code, "统一社会信用代码") : new(name, null, null);
}
