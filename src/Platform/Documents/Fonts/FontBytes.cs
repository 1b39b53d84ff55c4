using System.Buffers.Binary;

namespace Zhiheng.Platform.Documents.Fonts;

/// <summary>
/// Big-endian reading of a font file. A read outside the file gives zero and sets <see cref="Overran"/>, so that a damaged file is
/// noticed once at the end of a table instead of at every step. One reader belongs to one call: it is not shared between threads.
/// </summary>
internal sealed class FontBytes(ReadOnlyMemory<byte> file)
{
    public bool Overran { get; private set; }

    public int Length => file.Length;

    public int UInt16(long at) => Has(at, 2) ? BinaryPrimitives.ReadUInt16BigEndian(file.Span[(int)at..]) : 0;

    public int Int16(long at) => (short)UInt16(at);

    public long UInt32(long at) => Has(at, 4) ? BinaryPrimitives.ReadUInt32BigEndian(file.Span[(int)at..]) : 0;

    public ReadOnlySpan<byte> Slice(long at, long length) => Has(at, length) ? file.Span.Slice((int)at, (int)length) : default;

    private bool Has(long at, long length)
    {
        if (at >= 0 && length >= 0 && at + length <= file.Length)
        {
            return true;
        }

        Overran = true;
        return false;
    }
}
