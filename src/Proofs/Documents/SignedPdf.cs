using System.Security.Cryptography.X509Certificates;

namespace Zhiheng.Proofs.Documents;

/// <summary>
/// A PDF whose one signature covers every byte of it and holds (PAdES baseline B, EN 319 142-1). That the signer may be trusted is
/// for the caller to decide, from the certificate. The time is the signer's own claim.
/// </summary>
/// <param name="Signer">Disposed of by the caller.</param>
public sealed record SignedPdf(X509Certificate2 Signer, DateTimeOffset SignedAt, IReadOnlyList<PdfAttachment> Attachments)
{
    /// <summary>64 MiB; larger files are not ours.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    public static Proof<SignedPdf> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > LargestFile)
        {
            return ProofRefusals.PdfUnsupported("超过 64 MB 的篇幅");
        }

        var opened = PdfObjects.Read(file);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var objects = opened.Value;
        if (objects.Dictionary(objects.Trailer["Root"]) is not { } catalogue)
        {
            return ProofRefusals.PdfMalformed("目录");
        }

        var signature = PdfSignature.Find(file, objects, catalogue);
        return signature.IsRefused ? signature.Refusal : Check(file, signature.Value, objects, catalogue);
    }

    private static Proof<SignedPdf> Check(ReadOnlyMemory<byte> file, PdfSignature signature, PdfObjects objects, PdfDictionary catalogue)
    {
        // Upper case only: the same digits in lower case would be another file with the same signature.
        var slot = file.Span[signature.SlotStart..signature.SlotEnd];
        if (slot.ContainsAnyInRange((byte)'a', (byte)'f'))
        {
            return ProofRefusals.PdfSignatureUnreadable();
        }

        byte[] content = [.. file.Span[..signature.SlotStart], .. file.Span[signature.SlotEnd..]];
        var signer = CadesCheck.Check(signature.Contents, content);
        if (signer.IsRefused)
        {
            return signer.Refusal;
        }

        var attachments = PdfAttachments.Read(file, objects, catalogue);
        return attachments.IsRefused ? attachments.Refusal : new SignedPdf(signer.Value, signature.At, attachments.Value);
    }
}
