using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Zhiheng.Proofs.Documents;

/// <summary>
/// Checks a detached CMS with one signer (RFC 5652) whose certificate is bound by signing-certificate-v2 (RFC 5035). Whether that
/// certificate may be trusted is not asked here.
/// </summary>
internal static class CadesCheck
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string SignedData = "1.2.840.113549.1.7.2", Data = "1.2.840.113549.1.7.1";

    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    // SHA-256, SHA-384, SHA-512, and ECDSA with each of them.
    private static readonly string?[] EcdsaWith = ["1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4"];
    private static readonly string?[] Digests = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    /// <param name="slot">The CMS, then nothing but zeros.</param>
    public static Proof<X509Certificate2> Check(ReadOnlyMemory<byte> slot, byte[] content)
    {
        if (Length(slot.Span) is not { } length || slot.Span[length..].ContainsAnyExcept((byte)0))
        {
            return ProofRefusals.PdfSignatureUnreadable();
        }

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        try
        {
            cms.Decode(slot.Span[..length]);
            if (cms.SignerInfos is not [{ Version: 1, Certificate: { } certificate } signer] || signer.UnsignedAttributes.Count > 0 || signer.CounterSignerInfos.Count > 0
                || !IsPlain(slot[..length], signer, certificate))
            {
                return ProofRefusals.PdfSignatureUnreadable();
            }

            signer.CheckSignature(verifySignatureOnly: true);
            return IsBound(signer, certificate) ? certificate : ProofRefusals.PdfSignerNotBound();
        }
        catch (CryptographicException)
        {
            // Thrown for a CMS that cannot be decoded and for a signature that does not hold alike.
            return ProofRefusals.PdfSignatureWrong();
        }
    }

    /// <summary>Bytes of the CMS; null where it has no end. Despite its name the decoder throws at a length beyond 2³¹ and at nesting without end.</summary>
    private static int? Length(ReadOnlySpan<byte> slot)
    {
        try
        {
            return AsnDecoder.TryReadEncodedValue(slot, AsnEncodingRules.BER, out _, out _, out _, out var length) ? length : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>
    /// What no signature covers (versions, names of algorithms, who is said to have signed) is held to the one form that is ever
    /// written, so that no byte of a file can be changed unnoticed.
    /// </summary>
    private static bool IsPlain(ReadOnlyMemory<byte> cms, SignerInfo signer, X509Certificate2 certificate)
    {
        try
        {
            var outer = new AsnReader(cms, AsnEncodingRules.DER).ReadSequence();
            var typed = outer.ReadObjectIdentifier();
            var wrapped = outer.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
            var signed = wrapped.ReadSequence();
            var version = signed.ReadInteger();
            var digests = signed.ReadSetOf();
            var digest = Algorithm(digests);
            var content = signed.ReadSequence();
            var contentType = content.ReadObjectIdentifier();
            var certificates = signed.ReadSetOf(new Asn1Tag(TagClass.ContextSpecific, 0));
            var alone = certificates.ReadEncodedValue();
            var signers = signed.ReadSetOf();
            return typed == SignedData && contentType == Data && version == 1 && Digests.Contains(digest) && alone.Span.SequenceEqual(certificate.RawData)
                && IsPlain(signers.ReadSequence(), digest, signer, certificate)
                && !outer.HasData && !wrapped.HasData && !content.HasData && !digests.HasData && !certificates.HasData && !signers.HasData && !signed.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool IsPlain(AsnReader info, string? digest, SignerInfo signer, X509Certificate2 certificate)
    {
        info.ReadInteger();
        var name = info.ReadSequence();
        var issuer = name.ReadEncodedValue();
        var serial = name.ReadIntegerBytes();
        var itsDigest = Algorithm(info);
        if (info.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            // The attributes, which are signed.
            info.ReadEncodedValue();
        }

        var algorithm = Algorithm(info);
        info.ReadOctetString();
        return issuer.Span.SequenceEqual(certificate.IssuerName.RawData) && serial.Span.SequenceEqual(certificate.SerialNumberBytes.Span) && !name.HasData && !info.HasData
            && itsDigest == digest && digest == signer.DigestAlgorithm.Value
            && (algorithm == RsaEncryption || algorithm == EcdsaWith[Array.IndexOf(Digests, digest)]);
    }

    /// <summary>The name of an algorithm without parameters; null where there are any.</summary>
    private static string? Algorithm(AsnReader reader)
    {
        var algorithm = reader.ReadSequence();
        var name = algorithm.ReadObjectIdentifier();
        if (algorithm.HasData)
        {
            algorithm.ReadNull();
        }

        return algorithm.HasData ? null : name;
    }

    private static bool IsBound(SignerInfo signer, X509Certificate2 certificate)
    {
        var attribute = signer.SignedAttributes.Cast<CryptographicAttributeObject>().SingleOrDefault(attribute => attribute.Oid.Value == SigningCertificateV2);
        if (attribute is not { Values: [var value] })
        {
            return false;
        }

        try
        {
            var first = new AsnReader(value.RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
            if (first.PeekTag() != Asn1Tag.PrimitiveOctetString)
            {
                // Named only if it is not SHA-256 (DEFAULT), and no other is ever written.
                return false;
            }

            return CryptographicOperations.FixedTimeEquals(first.ReadOctetString(), SHA256.HashData(certificate.RawData));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
