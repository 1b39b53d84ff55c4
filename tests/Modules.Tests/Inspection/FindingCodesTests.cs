using Zhiheng.Inspection.Checks;

namespace Zhiheng.Modules.Tests.Inspection;

/// <summary>The codes of a finding and their exclusions, rules.md §4.5, as a table over every pair.</summary>
public class FindingCodesTests
{
    private static readonly string[] Problems = ["E", "A", "B", "C", "D", "3", "4", "5", "G", "6", "8"];
    private static readonly string[] Gone = ["9", "10", "11", "12"];
    private static readonly string[] NotOfGone = ["A", "B", "C", "D", "E", "F", "G", "3", "4", "5"];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var codes = FindingCodes.All.Select(one => one.Code).ToList();
            var pairs = new TheoryData<string, string>();
            foreach (var (first, index) in codes.Select((code, index) => (code, index)))
            {
                foreach (var second in codes.Skip(index + 1))
                {
                    pairs.Add(first, second);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_codes_go_together_unless_the_rule_excludes_them(string first, string second)
    {
        bool Excludes(string a, string b) => (a == "1" && Problems.Contains(b)) || (Gone.Contains(a) && NotOfGone.Contains(b));

        var trouble = FindingCodes.Trouble([first, second]);

        Assert.Equal(Excludes(first, second) || Excludes(second, first) ? "inspection.finding.codes-exclude" : null, trouble?.Code);
        Assert.Equal(trouble?.Code, FindingCodes.Trouble([second, first])?.Code);
    }

    [Fact]
    public void There_are_eighteen_codes_and_each_alone_is_a_finding()
    {
        Assert.Equal(18, FindingCodes.All.Select(one => one.Code).Distinct().Count());
        Assert.All(FindingCodes.All, one => Assert.Null(FindingCodes.Trouble([one.Code])));
    }

    [Fact]
    public void No_code_an_unknown_one_and_one_twice_are_refused()
    {
        Assert.Equal("inspection.finding.no-code", FindingCodes.Trouble([])?.Code);
        Assert.Equal("inspection.finding.unknown-code", FindingCodes.Trouble(["2"])?.Code);
        Assert.Equal("inspection.finding.repeated-code", FindingCodes.Trouble(["A", "A"])?.Code);
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("E", false)]
    [InlineData("F", false)]
    [InlineData("9", false)]
    [InlineData("A", true)]
    [InlineData("6", true)]
    [InlineData("8", true)]
    public void What_was_found_and_is_not_put_right_has_to_be_followed_up(string code, bool expected)
        => Assert.Equal(expected ? "inspection.finding.no-follow-up" : null, RecordRules.After([code], [], new DateOnly(2026, 6, 1))?.Code);

    [Theory]
    [InlineData("R", "限期改正", "2026-06-02", null)]
    [InlineData("R", "限期改正", "2026-06-01", "inspection.finding.follow-up-due")]
    [InlineData("R", " ", "2026-06-02", "inspection.finding.follow-up-due")]
    [InlineData("R", "限期改正", null, "inspection.finding.follow-up-due")]
    [InlineData("X", "限期改正", "2026-06-02", "inspection.finding.unknown-code")]
    [InlineData("N", "", null, "inspection.finding.no-follow-up")]
    public void What_follows_has_words_and_a_day_after_the_check(string code, string words, string? due, string? expected)
    {
        var day = due is null ? (DateOnly?)null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, RecordRules.After(["A"], [new PlannedFollowUp(code, words, day)], new DateOnly(2026, 6, 1))?.Code);
    }

    [Fact]
    public void Nothing_to_do_stands_alone()
        => Assert.Equal(
            "inspection.finding.follow-up-nothing",
            RecordRules.After(["A"], [new PlannedFollowUp("N", "", null), new PlannedFollowUp("R", "改正", new DateOnly(2026, 7, 1))], new DateOnly(2026, 6, 1))?.Code);
}
