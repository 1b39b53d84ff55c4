using System.Net;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class CertificatePageTests
{
    [Theory]
    [BothDatabases]
    public async Task A_valid_certificate_answers_valid_with_holder_scope_body_and_last_day(Dialect dialect)
    {
        await using var site = await Site(dialect, Rows.System("T1"));

        var page = await site.Client.Page("/c/" + await site.Register.CodeOf("T1"));

        Assert.Contains("seal is-valid", page);
        Assert.Contains("有效期至 2028-08-31，含当日。", page);
        Assert.All(["济南试验机械有限公司", Rows.Code(1), "减速机的设计和生产", "GB/T 19001-2016", Rows.Body, "T1"], text => Assert.Contains(text, page));
    }

    [Fact]
    public async Task A_suspended_certificate_answers_not_valid_since_when_and_until_when()
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1", Rows.Suspended("2026-05-01", "2026-08-01")));

        var page = await site.Client.Page("/c/" + await site.Register.CodeOf("T1"));

        Assert.Contains("seal is-suspended", page);
        Assert.Contains("自 2026-05-01 起暂停（至 2026-08-01）", page);
        Assert.Contains("<strong>无效</strong>", page);
    }

    [Fact]
    public async Task A_revoked_certificate_answers_not_valid_and_that_it_is_final()
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1", ("CERTI_STATUS", "03"), ("CANCEL_CAUSE", "0112"), ("CANCEL_DATE", "2026-04-02")));

        var page = await site.Client.Page("/c/" + await site.Register.CodeOf("T1"));

        Assert.Contains("seal is-revoked", page);
        Assert.Contains("自 2026-04-02 起被认证机构撤销", page);
    }

    [Theory]
    [InlineData("2028-08-31", "seal is-valid")]
    [InlineData("2028-09-01", "seal is-expired")]
    public async Task The_last_day_is_still_valid_and_the_next_is_expired(string today, string seal)
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1"));
        site.Clock.Set(DateOnly.ParseExact(today, "yyyy-MM-dd"));

        var page = await site.Client.Page("/c/" + await site.Register.CodeOf("T1"));

        Assert.Contains(seal, page);
    }

    [Theory]
    [BothDatabases]
    public async Task A_past_day_is_answered_as_that_day_was_and_says_so(Dialect dialect)
    {
        await using var site = await Site(dialect, Rows.System("T1", Rows.Suspended("2026-05-01", "2026-08-01")));
        var code = await site.Register.CodeOf("T1");

        var before = await site.Client.Page($"/c/{code}?asOf=2026-04-30");
        var first = await site.Client.Page($"/c/{code}?asOf=2026-05-01");
        var unborn = await site.Client.Page($"/c/{code}?asOf=2025-08-31");

        Assert.Contains("seal is-valid past", before);
        Assert.Contains("这是 2026-04-30 当日的状态，不是今天的。", before);
        Assert.Contains("seal is-suspended past", first);
        Assert.Contains("seal is-notyetissued long past", unborn);
    }

    [Theory]
    [InlineData("2026-13-01", "日期写法应为")]
    [InlineData("昨天", "日期写法应为")]
    [InlineData("2026-06-02", "将来的状态")]
    public async Task A_day_that_cannot_be_answered_is_refused_beside_its_field(string asOf, string problem)
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1"));
        var code = await site.Register.CodeOf("T1");

        var page = await site.Client.Page($"/c/{code}?asOf={Uri.EscapeDataString(asOf)}", HttpStatusCode.BadRequest);

        Assert.Contains("id=\"asOf-problem\"", page);
        Assert.Contains(problem, page);
    }

    [Fact]
    public async Task An_unknown_code_is_not_in_this_register_and_never_called_a_fake()
    {
        await using var site = await TestSite.Start();

        var page = await site.Client.Page("/c/0123456789abcdef", HttpStatusCode.NotFound);

        Assert.Contains("不在本登记簿", page);
        Assert.Contains("不等于证书是假的", page);
    }

    [Fact]
    public async Task The_qr_address_stays_within_60_characters_and_follows_the_configured_host()
    {
        await using var site = await TestSite.Start(with: settings => settings with { PublicUrl = "https://zhiheng.example.cn/" });
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(Rows.System("T1"));
        var code = await site.Register.CodeOf("T1");

        var page = await site.Client.Page("/c/" + code);

        var address = $"https://zhiheng.example.cn/c/{code}";
        Assert.Contains($"二维码，内容为 {address}", page);
        Assert.InRange(address.Length, 1, 60);
    }

    [Fact]
    public async Task A_host_name_too_long_for_a_qr_code_gets_a_page_without_one()
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/" + await site.Register.CodeOf("T1"));
        request.Headers.Host = string.Join('.', Enumerable.Repeat(new string('a', 60), 4));

        using var response = await site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("二维码，内容为", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task In_english_the_words_change_and_the_data_do_not()
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1"));

        var page = await site.Client.Page($"/c/{await site.Register.CodeOf("T1")}?lang=en");

        Assert.Contains("<html lang=\"en\"", page);
        Assert.Contains("until 2028-08-31, that day included.", page);
        Assert.Contains("济南试验机械有限公司", page);
    }

    [Fact]
    public async Task Made_up_data_are_marked_on_the_certificate_itself()
    {
        await using var site = await Site(Dialect.Sqlite, Rows.System("T1"));

        Assert.Contains("演示数据", await site.Client.Page("/c/" + await site.Register.CodeOf("T1")));
    }

    private static async Task<TestSite> Site(Dialect dialect, params string[][] rows)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.Report(rows);
        return site;
    }
}
