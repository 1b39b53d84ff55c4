using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>The published grammar says what the reader does: each of its examples is parsed.</summary>
public class PolicyGrammarTests
{
    private static readonly List<Match> Examples = Regex.Matches(File.ReadAllText(Path.Combine(GivenPolicy.Folder, "..", "..", "..", "docs", "policy-grammar.md")), "```text\n(?<text>.*?)```\n\n```json\n(?<json>.*?)```", RegexOptions.Singleline).ToList();

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.Count)];

    [Fact]
    public void The_grammar_has_an_example_for_each_of_its_parts() => Assert.Equal(5, Examples.Count);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_reads_as_the_grammar_says(int number)
    {
        var text = Examples[number].Groups["text"].Value;
        var document = text.Contains("一、", StringComparison.Ordinal) ? text : $"某地质量工作实施方案\n一、工作任务\n{text}";

        var read = JsonNode.Parse(PolicyJson.Write(GivenPolicy.Read(document).Value));

        Assert.Equal("", string.Join('\n', JsonDifference.Between(JsonNode.Parse(Examples[number].Groups["json"].Value), read)));
    }
}
