using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>A window of decoded characters that moves over the file. Indexes are valid until the next <see cref="More"/>.</summary>
internal sealed class CsvText(RawFile file, CsvEncoding encoding, int maxKept)
{
    private const int PieceBytes = 32 << 10;

    private readonly Decoder decoder = encoding.Encoding.GetDecoder();
    private readonly byte[] bytes = new byte[PieceBytes];
    private char[] chars = new char[4 * PieceBytes];
    private long offset = encoding.Preamble;
    private bool ended;

    /// <summary>Number of decoded characters in the window.</summary>
    public int End { get; private set; }

    public long BytesDone => Volatile.Read(ref offset);

    public char this[int index] => chars[index];

    public ReadOnlySpan<char> Span(int from, int to) => chars.AsSpan(from, to - from);

    /// <summary>
    /// Reads on. What lies before <paramref name="keep"/> is forgotten and all indexes move left by the number returned,
    /// or -1 at the end of the file. The caller keeps no more than the limit it named.
    /// </summary>
    public int More(int keep)
    {
        if (ended)
        {
            return -1;
        }

        var kept = End - keep;
        if (kept > maxKept)
        {
            throw new InvalidOperationException("The caller keeps more than it said it would.");
        }

        MakeRoom(keep, kept);
        var read = file.Read(bytes, offset);
        ended = read < bytes.Length;
        try
        {
            End = kept + decoder.GetChars(bytes.AsSpan(0, read), chars.AsSpan(kept), ended);
        }
        catch (DecoderFallbackException)
        {
            // The encoding was proved on every byte when the file was opened.
            throw new UnreadableException(FileRefusals.ChangedWhileReading(offset));
        }

        Volatile.Write(ref offset, offset + read);
        return keep;
    }

    private void MakeRoom(int keep, int kept)
    {
        var target = kept + PieceBytes + 2 <= chars.Length ? chars : new char[2 * chars.Length];
        chars.AsSpan(keep, kept).CopyTo(target);
        chars = target;
        End = kept;
    }
}

/// <summary>Carries a refusal out of the depth of a stream to the walk that turns it into the last row; never leaves this folder.</summary>
internal sealed class UnreadableException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}
