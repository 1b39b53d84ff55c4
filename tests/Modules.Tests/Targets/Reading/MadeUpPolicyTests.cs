using System.Text.Json.Nodes;
using Xunit.Abstractions;
using Zhiheng.Targets.Reading;

namespace Zhiheng.Modules.Tests.Targets.Reading;

/// <summary>Made-up documents in many layouts against labels written by hand (tests/vectors/policies/README.md).</summary>
public class MadeUpPolicyTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(GivenPolicy.Folder, "made-up");

    public static TheoryData<string> Documents => [.. GivenPolicy.Names(Folder)];

    [Fact]
    public void Ninety_five_of_a_hundred_measures_are_found_and_none_is_invented() => Holds(0.95, MeasuresOf);

    [Fact]
    public void Ninety_five_of_a_hundred_units_are_found_with_their_part() => Holds(0.95, UnitsOf);

    [Fact]
    public void Ninety_of_a_hundred_indicators_are_found_with_every_number() => Holds(0.90, IndicatorsOf);

    [Fact]
    public void Ninety_of_a_hundred_sums_of_money_are_found() => Holds(0.90, SubsidiesOf);

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_head_of_each_is_found(string name)
    {
        var (expected, read) = Both(name);

        Assert.Equal("", string.Join('\n', JsonDifference.Between(expected["document"], read["document"])));
    }

    private void Holds(double recall, Func<JsonNode, IEnumerable<string>> items)
    {
        int expected = 0, read = 0, both = 0;
        foreach (var name in GivenPolicy.Names(Folder))
        {
            var (labels, answer) = Both(name);
            var (wanted, found) = (items(labels).ToList(), items(answer).ToList());
            (expected, read) = (expected + wanted.Count, read + found.Count);
            var missed = wanted.Where(item => !found.Remove(item)).ToList();
            both += wanted.Count - missed.Count;
            foreach (var line in missed.Select(item => "missed " + item).Concat(found.Select(item => "invented " + item)))
            {
                output.WriteLine($"{name}: {line}");
            }
        }

        output.WriteLine($"recall {both} of {expected}, precision {both} of {read}");
        Assert.True(both >= recall * expected, $"{both} of {expected} found");
        Assert.True(both >= 0.97 * read, $"{both} of {read} are right");
    }

    private static (JsonNode Labels, JsonNode Read) Both(string name)
        => (JsonNode.Parse(GivenPolicy.Labels(Folder, name))!, JsonNode.Parse(PolicyJson.Write(GivenPolicy.Read(GivenPolicy.File(Folder, name)).Value))!);

    private static IEnumerable<string> MeasuresOf(JsonNode document) => document["measures"]!.AsArray().Select(measure => $"{measure!["section"]} {measure["no"]} {measure["title"]}");

    private static IEnumerable<string> UnitsOf(JsonNode document)
        => document["measures"]!.AsArray().SelectMany(measure => new[] { "lead", "participants" }.SelectMany(role => measure![role]!.AsArray().Select(unit => $"{measure["section"]} {measure["no"]} {role} {unit}")));

    /// <summary>Everything but the name, which two readers write in two ways.</summary>
    private static IEnumerable<string> IndicatorsOf(JsonNode document)
        => document["indicators"]!.AsArray().Select(indicator => string.Join(' ', new[] { "measure", "baseline", "target", "unit", "dueYear", "comparator", "kind" }.Select(field => indicator![field]?.ToJsonString() ?? "-")));

    private static IEnumerable<string> SubsidiesOf(JsonNode document)
        => document["subsidies"]!.AsArray().Select(subsidy => $"{subsidy!["measure"]} {subsidy["beneficiary"]} {subsidy["amountYuan"]} {subsidy["limit"]}");
}
