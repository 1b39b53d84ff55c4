using System.Text.RegularExpressions;

namespace Zhiheng.Web.Tests;

[Collection(DemoSiteTests.Name)]
public partial class ContentPolicyTests(DemoSite demo)
{
    private static readonly string[] Starts =
    [
        "/", "/search?q=有限公司", "/search?q=济南云岭机械有限公司&standing=valid", "/search?q=", "/about", "/report",
        "/report/0197a5b0-0000-7000-8000-000000000000", "/?lang=en", "/?size=large",
    ];

    [Fact]
    public async Task No_page_holds_inline_script_or_style_or_an_event_attribute()
    {
        var pages = await Walk.From(demo.Site.Client, 150, Starts);

        Assert.True(pages.Count >= 100, $"Only {pages.Count} pages were reached.");
        Assert.All(pages.Where(page => page.Value.StartsWith("<!DOCTYPE", StringComparison.Ordinal)), page =>
        {
            Assert.False(Inline().IsMatch(page.Value), $"{page.Key}: {Inline().Match(page.Value).Value}");
        });
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=有限公司")]
    [InlineData("/c/0123456789abcdef")]
    [InlineData("/organizations/nobody")]
    [InlineData("/bodies/nobody")]
    [InlineData("/report")]
    [InlineData("/report/0197a5b0-0000-7000-8000-000000000000")]
    [InlineData("/about")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/codes")]
    public async Task Every_answer_carries_the_strict_policy(string path)
    {
        using var response = await demo.Site.Client.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=有限公司")]
    [InlineData("/report")]
    public async Task A_first_visit_costs_at_most_150_kB(string path)
    {
        var page = await demo.Site.Client.GetByteArrayAsync(path);
        var text = System.Text.Encoding.UTF8.GetString(page);
        var total = page.Length;
        foreach (Match asset in Asset().Matches(text).DistinctBy(match => match.Groups[1].Value))
        {
            total += (await demo.Site.Client.GetByteArrayAsync(asset.Groups[1].Value)).Length;
        }

        Assert.InRange(total, 1, 150_000);
    }

    [GeneratedRegex("""<style|\sstyle\s*=|<script(?![^>]*\ssrc=)(?! type="application/json">)|\son[a-z]+\s*=\s*["']|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""(?:href|src)="(/[a-z]+\.(?:css|js|svg)\?v=[^"]+)""")]
    private static partial Regex Asset();
}
