using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Toolbox.Tests;

public class GoldenFileTests
{
    [Theory]
    [InlineData("{", "第 1 行不是有效的 JSON")]
    [InlineData("[]", "没有“cases”列表")]
    [InlineData("""{"cases":5}""", "没有“cases”列表")]
    [InlineData("""{"cases":[{"id":"a"}]}""", "第 1 个算例缺少")]
    [InlineData("""{"cases":[{"id":"a","tool":"c","expected":{}},{"id":"a","tool":"c","expected":{}}]}""", "“a”出现了两次")]
    public void A_file_that_is_not_one_is_refused(string text, string says)
    {
        var refusal = Assert.Throws<ToolboxException>(() => GoldenFile.Read(text));

        Assert.Equal("toolbox.file.unreadable", refusal.Code);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_is_named_with_its_place()
        => Assert.StartsWith("d4.2: 应为 1.5，得到 1.587787", Run("""{"n":[2,3]}""", """{"d4":[0.954,1.5]}""", rtol: "1e-3")!, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"d4":[0.95387255]}""", "1e-6", true)]
    [InlineData("""{"d4":[0.95387255]}""", "1e-12", false)]
    [InlineData("""{"d4":0.95387255}""", "1e-6", false)]
    [InlineData("""{"d4":[null]}""", "1e-6", false)]
    [InlineData("""{"d4":[0.95387255,1]}""", "1e-6", false)]
    [InlineData("""{"other":1}""", "1e-6", false)]
    [InlineData("""{"other":null}""", "1e-6", true)]
    [InlineData("""{}""", "1e-6", true)]
    public void A_case_passes_within_its_tolerance_only(string expected, string rtol, bool passes)
        => Assert.Equal(passes, Run("""{"n":[2]}""", expected, rtol) is null);

    [Fact]
    public void The_note_widens_the_tolerance_of_the_fields_it_names()
    {
        Assert.Null(Run("""{"n":[2]}""", """{"d4":[0.954]}""", "1e-9", "d4 rtol 1e-3"));
        Assert.NotNull(Run("""{"n":[2]}""", """{"d4":[0.954]}""", "1e-9", "d5 rtol 1e-3"));
        Assert.NotNull(Run("""{"n":[2]}""", """{"d4":[0.954]}""", "1e-9", "d4 rtol 1e-5 (tables)"));
    }

    [Fact]
    public void A_case_may_use_the_input_and_parameters_of_another_one()
    {
        var file = GoldenFile.Read("""
            {"cases":[
              {"id":"a","tool":"moving average chart","input":{"x":[1,2,4]},"params":{"w":2,"center":0,"sigma":1},"expected":{},"rtol":0,"atol":0},
              {"id":"b","tool":"moving average chart","input":{"ref":"a"},"params":{"w":3},"expected":{"ma":[1,1.5,2.3333333333]},"rtol":1e-9,"atol":0},
              {"id":"c","tool":"moving average chart","input":{"ref":"d"},"params":{},"expected":{},"rtol":0,"atol":0},
              {"id":"d","tool":"moving average chart","input":{"ref":"c"},"params":{},"expected":{},"rtol":0,"atol":0},
              {"id":"e","tool":"moving average chart","input":{"ref":"nowhere"},"params":{},"expected":{},"rtol":0,"atol":0}]}
            """);

        Assert.Null(file.Run("b").Difference);
        Assert.Contains("toolbox.file.unreadable", file.Run("c").Difference, StringComparison.Ordinal);
        Assert.Contains("toolbox.file.unreadable", file.Run("e").Difference, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_tool_refuses_fails_the_case_with_the_reason()
        => Assert.StartsWith("toolbox.input.missing", Run("{}", """{"d4":[1]}""")!, StringComparison.Ordinal);

    [Fact]
    public void Every_tool_says_what_it_does_and_where_it_comes_from()
        => Assert.All(Tools.All, tool => Assert.All(
            [tool.Name, tool.Chinese, tool.English, tool.Formula, tool.Convention, tool.Source], text => Assert.False(string.IsNullOrWhiteSpace(text), tool.Name)));

    [Fact]
    public void Every_tool_refuses_to_calculate_with_nothing_or_needs_nothing()
    {
        // Tools of fixed tables answer without input; every other one names what is missing.
        foreach (var tool in Tools.All)
        {
            try
            {
                Given.Run(tool.Name, "{}");
            }
            catch (ToolboxException refusal)
            {
                Assert.StartsWith("toolbox.", refusal.Code, StringComparison.Ordinal);
            }
        }
    }

    private static string? Run(string input, string expected, string rtol = "1e-9", string note = "")
        => GoldenFile.Read($$"""
            {"cases":[{"id":"a","tool":"median range constant","input":{{input}},"params":{},"expected":{{expected}},"rtol":{{rtol}},"atol":0,"note":"{{note}}"}]}
            """).Run("a").Difference;
}
