using System.IO.Compression;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>What a workbook may still unpack to; shared by the parts of one walk.</summary>
internal sealed class UnpackBudget(FileLimits limits)
{
    public long Left { get; private set; } = limits.MaxUnpackedBytes;

    public void Spend(string part, int bytes)
    {
        Left -= bytes;
        if (Left < 0)
        {
            throw new UnreadableException(FileRefusals.UnpackedTooLarge(part, limits.MaxUnpackedBytes));
        }
    }
}

/// <summary>
/// Unpacks one part and counts while it does: the sizes a ZIP file states of itself are never trusted. Whoever reads calls
/// <see cref="Progressed"/> after each row, so that no single row or element can fill the memory.
/// </summary>
internal sealed class PartStream : Stream
{
    private const int RatioCountsFrom = 1 << 20;
    private const int Stored = 0;
    private const int Deflated = 8;

    private readonly FileLimits limits;
    private readonly UnpackBudget budget;
    private readonly RangeStream packed;
    private readonly Stream unpacked;
    private long done;
    private long mark;

    public PartStream(RawFile file, ZipPart part, FileLimits limits, UnpackBudget budget)
    {
        Part = part.Name;
        this.limits = limits;
        this.budget = budget;
        if (part.Encrypted)
        {
            throw new UnreadableException(FileRefusals.Encrypted());
        }

        packed = ZipDirectory.Packed(file, part);
        unpacked = part.Method switch
        {
            Stored => packed,
            Deflated => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new UnreadableException(FileRefusals.DamagedZip($"部件 {part.Name} 用了不支持的压缩方法 {part.Method}")),
        };
    }

    public string Part { get; }

    public long PackedDone => packed.Done;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => done; set => throw new NotSupportedException(); }

    public void Progressed() => mark = done;

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        done += read;
        budget.Spend(Part, read);
        if (done > RatioCountsFrom && done / limits.MaxCompressionRatio > packed.Done)
        {
            throw new UnreadableException(FileRefusals.CompressionRatio(Part, limits.MaxCompressionRatio));
        }

        if (done - mark > limits.MaxRowBytes)
        {
            throw new UnreadableException(FileRefusals.ElementTooLarge(Part, limits.MaxRowBytes));
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        unpacked.Dispose();
        base.Dispose(disposing);
    }
}
