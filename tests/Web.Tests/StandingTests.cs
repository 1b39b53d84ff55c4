using Zhiheng.Web.Look;

namespace Zhiheng.Web.Tests;

public class StandingTests
{
    public static TheoryData<Standing> All => [.. Enum.GetValues<Standing>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_standing_has_a_word_in_both_languages_and_a_colour(Standing standing)
    {
        using var css = typeof(Standing).Assembly.GetManifestResourceStream("wwwroot/site.css")!;
        using var reader = new StreamReader(css);

        Assert.NotEmpty(standing.Words().Chinese);
        Assert.NotEmpty(standing.Words().English);
        Assert.Contains("." + standing.Class(), reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_five_statuses_differ_in_word_and_shape()
    {
        Standing[] five = [Standing.Valid, Standing.Suspended, Standing.Revoked, Standing.Cancelled, Standing.Expired];

        Assert.Equal(5, five.Select(one => one.Words().Chinese).Distinct().Count());
        Assert.Equal(5, five.Select(one => one.Shape()).Distinct().Count());
    }
}
