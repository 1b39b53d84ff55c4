namespace Zhiheng.Registry.Reporting.Files;

/// <summary>A part of the file as a stream to be read forwards once.</summary>
internal sealed class RangeStream(RawFile file, long offset, long length) : Stream
{
    private long done;

    /// <summary>Bytes of the part behind us; any thread may ask.</summary>
    public long Done => Volatile.Read(ref done);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => Done; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, length - done)], offset + done);
        Volatile.Write(ref done, done + read);
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
}
