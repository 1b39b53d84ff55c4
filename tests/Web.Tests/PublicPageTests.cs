using System.Net;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class PublicPageTests
{
    [Fact]
    public async Task An_empty_register_says_so_and_has_no_examples_and_no_figures()
    {
        await using var site = await TestSite.Start();

        var page = await site.Client.Page("/");

        Assert.Contains("登记簿还是空的", page);
        Assert.DoesNotContain("试一试", page);
        Assert.DoesNotContain("class=\"figures\"", page);
    }

    [Theory]
    [BothDatabases]
    public async Task The_home_page_shows_figures_latest_acts_and_examples_out_of_the_register(Dialect dialect)
    {
        await using var site = await Site(dialect);

        var page = await site.Client.Page("/");

        Assert.Contains("试一试", page);
        Assert.Contains("00126Q10001R0M", page);
        Assert.Contains("/c/" + await site.Register.CodeOf("00126Q10001R0M"), page);
        Assert.Contains("数据截至", page);
    }

    [Theory]
    [BothDatabases]
    public async Task An_organisation_is_shown_with_its_certificates(Dialect dialect)
    {
        await using var site = await Site(dialect);

        var page = await site.Client.Page("/organizations/" + Rows.Code(1));

        Assert.Contains("济南试验机械有限公司", page);
        Assert.Contains("/c/" + await site.Register.CodeOf("00126Q10001R0M"), page);
    }

    [Theory]
    [BothDatabases]
    public async Task A_body_is_shown_with_its_counts_and_certificates(Dialect dialect)
    {
        await using var site = await Site(dialect);

        var page = await site.Client.Page("/bodies/" + Rows.Body);

        Assert.Contains("认证（试验）有限公司", page);
        Assert.Contains("/c/" + await site.Register.CodeOf("00126Q10001R0M"), page);
    }

    [Theory]
    [InlineData("/organizations/91370102YY9999999X")]
    [InlineData("/bodies/CNCA-R-2999-999")]
    public async Task Who_is_not_in_the_register_gets_404(string path)
    {
        await using var site = await Site(Dialect.Sqlite);

        Assert.Contains("不在本登记簿", await site.Client.Page(path, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_wrong_cursor_of_an_organisation_is_refused()
    {
        await using var site = await Site(Dialect.Sqlite);

        Assert.Contains("这样查不了", await site.Client.Page($"/organizations/{Rows.Code(1)}?cursor=nonsense", HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task The_upload_page_names_the_templates_in_force_and_the_largest_file()
    {
        await using var site = await TestSite.Start();

        var page = await site.Client.Page("/report");

        Assert.Contains("103010", page);
        Assert.Contains("203010", page);
        Assert.Contains($"{FileLimits.Default.MaxBytes >> 20} MB", page);
    }

    [Fact]
    public async Task Only_a_demonstration_carries_the_banner()
    {
        await using var real = await TestSite.Start();
        await using var demo = await TestSite.Start(with: settings => settings with { IsDemo = true });

        Assert.DoesNotContain("<aside class=\"demo\"", await real.Client.Page("/about"));
        Assert.Contains("<aside class=\"demo\"", await demo.Client.Page("/about"));
    }

    [Fact]
    public async Task An_address_that_does_not_exist_gets_a_page_with_a_way_out()
    {
        await using var site = await TestSite.Start();

        Assert.Contains("没有这个页面", await site.Client.Page("/nowhere", HttpStatusCode.NotFound));
    }

    private static async Task<TestSite> Site(Dialect dialect)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("00126Q10001R0M"));
        return site;
    }
}
