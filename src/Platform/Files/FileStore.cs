using System.Security.Cryptography;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Platform.Files;

/// <summary>
/// Uploaded files, held in the database in parts of one mebibyte: a file that was accepted is as safe as any other row, and any
/// process that shares the database can work on it.
/// </summary>
public sealed class FileStore(Database database, TimeProvider clock)
{
    public const int PartBytes = 1024 * 1024;

    /// <summary>
    /// Takes a file in while it arrives. Refused when it is empty or passes <paramref name="maxBytes"/>; then nothing is kept.
    /// All parts commit together with the file's digest, so half a file is never seen.
    /// </summary>
    public async Task<Outcome<Guid>> Save(Stream content, string name, long maxBytes, Act act, CancellationToken ct)
    {
        // The upload waits in a temporary file first: a slow sender must not hold the database's only writer.
        await using var waiting = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose);
        if (!await CopyAtMost(content, waiting, maxBytes, ct))
        {
            return FileRefusals.TooLarge(maxBytes);
        }

        if (waiting.Length == 0)
        {
            return FileRefusals.Empty();
        }

        waiting.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(waiting, ct));
        waiting.Position = 0;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await using var work = await database.Begin(act, ct);
        await work.Execute(
            "insert into platform_file (id, name, bytes, sha256, created_at) values (@id, @name, @bytes, @digest, @at)",
            new { id, name, bytes = waiting.Length, digest, at = clock.GetUtcNow() },
            ct);
        await WriteParts(work, id, waiting, ct);
        await work.Commit([], ct);
        return id;
    }

    /// <summary>Writes a stored file to <paramref name="path"/>, for readers that need to seek.</summary>
    public async Task Fetch(Guid id, string path, CancellationToken ct)
    {
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await using var session = await database.Read(ct);
        for (var no = 0; ; no++)
        {
            var part = await session.First<byte[]>(
                "select bytes from platform_file_part where file = @id and no = @no", new { id, no }, ct);
            if (part is null)
            {
                return;
            }

            await target.WriteAsync(part, ct);
        }
    }

    /// <summary>Drops a file whose job is done.</summary>
    public static async Task Drop(Work work, Guid id, CancellationToken ct)
    {
        await work.Execute("delete from platform_file_part where file = @id", new { id }, ct);
        await work.Execute("delete from platform_file where id = @id", new { id }, ct);
    }

    private static async Task<bool> CopyAtMost(Stream from, Stream to, long maxBytes, CancellationToken ct)
    {
        var buffer = new byte[81920];
        long total = 0;
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            total += read;
            if (total > maxBytes)
            {
                return false;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return true;
    }

    private static async Task WriteParts(Work work, Guid id, Stream content, CancellationToken ct)
    {
        var buffer = new byte[PartBytes];
        int read;
        for (var no = 0; (read = await content.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, ct)) > 0; no++)
        {
            await work.Execute(
                "insert into platform_file_part (file, no, bytes) values (@id, @no, @bytes)",
                new { id, no, bytes = buffer[..read] },
                ct);
        }
    }
}

internal static class FileRefusals
{
    public static Refusal TooLarge(long maxBytes) => new(
        "platform.file.too-large", $"文件超过 {maxBytes / 1024 / 1024} MB 的上限。请拆分成几个文件后分别上报。");

    public static Refusal Empty() => new("platform.file.empty", "收到的文件是空的。请检查文件后重新上传。");
}
