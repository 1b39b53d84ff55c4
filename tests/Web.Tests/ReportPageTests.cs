using System.Net;
using System.Text;
using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

public class ReportPageTests
{
    private const string Other = "CNCA-R-2999-902";

    public static TheoryData<string, string> Formats => new()
    {
        { "utf-8", "证书.csv" }, { "gb18030", "证书.csv" }, { "xlsx", "证书.xlsx" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_file_is_taken_row_by_row_and_its_receipt_offers_the_result(string format, string name)
    {
        await using var site = await Site(Dialect.Sqlite);
        using var browser = site.Visitor(keepsCookies: true);
        string[][] rows = [Rows.System("U1"), Rows.System("U2", ("CERTI_E_DATE", "2026-02-30"))];
        var file = format switch { "utf-8" => Uploads.Utf8(rows), "gb18030" => Uploads.Gb18030(rows), _ => Uploads.Xlsx(rows) };

        using var sent = await browser.Upload(await site.NewKey(Rows.Body), file, name);
        var receipt = sent.Headers.Location!.OriginalString;
        var page = await browser.Finished(receipt);

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("已处理完，1 行退回", page);
        Assert.Contains(name, page);
        Assert.Contains("2026-02-30", page);
        Assert.Contains("seal is-valid", await site.Client.Page("/c/" + await site.Register.CodeOf("U1")));
        var csv = await browser.GetStringAsync(receipt + "/result.csv");
        Assert.Contains("2026-02-30", csv);
        var xlsx = await browser.GetByteArrayAsync(receipt + "/result.xlsx");
        Assert.Equal("PK"u8.ToArray(), xlsx[..2]);
    }

    [Theory]
    [BothDatabases]
    public async Task A_file_that_is_no_report_is_refused_as_a_whole(Dialect dialect)
    {
        await using var site = await Site(dialect);
        using var browser = site.Visitor(keepsCookies: true);
        var broken = Uploads.Xlsx(Rows.System("U1"))[..^200];

        using var sent = await browser.Upload(await site.NewKey(Rows.Body), broken, "证书.xlsx");
        var page = await browser.Finished(sent.Headers.Location!.OriginalString);

        Assert.Contains("文件未被接收", page);
        Assert.Contains("没有任何一行进入登记簿", page);
    }

    [Theory]
    [InlineData(null, "请填写接口密钥")]
    [InlineData("zh_unknown", "接口密钥不正确")]
    public async Task Without_a_good_key_nothing_is_taken_and_the_field_says_why(string? key, string problem)
    {
        await using var site = await Site(Dialect.Sqlite);

        using var response = await site.Client.Upload(key, Uploads.Utf8(Rows.System("U1")));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("id=\"key-wrong\"", page);
        Assert.Contains(problem, page);
        Assert.DoesNotContain("zh_unknown", page);
    }

    [Fact]
    public async Task An_expired_key_counts_until_the_end_of_its_last_day()
    {
        await using var site = await Site(Dialect.Sqlite);
        var key = await site.NewKey(Rows.Body, expiresOn: new DateOnly(2026, 6, 1));

        using var lastDay = await site.Client.Upload(key, Uploads.Utf8(Rows.System("U1")));
        site.Clock.Set(new DateOnly(2026, 6, 2));
        using var after = await site.Client.Upload(key, Uploads.Utf8(Rows.System("U2")));

        Assert.Equal(HttpStatusCode.Redirect, lastDay.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_key_for_something_else_cannot_report()
    {
        await using var site = await Site(Dialect.Sqlite);

        using var otherScope = await site.Client.Upload(await site.NewKey(Rows.Body, "read"), Uploads.Utf8(Rows.System("U1")));
        using var noBody = await site.Client.Upload(await site.NewKey(null), Uploads.Utf8(Rows.System("U1")));

        Assert.Equal(HttpStatusCode.Forbidden, otherScope.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, noBody.StatusCode);
    }

    [Fact]
    public async Task Without_a_file_or_with_an_empty_one_the_form_comes_back()
    {
        await using var site = await Site(Dialect.Sqlite);
        var key = await site.NewKey(Rows.Body);

        using var none = await site.Client.Upload(key, null);
        using var empty = await site.Client.Upload(key, []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("请选择要上报的文件", await none.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("收到的文件是空的", await empty.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nnonsense")]
    [InlineData("text/plain", "x")]
    public async Task A_form_that_cannot_be_read_is_refused(string type, string content)
    {
        await using var site = await Site(Dialect.Sqlite);
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await site.Client.PostAsync("/report", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("请求有误", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_receipt_asks_for_the_key_and_then_remembers_it_for_twelve_hours_and_for_this_report_only()
    {
        await using var site = await Site(Dialect.Sqlite);
        var key = await site.NewKey(Rows.Body);
        using var sent = await site.Client.Upload(key, Uploads.Utf8(Rows.System("U1")));
        var receipt = sent.Headers.Location!.OriginalString;
        using var browser = site.Visitor(keepsCookies: true);

        Assert.Contains("查看上报回执", await browser.Page(receipt));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(receipt + "/result.csv")).StatusCode);
        using var opened = await browser.PostAsync(receipt, new FormUrlEncodedContent([new("key", key)]));

        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.All(["; path=" + receipt, "; samesite=strict", "; httponly"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("上报回执", await browser.Finished(receipt));
        site.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("查看上报回执", await browser.Page(receipt));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("查看上报回执", await browser.Page(receipt));
    }

    [Fact]
    public async Task Another_bodys_report_looks_like_one_that_does_not_exist()
    {
        await using var site = await Site(Dialect.Sqlite);
        using var sent = await site.Client.Upload(await site.NewKey(Rows.Body), Uploads.Utf8(Rows.System("U1")));
        var receipt = sent.Headers.Location!.OriginalString;
        var strange = new FormUrlEncodedContent([new("key", await site.NewKey(Other))]);

        using var others = await site.Client.PostAsync(receipt, strange);
        using var nobodys = await site.Client.PostAsync("/report/0197a5b0-0000-7000-8000-000000000000", strange);

        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nobodys.StatusCode);
        Assert.Equal(Words(await nobodys.Content.ReadAsStringAsync()), Words(await others.Content.ReadAsStringAsync()));
        Assert.Contains("没有这次上报", await site.Client.Page("/report/no-number", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_cookie_that_was_tampered_with_counts_for_nothing()
    {
        await using var site = await Site(Dialect.Sqlite);
        using var sent = await site.Client.Upload(await site.NewKey(Rows.Body), Uploads.Utf8(Rows.System("U1")));
        var receipt = sent.Headers.Location!.OriginalString;
        var value = sent.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        foreach (var forged in new[] { value[..^4] + "AAAA", "report=", "report=nonsense" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, receipt);
            request.Headers.Add("Cookie", forged);
            using var response = await site.Client.SendAsync(request);

            Assert.Contains("查看上报回执", await response.Content.ReadAsStringAsync());
        }
    }

    /// <summary>A page without what differs from one request to the next.</summary>
    private static string Words(string page) => page.Split("<main")[1].Split("</main>")[0];

    private static async Task<TestSite> Site(Dialect dialect)
    {
        var site = await TestSite.Start(dialect);
        await site.Register.AddBody(Rows.Body);
        await site.Register.AddBody(Other);
        return site;
    }
}
