namespace Zhiheng.Kernel.Tests;

public class RegionCodeTests
{
    [Theory]
    [InlineData("370000", "37", null)]
    [InlineData("370100", "3701", "370000")]
    [InlineData("370102", "370102", "370100")]
    [InlineData("370110", "370110", "370100")]
    [InlineData("371000", "3710", "370000")]
    public void The_prefix_drops_zero_pairs_and_the_code_above_is_one_pair_shorter(string code, string prefix, string? above)
    {
        var region = RegionCode.Parse(code).Value;

        Assert.Equal(prefix, region.Prefix);
        Assert.Equal(above, region.Above?.Value);
    }

    [Fact]
    public void Width_and_blanks_are_normalised()
    {
        Assert.Equal("370102", RegionCode.Parse(" ３７０１ 02").Value.Value);
    }

    [Theory]
    [InlineData(null, "kernel.region-code.blank")]
    [InlineData("37010", "kernel.region-code.form")]
    [InlineData("330212.0", "kernel.region-code.form")]
    [InlineData("37010A", "kernel.region-code.form")]
    [InlineData("000000", "kernel.region-code.form")]
    [InlineData("3701020", "kernel.region-code.form")]
    public void Anything_but_six_digits_is_refused(string? text, string refusal)
    {
        Assert.Equal(refusal, RegionCode.Parse(text).Refusal.Code);
    }

    [Fact]
    public void A_long_text_is_shown_short()
    {
        var outcome = RegionCode.Parse(new string('9', 5000));

        Assert.True(outcome.Refusal.Message.Length < 100);
    }
}
