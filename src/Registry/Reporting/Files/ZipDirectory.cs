using System.Buffers.Binary;
using System.Text;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>One entry of a ZIP file.</summary>
internal readonly record struct ZipPart(string Name, int Method, bool Encrypted, long Packed, long HeaderAt);

/// <summary>
/// The central directory of a ZIP file (APPNOTE 6.3, with ZIP64). Read by hand because the library takes every entry a file
/// claims into memory before anyone can count them.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x0605_4b50;
    private const uint End64Signature = 0x0606_4b50;
    private const uint Locator64Signature = 0x0706_4b50;
    private const uint EntrySignature = 0x0201_4b50;
    private const uint LocalSignature = 0x0403_4b50;
    private const int EndSize = 22;
    private const int Locator64Size = 20;
    private const int EntrySize = 46;
    private const int LocalSize = 30;

    /// <summary>Parts by name, without regard to case as the packaging standard has it.</summary>
    /// <exception cref="UnreadableException">The file is cut off, damaged or has too many entries.</exception>
    public static Dictionary<string, ZipPart> Read(RawFile file, FileLimits limits)
    {
        var (at, end) = Locate(file);
        var parts = new Dictionary<string, ZipPart>(StringComparer.OrdinalIgnoreCase);
        for (var count = 0; at + EntrySize <= end; count++)
        {
            var fixedPart = file.Read(at, EntrySize);
            if (fixedPart.Length < EntrySize || U32(fixedPart, 0) != EntrySignature)
            {
                throw Damaged($"目录的第 {count + 1} 项无法识别");
            }

            if (count >= limits.MaxZipEntries)
            {
                throw new UnreadableException(FileRefusals.TooManyZipEntries(limits.MaxZipEntries));
            }

            var (nameLength, extraLength) = (U16(fixedPart, 28), U16(fixedPart, 30));
            var variable = file.Read(at + EntrySize, nameLength + extraLength);
            if (variable.Length < nameLength + extraLength)
            {
                throw new UnreadableException(FileRefusals.TruncatedZip());
            }

            var part = Part(fixedPart, variable.AsSpan(0, nameLength), variable.AsSpan(nameLength));
            if (!parts.TryAdd(part.Name, part))
            {
                throw Damaged($"部件 {part.Name} 出现两次");
            }

            at += EntrySize + nameLength + extraLength + U16(fixedPart, 32);
        }

        return parts;
    }

    /// <summary>The packed bytes of a part.</summary>
    public static RangeStream Packed(RawFile file, ZipPart part)
    {
        var local = file.Read(part.HeaderAt, LocalSize);
        if (local.Length < LocalSize || U32(local, 0) != LocalSignature)
        {
            throw Damaged($"部件 {part.Name} 的位置不对");
        }

        var data = part.HeaderAt + LocalSize + U16(local, 26) + U16(local, 28);
        return data + part.Packed <= file.Length
            ? new RangeStream(file, data, part.Packed)
            : throw Damaged($"部件 {part.Name} 不完整");
    }

    private static (long At, long End) Locate(RawFile file)
    {
        var tailAt = Math.Max(0, file.Length - EndSize - ushort.MaxValue - Locator64Size);
        var tail = file.Read(tailAt, EndSize + ushort.MaxValue + Locator64Size);
        for (var i = tail.Length - EndSize; i >= 0; i--)
        {
            if (U32(tail, i) == EndSignature)
            {
                var has64 = i >= Locator64Size && U32(tail, i - Locator64Size) == Locator64Signature;
                return has64
                    ? Locate64(file, (long)U64(tail, i - Locator64Size + 8))
                    : Bounds(file, U32(tail, i + 16), U32(tail, i + 12));
            }
        }

        throw new UnreadableException(FileRefusals.TruncatedZip());
    }

    private static (long At, long End) Locate64(RawFile file, long at)
    {
        var end = at >= 0 ? file.Read(at, 56) : [];
        return end.Length is 56 && U32(end, 0) == End64Signature
            ? Bounds(file, (long)U64(end, 48), (long)U64(end, 40))
            : throw Damaged("目录的位置不对");
    }

    private static (long At, long End) Bounds(RawFile file, long at, long size) =>
        at >= 0 && size >= 0 && at <= file.Length && size <= file.Length - at ? (at, at + size) : throw Damaged("目录的位置不对");

    private static ZipPart Part(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra)
    {
        long packed = U32(entry, 20);
        long headerAt = U32(entry, 42);
        var wide = Extra64(extra);
        if (U32(entry, 24) == uint.MaxValue && wide.Length >= 8)
        {
            wide = wide[8..];
        }

        if (packed == uint.MaxValue && wide.Length >= 8)
        {
            packed = (long)U64(wide, 0) & long.MaxValue;
            wide = wide[8..];
        }

        if (headerAt == uint.MaxValue && wide.Length >= 8)
        {
            headerAt = (long)U64(wide, 0) & long.MaxValue;
        }

        var path = Encoding.UTF8.GetString(name).Replace('\\', '/').TrimStart('/');
        return new ZipPart(path, U16(entry, 10), (U16(entry, 8) & 1) is 1, packed, headerAt);
    }

    private static ReadOnlySpan<byte> Extra64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(U16(extra, 2), extra.Length - 4);
            if (U16(extra, 0) is 1)
            {
                return extra.Slice(4, size);
            }

            extra = extra[(4 + size)..];
        }

        return [];
    }

    private static UnreadableException Damaged(string what) => new(FileRefusals.DamagedZip(what));

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
