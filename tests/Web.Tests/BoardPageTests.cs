using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Platform.Powers;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class BoardPageTests
{
    private const string Board = "/workbench/targets";

    [Fact]
    public async Task Before_anything_is_adopted_the_page_says_what_would_be_here()
    {
        await using var site = await Site();
        var officer = await new People(site).SignedIn(Role.QualityOfficer);

        var page = await officer.Browser.Page(Board);

        Assert.Contains("还没有采纳政策", page);
        Assert.DoesNotContain("<figure", page);
    }

    [Fact]
    public async Task One_policy_is_shown_with_what_is_behind_who_answers_its_pictures_and_their_tables()
    {
        await using var site = await Site();
        await new TestPolicy(site.Database).Add();
        var officer = await new People(site).SignedIn(Role.QualityOfficer);

        var page = await officer.Browser.Page(Board);

        Assert.Contains("质量提升行动方案", page);
        Assert.Contains("什么落后，由谁负责", page);
        Assert.Contains("省市场监管局", page);
        Assert.Contains("培训不在登记簿内。", page);
        // Heat table, two targets, divisions, years.
        Assert.Equal(5, Regex.Count(page, "<figure"));
        Assert.Equal(5, Regex.Count(page, "class=\"chart-table\""));
        Assert.Contains($"/targets/indicators/{TestPolicy.Growing}/records?region=370000", page);
        Assert.Contains("zhiheng map load", page);
    }

    [Fact]
    public async Task A_hostile_name_of_a_target_ends_no_script()
    {
        await using var site = await Site();
        await new TestPolicy(site.Database).Add();
        var officer = await new People(site).SignedIn(Role.QualityOfficer);

        var page = await officer.Browser.Page(Board);

        Assert.DoesNotContain(TestPolicy.Hostile, page);
        Assert.DoesNotContain("<b>省级认证证书", page);
    }

    [Fact]
    public async Task A_unit_and_a_city_narrow_the_page()
    {
        await using var site = await Site();
        await new TestPolicy(site.Database).Add();
        var officer = await new People(site).SignedIn(Role.QualityOfficer);

        var unit = await officer.Browser.Page($"{Board}?policy={TestPolicy.Id}&unit={TestPolicy.Finance}");
        var city = await officer.Browser.Page($"{Board}?region=370100");

        Assert.DoesNotContain("扩大认证覆盖", unit);
        Assert.Contains("加大奖补", unit);
        Assert.Contains("目标是对整个地区提出的", city);
        Assert.Contains($"{TestPolicy.Growing}/records?region=370100", city);
    }

    [Theory]
    [InlineData("370000", "?region=360000")]
    [InlineData("370000", "?region=37")]
    [InlineData("370000", "?policy=00000009-0000-0000-0000-000000000000")]
    [InlineData("370000", "?unit=00000009-0000-0000-0000-000000000000")]
    [InlineData("370000", "?map=00000021-0000-0000-0000-000000000000")]
    [InlineData("370000", "?level=street")]
    [InlineData("370000", "?policy=x")]
    [InlineData("360000", "?policy=00000001-0000-0000-0000-000000000000")]
    [InlineData("370100", "?policy=00000001-0000-0000-0000-000000000000")]
    public async Task What_is_not_there_or_lies_elsewhere_is_not_found(string region, string query)
    {
        await using var site = await Site();
        await new TestPolicy(site.Database).Add();
        var officer = await new People(site).SignedIn(Role.QualityOfficer, region);

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Browser.GetAsync(Board + query)).StatusCode);
    }

    [Fact]
    public async Task Whoever_may_not_read_targets_is_shown_the_door()
    {
        await using var site = await Site();
        var officer = await new People(site).SignedIn(Role.RegistryOfficer);

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.GetAsync(Board)).StatusCode);
    }

    private static Task<TestSite> Site() => TestSite.Start(
        with: settings => settings with { PasswordIterations = 1_000, RunsJobs = false },
        adjust: services => services.Replace(ServiceDescriptor.Singleton<IIndicators, TestIndicators>()));
}
