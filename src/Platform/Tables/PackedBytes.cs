namespace Zhiheng.Platform.Tables;

/// <summary>
/// Takes what a ZIP archive writes, so that it can go on asynchronously: the archive ends its entries with synchronous writes,
/// which a web response does not allow.
/// </summary>
internal sealed class PackedBytes : Stream
{
    private readonly MemoryStream waiting = new();
    private long position;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => position;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public async Task MoveTo(Stream target, CancellationToken ct)
    {
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), ct);
        waiting.SetLength(0);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        waiting.Write(buffer);
        position += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // MoveTo sends on what waits.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
