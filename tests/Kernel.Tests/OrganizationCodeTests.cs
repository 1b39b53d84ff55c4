namespace Zhiheng.Kernel.Tests;

public class OrganizationCodeTests
{
    [Theory]
    [InlineData("71526726X", "71526726X")]
    [InlineData("71526726-X", "71526726X")]
    [InlineData(" 71526726-x ", "71526726X")]
    [InlineData("７１５２６７２６－Ｘ", "71526726X")]
    [InlineData("100005220", "100005220")]
    [InlineData("M000100Y4", "M000100Y4")]
    public void Right_codes_are_accepted_in_their_usual_spellings(string typed, string value)
    {
        var outcome = OrganizationCode.Parse(typed);

        Assert.Equal(value, outcome.Value.Value);
    }

    [Theory]
    [InlineData(null, "kernel.organization-code.blank")]
    [InlineData(" ", "kernel.organization-code.blank")]
    [InlineData("71526726", "kernel.organization-code.length")]
    [InlineData("71526726X0", "kernel.organization-code.length")]
    [InlineData("7152672-6X", "kernel.organization-code.length")]
    [InlineData("7152672/X", "kernel.organization-code.alphabet")]
    [InlineData("715267260", "kernel.organization-code.check")]
    [InlineData("17526726X", "kernel.organization-code.check")]
    public void Wrong_codes_are_refused_for_their_own_reason(string? typed, string refusal)
    {
        var outcome = OrganizationCode.Parse(typed);

        Assert.Equal(refusal, outcome.Refusal.Code);
    }

    [Fact]
    public void The_foreign_character_is_named_with_its_place()
    {
        var outcome = OrganizationCode.Parse("7152672/X");

        Assert.Contains("第 8 位“/”", outcome.Refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("71526726", "71526726X")]
    [InlineData("10000522", "100005220")]
    [InlineData("60003734", "600037341")]
    public void Composing_adds_the_check_character(string body, string value)
    {
        Assert.Equal(value, OrganizationCode.Compose(body).Value);
    }

    [Theory]
    [InlineData("7152672")]
    [InlineData("715267260")]
    [InlineData("7152672x")]
    public void Composing_from_anything_else_is_a_bug_of_the_caller(string body)
    {
        Assert.Throws<ArgumentException>(() => OrganizationCode.Compose(body));
    }
}
