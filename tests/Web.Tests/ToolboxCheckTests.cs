using System.Text.RegularExpressions;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary><c>zhiheng toolbox check</c>: how it ends and what it says; the calculations themselves are tested with the library.</summary>
public sealed class ToolboxCheckTests : IDisposable
{
    private const string Constant = """{"id":"a","tool":"median range constant","input":{"n":[2]},"params":{},"expected":{"d4":[0.95387255]},"rtol":1e-6,"atol":0}""";

    private static readonly string Shipped = Path.Combine(Golden.Root, "tests", "vectors", "toolbox");
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-toolbox-").FullName;

    public static TheoryData<string> ShippedFiles => [.. Directory.GetFiles(Shipped, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public async Task Every_case_of_a_file_that_travels_passes(string name) => AllPass(await Check(Path.Combine(Shipped, name)));

    [WholeCasesFact]
    public async Task Every_case_of_the_whole_files_passes()
    {
        foreach (var file in Directory.GetFiles(WholeCasesFactAttribute.Folder!, "*.json").Where(path => Path.GetFileName(path) != "structures.json"))
        {
            AllPass(await Check(file));
        }
    }

    [Fact]
    public async Task A_case_that_differs_is_shown_with_its_place_and_ends_with_1()
    {
        var file = Written($$"""{"cases":[{{Constant}},{{Constant.Replace("\"a\"", "\"b\"", StringComparison.Ordinal).Replace("0.953", "0.853", StringComparison.Ordinal)}}]}""");

        var (code, text) = await Check(file);

        Assert.True(code == 1, text);
        Assert.Contains("passed  a  median range constant\n", text);
        Assert.Contains("failed  b  median range constant  d4.1: 应为 0.85387", text);
        Assert.EndsWith("1 passed, 1 failed\n", text);
    }

    [Fact]
    public async Task What_a_tool_refuses_is_a_failure_with_the_reason()
    {
        var (code, text) = await Check(Written($$"""{"cases":[{{Constant.Replace("[2]", "[\"二\"]", StringComparison.Ordinal)}}]}"""));

        Assert.True(code == 1, text);
        Assert.Contains("toolbox.input.not-number: n[1] 是“二”，不是数字", text);
    }

    [Theory]
    [InlineData("{", "toolbox.file.unreadable", "第 1 行不是有效的 JSON")]
    [InlineData("", "toolbox.file.unreadable", "不是有效的 JSON")]
    [InlineData("[]", "toolbox.file.unreadable", "没有“cases”列表")]
    [InlineData("""{"cases":[{"id":"a"}]}""", "toolbox.file.unreadable", "第 1 个算例缺少")]
    [InlineData("""{"cases":[{"id":"a","tool":"星盘","expected":{}}]}""", "toolbox.tool.unknown", "算例“a”：没有名为“星盘”的工具")]
    public async Task A_file_that_cannot_be_used_is_one_sentence_and_ends_with_2(string content, string refusal, string says)
    {
        var (code, text) = await Check(Written(content));

        Assert.True(code == 2, text);
        Assert.Contains(says, text);
        Assert.Contains("docs/toolbox.md", text);
        Assert.EndsWith($"[{refusal}]\n", text);
    }

    [Fact]
    public async Task A_missing_file_is_named_and_ends_with_2()
    {
        var (code, text) = await Check(Path.Combine(folder, "none.json"));

        Assert.True(code == 2, text);
        Assert.Contains("none.json”。请核对路径", text);
        Assert.EndsWith("[cli.toolbox.no-file]\n", text);
    }

    [Fact]
    public async Task A_file_too_large_to_be_read_whole_is_refused()
    {
        var file = Written("{");
        using (var stream = File.OpenWrite(file))
        {
            stream.SetLength((256L * 1024 * 1024) + 1);
        }

        var (code, text) = await Check(file);

        Assert.True(code == 2, text);
        Assert.EndsWith("[cli.toolbox.too-large]\n", text);
    }

    [Fact]
    public async Task The_help_says_what_the_ends_mean()
    {
        var (code, text) = await CommandLine.Run("toolbox", "check", "--help");

        Assert.Equal(0, code);
        Assert.Contains("0 全部相符，1 有不符，2 文件不能用", text);
    }

    private static void AllPass((int Code, string Text) answer)
    {
        Assert.True(answer.Code == 0, answer.Text);
        Assert.Matches(new Regex(@"\n[1-9]\d* passed, 0 failed\n$"), answer.Text);
    }

    private static Task<(int Code, string Text)> Check(string file) => CommandLine.Run("toolbox", "check", file);

    private string Written(string content)
    {
        var file = Path.Combine(folder, "cases.json");
        File.WriteAllText(file, content);
        return file;
    }
}

/// <summary>Needs the golden files with the cases that may not travel; skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WholeCasesFactAttribute : FactAttribute
{
    public static readonly string? Folder = SharedFolder.Find("golden", "toolbox");

    public WholeCasesFactAttribute() => Skip = SharedFolder.Missing("the golden cases that may not travel", "golden", "toolbox");
}
