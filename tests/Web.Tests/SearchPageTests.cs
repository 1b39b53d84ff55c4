using System.Net;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class SearchPageTests
{
    [Theory]
    [BothDatabases]
    public async Task A_number_is_found_in_any_case_and_width_with_spaces_and_look_alikes(Dialect dialect)
    {
        await using var site = await Site(dialect);

        foreach (var typed in new[] { "00126Q10001R0M", " 00126q 10001 r0m", "００１２６Ｑ１０００１Ｒ０Ｍ", "OOI26QIOOOIROM" })
        {
            var page = await site.Client.Page("/search?q=" + Uri.EscapeDataString(typed));

            Assert.Contains("/c/" + await site.Register.CodeOf("00126Q10001R0M"), page);
        }
    }

    [Theory]
    [BothDatabases]
    public async Task A_part_of_the_name_and_a_credit_code_find_the_holder(Dialect dialect)
    {
        await using var site = await Site(dialect);
        var link = "/c/" + await site.Register.CodeOf("00126Q10001R0M");

        Assert.Contains(link, await site.Client.Page("/search?q=试验机械"));
        var byCode = await site.Client.Page("/search?q=" + Rows.Code(1));
        Assert.Contains(link, byCode);
        Assert.Contains("/organizations/" + Rows.Code(1), byCode);
    }

    [Fact]
    public async Task A_status_filter_leaves_only_its_certificates_and_can_be_given_back()
    {
        await using var site = await Site(Dialect.Sqlite);

        var page = await site.Client.Page("/search?q=试验机械&standing=suspended");

        Assert.Contains("00126Q10002R0M", page);
        Assert.DoesNotContain("00126Q10001R0M", page);
        Assert.Contains("aria-current=\"true\"", page);
    }

    [Fact]
    public async Task What_is_not_found_is_not_in_this_register_and_what_was_typed_comes_back_escaped()
    {
        await using var site = await Site(Dialect.Sqlite);

        var page = await site.Client.Page("/search?q=" + Uri.EscapeDataString("<b>无此企业</b>"));

        Assert.Contains("不在本登记簿", page);
        Assert.Contains("&lt;b&gt;无此企业&lt;/b&gt;", page);
        Assert.DoesNotContain("<b>无此企业", page);
    }

    [Theory]
    [InlineData("standing=fake")]
    [InlineData("standing=1")]
    [InlineData("cursor=nonsense")]
    public async Task A_filter_or_cursor_that_does_not_exist_is_refused(string extra)
    {
        await using var site = await Site(Dialect.Sqlite);

        Assert.Contains("这样查不了", await site.Client.Page("/search?q=试验机械&" + extra, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_scanned_address_of_this_site_leads_to_its_certificate()
    {
        await using var site = await Site(Dialect.Sqlite);
        var code = await site.Register.CodeOf("00126Q10001R0M");

        using var response = await site.Client.GetAsync("/search?q=" + Uri.EscapeDataString($"{site.Address}c/{code}"));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/c/" + code, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_scanned_address_of_another_site_does_not_count()
    {
        await using var site = await Site(Dialect.Sqlite);
        var code = await site.Register.CodeOf("00126Q10001R0M");

        var page = await site.Client.Page("/search?q=" + Uri.EscapeDataString($"https://elsewhere.example/c/{code}"), HttpStatusCode.BadRequest);

        Assert.Contains("elsewhere.example", page);
        Assert.Contains("不是本站的证书页", page);
    }

    [Fact]
    public async Task An_empty_search_asks_for_something_to_look_up()
    {
        await using var site = await Site(Dialect.Sqlite);

        Assert.Contains("请在上面的框里填写", await site.Client.Page("/search?q="));
    }

    private static async Task<TestSite> Site(Dialect dialect)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(
            Rows.System("00126Q10001R0M"), Rows.System("00126Q10002R0M", Rows.Suspended("2026-05-01", "2026-08-01")));
        return site;
    }
}
