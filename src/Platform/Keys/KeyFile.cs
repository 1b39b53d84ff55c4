using System.Runtime.InteropServices;

namespace Zhiheng.Platform.Keys;

/// <summary>A secret in a file of its own, made once and readable by its owner only.</summary>
internal static partial class KeyFile
{
    /// <summary>
    /// Writes <paramref name="content"/> to <paramref name="path"/> unless the file is there. Whoever opens it sees all of it or none
    /// of it, and of several makers at once, in one process or many, the first one counts.
    /// </summary>
    public static void MakeOnce(string path, Func<byte[]> content)
    {
        if (!File.Exists(path))
        {
            Publish(Beside(path, content()), path);
        }
    }

    /// <summary>Whoever opens it meanwhile sees the old content or the new one.</summary>
    public static void Replace(string path, byte[] content) => File.Move(Beside(path, content), path, overwrite: true);

    private static string Beside(string path, byte[] content)
    {
        var making = $"{path}.{Entropy.Code(8)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(making, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
        return making;
    }

    private static void Publish(string making, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(making, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(making);
            }

            return;
        }

        // A second name: rename would replace what another maker has just published, and File.Move looks before it renames.
        var failed = Link(making, path) != 0;
        var error = Marshal.GetLastPInvokeError();
        File.Delete(making);
        if (failed && !File.Exists(path))
        {
            throw new IOException($"密钥文件 {path} 无法建立（系统错误 {error}）。请检查数据目录的权限与磁盘空间。");
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);
}
