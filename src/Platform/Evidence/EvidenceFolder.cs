using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Platform.Evidence;

/// <summary>
/// Files under their SHA-256: <c>ab/cdef…</c> below the folder. A file appears under its name whole or not at all, and is on the disk,
/// its name included, before anything is told that it is there.
/// </summary>
internal sealed partial class EvidenceFolder(string folder)
{
    private const string Arriving = "arriving";
    private const int DigestLength = 64;

    /// <summary>A new file in which an upload waits; its maker removes it unless <see cref="Keep"/> took it.</summary>
    public FileStream Arrive()
    {
        var waiting = Directory.CreateDirectory(Path.Combine(folder, Arriving)).FullName;
        return new FileStream(Path.Combine(waiting, Entropy.Code(26)), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 81920);
    }

    public static async Task<string> Digest(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    /// <summary>Puts an arrived file under its digest. One that is there already, whole, stays.</summary>
    public void Keep(FileStream arrived, string digest)
    {
        var path = PathOf(digest);
        if (File.Exists(path) && new FileInfo(path).Length == arrived.Length)
        {
            return;
        }

        arrived.Flush(flushToDisk: true);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(arrived.Name, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
        SyncFolder(folder);
    }

    public bool Has(string digest) => File.Exists(PathOf(digest));

    public FileStream Open(string digest) => new(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, useAsync: true);

    public void Remove(string digest) => File.Delete(PathOf(digest));

    public IEnumerable<string> Digests()
        => !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder, "??")
            .SelectMany(start => Directory.EnumerateFiles(start).Select(file => Path.GetFileName(start) + Path.GetFileName(file)))
            .Where(digest => digest.Length == DigestLength && digest.All(char.IsAsciiHexDigitLower));

    /// <summary>Uploads whose process died; how many were removed.</summary>
    public int RemoveAbandoned(DateTimeOffset before)
    {
        var waiting = new DirectoryInfo(Path.Combine(folder, Arriving));
        var abandoned = waiting.Exists ? waiting.GetFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime).ToList() : [];
        abandoned.ForEach(file => file.Delete());
        return abandoned.Count;
    }

    private string PathOf(string digest) => Path.Combine(folder, digest[..2], digest[2..]);

    /// <summary>A new name is in its folder, and the folder's own change must reach the disk too. Windows keeps names by journal.</summary>
    private static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenFolder(path, 0);
        if (handle < 0)
        {
            throw new IOException($"{path} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        var failed = Sync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed)
        {
            throw new IOException($"{path} cannot be written to disk (error {error}).");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
