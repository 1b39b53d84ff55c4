using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

/// <summary>A PDF file begins with its mark and ends with another (ISO 32000-1, 7.5); what follows the end belongs to something else.</summary>
internal static class PdfShape
{
    private const int TailBytes = 2048;

    public static Outcome<EvidenceKind> Check(Stream file, string name)
    {
        var tail = EvidenceSniffer.Bytes(file, file.Length - TailBytes, TailBytes);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            return EvidenceRefusals.Damaged(name, EvidenceKind.Pdf);
        }

        // Scanners fill up the last block with zeros.
        var rest = tail.AsSpan(end + "%%EOF".Length);
        return rest.IndexOfAnyExcept("\0\t\n\f\r "u8) < 0 ? EvidenceKind.Pdf : EvidenceRefusals.Polyglot(name);
    }
}
