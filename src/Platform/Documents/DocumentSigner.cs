using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Zhiheng.Platform.Documents;

/// <summary>
/// Signs documents. <paramref name="Sign"/> takes the bytes to be signed and returns a detached CMS over them; the key may be in an
/// HSM. <paramref name="SlotBytes"/> is the most that CMS may take.
/// </summary>
public sealed record DocumentSigner(Func<byte[], byte[]> Sign, int SlotBytes)
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>
    /// Everything in a CMS but its certificates: attributes, the signature (512 bytes with RSA-4096), and names, which are at most as
    /// long as the certificate itself and so counted with it.
    /// </summary>
    private const int RoomBesideCertificates = 1200;

    /// <summary>
    /// CAdES baseline B with SHA-256: RSA (PKCS #1 v1.5) or ECDSA, as the key of the certificate says.
    /// </summary>
    /// <param name="certificate">Carries its private key, unless <paramref name="key"/> is given.</param>
    /// <param name="key">An RSA or ECDsa whose key lives elsewhere, for example in an HSM.</param>
    /// <param name="issuers">Certificates to travel along, so that the chain can be built offline.</param>
    public static DocumentSigner From(X509Certificate2 certificate, AsymmetricAlgorithm? key = null, params IReadOnlyList<X509Certificate2> issuers)
    {
        if (key is null && !certificate.HasPrivateKey)
        {
            throw new ArgumentException($"The certificate of {certificate.Subject} has no private key.", nameof(certificate));
        }

        var slot = RoomBesideCertificates + (2 * certificate.RawData.Length) + issuers.Sum(issuer => issuer.RawData.Length);
        return new DocumentSigner(content => Cades(content, certificate, key, issuers), slot);
    }

    private static byte[] Cades(byte[] content, X509Certificate2 certificate, AsymmetricAlgorithm? key, IReadOnlyList<X509Certificate2> issuers)
    {
        var signer = key is null
            ? new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
            : new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key);
        signer.DigestAlgorithm = new Oid(Sha256);
        signer.IncludeOption = X509IncludeOption.EndCertOnly;
        signer.Certificates.AddRange(issuers.ToArray());
        signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificateV2, ReferenceTo(certificate)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    /// <summary>
    /// SigningCertificateV2 (RFC 5035, section 3) with one ESSCertIDv2: the SHA-256 of the certificate, so that it cannot be exchanged
    /// for another with the same key. SHA-256 is the default and in DER therefore not named.
    /// </summary>
    private static byte[] ReferenceTo(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        }

        return writer.Encode();
    }
}
