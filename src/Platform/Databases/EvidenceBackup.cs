using System.Security.Cryptography;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Databases;

/// <summary>
/// The folder of evidence in a copy. Files are named by their digest, so a copy that was damaged is seen. Copied after the database: a file
/// is there before the row that names it, so the copy of the rows names no file that is missing.
/// </summary>
internal static class EvidenceBackup
{
    private const string Name = "evidence";

    public static async Task Copy(string from, string to, CancellationToken ct)
    {
        foreach (var (path, relative) in Files(Path.Combine(from, Name)))
        {
            var target = Path.Combine(to, Name, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var source = File.OpenRead(path);
            await using var copy = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None);
            await source.CopyToAsync(copy, ct);
        }
    }

    /// <summary>The first file that is not what its name says, or null.</summary>
    public static async Task<Refusal?> Check(string folder, CancellationToken ct)
    {
        foreach (var (path, relative) in Files(Path.Combine(folder, Name)))
        {
            await using var file = File.OpenRead(path);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)) != relative.Replace(Path.DirectorySeparatorChar.ToString(), string.Empty, StringComparison.Ordinal))
            {
                return BackupRefusals.WrongDigest(Path.Combine(Name, relative));
            }
        }

        return null;
    }

    /// <summary>Kept files only; uploads that are under way lie in a folder with a longer name.</summary>
    private static IEnumerable<(string Path, string Relative)> Files(string folder)
        => !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder, "??")
            .SelectMany(Directory.EnumerateFiles).Select(path => (path, Path.GetRelativePath(folder, path)));
}
