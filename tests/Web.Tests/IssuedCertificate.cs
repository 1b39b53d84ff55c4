using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Web.Tests;

/// <summary>An electronic certificate of a made-up body below a platform, in all its forms, with the documents that are needed to check it.</summary>
internal sealed class IssuedCertificate
{
    private const string Body = "CNCA-R-2999-001";
    private static readonly ECDsa DocumentKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly Es256Signer key;
    private readonly DateTimeOffset now;
    private readonly JsonObject credential;

    public IssuedCertificate(Uri platform, DateTimeOffset now, DateOnly? validUntil = null, LedgerPointer? ledger = null)
    {
        this.now = now;
        Did = DidWeb.Of(platform, "bodies", Body);
        PlatformDid = DidWeb.Of(platform);
        key = Es256Signer.FromScalar(SHA256.HashData(Encoding.UTF8.GetBytes(Did)), $"{Did}#key-1");
        (Revocation, Suspension) = (List(platform, "revocation"), List(platform, "suspension"));
        credential = ConformityCredential.Build(new ConformityClaim
        {
            Id = new Uri(platform, "c/7k2m9q4x0a1b2c3d/credential.json").AbsoluteUri,
            Page = new Uri(platform, "c/7k2m9q4x0a1b2c3d").AbsoluteUri,
            Platform = platform,
            CertificateNumber = "00126Q31874R1M/3700",
            Body = new(Did, "中质认证（试验）有限公司", Body),
            Holder = new("济南云岭机械有限公司"),
            Scheme = new("A010101", "质量管理体系认证"),
            Standards = [new("GB/T 19001-2016")],
            ValidFrom = new DateOnly(2025, 1, 15),
            ValidUntil = validUntil ?? new DateOnly(2099, 1, 14),
            Revocation = new(Revocation, 7, StatusPurpose.Revocation),
            Suspension = new(Suspension, 9, StatusPurpose.Suspension),
            Ledger = ledger,
        });
    }

    public string Did { get; }

    public string PlatformDid { get; }

    public string Revocation { get; }

    public string Suspension { get; }

    public string DidJson => DidDocument.Build(Did, [KeyValuePair.Create(key.KeyId, key.PublicKey)]).ToJsonString();

    public string PlatformDidJson
    {
        get
        {
            var point = DocumentKey.ExportParameters(includePrivateParameters: false).Q;
            return DidDocument.Build(PlatformDid, [KeyValuePair.Create($"{PlatformDid}#document-1", Es256Key.FromPoint(point.X, point.Y).Value)]).ToJsonString();
        }
    }

    public string Jwt => VcJwt.Sign(credential, key);

    public string Json => DataIntegrity.Add(credential, key, now).ToJsonString();

    public byte[] Pdf(ECDsa? signer = null)
    {
        using var certificate = new CertificateRequest("CN=Zhiheng test signer", signer ?? DocumentKey, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddYears(2));
        var attached = new Attachment("credential.jwt", VcJwt.MediaType, Encoding.ASCII.GetBytes(Jwt), AttachmentRole.Data, "电子证书");
        var document = new Document("认证证书", [new Paragraph("济南云岭机械有限公司", TextStyle.Body)]) { Attachments = [attached] };
        return new DocumentWriter(DocumentFonts.Shipped).WriteSigned(document, now, new SignatureNote(now, "试验"), DocumentSigner.From(certificate)).Value;
    }

    /// <summary>A list with these bits set, as the platform serves it.</summary>
    public string List(string url, params int[] set)
    {
        var bits = new StatusList();
        foreach (var index in set)
        {
            bits[index] = true;
        }

        var purpose = url == Revocation ? StatusPurpose.Revocation : StatusPurpose.Suspension;
        return VcJwt.Sign(StatusListCredential.Build(url, Did, purpose, bits, now.AddMinutes(-1), now.AddDays(1)), key);
    }

    private static string List(Uri platform, string purpose) => new Uri(platform, $"bodies/{Body}/status/{purpose}/1").AbsoluteUri;
}
