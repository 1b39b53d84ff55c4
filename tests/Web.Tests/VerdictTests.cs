using Zhiheng.Web.Look;

namespace Zhiheng.Web.Tests;

public class VerdictTests
{
    public static TheoryData<Verdict> All => [.. Enum.GetValues<Verdict>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_standing_has_a_word_in_both_languages_and_a_colour(Verdict verdict)
    {
        using var css = typeof(Verdict).Assembly.GetManifestResourceStream("wwwroot/site.css")!;
        using var reader = new StreamReader(css);

        Assert.NotEmpty(verdict.Words().Chinese);
        Assert.NotEmpty(verdict.Words().English);
        Assert.Contains("." + verdict.Class(), reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_five_statuses_differ_in_word_and_shape()
    {
        Verdict[] five = [Verdict.Valid, Verdict.Suspended, Verdict.Revoked, Verdict.Cancelled, Verdict.Expired];

        Assert.Equal(5, five.Select(one => one.Words().Chinese).Distinct().Count());
        Assert.Equal(5, five.Select(one => one.Shape()).Distinct().Count());
    }
}
