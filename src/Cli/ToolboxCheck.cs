using Zhiheng.Kernel;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Cli;

/// <summary>Runs a file of cases: 0 every case gave what is expected, 1 some did not, 2 the file cannot be used.</summary>
internal static class ToolboxCheck
{
    public const int Differs = 1;

    /// <summary>A file of cases is read whole.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    public static int Run(string path)
    {
        var read = Read(path);
        if (read.IsRefused)
        {
            return Trouble.Say(read.Refusal);
        }

        var (passed, failed) = (0, 0);
        foreach (var result in read.Value.RunAll())
        {
            Console.WriteLine(result.Passed ? $"passed  {result.Id}  {result.Tool}" : $"failed  {result.Id}  {result.Tool}  {result.Difference}");
            _ = result.Passed ? passed++ : failed++;
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : Differs;
    }

    private static Outcome<GoldenFile> Read(string path)
    {
        if (!File.Exists(path))
        {
            return ToolboxCheckRefusals.NoFile(path);
        }

        var bytes = new FileInfo(path).Length;
        if (bytes > MostBytes)
        {
            return ToolboxCheckRefusals.TooLarge(path, bytes, MostBytes);
        }

        try
        {
            var file = GoldenFile.Read(File.ReadAllText(path));
            foreach (var id in file.Ids)
            {
                try
                {
                    Tools.Named(file.ToolOf(id));
                }
                catch (ToolboxException unknown)
                {
                    return ToolboxCheckRefusals.Case(path, id, unknown);
                }
            }

            return file;
        }
        catch (ToolboxException unusable)
        {
            return ToolboxCheckRefusals.Whole(path, unusable);
        }
    }
}

internal static class ToolboxCheckRefusals
{
    public static Refusal NoFile(string path) => new("cli.toolbox.no-file", $"没有文件“{path}”。请核对路径，给出一个算例文件。");

    public static Refusal TooLarge(string path, long bytes, long most) => new(
        "cli.toolbox.too-large", $"文件“{path}”有 {bytes} 字节，最多 {most} 字节。请拆成几个文件分别核对。");

    /// <summary>The library's own code and sentence, with the file it is about.</summary>
    public static Refusal Whole(string path, ToolboxException why) => new(why.Code, $"“{path}”：{why.Message}格式见 docs/toolbox.md。");

    public static Refusal Case(string path, string id, ToolboxException why) => new(why.Code, $"“{path}”的算例“{id}”：{why.Message}目录见 docs/toolbox.md。");
}
