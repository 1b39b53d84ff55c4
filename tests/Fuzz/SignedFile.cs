using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Zhiheng.Fuzz;

/// <summary>A PDF made of objects that anyone may have written, with a true signature: number 3 is the signature, numbers 1, 2, 4, 5 … are given, a blank line between them.</summary>
internal static class SignedFile
{
    /// <summary>Bytes of the place for the CMS.</summary>
    public const int Slot = 1200;

    public const string Catalogue = """
        <</Type/Catalog/AcroForm<</Fields[2 0 R]>>/Names<</EmbeddedFiles<</Names[(a.json) 4 0 R (b) 6 0 R]>>>>>>

        <</FT/Sig/V 3 0 R/T(Signature)>>

        <</Type/Filespec/UF<FEFF0061>/EF<</F 5 0 R>>>>

        <</Subtype/application#2Fjson/Length 8 0 R>>stream
        {"a":1}
        endstream

        <</UF(b)/EF<</F 7 0 R>>>>

        <</Length 3>>stream
        abc
        endstream

        7
        """;

    public const string CompactCatalogue = "<</AcroForm 4 0 R>>\n\n<</FT/Sig/V 3 0 R>>\n\n<</Fields 5 0 R>>\n\n[6 0 R 2 0 R]\n\n[[[1 2.5 -3 (a\\)(b)) <00> /N#41 true null]]]";

    private static readonly byte[] Key = Seeds.Word("pdf");
    private static readonly Lazy<X509Certificate2> Certificate = new(() => X509CertificateLoader.LoadCertificate(Seeds.Vector("fuzz", "seeds", "signer.der")).CopyWithPrivateKey(Private()));

    public static ECDsa Private() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Key });

    public static byte[] SelfSigned()
        => new CertificateRequest("CN=fuzz", Private(), HashAlgorithmName.SHA256).Create(new X500DistinguishedName("CN=fuzz"), X509SignatureGenerator.CreateForECDsa(Private()), Seeds.Now, Seeds.Now.AddYears(20), [1]).RawData;

    /// <param name="cms">A signature to put in instead of a true one.</param>
    public static byte[] Of(byte[] objects, byte[]? cms = null)
    {
        var (file, start) = Unsigned(objects);
        var end = start + (2 * Slot) + 2;
        var range = $"{start} {end} {file.Length - end}";
        Encoding.ASCII.GetBytes(range, file.AsSpan(start - "/Contents".Length - 61));
        cms ??= Cms([.. file[..start], .. file[end..]]);
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms), file.AsSpan(start + 1));
        return file;
    }

    public static byte[] Cms(byte[] content)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate.Value) { DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData("1.2.840.113549.1.9.16.2.47", [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20, .. SHA256.HashData(Certificate.Value.RawData)]));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    /// <summary>What the signature covers when it is put into the file of these objects.</summary>
    public static byte[] Content(byte[] objects)
    {
        var file = Of(objects, []);
        var start = Unsigned(objects).Start;
        return [.. file[..start], .. file[(start + (2 * Slot) + 2)..]];
    }

    private static (byte[] File, int Start) Unsigned(byte[] objects)
    {
        var given = Encoding.Latin1.GetString(objects).Split("\n\n").ToList();
        given.Insert(Math.Min(2, given.Count), $"<</SubFilter/ETSI.CAdES.detached/M(D:20260101000000Z)/ByteRange[0 {new string(' ', 60)}]/Contents<{new string('0', 2 * Slot)}>>>");
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder($"xref\n0 {given.Count + 1}\n0000000000 65535 f \n");
        var start = 0;
        for (var i = 0; i < given.Count; i++)
        {
            table.Append($"{file.Length:D10} 00000 n \n");
            start = i == Math.Min(2, given.Count - 1) ? file.Length + $"{i + 1} 0 obj\n".Length + given[i].IndexOf("/Contents", StringComparison.Ordinal) + "/Contents".Length : start;
            file.Append($"{i + 1} 0 obj\n{given[i]}\nendobj\n");
        }

        return (Encoding.Latin1.GetBytes($"{file}{table}trailer\n<</Root 1 0 R/Size {given.Count + 1}>>\nstartxref\n{file.Length}\n%%EOF\n"), start);
    }
}
