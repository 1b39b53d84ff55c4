using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>The bytes of the file, read by position so that several walks share one open file.</summary>
internal sealed class RawFile : IDisposable
{
    private readonly SafeFileHandle handle;

    private RawFile(SafeFileHandle handle, long length)
    {
        this.handle = handle;
        Length = length;
    }

    public long Length { get; }

    public static Outcome<RawFile> Open(string path, FileLimits limits)
    {
        SafeFileHandle opened;
        try
        {
            opened = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileRefusals.NotFound(path);
        }
        catch (UnauthorizedAccessException)
        {
            return FileRefusals.NoAccess(path);
        }

        var length = RandomAccess.GetLength(opened);
        if (length is 0 || length > limits.MaxBytes)
        {
            opened.Dispose();
            return length is 0 ? FileRefusals.Empty() : FileRefusals.TooLarge(length, limits.MaxBytes);
        }

        return new RawFile(opened, length);
    }

    /// <summary>Bytes read at <paramref name="offset"/>; fewer than asked only at the end of the file.</summary>
    public int Read(Span<byte> into, long offset)
    {
        var done = 0;
        while (done < into.Length)
        {
            var read = RandomAccess.Read(handle, into[done..], offset + done);
            if (read is 0)
            {
                break;
            }

            done += read;
        }

        return done;
    }

    public byte[] Read(long offset, int count)
    {
        var bytes = new byte[(int)Math.Clamp(Length - offset, 0, count)];
        var read = Read(bytes, offset);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>Walks the file once, digests it and shows each piece to <paramref name="look"/>, which may stop the walk.</summary>
    /// <returns>The digest in lower-case hex, or null when the walk was stopped.</returns>
    public string? Digest(PieceLook look)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 << 10];
        for (long offset = 0; ;)
        {
            var piece = buffer.AsSpan(0, Read(buffer, offset));
            hash.AppendData(piece);
            offset += piece.Length;
            var last = piece.Length < buffer.Length;
            if (!look(piece, last))
            {
                return null;
            }

            if (last)
            {
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            }
        }
    }

    public void Dispose() => handle.Dispose();
}

/// <summary>Looks at the next piece of a file in order; false stops the walk.</summary>
internal delegate bool PieceLook(ReadOnlySpan<byte> piece, bool last);
