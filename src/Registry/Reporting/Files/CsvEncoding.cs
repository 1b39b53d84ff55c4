using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>Which encoding a CSV file is in, proved on every byte, with its digest from the same walk.</summary>
internal sealed record CsvEncoding(FileFormat Format, Encoding Encoding, int Preamble, string Sha256, long LineEnds)
{
    private const int Window = 64 << 10;

    public static Outcome<CsvEncoding> Find(RawFile file)
    {
        var marked = file.Read(0, 3).AsSpan().SequenceEqual(Encoding.UTF8.Preamble);
        var (utf8, digest, lineEnds) = Walk(file, new Utf8Scan());
        if (digest is not null)
        {
            return new CsvEncoding(
                marked ? FileFormat.CsvUtf8Bom : FileFormat.CsvUtf8, new UTF8Encoding(false, true), marked ? 3 : 0, digest, lineEnds);
        }

        return marked || IsDamagedUtf8(file, utf8!.Value)
            ? FileRefusals.NotUtf8(utf8!.Value, LineAt(file, utf8.Value))
            : FindGb18030(file, utf8!.Value);
    }

    private static Outcome<CsvEncoding> FindGb18030(RawFile file, long utf8)
    {
        var (gb, digest, lineEnds) = Walk(file, new Gb18030Scan());
        if (digest is null)
        {
            return FileRefusals.UnknownEncoding(utf8, LineAt(file, utf8), gb!.Value, LineAt(file, gb.Value));
        }

        return new CsvEncoding(FileFormat.CsvGb18030, PlainText.Gb18030, 0, digest, lineEnds);
    }

    private static (long? Bad, string? Digest, long LineEnds) Walk(RawFile file, IEncodingScan scan)
    {
        long feeds = 0;
        long returns = 0;
        byte final = (byte)'\n';
        var digest = file.Digest((piece, last) =>
        {
            feeds += piece.Count((byte)'\n');
            returns += piece.Count((byte)'\r');
            final = piece.IsEmpty ? final : piece[^1];
            return scan.Add(piece, last);
        });

        // Neither encoding uses these two bytes inside a longer character. Old Macintosh files end lines with CR alone.
        var lineEnds = (feeds is 0 ? returns : feeds) + (final is (byte)'\n' or (byte)'\r' ? 0 : 1);
        return (scan.BadOffset, digest, lineEnds);
    }

    private static bool IsDamagedUtf8(RawFile file, long bad)
    {
        var (good, wrong) = Utf8Scan.Weigh(file.Read(Math.Max(0, bad - Window), 2 * Window));
        return good > wrong;
    }

    private static long LineAt(RawFile file, long offset)
    {
        long line = 1;
        for (long at = 0; at < offset; at += Window)
        {
            line += file.Read(at, (int)Math.Min(Window, offset - at)).AsSpan().Count((byte)'\n');
        }

        return line;
    }
}
