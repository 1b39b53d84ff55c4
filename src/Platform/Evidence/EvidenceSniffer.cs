using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

/// <summary>
/// Decides what a file is by its bytes, and refuses what is not on the list, not whole, or two things at once. Reads only; the place in
/// the stream afterwards is anywhere.
/// </summary>
internal static class EvidenceSniffer
{
    private const int HeadBytes = 1024;

    /// <summary>PDF readers look for the mark this far into a file, so it must not stand there in anything else.</summary>
    private static ReadOnlySpan<byte> PdfMark => "%PDF-"u8;

    public static Outcome<EvidenceKind> Sniff(Stream file, string name)
    {
        var head = Bytes(file, 0, HeadBytes);
        var found = Kind(file, head, name);
        if (found.IsRefused)
        {
            return found;
        }

        var kind = found.Value;
        var isPackage = kind is EvidenceKind.Docx or EvidenceKind.Xlsx or EvidenceKind.Ofd;
        var isTwo = (kind != EvidenceKind.Pdf && head.AsSpan().IndexOf(PdfMark) >= 0) || (!isPackage && ZipTail.Find(file) is not null);
        return isTwo ? EvidenceRefusals.Polyglot(name) : kind;
    }

    internal static byte[] Bytes(Stream file, long offset, int most)
    {
        file.Position = Math.Max(0, offset);
        var bytes = new byte[(int)Math.Min(most, Math.Max(0, file.Length - file.Position))];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static Outcome<EvidenceKind> Kind(Stream file, byte[] head, string name)
    {
        if (Starts(head, "%PDF-"u8))
        {
            return PdfShape.Check(file, name);
        }

        if (Starts(head, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return ImageShape.Png(file, name);
        }

        if (Starts(head, [0xFF, 0xD8, 0xFF]))
        {
            return ImageShape.Jpeg(file, name);
        }

        if (ImageShape.IsHeic(head))
        {
            return ImageShape.Heic(file, name);
        }

        if (Starts(head, "PK\u0003\u0004"u8))
        {
            return PackageShape.Check(file, name);
        }

        return Objection(head, name) ?? TextShape.Check(file, head, name);
    }

    private static Refusal? Objection(byte[] head, string name)
    {
        if (IsProgram(head))
        {
            return EvidenceRefusals.Program(name);
        }

        if (Starts(head, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return EvidenceRefusals.OldOffice(name);
        }

        var isArchive = (Starts(head, "PK"u8) && head.Length > 3 && head[2] < 9) || Starts(head, "Rar!\u001A"u8) || Starts(head, [0x37, 0x7A, 0xBC, 0xAF])
            || Starts(head, [0x1F, 0x8B]) || Starts(head, [0xFD, 0x37, 0x7A, 0x58]) || Starts(head, "BZh9"u8);
        return isArchive ? EvidenceRefusals.Archive(name) : null;
    }

    private static bool IsProgram(byte[] head)
        => Starts(head, [0x7F, (byte)'E', (byte)'L', (byte)'F']) || Starts(head, "#!"u8) || Starts(head, [0xCA, 0xFE, 0xBA, 0xBE])
            || Starts(head, [0xCF, 0xFA, 0xED, 0xFE])

            // Two letters may begin a text as well; a program has its binary header behind them.
            || (Starts(head, "MZ"u8) && head.AsSpan(0, Math.Min(64, head.Length)).IndexOfAnyInRange((byte)0, (byte)8) >= 0);

    private static bool Starts(byte[] head, ReadOnlySpan<byte> mark) => head.AsSpan().StartsWith(mark);
}
