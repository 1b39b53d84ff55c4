namespace Zhiheng.Web.Tests;

[Collection(DemoSiteTests.Name)]
public class VerifyPageTests(DemoSite demo)
{
    [Fact]
    public async Task The_page_explains_itself_without_scripts_and_offers_the_command_line()
    {
        var page = await demo.Site.Client.Page("/verify");

        Assert.Contains("不会上传", page);
        Assert.Contains("zhiheng verify certificate FILE.pdf --did platform.json --did body.json --status", page);
        Assert.Contains("在浏览器中核验需要脚本", page);
        Assert.DoesNotContain("multipart/form-data", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_may_ask_this_site_and_no_other()
    {
        using var response = await demo.Site.Client.GetAsync("/verify");

        Assert.Contains("connect-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_linked_from_the_foot_of_every_page()
        => Assert.Contains("href=\"/verify\"", await demo.Site.Client.Page("/about"), StringComparison.Ordinal);
}
