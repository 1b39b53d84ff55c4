using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents;
using Zhiheng.Platform.Keys;
using Zhiheng.Proofs.Credentials;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Registry.Credentials;

/// <summary>
/// The key and the self-signed certificate under which this installation signs PDF files. The same key stands in the platform's DID
/// document, so that a reader can tell whose signature it is without a certification authority.
/// </summary>
public sealed class DocumentKey(Database database, KeyFolder folder, TimeProvider clock) : IDisposable
{
    private const string SecretFile = "document-0001.key";
    private const int SecretBytes = 32;
    private const int Years = 20;

    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly Lock turn = new();
    private X509Certificate2? certificate;
    private DocumentSigner? signer;

    /// <summary>Where an HSM would stand.</summary>
    public async Task<DocumentSigner> Signer(CancellationToken ct)
    {
        await Open(ct);
        return signer!;
    }

    public async Task<JsonObject> PlatformDocument(CredentialAddresses at, CancellationToken ct)
    {
        await Open(ct);
        using var key = certificate!.GetECDsaPublicKey()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var did = at.PlatformDid;
        return DidDocument.Build(did, [KeyValuePair.Create($"{did}#document-1", Es256Key.FromPoint(point.X, point.Y).Value)]);
    }

    public void Dispose()
    {
        certificate?.Dispose();
        opening.Dispose();
    }

    private async Task Open(CancellationToken ct)
    {
        if (signer is not null)
        {
            return;
        }

        await opening.WaitAsync(ct);
        try
        {
            if (signer is null)
            {
                certificate = await Certificate(ct);
                var open = DocumentSigner.From(certificate);

                // The framework does not promise that one key serves two threads at once.
                signer = open with { Sign = content => Alone(() => open.Sign(content)) };
            }
        }
        finally
        {
            opening.Release();
        }
    }

    private byte[] Alone(Func<byte[]> sign)
    {
        lock (turn)
        {
            return sign();
        }
    }

    private async Task<X509Certificate2> Certificate(CancellationToken ct)
    {
        var scalar = KeyDerivation.Scalar(folder.OpenOrMake(SecretFile, SecretBytes), "document 1");
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
        await using (var session = await database.Read(ct))
        {
            if (await BodyKeyStore.DocumentCertificate(session, ct) is { } known)
            {
                return Join(known, key);
            }
        }

        var now = clock.GetUtcNow();
        await using (var work = await database.Begin(new Act("质衡", Capacity.System, now, "首次签发电子证书"), ct))
        {
            await BodyKeyStore.AddDocumentCertificate(work, SelfSigned(key, now), ct);
            await work.Commit([], ct);
        }

        await using var after = await database.Read(ct);
        return Join((await BodyKeyStore.DocumentCertificate(after, ct))!, key);
    }

    private static byte[] SelfSigned(ECDsa key, DateTimeOffset now)
    {
        var request = new CertificateRequest("CN=质衡电子证书签名, C=CN", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return made.RawData;
    }

    private static X509Certificate2 Join(byte[] known, ECDsa key)
    {
        using var loaded = X509CertificateLoader.LoadCertificate(known);
        using var stated = loaded.GetECDsaPublicKey()!;
        return stated.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
            ? loaded.CopyWithPrivateKey(key)
            : throw new InvalidDataException($"数据目录中的 {SecretFile} 与数据库中的签名证书不符。请从备份恢复该文件后再启动。");
    }
}
