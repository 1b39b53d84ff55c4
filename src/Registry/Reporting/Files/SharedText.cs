using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Zhiheng.Registry.Reporting.Files;

/// <summary>
/// The shared text of a workbook. What exceeds the limit lies in two temporary files (text in UTF-16, and where each begins), so
/// that memory stays the same however large the workbook is.
/// </summary>
internal sealed class SharedText : IDisposable
{
    private const int CacheSlots = 1 << 14;

    private readonly List<string> head = [];
    private readonly (int Index, string? Text)[] cache = new (int, string?)[CacheSlots];
    private FileStream? tail;
    private FileStream? tailStarts;

    private SharedText()
    {
    }

    public int Count { get; private set; }

    public static SharedText None() => new();

    public static SharedText Read(RawFile file, ZipPart part, FileLimits limits, UnpackBudget budget)
    {
        var shared = new SharedText();
        try
        {
            using var reader = new PartReader(file, part, limits, budget);
            for (var room = limits.MaxSharedTextChars; reader.Read();)
            {
                if (reader.IsStart("si"))
                {
                    var text = SheetText.Read(reader, limits.MaxCellChars);
                    room -= text.Length;
                    shared.Add(text, inMemory: room >= 0);
                    reader.Progressed();
                }
            }

            shared.MarkStart();
            shared.tail?.Flush();
            shared.tailStarts?.Flush();
            return shared;
        }
        catch
        {
            shared.Dispose();
            throw;
        }
    }

    /// <summary>The text, or null when there is none of this number.</summary>
    public string? Get(int index)
    {
        if (index < 0 || index >= Count)
        {
            return null;
        }

        if (index < head.Count)
        {
            return head[index];
        }

        ref var slot = ref cache[index % CacheSlots];
        return slot.Text is not null && slot.Index == index ? slot.Text : (slot = (index, FromTail(index - head.Count))).Text;
    }

    public void Dispose()
    {
        tail?.Dispose();
        tailStarts?.Dispose();
    }

    private void Add(string text, bool inMemory)
    {
        Count++;

        // A string object costs about 24 bytes besides its text, hence the second bound on what stays in memory.
        if (inMemory && tail is null && head.Count < 1 << 20)
        {
            head.Add(text);
            return;
        }

        tail ??= Temporary();
        tailStarts ??= Temporary();
        MarkStart();
        tail.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void MarkStart()
    {
        Span<byte> start = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(start, tail?.Position ?? 0);
        tailStarts?.Write(start);
    }

    private string FromTail(int index)
    {
        Span<byte> bounds = stackalloc byte[2 * sizeof(long)];
        RandomAccess.Read(tailStarts!.SafeFileHandle, bounds, (long)index * sizeof(long));
        var from = BinaryPrimitives.ReadInt64LittleEndian(bounds);
        var to = BinaryPrimitives.ReadInt64LittleEndian(bounds[sizeof(long)..]);
        return string.Create((int)(to - from) / sizeof(char), (File: tail!, From: from), static (text, place) =>
            RandomAccess.Read(place.File.SafeFileHandle, MemoryMarshal.AsBytes(text), place.From));
    }

    private static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 64 << 10,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        if (!OperatingSystem.IsWindows())
        {
            // The name goes at once, so that nothing of the report stays behind when the process is killed.
            File.Delete(stream.Name);
        }

        return stream;
    }
}
