using Zhiheng.Platform.Reference;

namespace Zhiheng.Kernel.Tests;

/// <summary>What ships with the program is complete and agrees with the rules it was taken from.</summary>
public class ReferenceDataTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void All_provinces_cities_and_counties_of_2023_are_there()
    {
        var current = ReferenceData.Regions.All.Where(region => region.ExistedOn(Today)).ToArray();

        Assert.Equal(34, current.Count(region => region.Level == RegionLevel.Province));
        Assert.Equal(342, current.Count(region => region.Level == RegionLevel.City));
        Assert.Equal(124, current.Count(region => region.IsFunctionalZone));
        // 2,978 counties in the list; 东莞, 中山 and 儋州 stand at city level already.
        Assert.Equal(2975, current.Count(region => region.Level == RegionLevel.County));
    }

    [Fact]
    public void Every_parent_is_known_and_one_level_or_more_above()
    {
        var orphans = ReferenceData.Regions.All.Where(region => region.Parent is { } parent
            ? ReferenceData.Regions.FindEver(parent) is not { } above || above.Level >= region.Level
            : region.Level != RegionLevel.Province);

        Assert.Empty(orphans);
    }

    [Fact]
    public void Successors_follow_a_code_that_ended()
    {
        var wrong = ReferenceData.Regions.All.Select(region => region.Code).Distinct()
            .Where(code => ReferenceData.Regions.SuccessorsOf(code).Any(heir =>
                ReferenceData.Regions.FindEver(code)?.ValidTo is not { } last
                || ReferenceData.Regions.Find(heir, last.AddDays(1)) is null));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_working_days_of_2018_to_2026_are_loaded()
    {
        Assert.Equal(Enumerable.Range(2018, 9), ReferenceData.WorkingDays.Years);
    }

    [Theory]
    [InlineData("cma.review", "2021-05-31", 45)]
    [InlineData("cma.review", "2021-06-01", 30)]
    [InlineData("cma.decide", "2021-05-31", 20)]
    [InlineData("cma.decide", "2021-06-01", 10)]
    [InlineData("cma.issue", "2021-05-31", 10)]
    [InlineData("cma.issue", "2021-06-01", 7)]
    [InlineData("repair.decide", "2025-12-24", 15)]
    [InlineData("repair.decide", "2025-12-25", 7)]
    [InlineData("cert.surveillance.max_gap", "2025-12-31", 12)]
    [InlineData("cert.surveillance.max_gap", "2026-01-01", 12)]
    [InlineData("cert.ms.validity", "2020-01-01", 3)]
    [InlineData("cert.ccc.validity", "2020-01-01", 5)]
    [InlineData("cert.ms.suspension.max", "2020-01-01", 6)]
    [InlineData("cert.product.suspension.max", "2020-01-01", 6)]
    [InlineData("cert.ccc.suspension.max", "2020-01-01", 3)]
    [InlineData("cert.ccc.suspension.max_at_request", "2020-01-01", 12)]
    [InlineData("comp.mediate", "2026-04-14", 45)]
    [InlineData("comp.mediate", "2026-04-15", 45)]
    public void The_figure_of_the_day_is_the_one_in_the_rules(string key, string day, int value)
    {
        Assert.Equal(value, ReferenceData.Rules.Require(key, Given.Day(day)).Value);
    }

    [Fact]
    public void The_short_notice_audit_has_no_rule_before_2026()
    {
        Assert.Null(ReferenceData.Rules.On("cert.short_notice_after_sampling_fail", new DateOnly(2025, 12, 31)));
        Assert.Equal(30, ReferenceData.Rules.On("cert.short_notice_after_sampling_fail", new DateOnly(2026, 1, 1))?.Value);
    }

    [Fact]
    public void Only_what_was_read_in_the_legal_text_is_confirmed()
    {
        Assert.All(ReferenceData.Rules.All, rule => Assert.Equal(rule.Trust == RuleTrust.Verified, rule.Confirmed));
    }

    [Fact]
    public void Every_rule_names_the_text_it_rests_on()
    {
        Assert.All(ReferenceData.Rules.All, rule => Assert.NotEmpty(rule.Basis));
    }
}
