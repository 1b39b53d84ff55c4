using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Zhiheng.Proofs.Log;
using Zhiheng.Proofs.Notes;
using Zhiheng.Proofs.Tree;

namespace Zhiheng.Cli;

/// <summary>A key and the sizes for which it counts: from <paramref name="FromSize"/>, below <paramref name="Below"/> if it was retired.</summary>
internal sealed record TrustedKey(string Vkey, long FromSize, long? Below);

/// <summary>
/// What was seen of a log, in one file: the leaf hashes (32 bytes each), then the checkpoint and the keys as JSON, its length as four
/// bytes, and a mark. With the hashes a later fork is named by its index.
/// </summary>
internal sealed class VerifyLedgerMemory : IDisposable
{
    private const int MostHeadBytes = 4 * 1024 * 1024;

    private readonly SafeFileHandle file;

    private VerifyLedgerMemory(SafeFileHandle file, Checkpoint checkpoint, IReadOnlyList<TrustedKey> keys)
        => (this.file, Checkpoint, Keys) = (file, checkpoint, keys);

    private static ReadOnlySpan<byte> Mark => "ZHSEEN01"u8;

    public Checkpoint Checkpoint { get; }

    public IReadOnlyList<TrustedKey> Keys { get; }

    public SeenLog Seen => new(Checkpoint, Tile);

    /// <summary>Null where there is no such file yet. A damaged one is refused: it must not look like a fork.</summary>
    public static VerifyLedgerMemory? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var opened = File.OpenHandle(path);
        var memory = Read(opened);
        if (memory is null || Root(opened, memory.Checkpoint.Size) != memory.Checkpoint.Root)
        {
            opened.Dispose();
            throw new InvalidDataException($"文件“{path}”不是核验记录，或已损坏。请从备份恢复，或另指定一个文件重新开始。");
        }

        return memory;
    }

    public void Dispose() => file.Dispose();

    private static VerifyLedgerMemory? Read(SafeFileHandle opened)
    {
        var length = RandomAccess.GetLength(opened);
        Span<byte> tail = stackalloc byte[4 + 8];
        if (length < tail.Length || RandomAccess.Read(opened, tail, length - tail.Length) != tail.Length || !tail[4..].SequenceEqual(Mark)
            || BinaryPrimitives.ReadInt32BigEndian(tail) is var headBytes && (headBytes is < 0 or > MostHeadBytes || headBytes > length - tail.Length))
        {
            return null;
        }

        var head = new byte[headBytes];
        var hashes = length - tail.Length - headBytes;
        if (RandomAccess.Read(opened, head, hashes) != headBytes || Parse(head) is not { } parsed || SignedNote.Parse(Encoding.UTF8.GetBytes(parsed.Checkpoint)) is not { IsRefused: false } note
            || Checkpoint.Parse(note.Value.Text) is not { IsRefused: false } checkpoint || checkpoint.Value.Size != hashes / TreeHash.Length || hashes % TreeHash.Length != 0)
        {
            return null;
        }

        return new VerifyLedgerMemory(opened, checkpoint.Value, parsed.Keys);
    }

    private static Head? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Head>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TreeHash Root(SafeFileHandle leaves, long size)
    {
        var frontier = new Frontier();
        var buffer = new byte[TilePath.FullWidth * TreeHash.Length];
        while (frontier.Size < size)
        {
            var bytes = (int)Math.Min(buffer.Length, (size - frontier.Size) * TreeHash.Length);
            RandomAccess.Read(leaves, buffer.AsSpan(0, bytes), frontier.Size * TreeHash.Length);
            foreach (ref readonly var leaf in MemoryMarshal.Cast<byte, TreeHash>(buffer.AsSpan(0, bytes)))
            {
                frontier.Append(leaf);
            }
        }

        return frontier.Root;
    }

    private ReadOnlyMemory<byte>? Tile(TilePath path)
    {
        if (path.Level != 0 || (path.Index << 8) + path.Width > Checkpoint.Size)
        {
            return null;
        }

        var bytes = new byte[path.Width * TreeHash.Length];
        RandomAccess.Read(file, bytes, path.Index * TilePath.FullWidth * TreeHash.Length);
        return bytes;
    }

    private sealed record Head(string Checkpoint, IReadOnlyList<TrustedKey> Keys);

    /// <summary>The memory that takes the place of the old one if nothing was found wrong.</summary>
    internal sealed class Draft : IDisposable
    {
        private readonly string path;
        private readonly long size;
        private readonly SafeFileHandle leaves;
        private readonly HashSet<long> kept = [];

        /// <param name="before">What was seen before; its hashes stand for tiles that are not fetched again.</param>
        public Draft(string path, long size, VerifyLedgerMemory? before)
        {
            (this.path, this.size) = (path, size);
            leaves = File.OpenHandle(path + ".new", FileMode.Create, FileAccess.ReadWrite);
            for (long index = 0; before?.Tile(TilePath.Hashes(0, index)) is { } tile; index++)
            {
                RandomAccess.Write(leaves, tile.Span, index * TilePath.FullWidth * TreeHash.Length);
            }
        }

        /// <summary>The leaf hashes of a tile; what comes first counts, and in the end the root must follow from it.</summary>
        public void Keep(long index, byte[] tile)
        {
            if (kept.Add(index))
            {
                var bytes = (int)Math.Min(tile.Length, (long)Tiles.Width(0, index, size) * TreeHash.Length);
                RandomAccess.Write(leaves, tile.AsSpan(0, bytes), index * TilePath.FullWidth * TreeHash.Length);
            }
        }

        /// <summary>False if the hashes that were read do not have the signed root: then the old memory stays.</summary>
        public bool Replace(OpenedCheckpoint checkpoint, IReadOnlyList<TrustedKey> keys)
        {
            RandomAccess.SetLength(leaves, size * TreeHash.Length);
            if (Root(leaves, size) != checkpoint.Checkpoint.Root)
            {
                return false;
            }

            var head = JsonSerializer.SerializeToUtf8Bytes(new Head(checkpoint.Note.ToString(), keys));
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, head.Length);
            RandomAccess.Write(leaves, (byte[])[.. head, .. length, .. Mark], size * TreeHash.Length);
            RandomAccess.FlushToDisk(leaves);
            leaves.Dispose();
            File.Move(path + ".new", path, overwrite: true);
            return true;
        }

        public void Dispose()
        {
            leaves.Dispose();
            File.Delete(path + ".new");
        }
    }
}
