using System.Buffers.Binary;
using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

/// <summary>Pictures, walked from part to part without decoding them.</summary>
internal static class ImageShape
{
    /// <summary>More than any camera or scanner gives; a few kilobytes can claim much more and fill a reader's memory.</summary>
    private const long MostPixels = 250_000_000;

    /// <summary>Chunks from the header to the end mark, and nothing after it (PNG, 5).</summary>
    public static Outcome<EvidenceKind> Png(Stream file, string name)
    {
        long at = 8;
        for (var first = true; ; first = false)
        {
            var head = EvidenceSniffer.Bytes(file, at, 12);
            if (head.Length < 12)
            {
                return EvidenceRefusals.Damaged(name, EvidenceKind.Png);
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = Encoding.Latin1.GetString(head, 4, 4);
            var next = at + 12 + length;
            if (next > file.Length || first != (type == "IHDR") || (first && length != 13))
            {
                return EvidenceRefusals.Damaged(name, EvidenceKind.Png);
            }

            if (first && Pixels(EvidenceSniffer.Bytes(file, at + 8, 8)) > MostPixels)
            {
                return EvidenceRefusals.Bomb(name);
            }

            if (type == "IEND")
            {
                return next == file.Length ? EvidenceKind.Png : EvidenceRefusals.Polyglot(name);
            }

            at = next;
        }
    }

    /// <summary>
    /// Segments up to the picture, and an end mark behind it (ITU-T T.81, B). What telephones append (moving photos) is let through.
    /// </summary>
    public static Outcome<EvidenceKind> Jpeg(Stream file, string name)
    {
        var hasFrame = false;
        for (long at = 2; ;)
        {
            var segment = EvidenceSniffer.Bytes(file, at, 9);
            if (segment.Length < 4 || segment[0] != 0xFF)
            {
                return EvidenceRefusals.Damaged(name, EvidenceKind.Jpeg);
            }

            if (segment[1] == 0xFF)
            {
                at++;
                continue;
            }

            if (segment[1] == 0xDA)
            {
                return hasFrame && HasEnd(file, at) ? EvidenceKind.Jpeg : EvidenceRefusals.Damaged(name, EvidenceKind.Jpeg);
            }

            // Start of frame: C0 to CF but for three of other meaning.
            hasFrame |= segment[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(segment.AsSpan(2));
        }
    }

    public static bool IsHeic(byte[] head)
        => head.Length >= 12 && head.AsSpan(4, 4).SequenceEqual("ftyp"u8)
            && Encoding.Latin1.GetString(head, 8, 4) is "heic" or "heix" or "heim" or "heis" or "mif1";

    /// <summary>Boxes (ISO/IEC 14496-12, 4.2) that fill the file, a "meta" among them.</summary>
    public static Outcome<EvidenceKind> Heic(Stream file, string name)
    {
        var hasMeta = false;
        long at = 0;
        while (at < file.Length)
        {
            var head = EvidenceSniffer.Bytes(file, at, 16);
            long size = head.Length < 8 ? -1 : BinaryPrimitives.ReadUInt32BigEndian(head);
            size = size switch
            {
                0 => file.Length - at,
                1 => head.Length < 16 ? -1 : BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)),
                _ => size,
            };
            if (size < 8 || size > file.Length - at)
            {
                return EvidenceRefusals.Damaged(name, EvidenceKind.Heic);
            }

            hasMeta |= head.AsSpan(4, 4).SequenceEqual("meta"u8);
            at += size;
        }

        return hasMeta ? EvidenceKind.Heic : EvidenceRefusals.Damaged(name, EvidenceKind.Heic);
    }

    private static long Pixels(byte[] size) => (long)BinaryPrimitives.ReadUInt32BigEndian(size) * BinaryPrimitives.ReadUInt32BigEndian(size.AsSpan(4));

    private static bool HasEnd(Stream file, long from)
    {
        const int Window = 64 << 10;
        for (var at = from; at < file.Length; at += Window - 1)
        {
            if (EvidenceSniffer.Bytes(file, at, Window).AsSpan().IndexOf([(byte)0xFF, (byte)0xD9]) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
