using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Zhiheng.Proofs.Tests.Documents;

/// <summary>The smallest files that make a point: objects numbered from 1, the first being the catalogue.</summary>
internal static class TinyPdf
{
    public const int Slot = 2000;

    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(params string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append($"{file.Length:D10} 00000 n \n");
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        return Encoding.ASCII.GetBytes($"{file}{table}trailer\n<</Root 1 0 R/Size {objects.Length + 1}>>\nstartxref\n{file.Length}\n%%EOF\n");
    }

    /// <summary>A signed file without pages; <paramref name="rangeOf"/> may lie about what is covered.</summary>
    public static byte[] Signed(bool bindsSigner = false, string subFilter = "ETSI.CAdES.detached", Func<int, int, int, string>? rangeOf = null, Action<SignedCms>? after = null)
    {
        var file = Of(
            "<</AcroForm<</Fields[2 0 R]>>>>",
            "<</FT/Sig/V 3 0 R>>",
            $"<</SubFilter/{subFilter}/M(D:20260101000000Z)/ByteRange[0 {new string(' ', 60)}]/Contents<{new string('0', 2 * Slot)}>>>");
        var text = Encoding.ASCII.GetString(file);
        var start = text.IndexOf("/Contents<", StringComparison.Ordinal) + 9;
        var end = start + (2 * Slot) + 2;
        var range = (rangeOf ?? ((from, to, length) => $"{from} {to} {length - to}"))(start, end, file.Length);
        Encoding.ASCII.GetBytes(range, file.AsSpan(text.IndexOf("[0 ", StringComparison.Ordinal) + 3));
        Encoding.ASCII.GetBytes(Convert.ToHexString(Cms([.. file[..start], .. file[end..]], bindsSigner, after)), file.AsSpan(start + 1));
        return file;
    }

    private static byte[] Cms(byte[] content, bool bindsSigner, Action<SignedCms>? after)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=tiny", key, HashAlgorithmName.SHA256).CreateSelfSigned(Then, Then.AddYears(1));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        if (bindsSigner)
        {
            signer.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20, .. SHA256.HashData(certificate.RawData)]));
        }

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer);
        after?.Invoke(cms);
        return cms.Encode();
    }
}
