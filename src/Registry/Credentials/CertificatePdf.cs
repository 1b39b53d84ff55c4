using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Credentials;

/// <summary>
/// The printed form, signed as PAdES B-B, with the credential inside. Once signed, later demands get the same bytes: the page is
/// made again at the same time, and the kept signature is put into it where it still fits.
/// </summary>
public sealed class CertificatePdf(Database database, DocumentWriter writer, DocumentKey key, BusinessCalendar calendar)
{
    public const string AttachmentName = "credential.jwt";

    public async Task<Outcome<byte[]>> Write(ElectronicCertificate issued, CancellationToken ct)
    {
        var signer = await key.Signer(ct);
        var document = Sheet(issued).ToDocument();
        var at = issued.Row.PdfSignedAt ?? Seconds(calendar.Now);
        var prepared = Prepare(issued, document, at, signer);
        if (prepared.IsRefused)
        {
            return prepared.Refusal;
        }

        if (issued is { IsKept: true, Row: { PdfSignature: { } signature, PdfDigest: { } digest } } && Digest(prepared.Value) == digest)
        {
            return prepared.Value.Seal(signature);
        }

        // Never signed, or another version of the program draws it otherwise.
        at = Seconds(calendar.Now);
        prepared = issued.Row.PdfSignedAt is null ? prepared : Prepare(issued, document, at, signer);
        return prepared.IsRefused ? prepared.Refusal : await Sign(issued, prepared.Value, at, signer, ct);
    }

    private async Task<Outcome<byte[]>> Sign(
        ElectronicCertificate issued, PreparedDocument prepared, DateTimeOffset at, DocumentSigner signer, CancellationToken ct)
    {
        var content = prepared.ToBeSigned();
        var signature = signer.Sign(content);
        if (issued.IsKept)
        {
            var row = issued.Row with { PdfSignedAt = at, PdfDigest = Convert.ToHexStringLower(SHA256.HashData(content)), PdfSignature = signature };
            await using var work = await database.Begin(new Act("质衡", Capacity.System, calendar.Now, "按请求签发电子证书"), ct);
            await CredentialStore.KeepPdf(work, row, ct);
            await work.Commit([], ct);
        }

        return prepared.Seal(signature);
    }

    private Outcome<PreparedDocument> Prepare(ElectronicCertificate issued, Document document, DateTimeOffset at, DocumentSigner signer)
        => writer.Prepare(document, at, new SignatureNote(at, $"{issued.View.Summary.BodyName}（由登记平台代为签名）", "颁发电子认证证书"), signer.SlotBytes);

    private static CertificateSheet Sheet(ElectronicCertificate issued)
    {
        var (view, summary) = (issued.View, issued.View.Summary);
        return new CertificateSheet
        {
            Title = Title(view),
            Number = summary.Number,
            Holder = summary.HolderName,
            HolderCode = PublicClaim.IsCreditCode(summary.HolderCode) ? summary.HolderCode : "",
            HolderAddress = PublicClaim.Field(view, "holderAddress") ?? "",
            Parties = [.. view.Parties.Where(party => party.Role != "applicant").Select(Party)],
            Scheme = view.Parties.Count > 0 ? $"强制性产品认证（CCC）　{summary.SchemeName}" : summary.SchemeName,
            Standards = PublicClaim.Field(view, "standards") ?? "",
            Scope = Scope(view),
            Sites = [.. view.Sites.SelectMany(cell => cell.Split('；', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Site)],
            FirstIssuedOn = view.FirstIssuedOn,
            IssuedOn = summary.IssuedOn,
            ExpiresOn = summary.ExpiresOn,
            Body = summary.BodyName,
            BodyApproval = summary.BodyApprovalNo,
            Address = issued.At.Page(summary.Code),
            IsDemo = view.IsDemo,
            IsSigned = true,
            Attachments = [new Attachment(AttachmentName, VcJwt.MediaType, Encoding.ASCII.GetBytes(issued.Jwt), AttachmentRole.Data, "电子证书的可验证凭证（UNTP DCC，vc+jwt）")],
        };
    }

    /// <summary>质量管理体系（GB/T 19001） becomes 质量管理体系认证证书: the standard has a line of its own.</summary>
    internal static string Title(CertificateView view)
    {
        var name = view.Parties.Count > 0 ? "强制性产品认证" : view.Summary.SchemeName.Split('（')[0].Trim();
        return name.EndsWith("认证", StringComparison.Ordinal) ? $"{name}证书" : $"{name}认证证书";
    }

    private static string Scope(CertificateView view)
    {
        string?[] parts = [PublicClaim.Field(view, "scope"), PublicClaim.Field(view, "product"), PublicClaim.Field(view, "models")];
        var known = parts.OfType<string>().ToList();
        return known.Count > 0 ? string.Join('\n', known) : "见证书公开页面";
    }

    private static CertificateParty Party(PartyView party)
        => new(party.Role == "factory" ? "生产企业" : "生产者", party.Name, party.Address ?? "");

    /// <summary>Reports write name and address with a colon between them; what has none is printed whole.</summary>
    private static CertificateSite Site(string text)
        => text.Split('：', 2) is [{ Length: > 0 and <= 30 } name, { Length: > 0 } address] ? new CertificateSite(name, address) : new CertificateSite(text, "");

    private static string Digest(PreparedDocument prepared) => Convert.ToHexStringLower(SHA256.HashData(prepared.ToBeSigned()));

    private static DateTimeOffset Seconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
}
