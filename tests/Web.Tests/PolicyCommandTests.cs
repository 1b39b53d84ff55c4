using System.Text.Json;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary><c>zhiheng policy parse</c>; what is found in documents is tested with Targets.</summary>
public class PolicyCommandTests
{
    private static readonly string Document = Path.Combine(Golden.Root, "src", "Targets", "Data", "shandong-2018-22.txt");

    [Fact]
    public async Task A_document_comes_out_as_JSON_with_the_place_of_each_value()
    {
        var answer = await CommandLine.Run("policy", "parse", Document, "--json");

        Assert.True(answer.Code == 0, answer.Text);
        using var json = JsonDocument.Parse(answer.Text);
        Assert.Equal("鲁政发〔2018〕22号", json.RootElement.GetProperty("document").GetProperty("number").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("indicators").EnumerateArray());
    }

    [Fact]
    public async Task Without_JSON_it_says_what_was_found_and_how_much_a_person_must_look_at()
    {
        var answer = await CommandLine.Run("policy", "parse", Document);

        Assert.True(answer.Code == 0, answer.Text);
        Assert.Contains("需人工核对", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var answer = await CommandLine.Run("policy", "parse", "/nowhere/none.txt");

        Assert.NotEqual(0, answer.Code);
        Assert.Contains("没有文件“/nowhere/none.txt”", answer.Text, StringComparison.Ordinal);
    }
}
